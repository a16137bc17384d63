# SPDX-License-Identifier: Apache-2.0
# The library, its public headers, its CMake package, the shipped scenarios and the licence:
# `cmake --install <build> --prefix <where> --component library`, then find_package(colead).
include(CMakePackageConfigHelpers)

set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/colead)

install(
  TARGETS colead
  EXPORT coleadTargets
  ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT library
  LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT library NAMELINK_COMPONENT library
  RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR} COMPONENT library)
foreach(header IN LISTS colead_headers)
  cmake_path(GET header PARENT_PATH folder)
  install(FILES libsim/${header} DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/${folder} COMPONENT library)
endforeach()
install(FILES ${PROJECT_BINARY_DIR}/include/colead/version.hpp DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/colead
        COMPONENT library)
install(
  DIRECTORY scenarios
  DESTINATION ${CMAKE_INSTALL_DATADIR}/colead
  COMPONENT library
  FILES_MATCHING
  PATTERN "*.yaml")
install(FILES LICENSE README.md DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT library)
install(
  EXPORT coleadTargets
  NAMESPACE colead::
  DESTINATION ${package_dir}
  COMPONENT library)

# What a static colead leaves its users to link; a shared one has linked it.
set(COLEAD_IS_STATIC ON)
if(BUILD_SHARED_LIBS)
  set(COLEAD_IS_STATIC OFF)
endif()
set(COLEAD_NEEDS_YAML_CPP ${COLEAD_IS_STATIC})
if(COLEAD_BUNDLE_YAML_CPP)
  set(COLEAD_NEEDS_YAML_CPP OFF)
endif()
set(COLEAD_SCENARIOS ${CMAKE_INSTALL_DATADIR}/colead/scenarios)
configure_package_config_file(
  cmake/coleadConfig.cmake.in ${PROJECT_BINARY_DIR}/coleadConfig.cmake
  INSTALL_DESTINATION ${package_dir}
  PATH_VARS COLEAD_SCENARIOS)
write_basic_package_version_file(${PROJECT_BINARY_DIR}/coleadConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(
  FILES ${PROJECT_BINARY_DIR}/coleadConfig.cmake ${PROJECT_BINARY_DIR}/coleadConfigVersion.cmake cmake/yaml-cpp.cmake
  DESTINATION ${package_dir}
  COMPONENT library)
