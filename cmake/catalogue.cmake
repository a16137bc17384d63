# SPDX-License-Identifier: Apache-2.0
# colead_catalogue(<folder> <Contract> [SHARED <stem>...]): one new kind = one new file.
#
# Every libsim/colead/<folder>/<stem>.cpp names one kind through a function
#
#     void add_<stem>(Catalogue<Contract>& catalogue);
#
# in namespace colead. The generated table <build>/generated/<folder>_catalogue.cpp calls them all, in alphabetical
# order, from add_shipped(Catalogue<Contract>&). A file without its function, or with a misspelt one, is a link error.
# No kind: the contract's own source (Contract TrustModel: trust_model.cpp) and the helpers listed under SHARED.
include_guard(GLOBAL)

function(colead_catalogue FOLDER CONTRACT)
  cmake_parse_arguments(PARSE_ARGV 2 arg "" "" "SHARED")
  set(root ${PROJECT_SOURCE_DIR}/libsim/colead)
  string(REGEX REPLACE "([a-z0-9])([A-Z])" "\\1_\\2" HEADER ${CONTRACT})
  string(TOLOWER ${HEADER} HEADER)
  file(GLOB contract CONFIGURE_DEPENDS ${root}/${FOLDER}/${HEADER}.hpp)
  if(NOT contract)
    message(STATUS "colead: no catalogue of ${FOLDER} before ${FOLDER}/${HEADER}.hpp is there")
    return()
  endif()

  file(GLOB sources CONFIGURE_DEPENDS RELATIVE ${root}/${FOLDER} ${root}/${FOLDER}/*.cpp)
  list(TRANSFORM sources REPLACE "\\.cpp$" "" OUTPUT_VARIABLE stems)
  list(REMOVE_ITEM stems ${HEADER} ${arg_SHARED})
  list(SORT stems)

  set(DECLARATIONS "")
  set(CALLS "")
  foreach(stem IN LISTS stems)
    string(APPEND DECLARATIONS "void add_${stem}(Catalogue<${CONTRACT}>& catalogue);\n")
    string(APPEND CALLS "  add_${stem}(catalogue);\n")
  endforeach()
  list(LENGTH stems count)
  set(PARAMETER "catalogue")
  if(count EQUAL 0)
    set(PARAMETER "/*catalogue*/")
  endif()

  # configure_file leaves an unchanged table alone, so a configure run recompiles nothing by itself.
  configure_file(${PROJECT_SOURCE_DIR}/cmake/catalogue.cpp.in
                 ${PROJECT_BINARY_DIR}/generated/${FOLDER}_catalogue.cpp @ONLY)
  target_sources(colead PRIVATE ${PROJECT_BINARY_DIR}/generated/${FOLDER}_catalogue.cpp)
endfunction()
