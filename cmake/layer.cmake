# perilune_layer(NAME LINKS target...)
#
# Makes the library perilune_NAME of src/NAME/*.cc and, of the *_test.cc beside them, the
# test program NAME_test. New files are found by themselves.
function(perilune_layer name)
  cmake_parse_arguments(layer "" "" "LINKS" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/${name}/*.cc)
  set(tests ${sources})
  list(FILTER sources EXCLUDE REGEX "_test\\.cc$")
  list(FILTER tests INCLUDE REGEX "_test\\.cc$")

  add_library(perilune_${name} STATIC ${sources})
  target_link_libraries(perilune_${name} PUBLIC perilune_flags ${layer_LINKS})

  if(tests)
    add_executable(${name}_test ${tests})
    target_link_libraries(${name}_test PRIVATE perilune_${name} GTest::gtest_main)
    gtest_discover_tests(${name}_test DISCOVERY_TIMEOUT 60)
  endif()
endfunction()
