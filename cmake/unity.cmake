# SPDX-License-Identifier: Apache-2.0
# colead_unity(<target> [AT_A_TIME <n>] [EXCEPT <folder or folder/file.cpp>...]): under COLEAD_UNITY the sources of a
# folder are compiled n (16) at a time, so a header is read once for n files. It asks that names in anonymous namespaces
# differ within a folder; what does not keep to that is listed under EXCEPT and compiled file by file.
include_guard(GLOBAL)

function(colead_unity target)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "AT_A_TIME" "EXCEPT")
  if(NOT arg_AT_A_TIME)
    set(arg_AT_A_TIME 16)
  endif()
  if(NOT COLEAD_UNITY)
    return()
  endif()
  set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_MODE GROUP)
  # gcc takes a source that is included for a header, in which members of types of an unnamed namespace would be wrong.
  target_compile_options(${target} PRIVATE $<$<CXX_COMPILER_ID:GNU>:-Wno-subobject-linkage>)
  get_target_property(sources ${target} SOURCES)
  foreach(source IN LISTS sources)
    cmake_path(ABSOLUTE_PATH source OUTPUT_VARIABLE path)
    cmake_path(GET path FILENAME file)
    cmake_path(GET path PARENT_PATH folder)
    cmake_path(GET folder FILENAME folder)
    if(NOT DEFINED count_${folder})
      set(count_${folder} 0)
    endif()
    math(EXPR part "${count_${folder}} / ${arg_AT_A_TIME}")
    math(EXPR count_${folder} "${count_${folder}} + 1")
    if(folder IN_LIST arg_EXCEPT OR "${folder}/${file}" IN_LIST arg_EXCEPT)
      continue()
    endif()
    set_source_files_properties(${source} PROPERTIES UNITY_GROUP ${folder}_${part})
  endforeach()
endfunction()
