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
perilune_pkg(crypto libcrypto)

# A library of which small functions are called very often is linked statically: that spares the
# jump through a table that each call of a shared one takes.
function(perilune_static_pkg name module archive)
  pkg_check_modules(${name}_module REQUIRED ${module})
  find_library(${name}_archive ${archive} REQUIRED)
  add_library(${name} INTERFACE)
  target_include_directories(${name} SYSTEM INTERFACE ${${name}_module_INCLUDE_DIRS})
  target_link_libraries(${name} INTERFACE ${${name}_archive} ${ARGN})
endfunction()

perilune_static_pkg(luajit luajit libluajit-5.1.a m ${CMAKE_DL_LIBS})

perilune_static_pkg(uring liburing liburing.a)

# It comes without a file for pkg-config.
find_library(ev_library ev REQUIRED)
add_library(ev INTERFACE)
target_link_libraries(ev INTERFACE ${ev_library} Threads::Threads)

add_library(spdlog INTERFACE)
target_link_libraries(spdlog INTERFACE spdlog::spdlog)

# The sanitizers bring their own allocator.
add_library(allocator INTERFACE)
if(NOT PERILUNE_SANITIZE)
  perilune_static_pkg(jemalloc jemalloc libjemalloc_pic.a Threads::Threads m ${CMAKE_DL_LIBS})
  target_link_libraries(allocator INTERFACE jemalloc)
endif()
