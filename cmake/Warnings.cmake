# One interface target carries the warnings and sanitizers of every target of ours.
add_library(dateline_warnings INTERFACE)
target_compile_options(dateline_warnings INTERFACE -Wall -Wextra -Wpedantic -Wshadow
                       -Wnon-virtual-dtor -Wcast-align -Wunused -Woverloaded-virtual
                       -Wimplicit-fallthrough)
# GCC 12 sees overlapping and endless copies in std::string where there are none (bug
# 105651 and its kin).
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  target_compile_options(dateline_warnings INTERFACE -Wno-restrict -Wno-stringop-overflow
                         -Wno-array-bounds)
endif()
if(DATELINE_WERROR)
  target_compile_options(dateline_warnings INTERFACE -Werror)
endif()
if(DATELINE_SANITIZE)
  target_compile_options(dateline_warnings INTERFACE -fsanitize=address,undefined
                         -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(dateline_warnings INTERFACE -fsanitize=address,undefined)
  # The sanitizers' extra code makes GCC see uninitialized variables in <regex> and <optional>.
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    target_compile_options(dateline_warnings INTERFACE -Wno-maybe-uninitialized)
  endif()
endif()
# libFuzzer needs its instrumentation in all that is fuzzed; the programs keep their own main.
if(DATELINE_FUZZ)
  target_compile_options(dateline_warnings INTERFACE -fsanitize=fuzzer-no-link,address
                         -fno-omit-frame-pointer)
  target_link_options(dateline_warnings INTERFACE -fsanitize=address)
endif()
