#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dateline {

using XmlAttributes = std::vector<std::pair<std::string, std::string>>;

// What XmlParser tells of a document, in its order.
class XmlEvents {
 public:
  virtual ~XmlEvents() = default;
  virtual void start_element(std::string name, XmlAttributes attributes) = 0;
  virtual void end_element() = 0;
  virtual void characters(std::string_view text) = 0;
};

// The door of libxml2: one document, fed piece by piece. Goes on behind mistakes as far as
// libxml2's recovery does. Nothing is fetched from anywhere, and entities that a document declares
// are not known. Names are made plain: without prefix in the vocabularies of feeds, NITF, NewsML-G2
// and XHTML, with the usual prefix in those that extend feeds ("dc:creator", "content:encoded"),
// else as they are written; attributes likewise.
class XmlParser {
 public:
  // `events` must outlive it.
  explicit XmlParser(XmlEvents& events);
  ~XmlParser();

  // Gives the next bytes: UTF-8, whatever the document says of itself. False when the parser has
  // given up; it then takes no more. What the events throw passes through.
  bool feed(std::string_view bytes);
  // The end of the document.
  void finish();
  // The first mistake, with its line; "" when there was none.
  const std::string& mistake() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// The character of one of HTML's named references, 0 when there is none of that name.
char32_t html_character(std::string_view name);

}  // namespace dateline
