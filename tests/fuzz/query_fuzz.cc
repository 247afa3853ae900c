#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "common/text/utf8.h"
#include "searcher/query/ast.h"
#include "searcher/query/loosen.h"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

// Any bytes are a query whose canonical spelling is read back to the same tree.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace dateline;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const ParsedQuery parsed = parse_query(text, day_of(2022, 9, 8));
  for (const Diagnostic& diagnostic : parsed.diagnostics) {
    require(diagnostic.begin <= diagnostic.end && diagnostic.end <= size);
    require(!diagnostic.message.empty() && is_clean_utf8(diagnostic.message));
  }
  const std::string canonical = to_string(parsed.root);
  require(is_clean_utf8(canonical));
  if (canonical.size() > kMaxQueryBytes) return 0;
  require(parse_query(canonical, 0).root == parsed.root);
  const Node loose = loosen(parsed.root);
  require(loosen(loose) == loose);
  return 0;
}
