# SPDX-License-Identifier: Apache-2.0
# The library, its headers and its CMake package: `cmake --install <build> --prefix <where>`, then find_package(colead).
include(CMakePackageConfigHelpers)
include(GNUInstallDirs)

set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/colead)

install(
  TARGETS colead
  EXPORT coleadTargets
  ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT library
  LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT library
  RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR} COMPONENT library
  INCLUDES DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(
  DIRECTORY libsim/colead
  DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}
  COMPONENT library
  FILES_MATCHING
  PATTERN "*.hpp")
install(
  EXPORT coleadTargets
  NAMESPACE colead::
  DESTINATION ${package_dir}
  COMPONENT library)

configure_package_config_file(cmake/coleadConfig.cmake.in ${PROJECT_BINARY_DIR}/coleadConfig.cmake
                              INSTALL_DESTINATION ${package_dir})
write_basic_package_version_file(${PROJECT_BINARY_DIR}/coleadConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(
  FILES ${PROJECT_BINARY_DIR}/coleadConfig.cmake ${PROJECT_BINARY_DIR}/coleadConfigVersion.cmake cmake/yaml-cpp.cmake
  DESTINATION ${package_dir}
  COMPONENT library)
