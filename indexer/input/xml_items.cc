#include "indexer/input/xml_items.h"

#include <algorithm>
#include <span>
#include <utility>

#include "common/text/utf8.h"

namespace dateline {
namespace {

constexpr std::size_t kXmlReadBytes = std::size_t{64} << 10;
constexpr std::size_t kMaxOutside = std::size_t{1} << 20;
constexpr std::size_t kDeclarationBytes = 1024;
constexpr std::size_t kTailBytes = 256;  // hold the end tag of a document and a remark behind it
constexpr std::string_view kDeclaration = "<?xml ";

// How many bytes at the end belong to a character that is not whole.
std::size_t incomplete_bytes(std::string_view text) {
  for (std::size_t back = 1; back <= std::min<std::size_t>(3, text.size()); ++back) {
    const auto byte = static_cast<unsigned char>(text[text.size() - back]);
    if ((byte & 0xC0u) == 0x80) continue;
    const std::size_t length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1;
    return length > back ? back : 0;
  }
  return 0;
}

}  // namespace

std::string declared_xml_charset(std::string_view head) {
  const std::size_t begin = head.find("<?xml");
  if (begin == std::string_view::npos) return "";
  const std::string_view declaration = head.substr(begin, head.find("?>", begin) - begin);
  std::size_t at = declaration.find("encoding");
  if (at == std::string_view::npos) return "";
  at = declaration.find_first_of("\"'", at);
  if (at == std::string_view::npos) return "";
  const std::size_t end = declaration.find(declaration[at], at + 1);
  if (end == std::string_view::npos) return "";
  const std::string_view name = declaration.substr(at + 1, end - at - 1);
  // Text whose declaration can be read byte by byte is not in UTF-16, whatever it says.
  return name.size() < 2 || (name.substr(0, 2) != "UT" && name.substr(0, 2) != "ut")
             ? std::string(name)
             : "utf-8";
}

XmlItems::XmlItems(ByteSource& source, std::vector<std::string> names, std::size_t max_bytes)
    : raw_(source), names_(std::move(names)), inside_(max_bytes), outside_(kMaxOutside) {}

bool XmlItems::is_item(std::string_view name) const {
  return std::find(names_.begin(), names_.end(), name) != names_.end();
}

void XmlItems::start_element(std::string name, XmlAttributes attributes) {
  ++depth_;
  seen_root_ = true;
  if (is_item(name) && (inside_.empty() || inside_.root()->name == name)) {
    if (!inside_.empty()) finish_item(false);
    inside_.start(std::move(name), std::move(attributes));
  } else if (!inside_.empty()) {
    inside_.start(std::move(name), std::move(attributes));
  } else {
    outside_.start(std::move(name), std::move(attributes));
  }
}

void XmlItems::end_element() {
  if (depth_ > 0) --depth_;
  if (inside_.empty()) {
    outside_.end();
    return;
  }
  inside_.end();
  if (inside_.depth() == 0) finish_item(false);
}

void XmlItems::characters(std::string_view text) {
  (inside_.empty() ? outside_ : inside_).text(text);
}

void XmlItems::finish_item(bool cut_off) {
  Item item;
  item.number = ++number_;
  item.bytes = inside_.bytes();
  item.too_long = inside_.too_long();
  item.cut_off = cut_off;
  item.element = inside_.take();
  finished_.push_back(std::move(item));
}

void XmlItems::begin_document() {
  XmlEvents& events = *this;  // a private base
  parser_ = std::make_unique<XmlParser>(events);
  outside_.take();
  tail_.clear();
  depth_ = 0;
  seen_root_ = false;
}

// Whether the end tag of the document was seen: an item that is still open then lacks its own.
bool XmlItems::has_ended() const {
  const XmlElement* root = outside_.empty() ? inside_.root() : outside_.root();
  if (root == nullptr) return false;
  const std::size_t tag = tail_.rfind("</");
  if (tag == std::string::npos) return false;
  const std::string_view name = std::string_view(tail_).substr(tag + 2);
  const std::string_view written = name.substr(0, name.find('>'));
  const std::string_view plain = std::string_view(root->name).substr(root->name.rfind(':') + 1);
  return written.size() < name.size() && written.substr(written.rfind(':') + 1) == plain;
}

void XmlItems::end_document() {
  if (parser_ == nullptr) return;
  parser_->finish();
  if (!inside_.empty()) finish_item(!has_ended());
  parser_.reset();
}

// Gives XML to the parser; where one document has ended and another declares itself, to a new one.
void XmlItems::parse(std::string_view xml) {
  while (!xml.empty() && !at_end_) {
    const bool ended = parser_ != nullptr && seen_root_ && depth_ == 0;
    if (ended && xml.starts_with(kDeclaration)) end_document();
    if (parser_ == nullptr) begin_document();
    const std::size_t next = std::min(xml.find(kDeclaration, 1), xml.size());
    const std::string_view piece = xml.substr(0, next);
    tail_ += piece.substr(piece.size() - std::min(piece.size(), kTailBytes));
    tail_.erase(0, tail_.size() - std::min(tail_.size(), kTailBytes));
    if (!parser_->feed(piece)) {
      failure_ = parser_->mistake().empty() ? "the parser gave up" : parser_->mistake();
      at_end_ = true;
    }
    xml.remove_prefix(next);
  }
}

// Reads and parses some more; false at the end.
bool XmlItems::read_piece() {
  if (at_end_) return false;
  if (!source_) {
    source_.emplace(raw_, declared_xml_charset(raw_.peek(kDeclarationBytes)));
  }
  buffer_ = std::exchange(incomplete_, {});
  const std::size_t held = buffer_.size();
  buffer_.resize(held + kXmlReadBytes);
  const std::size_t got = source_->read(std::span(buffer_).subspan(held));
  buffer_.resize(held + got);
  const bool last = got == 0;
  if (!last) {
    const std::size_t cut = incomplete_bytes(buffer_);
    incomplete_ = buffer_.substr(buffer_.size() - cut);
    buffer_.resize(buffer_.size() - cut);
  }
  repair_.feed(repair_utf8(buffer_), last, pending_);
  std::string_view xml = pending_;
  if (!started_) {
    // Blank lines and messages of the server before the document.
    const std::size_t first = std::min(xml.find('<'), xml.size());
    xml.remove_prefix(first);
    started_ = !xml.empty();
  }
  // A declaration cut in two stays for the next time.
  std::size_t kept = 0;
  if (!last) {
    for (std::size_t length = std::min(kDeclaration.size() - 1, xml.size()); length > 0; --length) {
      if (kDeclaration.starts_with(xml.substr(xml.size() - length))) {
        kept = length;
        break;
      }
    }
  }
  parse(xml.substr(0, xml.size() - kept));
  pending_ = std::string(xml.substr(xml.size() - kept));
  if (last && !at_end_) {
    end_document();
    at_end_ = true;
  } else if (at_end_ && !inside_.empty()) {
    finish_item(true);
  }
  return true;
}

bool XmlItems::next(Item& item) {
  while (finished_.empty()) {
    if (!read_piece()) return false;
  }
  item = std::move(finished_.front());
  finished_.pop_front();
  return true;
}

}  // namespace dateline
