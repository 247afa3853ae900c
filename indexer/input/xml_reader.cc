#include "indexer/input/xml_reader.h"

#include <utility>

#include "common/text/utf8.h"
#include "indexer/input/binary.h"
#include "indexer/input/peek_source.h"

namespace dateline {
namespace {

bool has_utf16_mark(std::string_view head) {
  return head.starts_with("\xff\xfe") || head.starts_with("\xfe\xff");
}

}  // namespace

XmlReader::XmlReader(const XmlVocabulary& vocabulary, ByteSource& source,
                     const ReaderOptions& options, const RejectSink& rejects)
    : vocabulary_(vocabulary),
      source_(source),
      items_(source_, vocabulary.items, options.max_record_bytes),
      rejects_(rejects),
      fields_(options.field_map),
      max_record_bytes_(options.max_record_bytes) {}

void XmlReader::reject(std::string reason, std::string detail) const {
  rejects_(Reject{origin_, std::move(reason), std::move(detail)});
}

// Looks at the first bytes; false when the file is not to be read.
bool XmlReader::start() {
  started_ = true;
  origin_ = Origin{source_.name(), 0, 0};
  const std::string_view head = source_.peek(kSniffedBytes);
  const std::string kind = has_utf16_mark(head) ? std::string() : binary_kind(head);
  if (!kind.empty()) {
    reject("binary file", kind);
    return false;
  }
  if (trim(head).empty() && head.size() < kSniffedBytes) {
    reject("empty file", head.empty() ? "" : "nothing but white space");
    return false;
  }
  return true;
}

bool XmlReader::next(Article& article, Origin& origin) {
  if (!started_ && !start()) done_ = true;
  XmlItems::Item item;
  while (!done_ && items_.next(item)) {
    origin_ = Origin{source_.name(), item.number, 0};
    if (!read_item(item, article)) continue;
    origin = origin_;
    return true;
  }
  if (!done_) finish();
  return false;
}

bool XmlReader::read_item(const XmlItems::Item& item, Article& article) {
  if (item.too_long) {
    reject("record too long", "more than " + std::to_string(max_record_bytes_) + " bytes");
    return false;
  }
  if (item.cut_off) {
    reject("record cut off", "the file ends inside <" + item.element->name + ">" +
                                 (items_.failure().empty() ? "" : ": " + items_.failure()));
    return false;
  }
  std::string why = vocabulary_.read(*item.element, items_.surroundings(), fields_, article);
  if (!why.empty()) {
    rejects_(Reject{origin_, "no article", std::move(why), true});
    return false;
  }
  if (!article.title.empty() || !article.body.empty()) return true;
  reject("no text", "neither title nor text in <" + item.element->name + ">");
  return false;
}

// The end: says what could not be read.
void XmlReader::finish() {
  done_ = true;
  const bool any = origin_.record > 0;
  if (!items_.failure().empty()) {
    origin_.record += any ? 1 : 0;
    reject("not well-formed XML", items_.failure());
  } else if (!any) {
    std::string names;
    for (const std::string& name : vocabulary_.items)
      names += (names.empty() ? "<" : ", <") + name + ">";
    const XmlElement* root = items_.surroundings();
    reject("no articles", root == nullptr ? "there is no XML in it"
                                          : "the document is <" + root->name + ">, with none of " +
                                                names + " in it");
  }
}

}  // namespace dateline
