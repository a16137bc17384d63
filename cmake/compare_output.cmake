# SPDX-License-Identifier: Apache-2.0
# cmake -D program=... -D expected=... -D actual=... -P compare_output.cmake: runs the program; its standard output,
# kept in `actual`, must be the file `expected`, byte for byte.
execute_process(COMMAND ${program} OUTPUT_FILE ${actual} RESULT_VARIABLE result)
if(NOT result EQUAL 0)
  message(FATAL_ERROR "${program} ended with ${result}")
endif()
execute_process(COMMAND ${CMAKE_COMMAND} -E compare_files ${expected} ${actual} RESULT_VARIABLE different)
if(different)
  file(READ ${expected} expected_text)
  file(READ ${actual} actual_text)
  message(FATAL_ERROR "The output differs from ${expected}.\n---- expected\n${expected_text}\n---- printed\n${actual_text}")
endif()
