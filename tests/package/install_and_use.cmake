# SPDX-License-Identifier: Apache-2.0
# Installs the built library into a prefix of its own, looks at what is there, builds the outside project and the
# template of a plug-in against it and runs them.
set(prefix ${build}/package/prefix)
set(outside ${build}/package/outside)
set(plugin ${build}/package/plugin)
file(REMOVE_RECURSE ${build}/package)

function(run)
  execute_process(COMMAND ${ARGV} COMMAND_ERROR_IS_FATAL ANY)
endfunction()

run(${CMAKE_COMMAND} --install ${build} --prefix ${prefix} --config ${config} --component library)

foreach(there IN ITEMS include/colead/colead.hpp include/colead/version.hpp include/colead/experiment/comparison.hpp
                       share/colead/scenarios/small_unit.yaml share/colead/scenarios/parts/health_service.yaml
                       share/doc/colead/LICENSE)
  if(NOT EXISTS ${prefix}/${there})
    message(FATAL_ERROR "not installed: ${there}")
  endif()
endforeach()
foreach(inner IN ITEMS scenario/gate_lexer.hpp experiment/codec.hpp simulation/routing.hpp core/bytes.hpp)
  if(EXISTS ${prefix}/include/colead/${inner})
    message(FATAL_ERROR "an inner header is installed: ${inner}")
  endif()
endforeach()

set(settings -G ${generator} -D CMAKE_BUILD_TYPE=${config} -D CMAKE_CXX_COMPILER=${compiler} -D
             CMAKE_CXX_FLAGS=${flags} -D CMAKE_PREFIX_PATH=${prefix})
run(${CMAKE_COMMAND} -S ${source} -B ${outside} ${settings})
run(${CMAKE_COMMAND} --build ${outside} --config ${config})
run(${outside}/mm_c)
run(${CMAKE_COMMAND} -S ${source}/../../examples/cpp/plugin -B ${plugin} ${settings})
run(${CMAKE_COMMAND} --build ${plugin} --config ${config})

# Far from every file of colead: the scenario that it extends is in the library.
execute_process(
  COMMAND ${plugin}/coffee
  WORKING_DIRECTORY ${plugin}
  OUTPUT_VARIABLE printed COMMAND_ERROR_IS_FATAL ANY)
message(STATUS "coffee printed\n${printed}")
foreach(wanted IN ITEMS "coffee every 4 weeks can be made" "understanding_mean: 0\\.[0-9]+ k, better" "longest_wait: "
                        "strategies\\.coffee\\[0\\]\\.understanding")
  if(NOT printed MATCHES "${wanted}")
    message(FATAL_ERROR "coffee did not print '${wanted}'")
  endif()
endforeach()
