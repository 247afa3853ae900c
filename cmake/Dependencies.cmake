# Every third party is found here, and nowhere else.
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
find_package(ICU REQUIRED COMPONENTS uc i18n)
find_package(fmt REQUIRED)
find_package(spdlog REQUIRED)
find_package(CLI11 REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(LibArchive REQUIRED)
find_package(simdjson REQUIRED)
find_package(ZLIB REQUIRED)
find_package(LibXml2 REQUIRED)
find_library(CSV_LIBRARY csv REQUIRED)
find_library(READLINE_LIBRARY readline REQUIRED)
pkg_check_modules(xapian REQUIRED IMPORTED_TARGET xapian-core)
pkg_check_modules(gumbo REQUIRED IMPORTED_TARGET gumbo)
pkg_check_modules(zstd REQUIRED IMPORTED_TARGET libzstd)
pkg_check_modules(xxhash REQUIRED IMPORTED_TARGET libxxhash)

# CLD2's full tables live in a library of their own that must stand first on the link line and
# must be kept although nothing refers to it by name: its tables replace the small ones.
find_library(CLD2_FULL_LIBRARY cld2_full REQUIRED)
find_library(CLD2_LIBRARY cld2 REQUIRED)
add_library(dateline_cld2 INTERFACE)
target_link_libraries(dateline_cld2 INTERFACE -Wl,--no-as-needed ${CLD2_FULL_LIBRARY}
                      ${CLD2_LIBRARY} -Wl,--as-needed)
