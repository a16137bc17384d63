# SPDX-License-Identifier: Apache-2.0
# Installs the built library into a prefix of its own, builds the outside project against it and runs that.
set(prefix ${build}/package/prefix)
set(outside ${build}/package/outside)
file(REMOVE_RECURSE ${build}/package)

function(run)
  execute_process(COMMAND ${ARGV} COMMAND_ERROR_IS_FATAL ANY)
endfunction()

run(${CMAKE_COMMAND} --install ${build} --prefix ${prefix} --config ${config} --component library)
run(${CMAKE_COMMAND} -S ${source} -B ${outside} -G ${generator} -D CMAKE_BUILD_TYPE=${config} -D
    CMAKE_CXX_COMPILER=${compiler} -D CMAKE_CXX_FLAGS=${flags} -D CMAKE_PREFIX_PATH=${prefix})
run(${CMAKE_COMMAND} --build ${outside} --config ${config})
run(${outside}/mm_c)
