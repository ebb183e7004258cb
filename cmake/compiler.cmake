# Flags that every target is compiled with.

add_library(perilune_flags INTERFACE)
target_compile_options(perilune_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wnon-virtual-dtor
  -Woverloaded-virtual -Wimplicit-fallthrough -Werror -fno-omit-frame-pointer)
if(CMAKE_CXX_COMPILER_ID MATCHES "Clang")
  # The locks' annotations (base/mutex.h, engine/latch.h) are checked here.
  target_compile_options(perilune_flags INTERFACE -Wthread-safety)
endif()
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # gcc 12 reports it falsely for "literal" + std::string (its bug 105651).
  target_compile_options(perilune_flags INTERFACE -Wno-restrict)
endif()
target_include_directories(perilune_flags INTERFACE ${CMAKE_SOURCE_DIR}/src)

if(PERILUNE_SANITIZE)
  add_compile_options(-fsanitize=${PERILUNE_SANITIZE} -fno-sanitize-recover=all)
  add_link_options(-fsanitize=${PERILUNE_SANITIZE})
endif()

# libFuzzer sees which edges an input reaches. Its main() is linked to the targets only.
if(PERILUNE_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()

if(PERILUNE_PROFILE STREQUAL "collect")
  add_compile_options(-fprofile-generate -fprofile-update=atomic)
  add_link_options(-fprofile-generate)
elseif(PERILUNE_PROFILE STREQUAL "use")
  # What was never executed is compiled as without a profile. gcc 12 warns falsely once it inlines
  # more.
  add_compile_options(-fprofile-use -fprofile-partial-training -fprofile-correction
    -Wno-missing-profile)
  target_compile_options(perilune_flags INTERFACE -Wno-error)
endif()

if(PERILUNE_WITHOUT_JOURNAL)
  target_compile_definitions(perilune_flags INTERFACE PERILUNE_WITHOUT_JOURNAL)
endif()

find_program(PERILUNE_LINKER mold)
if(PERILUNE_LINKER)
  add_link_options(-fuse-ld=mold)
endif()

find_program(PERILUNE_CCACHE ccache)
if(PERILUNE_CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${PERILUNE_CCACHE})
endif()
