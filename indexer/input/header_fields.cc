#include "indexer/input/header_fields.h"

#include <algorithm>

#include "common/text/utf8.h"

namespace dateline {

std::string_view HeaderFields::find(std::string_view lower_name) const {
  for (const Field& field : fields) {
    if (field.name == lower_name) return field.value;
  }
  return {};
}

std::size_t read_header_fields(std::string_view text, HeaderFields& header) {
  header.fields.clear();
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    std::string_view line = text.substr(at, end - at);
    at = std::min(end + 1, text.size());
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty()) return at;
    if ((line[0] == ' ' || line[0] == '\t') && !header.fields.empty()) {
      header.fields.back().value += " " + std::string(trim(line));
      continue;
    }
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) continue;
    HeaderFields::Field field{std::string(trim(line.substr(0, colon))),
                              std::string(trim(line.substr(colon + 1)))};
    for (char& c : field.name) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
    header.fields.push_back(std::move(field));
  }
  return at;
}

}  // namespace dateline
