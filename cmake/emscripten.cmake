# SPDX-License-Identifier: Apache-2.0
# What others have written, for WebAssembly: the same headers as for the native library, in a folder of their own so that
# no header of the machine's C library comes with them, and yaml-cpp compiled from Debian's source package.
include_guard(GLOBAL)

set(COLEAD_YAML_CPP_SOURCE "" CACHE PATH "Unpacked source of yaml-cpp; scripts/yaml_cpp_source.sh fetches it")
if(NOT EXISTS ${COLEAD_YAML_CPP_SOURCE}/src/parser.cpp)
  message(FATAL_ERROR "set COLEAD_YAML_CPP_SOURCE to the source of yaml-cpp; `make playground` fetches it")
endif()

set(headers ${PROJECT_BINARY_DIR}/headers)
file(MAKE_DIRECTORY ${headers})
foreach(library boost Random123)
  find_path(where ${library} PATHS /usr/include /usr/local/include NO_CMAKE_FIND_ROOT_PATH NO_DEFAULT_PATH NO_CACHE REQUIRED)
  file(CREATE_LINK ${where}/${library} ${headers}/${library} SYMBOLIC)
  unset(where)
endforeach()

# One way of exceptions for everything that is linked: those of WebAssembly itself, which need no JavaScript.
add_compile_options(-fwasm-exceptions)
add_link_options(-fwasm-exceptions)

# Names of the standard that this standard library does not have yet.
add_compile_options("SHELL:-include ${PROJECT_SOURCE_DIR}/bindings/web/standard_library.hpp")

add_library(headers_alone INTERFACE)
target_include_directories(headers_alone SYSTEM INTERFACE ${headers})
foreach(target Boost::headers Eigen3::Eigen Threads::Threads)
  add_library(${target} ALIAS headers_alone)
endforeach()
set(RANDOM123_INCLUDE_DIR ${headers})

# What reads; the gate takes events, so neither its tree nor its writer is needed.
file(GLOB yaml_sources ${COLEAD_YAML_CPP_SOURCE}/src/*.cpp)
list(FILTER yaml_sources EXCLUDE REGEX "/src/(emit|node|convert|binary|memory|ostream|parse\\.cpp)")
add_library(yaml-cpp STATIC ${yaml_sources})
target_include_directories(yaml-cpp SYSTEM PUBLIC ${COLEAD_YAML_CPP_SOURCE}/include)
target_compile_definitions(yaml-cpp PUBLIC YAML_CPP_STATIC_DEFINE)
target_compile_features(yaml-cpp PRIVATE cxx_std_20)
target_compile_options(yaml-cpp PRIVATE -w)
set_target_properties(yaml-cpp PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 0)
add_library(yaml-cpp::yaml-cpp ALIAS yaml-cpp)

# Random123 refuses processors that are not on its list. What it computes here is portable C, and the fingerprints of
# runs are held against the native ones; it is told the name of one without instructions of its own.
set_source_files_properties(libsim/colead/random/random.cpp PROPERTIES COMPILE_DEFINITIONS "__riscv;R123_USE_GNU_UINT128=1")
