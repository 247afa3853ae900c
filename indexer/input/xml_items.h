#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/input/byte_source.h"
#include "indexer/input/charset_source.h"
#include "indexer/input/peek_source.h"
#include "indexer/input/xml_repair.h"
#include "indexer/input/xml_tree.h"

namespace dateline {

// Takes the elements of some names out of a file of XML, one after the other, each as a tree; what
// stands around them is one tree of its own. A new element of these names ends the one before it,
// so that a missing end tag costs one element and not the rest. Several documents may follow each
// other, each with its XML declaration. The charset is that of the declaration. Holds one item, the
// surroundings (their first megabyte) and a buffer in memory.
class XmlItems final : private XmlEvents {
 public:
  struct Item {
    std::unique_ptr<XmlElement> element;
    std::uint64_t number = 0;  // 1-based
    std::size_t bytes = 0;     // about its size
    bool too_long = false;     // more than max_bytes: the tree is not whole
    bool cut_off = false;      // the input ends inside it
  };

  // `source` must outlive it.
  XmlItems(ByteSource& source, std::vector<std::string> names, std::size_t max_bytes);

  // False at the end.
  bool next(Item& item);
  // What stands around the items of the current document, as far as it was read; nullptr when
  // nothing was.
  const XmlElement* surroundings() const { return outside_.root(); }
  // Why the rest of the input could not be read; "" when it could. After the end.
  const std::string& failure() const { return failure_; }

 private:
  void start_element(std::string name, XmlAttributes attributes) override;
  void end_element() override;
  void characters(std::string_view text) override;

  bool read_piece();
  void parse(std::string_view xml);
  void begin_document();
  void end_document();
  bool has_ended() const;
  void finish_item(bool cut_off);
  bool is_item(std::string_view name) const;

  PeekSource raw_;
  std::optional<CharsetSource> source_;
  std::vector<std::string> names_;
  std::string buffer_;
  std::string incomplete_;  // the first bytes of a character
  XmlRepair repair_;
  std::unique_ptr<XmlParser> parser_;
  XmlTreeBuilder inside_;
  XmlTreeBuilder outside_;
  std::size_t depth_ = 0;  // of the document
  bool seen_root_ = false;
  bool started_ = false;  // the first tag was seen
  bool at_end_ = false;
  std::string tail_;     // the last bytes of the document
  std::string pending_;  // XML not yet given to the parser
  std::uint64_t number_ = 0;
  std::deque<Item> finished_;
  std::string failure_;
};

// The charset that the XML declaration at the head of a document names; "" for none.
std::string declared_xml_charset(std::string_view head);

}  // namespace dateline
