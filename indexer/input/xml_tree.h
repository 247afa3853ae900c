#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/input/xml_parser.h"

namespace dateline {

struct XmlElement;

// Text, or an element.
struct XmlNode {
  std::string text;
  std::unique_ptr<XmlElement> element;  // null: text
};

// An element of a document with all that is in it. Names as XmlParser makes them; text is UTF-8.
struct XmlElement {
  std::string name;
  XmlAttributes attributes;
  std::vector<XmlNode> nodes;

  // "" when there is none.
  std::string_view attribute(std::string_view attribute_name) const;
  // The first child of that name, or of a path of names ("head/docdata"); nullptr when there is
  // none. The path is followed through every child that fits.
  const XmlElement* find(std::string_view path) const;
  // All children of that name or path, in their order.
  std::vector<const XmlElement*> all(std::string_view path) const;
  // Elements of that name at any depth, in their order; not looked for within each other.
  std::vector<const XmlElement*> descendants(std::string_view element_name) const;
  // All text in it, white space as it is.
  std::string text() const;
  // The same on one line; "" when `element` is null.
  static std::string line_of(const XmlElement* element);
};

// Builds trees from events. What is beyond `max_bytes` is dropped; elements that are nested deeper than
// kMaxDepth leave their text to the deepest one that is kept, so that trees can be walked recursively.
class XmlTreeBuilder {
 public:
  static constexpr std::size_t kMaxDepth = 200;

  explicit XmlTreeBuilder(std::size_t max_bytes) : max_bytes_(max_bytes) {}

  void start(std::string name, XmlAttributes attributes);
  void end();
  void text(std::string_view text);

  bool empty() const { return root_ == nullptr; }
  // Elements that are open.
  std::size_t depth() const { return open_.size(); }
  bool too_long() const { return bytes_ > max_bytes_; }
  std::size_t bytes() const { return bytes_; }
  const XmlElement* root() const { return root_.get(); }
  // The tree; the builder is then empty.
  std::unique_ptr<XmlElement> take();

 private:
  std::size_t max_bytes_;
  std::size_t bytes_ = 0;
  std::unique_ptr<XmlElement> root_;
  std::vector<XmlElement*> open_;
};

}  // namespace dateline
