#include "indexer/input/html/metadata.h"

#include <algorithm>
#include <initializer_list>

#include "common/language.h"
#include "common/text/utf8.h"
#include "indexer/input/field_values.h"
#include "indexer/input/html/letters.h"
#include "indexer/input/html/node_role.h"

namespace dateline::html {
namespace {

constexpr std::size_t kLongestTitle = 400;   // bytes
constexpr std::size_t kLongestByline = 120;  // bytes
constexpr std::size_t kLongSite = 8;         // letters of a name that no person's begins with
constexpr std::size_t kShortestRest = 20;    // letters of a headline behind a kicker
constexpr std::size_t kMostKeywords = 12;    // more are written for search engines

// "Story - The Paper", "Story | Politics | The Paper": without the parts that name the site. Behind
// a bar or "::" always stands the site or a section; behind a dash only when it is the site's name.
std::string without_site(std::string title, const std::string& site) {
  const std::string site_letters = letters_of(site);
  while (true) {
    std::size_t at = std::string::npos;
    std::size_t length = 0;
    bool surely = false;
    for (const std::string_view sign :
         {" | ", " :: ", " » ", " « ", " - ", " – ", " — ", " • ", " · "}) {
      const std::size_t found = title.rfind(sign);
      if (found == std::string::npos || (at != std::string::npos && found < at)) continue;
      at = found;
      length = sign.size();
      surely = sign == " | " || sign == " :: " || sign == " » " || sign == " « ";
    }
    if (at == std::string::npos) return title;
    const std::string rest = letters_of(std::string_view(title).substr(at + length));
    const std::string head = title.substr(0, at);
    const bool names_site = !rest.empty() && !site_letters.empty() &&
                            (site_letters.find(rest) != std::string::npos ||
                             rest.find(site_letters) != std::string::npos);
    if (!names_site && !(surely && head.size() >= 20)) {
      // The name in front: "The Paper - Story".
      const std::size_t first = title.find(" - ");
      if (first != std::string::npos && !site_letters.empty() &&
          letters_of(title.substr(0, first)) == site_letters) {
        return title.substr(first + 3);
      }
      return title;
    }
    title = head;
  }
}

class Metadata {
 public:
  Metadata(const Tree& tree, const JsonLd& json_ld, const MetaTags& meta, Article& article)
      : tree_(tree), json_ld_(json_ld), meta_(meta), article_(article) {}

  std::string read() {
    read_url();
    read_source();
    read_title();
    read_authors();
    read_topics();
    return read_language();
  }

 private:
  void set(Field field, std::vector<std::string> pieces, bool is_list) {
    std::vector<std::string> unknown;
    set_field(article_, field, FieldValue{std::move(pieces), is_list}, unknown);
  }

  void read_url() {
    if (!article_.url.empty()) return;
    const auto take = [&](std::string_view url) {
      url = trim(url);
      if (article_.url.empty() && (url.starts_with("http://") || url.starts_with("https://")) &&
          url.find_first_of(" \n\t") == std::string_view::npos) {
        article_.url = url;
      }
    };
    for (NodeId id = 0; id < tree_.size(); ++id) {
      if (tree_[id].tag == Tag::kLink && tree_.attribute(id, "rel") == "canonical") {
        take(tree_.attribute(id, "href"));
      }
    }
    take(meta_.first({"og:url", "twitter:url", "parsely-link", "sailthru.url"}));
    take(json_ld_.url);
  }

  void read_source() {
    std::string_view name = meta_.first({"og:site_name", "application-name", "dc.publisher"});
    if (name.empty()) name = json_ld_.publisher;
    if (!name.starts_with("http") && name.size() < 100) article_.source = name;
  }

  void read_title() {
    std::string page_title;
    for (NodeId id = 0; id < tree_.size() && page_title.empty(); ++id) {
      if (tree_[id].tag == Tag::kTitle) page_title = on_one_line(tree_.raw_text(id));
    }
    std::string site = article_.source;
    if (site.empty()) site = host_name();
    const std::string shared = without_site(
        std::string(meta_.first({"og:title", "twitter:title", "dc.title", "title"})), site);
    page_title = without_site(page_title, site);
    // The headline as it is printed, when the page's other titles agree that it is the headline.
    std::string heading;
    for (NodeId id = 0; id < tree_.size(); ++id) {
      if (tree_[id].tag != Tag::kH1) continue;
      const std::string text = tree_.text(id);
      if (text.empty() || text.size() > kLongestTitle) continue;
      if (is_site(text, false)) continue;
      if (agree(text, json_ld_.headline) || agree(text, shared) || agree(text, page_title)) {
        article_.title = without_kicker(text, {json_ld_.headline, shared});
        return;
      }
      if (heading.empty()) heading = text;
    }
    for (const std::string& title : {json_ld_.headline, shared, heading, page_title}) {
      if (title.empty() || title.size() > kLongestTitle) continue;
      article_.title = on_one_line(title);
      return;
    }
    article_.title = utf8_prefix(page_title, kLongestTitle);
  }

  // "Elections Mayor wins again" where another title is "Mayor wins again": that one.
  static std::string without_kicker(const std::string& text,
                                    std::initializer_list<std::string> others) {
    const std::string letters = letters_of(text);
    for (const std::string& other : others) {
      const std::string rest = letters_of(other);
      if (rest.size() >= kShortestRest && rest.size() < letters.size() &&
          rest.size() * 2 >= letters.size() && letters.ends_with(rest)) {
        return on_one_line(other);
      }
    }
    return text;
  }

