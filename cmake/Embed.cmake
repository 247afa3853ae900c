# dateline_embed(target path/to/data.tsv)
#   compiles the file into the target as
#     namespace dateline::embedded { extern const std::string_view data_tsv; }
#   declared in "embedded/data_tsv.h". The target generated_headers makes all of these headers.
add_custom_target(generated_headers)
function(dateline_embed target path)
  get_filename_component(name "${path}" NAME)
  string(MAKE_C_IDENTIFIER "${name}" symbol)
  set(directory "${CMAKE_BINARY_DIR}/generated/embedded")
  set(header "${directory}/${symbol}.h")
  set(source "${directory}/${symbol}.cc")
  add_custom_command(
    OUTPUT "${header}" "${source}"
    COMMAND "${CMAKE_COMMAND}" -DINPUT=${CMAKE_SOURCE_DIR}/${path} -DSYMBOL=${symbol}
            -DHEADER=${header} -DSOURCE=${source} -P "${CMAKE_SOURCE_DIR}/cmake/EmbedFile.cmake"
    DEPENDS "${CMAKE_SOURCE_DIR}/${path}" "${CMAKE_SOURCE_DIR}/cmake/EmbedFile.cmake"
    VERBATIM)
  target_sources(${target} PRIVATE "${source}" "${header}")
  add_custom_target(embedded_${symbol} DEPENDS "${header}")
  add_dependencies(generated_headers embedded_${symbol})
  add_dependencies(${target} embedded_${symbol})
endfunction()
