# Third-party libraries, all from Debian's packages. Each is wrapped in an interface
# target of its own name so that layers link by word, and its headers count as system's.

find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
find_package(GTest REQUIRED)
find_package(spdlog REQUIRED)

function(perilune_pkg name module)
  pkg_check_modules(${name}_module REQUIRED IMPORTED_TARGET ${module})
  add_library(${name} INTERFACE)
  target_link_libraries(${name} INTERFACE PkgConfig::${name}_module)
endfunction()

perilune_pkg(xxhash libxxhash)
perilune_pkg(luajit luajit)
perilune_pkg(crypto libcrypto)

# asio 1.22 finds aligned_alloc only where a header of the standard library was included before
# it, and then frees in one file with delete what another got from aligned_alloc. Hence: never.
add_library(asio INTERFACE)
target_compile_definitions(asio INTERFACE
  ASIO_STANDALONE ASIO_NO_DEPRECATED ASIO_DISABLE_STD_ALIGNED_ALLOC)
target_link_libraries(asio INTERFACE Threads::Threads)

add_library(spdlog INTERFACE)
target_link_libraries(spdlog INTERFACE spdlog::spdlog)

# The sanitizers bring their own allocator.
add_library(allocator INTERFACE)
if(NOT PERILUNE_SANITIZE)
  perilune_pkg(jemalloc jemalloc)
  target_link_libraries(allocator INTERFACE jemalloc)
endif()
