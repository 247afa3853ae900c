#include "indexer/input/xml_tree.h"

#include <algorithm>
#include <utility>

#include "indexer/input/field_values.h"

namespace dateline {
namespace {

constexpr std::size_t kNodeBytes = 64;  // what a node weighs beside its text

void append_text(const XmlElement& element, std::string& out) {
  for (const XmlNode& node : element.nodes) {
    if (node.element == nullptr) {
      out += node.text;
    } else {
      append_text(*node.element, out);
    }
  }
}

void collect_elements(const XmlElement& element, std::string_view name,
                      std::vector<const XmlElement*>& found) {
  for (const XmlNode& node : element.nodes) {
    if (node.element == nullptr) continue;
    if (node.element->name == name) {
      found.push_back(node.element.get());
    } else {
      collect_elements(*node.element, name, found);
    }
  }
}

}  // namespace

std::string_view XmlElement::attribute(std::string_view attribute_name) const {
  for (const auto& [key, value] : attributes) {
    if (key == attribute_name) return value;
  }
  return {};
}

std::vector<const XmlElement*> XmlElement::all(std::string_view path) const {
  const std::size_t slash = path.find('/');
  const std::string_view first = path.substr(0, slash);
  std::vector<const XmlElement*> found;
  for (const XmlNode& node : nodes) {
    if (node.element == nullptr || node.element->name != first) continue;
    if (slash == std::string_view::npos) {
      found.push_back(node.element.get());
    } else {
      const auto deeper = node.element->all(path.substr(slash + 1));
      found.insert(found.end(), deeper.begin(), deeper.end());
    }
  }
  return found;
}

const XmlElement* XmlElement::find(std::string_view path) const {
  const auto found = all(path);
  return found.empty() ? nullptr : found.front();
}

std::vector<const XmlElement*> XmlElement::descendants(std::string_view element_name) const {
  std::vector<const XmlElement*> found;
  collect_elements(*this, element_name, found);
  return found;
}

std::string XmlElement::text() const {
  std::string out;
  append_text(*this, out);
  return out;
}

std::string XmlElement::line_of(const XmlElement* element) {
  return element == nullptr ? std::string() : on_one_line(element->text());
}

void XmlTreeBuilder::start(std::string name, XmlAttributes attributes) {
  if (open_.size() >= kMaxDepth) {
    open_.push_back(open_.back());
    return;
  }
  bytes_ += kNodeBytes + name.size();
  for (const auto& [key, value] : attributes) bytes_ += key.size() + value.size();
  auto element = std::make_unique<XmlElement>();
  XmlElement* added = element.get();
  element->name = std::move(name);
  if (!too_long()) element->attributes = std::move(attributes);
  if (root_ == nullptr) {
    root_ = std::move(element);
  } else if (!open_.empty() && open_.back() != nullptr && !too_long()) {
    open_.back()->nodes.push_back({{}, std::move(element)});
  } else {
    added = nullptr;  // dropped with all that is in it
  }
  open_.push_back(added);
}

void XmlTreeBuilder::end() {
  if (!open_.empty()) open_.pop_back();
}

void XmlTreeBuilder::text(std::string_view text) {
  bytes_ += text.size();
  if (open_.empty() || open_.back() == nullptr || too_long()) return;
  std::vector<XmlNode>& nodes = open_.back()->nodes;
  if (nodes.empty() || nodes.back().element != nullptr) nodes.emplace_back();
  nodes.back().text += text;
}

std::unique_ptr<XmlElement> XmlTreeBuilder::take() {
  open_.clear();
  bytes_ = 0;
  return std::move(root_);
}

}  // namespace dateline
