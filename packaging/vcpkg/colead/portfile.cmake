# SPDX-License-Identifier: Apache-2.0
# UNTESTED: written by the rules of vcpkg, never built.
vcpkg_download_distfile(archive URLS "@URL@" FILENAME "colead-@VERSION@.tar.gz" SHA512 "@SHA512@")
vcpkg_extract_source_archive(SOURCE_PATH ARCHIVE "${archive}")
vcpkg_cmake_configure(
  SOURCE_PATH "${SOURCE_PATH}"
  OPTIONS -DCOLEAD_BUILD_TESTS=OFF -DCOLEAD_BUILD_EXAMPLES=OFF -DCOLEAD_UNITY=ON)
vcpkg_cmake_install()
vcpkg_cmake_config_fixup(PACKAGE_NAME colead CONFIG_PATH lib/cmake/colead)
file(REMOVE_RECURSE "${CURRENT_PACKAGES_DIR}/debug/include" "${CURRENT_PACKAGES_DIR}/debug/share")
vcpkg_install_copyright(FILE_LIST "${SOURCE_PATH}/LICENSE" "${SOURCE_PATH}/LICENSES/compiled_in.txt")
