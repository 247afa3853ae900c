#include "indexer/enrich/source_of.h"

#include <cstddef>

namespace dateline {

std::string host_of(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme == std::string_view::npos) return "";
  std::string_view host = url.substr(scheme + 3);
  host = host.substr(0, host.find_first_of("/?#"));
  const std::size_t user = host.rfind('@');
  if (user != std::string_view::npos) host.remove_prefix(user + 1);
  host = host.substr(0, host.find(':'));
  std::string lower(host);
  for (char& c : lower) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
  if (lower.starts_with("www.")) lower.erase(0, 4);
  return lower;
}

std::string source_of(const Article& article, std::string_view file) {
  if (!article.source.empty()) return article.source;
  std::string host = host_of(article.url);
  if (!host.empty()) return host;
  return std::string(file.substr(0, file.rfind('/') + 1));  // npos + 1 is 0: no folder
}

}  // namespace dateline
