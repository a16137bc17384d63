# SPDX-License-Identifier: Apache-2.0
# yaml-cpp names its target yaml-cpp up to 0.7 and yaml-cpp::yaml-cpp from 0.8 on. We use the newer name everywhere;
# the build and the installed package both include this file after find_package(yaml-cpp).
if(NOT TARGET yaml-cpp::yaml-cpp)
  add_library(yaml-cpp::yaml-cpp INTERFACE IMPORTED)
  set_target_properties(yaml-cpp::yaml-cpp PROPERTIES INTERFACE_LINK_LIBRARIES yaml-cpp)
endif()
