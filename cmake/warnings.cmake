# SPDX-License-Identifier: Apache-2.0
# colead_warnings(target...): the warnings our own code is held to; errors only under COLEAD_WERROR.
include_guard(GLOBAL)

option(COLEAD_WERROR "Treat the compiler's warnings as errors" OFF)

function(colead_warnings)
  foreach(target IN LISTS ARGN)
    target_compile_options(
      ${target} PRIVATE $<$<CXX_COMPILER_ID:GNU,Clang,AppleClang>:-Wall;-Wextra;-Wpedantic;-Wshadow>
                        # gcc 12 sees overlaps in std::string that are not there (its bug 105651).
                        $<$<AND:$<CXX_COMPILER_ID:GNU>,$<VERSION_LESS:$<CXX_COMPILER_VERSION>,13>>:-Wno-restrict>
                        $<$<AND:$<CXX_COMPILER_ID:GNU,Clang,AppleClang>,$<BOOL:${COLEAD_WERROR}>>:-Werror>)
  endforeach()
endfunction()
