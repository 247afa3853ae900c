#include "indexer/input/xml_parser.h"

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>

#include <algorithm>
#include <exception>
#include <new>

#include "common/text/utf8.h"

namespace dateline {
namespace {

struct Vocabulary {
  std::string_view space;  // beginning of its namespace
  std::string_view prefix;
};

constexpr Vocabulary kVocabularies[] = {
    {"http://www.w3.org/2005/Atom", ""},
    {"http://purl.org/atom/", ""},
    {"http://purl.org/rss/1.0/modules/content", "content"},
    {"http://purl.org/rss/1.0/modules/syndication", "sy"},
    {"http://purl.org/rss/1.0/modules/slash", "slash"},
    {"http://purl.org/rss/1.0/", ""},
    {"http://my.netscape.com/rdf/simple/0.9/", ""},
    {"http://backend.userland.com/", ""},
    {"http://www.w3.org/1999/xhtml", ""},
    {"http://iptc.org/std/NITF/", ""},
    {"http://iptc.org/std/nar/", ""},
    {"http://www.w3.org/1999/02/22-rdf-syntax-ns#", "rdf"},
    {"http://purl.org/dc/elements/1.1/", "dc"},
    {"http://purl.org/dc/terms/", "dcterms"},
    {"http://search.yahoo.com/mrss", "media"},
    {"http://www.itunes.com/dtds/", "itunes"},
    {"http://rssnamespace.org/feedburner/", "feedburner"},
    {"http://www.w3.org/XML/1998/namespace", "xml"},
};

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text);
}

std::string plain_name(const xmlChar* local, const xmlChar* prefix, const xmlChar* space) {
  std::string_view written = view(prefix);
  for (const Vocabulary& vocabulary : kVocabularies) {
    if (space != nullptr && view(space).starts_with(vocabulary.space)) {
      written = vocabulary.prefix;
      break;
    }
  }
  std::string name(written);
  if (!name.empty()) name += ':';
  name += view(local);
  return repair_utf8(name);
}

void start_libxml() {
  static const bool started = [] {
    xmlInitParser();
    return true;
  }();
  static_cast<void>(started);
}

}  // namespace

struct XmlParser::State {
  explicit State(XmlEvents& sink) : events(sink) {
    start_libxml();
    xmlSAXHandler sax = {};
    sax.initialized = XML_SAX2_MAGIC;
    sax.startElementNs = &State::start;
    sax.endElementNs = &State::end;
    sax.characters = &State::text;
    sax.cdataBlock = &State::text;
    sax.ignorableWhitespace = &State::text;
    sax.serror = &State::error;
    context = xmlCreatePushParserCtxt(&sax, this, nullptr, 0, nullptr);
    if (context == nullptr) throw std::bad_alloc();
    // Recovery does not stop at a mistake; the encoding was dealt with.
    xmlCtxtUseOptions(context,
                      XML_PARSE_RECOVER | XML_PARSE_NONET | XML_PARSE_NOENT | XML_PARSE_IGNORE_ENC);
    // Our callbacks count, not what the options above may have put in their place.
    *context->sax = sax;
  }
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() {
    if (context->myDoc != nullptr) xmlFreeDoc(context->myDoc);
    xmlFreeParserCtxt(context);
  }

  void parse(const char* bytes, int length, int last) {
    xmlParseChunk(context, bytes, length, last);
    if (thrown) std::rethrow_exception(std::exchange(thrown, nullptr));
    halted = halted || context->disableSAX != 0 || context->instate == XML_PARSER_EOF;
  }

  // Exceptions must not cross libxml2: they wait in `thrown` until it has returned.
  template <typename Call>
  void guarded(const Call& call) {
    if (thrown) return;
    try {
      call();
    } catch (...) {
      thrown = std::current_exception();
      xmlStopParser(context);
    }
  }

  static void start(void* self, const xmlChar* local, const xmlChar* prefix, const xmlChar* space,
                    int, const xmlChar**, int count, int, const xmlChar** values) {
    auto& state = *static_cast<State*>(self);
    state.guarded([&] {
      XmlAttributes attributes;
      for (int i = 0; i < count; ++i) {
        const xmlChar** part = values + std::ptrdiff_t{i} * 5;  // name, prefix, space, begin, end
        const std::string_view value(reinterpret_cast<const char*>(part[3]),
                                     static_cast<std::size_t>(part[4] - part[3]));
        attributes.emplace_back(plain_name(part[0], part[1], part[2]), repair_utf8(value));
      }
      state.events.start_element(plain_name(local, prefix, space), std::move(attributes));
    });
  }

  static void end(void* self, const xmlChar*, const xmlChar*, const xmlChar*) {
    auto& state = *static_cast<State*>(self);
    state.guarded([&] { state.events.end_element(); });
  }

  static void text(void* self, const xmlChar* bytes, int length) {
    auto& state = *static_cast<State*>(self);
    state.guarded([&] {
      state.events.characters(
          {reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(length)});
    });
  }

  static void error(void* self, xmlErrorPtr error) {
    auto& state = *static_cast<State*>(self);
    // Undeclared prefixes and warnings take nothing away.
    if (error->level < XML_ERR_ERROR || error->domain == XML_FROM_NAMESPACE) return;
    if (!state.mistake.empty() || error->message == nullptr) return;
    state.guarded([&] {
      state.mistake = "line " + std::to_string(error->line) + ": " +
                      repair_utf8(trim(std::string_view(error->message)));
    });
  }

  XmlEvents& events;
  xmlParserCtxtPtr context = nullptr;
  std::exception_ptr thrown;
  std::string mistake;
  bool halted = false;
};

XmlParser::XmlParser(XmlEvents& events) : state_(std::make_unique<State>(events)) {}
XmlParser::~XmlParser() = default;

bool XmlParser::feed(std::string_view bytes) {
  constexpr std::size_t kPiece = std::size_t{64} << 10;
  while (!bytes.empty() && !state_->halted) {
    const std::string_view piece = bytes.substr(0, kPiece);
    state_->parse(piece.data(), static_cast<int>(piece.size()), 0);
    bytes.remove_prefix(piece.size());
  }
  return !state_->halted;
}

void XmlParser::finish() {
  if (!state_->halted) state_->parse("", 0, 1);
}

const std::string& XmlParser::mistake() const { return state_->mistake; }

char32_t html_character(std::string_view name) {
  const std::string terminated(name);
  const htmlEntityDesc* found =
      htmlEntityLookup(reinterpret_cast<const xmlChar*>(terminated.c_str()));
  return found != nullptr ? static_cast<char32_t>(found->value) : 0;
}

}  // namespace dateline
