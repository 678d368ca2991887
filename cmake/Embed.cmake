# Builds files into the program: migrations, data and (where wanted) the console. scripts/embed.py writes an assembler
# file with one .incbin per file and a table; it runs again whenever one of them changes.
file(GLOB_RECURSE embedded_inputs CONFIGURE_DEPENDS src/*.sql data/*.yaml data/*.csv)
if(ANYUAN_EMBED_WEB)
  file(GLOB_RECURSE web_inputs CONFIGURE_DEPENDS web/dist/*)
  list(APPEND embedded_inputs ${web_inputs})
endif()
set(embed_arguments --root ${CMAKE_SOURCE_DIR} --out ${CMAKE_BINARY_DIR}/embedded)
if(ANYUAN_EMBED_WEB)
  list(APPEND embed_arguments --web)
endif()
# The list itself is an input: a file that is gone must go from the program too, as after a change of branch.
file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/embedded/inputs.txt CONTENT "${embedded_inputs}")
add_custom_command(
  OUTPUT ${CMAKE_BINARY_DIR}/embedded/files.S ${CMAKE_BINARY_DIR}/embedded/files.cpp
  COMMAND python3 ${CMAKE_SOURCE_DIR}/scripts/embed.py ${embed_arguments}
  DEPENDS scripts/embed.py ${CMAKE_BINARY_DIR}/embedded/inputs.txt ${embedded_inputs})
add_library(anyuan_embedded STATIC ${CMAKE_BINARY_DIR}/embedded/files.S ${CMAKE_BINARY_DIR}/embedded/files.cpp)
set_source_files_properties(${CMAKE_BINARY_DIR}/embedded/files.S PROPERTIES OBJECT_DEPENDS "${embedded_inputs}")
target_include_directories(anyuan_embedded PRIVATE src)
