# SPDX-License-Identifier: Apache-2.0
# yaml-cpp from its sources, hidden inside colead: for wheels and for other machines. FETCHCONTENT_SOURCE_DIR_YAML_CPP
# names sources that are there already; else they are fetched by git.
include_guard(GLOBAL)
include(FetchContent)

FetchContent_Declare(
  yaml_cpp
  GIT_REPOSITORY https://github.com/jbeder/yaml-cpp.git
  GIT_TAG 0579ae3d976091d7d664aa9d2527e0d0cff25763 # yaml-cpp-0.7.0, as Debian 12 has it
  SOURCE_SUBDIR no_such_folder # its sources are ours to compile; its own project sets options for everybody
)
FetchContent_MakeAvailable(yaml_cpp)

file(GLOB yaml_cpp_sources CONFIGURE_DEPENDS ${yaml_cpp_SOURCE_DIR}/src/*.cpp)
if(NOT yaml_cpp_sources)
  message(FATAL_ERROR "no sources of yaml-cpp in ${yaml_cpp_SOURCE_DIR}/src")
endif()
add_library(colead_yaml_cpp OBJECT ${yaml_cpp_sources})
target_include_directories(colead_yaml_cpp SYSTEM PUBLIC ${yaml_cpp_SOURCE_DIR}/include)
target_compile_features(colead_yaml_cpp PRIVATE cxx_std_20)
# Its own names are hidden, so that two copies in one process do not meet.
set_target_properties(
  colead_yaml_cpp PROPERTIES POSITION_INDEPENDENT_CODE ON CXX_VISIBILITY_PRESET hidden VISIBILITY_INLINES_HIDDEN ON)
