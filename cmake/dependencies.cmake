# SPDX-License-Identifier: Apache-2.0
# What colead is compiled with. What is missing is named all at once, with the packages that have it.
include_guard(GLOBAL)

set(colead_missing "")
find_package(Boost 1.74 CONFIG QUIET)  # headers: Graph, Math
if(NOT Boost_FOUND)
  list(APPEND colead_missing "Boost 1.74, headers|libboost-dev|boost-devel|boost|boost-graph boost-math")
endif()
find_package(Eigen3 3.4 NO_MODULE QUIET)
if(NOT Eigen3_FOUND)
  list(APPEND colead_missing "Eigen 3.4|libeigen3-dev|eigen3-devel|eigen|eigen3")
endif()
find_path(RANDOM123_INCLUDE_DIR Random123/philox.h)
if(NOT RANDOM123_INCLUDE_DIR)
  list(APPEND colead_missing "Random123|librandom123-dev|Random123-devel|random123|random123")
endif()
if(NOT COLEAD_BUNDLE_YAML_CPP)
  find_package(yaml-cpp QUIET)
  if(NOT yaml-cpp_FOUND)
    list(APPEND colead_missing "yaml-cpp 0.7|libyaml-cpp-dev|yaml-cpp-devel|yaml-cpp|yaml-cpp")
  endif()
endif()

if(colead_missing)
  set(names "")
  foreach(column RANGE 1 4)
    set(packages_${column} "")
  endforeach()
  foreach(line IN LISTS colead_missing)
    string(REPLACE "|" ";" columns "${line}")
    list(GET columns 0 name)
    string(APPEND names "  ${name}\n")
    foreach(column RANGE 1 4)
      list(GET columns ${column} package)
      string(APPEND packages_${column} " ${package}")
    endforeach()
  endforeach()
  message(
    FATAL_ERROR
      "colead cannot be compiled without:\n${names}Install them and configure anew:\n"
      "  Debian, Ubuntu: apt install${packages_1}\n"
      "  Fedora:         dnf install${packages_2}\n"
      "  Homebrew:       brew install${packages_3}\n"
      "  vcpkg:          vcpkg install${packages_4}\n"
      "What stands elsewhere is found by -D CMAKE_PREFIX_PATH=<where>. A wheel needs none of this: pip install colead")
endif()

# Boost before 1.81 derives from std::unary_function, which C++17 took away and libc++ does not have any more.
function(colead_boost_without_unary_function)
  include(CheckCXXSourceCompiles)
  set(CMAKE_CXX_STANDARD 20)
  check_cxx_source_compiles("#include <functional>
    struct Hash : std::unary_function<int, int> {};
    int main() { return sizeof(Hash) == 0; }" COLEAD_HAS_UNARY_FUNCTION)
  if(NOT COLEAD_HAS_UNARY_FUNCTION)
    target_compile_definitions(Boost::headers INTERFACE BOOST_NO_CXX98_FUNCTION_BASE=)
  endif()
endfunction()
colead_boost_without_unary_function()

find_package(Threads REQUIRED)
if(COLEAD_BUNDLE_YAML_CPP)
  include(bundled_yaml_cpp)
else()
  include(yaml-cpp)
endif()
