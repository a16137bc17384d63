# SPDX-License-Identifier: Apache-2.0
# colead_public_headers(<variable> <include root> <header>): the header and what it includes of the same root, and so
# on, as paths under the root. What it does not reach is nobody's business outside.
include_guard(GLOBAL)

function(colead_public_headers VARIABLE ROOT HEADER)
  set(reached "")
  set(waiting ${HEADER})
  while(waiting)
    list(POP_FRONT waiting header)
    if(header IN_LIST reached)
      continue()
    endif()
    list(APPEND reached ${header})
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/${ROOT}/${header})
    file(STRINGS ${PROJECT_SOURCE_DIR}/${ROOT}/${header} lines REGEX "^#include \"colead/")
    foreach(line IN LISTS lines)
      string(REGEX REPLACE "^#include \"([^\"]+)\".*" "\\1" included "${line}")
      list(APPEND waiting ${included})
    endforeach()
  endwhile()
  list(SORT reached)
  set(${VARIABLE} ${reached} PARENT_SCOPE)
endfunction()
