# The two programs, their man pages and shell completions (written by the programs from their own
# flag definitions) and what `cmake --install` installs.
foreach(pair "dateline-index;indexer" "dateline-search;searcher")
  list(GET pair 0 program)
  list(GET pair 1 folder)
  add_executable(${program} ${folder}/main.cc)
  target_link_libraries(${program} PRIVATE dateline_${folder})
  add_custom_command(
    OUTPUT "${CMAKE_BINARY_DIR}/man/${program}.1"
    COMMAND "${CMAKE_COMMAND}" -E make_directory "${CMAKE_BINARY_DIR}/man"
    COMMAND ${program} --man > "${CMAKE_BINARY_DIR}/man/${program}.1"
    DEPENDS ${program}
    VERBATIM)
  list(APPEND man_pages "${CMAKE_BINARY_DIR}/man/${program}.1")
  foreach(shell bash zsh fish)
    set(script "${CMAKE_BINARY_DIR}/completions/${program}.${shell}")
    add_custom_command(
      OUTPUT "${script}"
      COMMAND "${CMAKE_COMMAND}" -E make_directory "${CMAKE_BINARY_DIR}/completions"
      COMMAND ${program} --completions ${shell} > "${script}"
      DEPENDS ${program}
      VERBATIM)
    list(APPEND completions "${script}")
  endforeach()
  install(FILES "${CMAKE_BINARY_DIR}/completions/${program}.bash"
          DESTINATION "${CMAKE_INSTALL_DATADIR}/bash-completion/completions" RENAME ${program})
  install(FILES "${CMAKE_BINARY_DIR}/completions/${program}.zsh"
          DESTINATION "${CMAKE_INSTALL_DATADIR}/zsh/site-functions" RENAME _${program})
  install(FILES "${CMAKE_BINARY_DIR}/completions/${program}.fish"
          DESTINATION "${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d")
  install(TARGETS ${program} RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}")
endforeach()
add_custom_target(man_pages ALL DEPENDS ${man_pages})
add_custom_target(completions ALL DEPENDS ${completions})
install(FILES ${man_pages} DESTINATION "${CMAKE_INSTALL_MANDIR}/man1")
