# Finds the Emscripten that is on the PATH (a distribution's package, Homebrew or an activated emsdk) and loads the
# toolchain file that came with it, so that one preset serves all of them.
find_program(DESCENT_EM_CONFIG em-config)
if(NOT DESCENT_EM_CONFIG)
  message(FATAL_ERROR "Emscripten is not on the PATH: install the package 'emscripten', or activate an emsdk.")
endif()
execute_process(COMMAND ${DESCENT_EM_CONFIG} EMSCRIPTEN_ROOT
  OUTPUT_VARIABLE DESCENT_EMSCRIPTEN_ROOT OUTPUT_STRIP_TRAILING_WHITESPACE)
include(${DESCENT_EMSCRIPTEN_ROOT}/cmake/Modules/Platform/Emscripten.cmake)
# Debian's emcc loads acorn from Debian's own module folder, which only Debian's node searches.
if(EXISTS /usr/share/nodejs/acorn)
  set(CMAKE_CXX_LINKER_LAUNCHER ${CMAKE_COMMAND} -E env NODE_PATH=/usr/share/nodejs)
endif()
