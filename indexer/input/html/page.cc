#include "indexer/input/html/page.h"

#include <utility>
#include <vector>

#include "common/text/utf8.h"
#include "indexer/input/charset.h"
#include "indexer/input/html/content.h"
#include "indexer/input/html/json_ld.h"
#include "indexer/input/html/meta_tags.h"
#include "indexer/input/html/metadata.h"
#include "indexer/input/html/node_role.h"
#include "indexer/input/html/page_date.h"
#include "indexer/input/html/tree.h"
#include "indexer/input/title.h"

namespace dateline::html {
namespace {

constexpr std::size_t kLeastBody = 250;  // bytes of a JSON-LD body that is more than a summary

// Cut off, as previews are.
bool is_cut(std::string_view body) {
  body = trim(body);
  return body.ends_with("...") || body.ends_with("\xe2\x80\xa6") ||
         body.ends_with("[\xe2\x80\xa6]") || body.ends_with("[...]");
}

std::string choose_body(const Tree& tree, const JsonLd& json_ld, const Content& found) {
  const std::string& given = json_ld.body;
  if (given.size() >= kLeastBody && !is_cut(given) && given.size() * 3 >= found.size() * 2) {
    const Content same = find_paragraphs_of(tree, given);
    if (!same.paragraphs.empty()) return same.joined();
    // The page shows less than there is, or shows it in other words.
    if (found.size() * 2 < given.size()) return given;
  }
  return found.joined();
}

}  // namespace

std::string read_page(std::string_view bytes, const PageOrigin& origin, Article& article) {
  article = Article();
  article.url = origin.url;
  CharsetHints hints;
  hints.declared = origin.charset;
  hints.markup = true;
  const std::string page = decode_text(bytes, hints);
  Tree tree;
  if (!tree.parse(page)) return "page too complex";
  const JsonLd json_ld = read_json_ld(tree);
  const MetaTags meta(tree);
  const std::string language = read_metadata(tree, json_ld, meta, article);
  const std::vector<Role> roles = roles_of(tree);
  const std::string_view summary =
      meta.first({"og:description", "description", "twitter:description"});
  const Content found = find_content(tree, roles, article.title, summary);
  article.date = find_page_date(tree, roles, found.container, json_ld, meta, article.url, language);
  // Entities may spell control characters.
  article.body = repair_utf8(choose_body(tree, json_ld, found));
  article.title = repair_utf8(article.title);
  if (article.body.empty()) return "no article text";
  if (article.title.empty()) article.title = derive_title(article.body).title;
  return "";
}

}  // namespace dateline::html
