# SPDX-License-Identifier: Apache-2.0
# colead_shipped(<target> <folder>): the scenarios of a folder become part of the target, by the name of their file, so
# that a program needs no files beside it. The generated <build>/generated/shipped_files.cpp defines shipped_files().
include_guard(GLOBAL)

function(colead_shipped TARGET FOLDER)
  file(GLOB_RECURSE files CONFIGURE_DEPENDS RELATIVE ${FOLDER} ${FOLDER}/*.yaml)
  set(names "")
  foreach(file IN LISTS files)
    cmake_path(GET file STEM name)
    if(name IN_LIST names)
      message(FATAL_ERROR "two shipped scenarios are called ${name}: ${file} is one of them")
    endif()
    list(APPEND names ${name})
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${FOLDER}/${file})
  endforeach()
  list(SORT names)

  set(ENTRIES "")
  foreach(name IN LISTS names)
    foreach(file IN LISTS files)
      cmake_path(GET file STEM stem)
      if(stem STREQUAL name)
        file(READ ${FOLDER}/${file} text)
        string(FIND "${text}" ")shipped\"" ends_early)
        string(LENGTH "${text}" length)
        if(NOT ends_early EQUAL -1 OR length GREATER 65000)
          message(FATAL_ERROR "${file} does not fit into a literal of C++")
        endif()
        string(APPEND ENTRIES "    {\"${name}\", \"${file}\", R\"shipped(${text})shipped\"},\n")
      endif()
    endforeach()
  endforeach()
  list(LENGTH names COUNT)

  configure_file(${PROJECT_SOURCE_DIR}/cmake/shipped_files.cpp.in ${PROJECT_BINARY_DIR}/generated/shipped_files.cpp
                 @ONLY)
  target_sources(${TARGET} PRIVATE ${PROJECT_BINARY_DIR}/generated/shipped_files.cpp)
endfunction()