  // One is the other, or a long beginning of it, cut off or not.
  static bool agree(const std::string& a, const std::string& b) {
    const std::string first = letters_of(a);
    const std::string second = letters_of(b);
    if (first.size() < 4 || second.size() < 4) return !first.empty() && first == second;
    const std::string& shorter = first.size() < second.size() ? first : second;
    const std::string& longer = first.size() < second.size() ? second : first;
    return longer.find(shorter) != std::string::npos && shorter.size() * 3 >= longer.size();
  }

  std::string host_name() const {
    const std::size_t scheme = article_.url.find("://");
    if (scheme == std::string::npos) return "";
    std::string host = article_.url.substr(scheme + 3);
    host.resize(std::min(host.find('/'), host.size()));
    if (host.starts_with("www.")) host.erase(0, 4);
    return host.substr(0, host.find('.'));
  }

  // Whether this is the name of the site, its publisher or its host; with `begins`, also when more
  // follows.
  bool is_site(std::string_view name, bool begins) const {
    const std::string letters = letters_of(name);
    for (const std::string& other :
         {std::string(article_.source), json_ld_.publisher, host_name()}) {
      const std::string site = letters_of(other);
      if (site.size() < 3) continue;
      if (letters == site || (begins && site.size() >= kLongSite && letters.starts_with(site))) {
        return true;
      }
    }
    return false;
  }

  // A person's name or that of an agency, not that of the site, nor what programs put in.
  bool is_author(std::string_view name) const {
    const std::string letters = letters_of(name);
    for (const char* other : {"admin", "administrator", "author", "editor", "publisher",
                              "redaktion", "redaction", "redaccion", "redazione", "webmaster"}) {
      if (letters == other) return false;
    }
    return !letters.empty() && !is_site(name, true);
  }

  // "By A. B.", "von A. B.": the name alone.
  static std::string without_preposition(std::string_view name) {
    for (const std::string_view word : {"by ", "von ", "par ", "por ", "di ", "door ", "av "}) {
      if (name.size() <= word.size() + 2) continue;
      std::string head(name.substr(0, word.size()));
      for (char& c : head) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
      // "von Hippel" may be a name: what is left must still be of two words.
      const std::string_view rest = trim(name.substr(word.size()));
      const bool upper = name.front() >= 'A' && name.front() <= 'Z';
      if (head == word && (upper || rest.find(' ') != std::string_view::npos)) {
        return std::string(rest);
      }
    }
    return std::string(name);
  }

  void read_authors() {
    std::vector<std::string> names = json_ld_.authors;
    const auto take = [&](std::string_view name) {
      name = trim(name);
      const bool address = name.find("://") != std::string_view::npos || name.starts_with('@');
      if (!name.empty() && !address && name.size() <= kLongestByline) names.emplace_back(name);
    };
    if (names.empty()) {
      for (const char* key : {"author", "article:author", "dc.creator", "dcterms.creator", "byl",
                              "parsely-author", "sailthru.author", "cxenseparse:author",
                              "citation_author", "article:author_name", "byline"}) {
        for (const std::string& name : meta_.all(key)) take(name);
        if (!names.empty()) break;
      }
    }
    for (NodeId id = 0; id < tree_.size() && names.empty(); ++id) {
      if (tree_[id].tag == Tag::kText) continue;
      const bool named = tree_.attribute(id, "rel") == "author" ||
                         tree_.attribute(id, "itemprop") == "author" ||
                         tree_.attribute(id, "class").find("byline") != std::string_view::npos;
      if (!named || tree_[id].end - id > 30) continue;
      // "By A and B, 3 May", "A B | Monday": what stands before the rest; no sentence.
      std::string text = tree_.text(id);
      text.resize(std::min(text.find_first_of("0123456789:|"), text.size()));
      while (!text.empty() && std::string_view(" ,-").find(text.back()) != std::string_view::npos) {
        text.pop_back();
      }
      if (text.size() <= kLongestByline / 2) take(text);
    }
    for (std::string& name : names) name = without_preposition(name);
    std::erase_if(names, [this](const std::string& name) { return !is_author(name); });
    if (!names.empty()) set(Field::kAuthors, names, true);
  }

  void read_topics() {
    std::vector<std::string> topics = json_ld_.sections;
    for (const char* key : {"article:section", "section", "parsely-section", "article.section"}) {
      for (std::string& topic : meta_.all(key)) topics.push_back(std::move(topic));
    }
    if (!topics.empty()) set(Field::kTopics, topics, true);
    std::vector<std::string> keywords = json_ld_.keywords;
    if (keywords.empty()) keywords = meta_.all("article:tag");
    if (keywords.empty()) keywords = meta_.all("news_keywords");
    if (keywords.empty()) {
      keywords = meta_.all("keywords");
      std::size_t commas = 0;
      for (const std::string& list : keywords) {
        commas += static_cast<std::size_t>(std::count(list.begin(), list.end(), ','));
      }
      if (commas >= kMostKeywords) return;
    }
    if (!keywords.empty()) set(Field::kTopics, keywords, keywords.size() > 1);
  }

  std::string read_language() {
    std::string language(tree_.attribute(0, "lang"));
    if (language.empty()) language = tree_.attribute(0, "xml:lang");
    for (const std::string_view named :
         {std::string_view(json_ld_.language), std::string_view(language),
          meta_.first(
              {"og:locale", "content-language", "dc.language", "language", "inlanguage"})}) {
      if (normalize_language(named).empty()) continue;
      article_.language = named;
      return std::string(named);
    }
    return "";
  }

  const Tree& tree_;
  const JsonLd& json_ld_;
  const MetaTags& meta_;
  Article& article_;
};

}  // namespace

std::string read_metadata(const Tree& tree, const JsonLd& json_ld, const MetaTags& meta,
                          Article& article) {
  return Metadata(tree, json_ld, meta, article).read();
}

}  // namespace dateline::html
