#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "indexer/input/byte_source.h"

namespace dateline {

// Finds the elements of one name in a long file of SGML, "<DOC> ... </DOC>", one after the other.
// The next start tag ends a record too. Case does not matter. Holds one record and a buffer in
// memory.
class SgmlRecords {
 public:
  struct Record {
    std::string_view text;     // from "<" of its start tag; empty when too long
    std::uint64_t number = 0;  // 1-based
    std::uint64_t offset = 0;  // of its first byte
    std::size_t length = 0;    // in bytes, also when too long
    bool too_long = false;
    bool ended = false;  // by its end tag or the next start tag
  };

  // `element` in small letters; `source` must outlive it.
  SgmlRecords(ByteSource& source, std::string element, std::size_t max_record_bytes);

  // Fills `record`; its text is valid until the next call. False at the end.
  bool next(Record& record);

 private:
  bool fill();
  bool find_tag(bool outside, bool& is_end);
  bool tag_at(std::size_t at, bool end_tag) const;
  void drop_front(std::size_t bytes);

  ByteSource& source_;
  std::string element_;
  std::size_t max_record_bytes_;
  std::string buffer_;
  std::size_t begin_ = 0;     // of what is not consumed yet
  std::size_t scan_ = 0;      // no tag of ours before this
  std::uint64_t offset_ = 0;  // of buffer_[0] in the source
  std::size_t dropped_ = 0;   // bytes of a record that is too long
  std::uint64_t number_ = 0;
  bool at_end_ = false;
};

}  // namespace dateline
