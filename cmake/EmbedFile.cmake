# Run by dateline_embed: writes SOURCE and HEADER, which hold INPUT as SYMBOL.
file(READ "${INPUT}" bytes HEX)
string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," array "${bytes}")
file(WRITE "${HEADER}" "#pragma once

#include <string_view>

namespace dateline::embedded {
extern const std::string_view ${SYMBOL};
}
")
file(WRITE "${SOURCE}" "#include \"embedded/${SYMBOL}.h\"

namespace dateline::embedded {
namespace {
constexpr unsigned char kBytes[] = {${array}0};
}
const std::string_view ${SYMBOL}(reinterpret_cast<const char*>(kBytes), sizeof kBytes - 1);
}  // namespace dateline::embedded
")
