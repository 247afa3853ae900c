#include "indexer/input/jsonl_reader.h"

#include <nlohmann/json.hpp>
#include <utility>

#include "common/text/utf8.h"
#include "indexer/input/binary.h"
#include "indexer/input/json_article.h"
#include "indexer/input/json_repair.h"
#include "indexer/input/peek_source.h"

namespace dateline {
namespace {

// Takes no notice of the values: only the position and the cause of an error matter.
struct ErrorFinder : nlohmann::json_sax<nlohmann::json> {
  bool null() override { return true; }
  bool boolean(bool) override { return true; }
  bool number_integer(number_integer_t) override { return true; }
  bool number_unsigned(number_unsigned_t) override { return true; }
  bool number_float(number_float_t, const string_t&) override { return true; }
  bool string(string_t&) override { return true; }
  bool binary(binary_t&) override { return true; }
  bool start_object(std::size_t) override { return true; }
  bool key(string_t&) override { return true; }
  bool end_object() override { return true; }
  bool start_array(std::size_t) override { return true; }
  bool end_array() override { return true; }
  bool parse_error(std::size_t position, const std::string&,
                   const nlohmann::json::exception& error) override {
    std::string_view what = error.what();
    if (const auto at = what.find(": "); at != std::string_view::npos) what.remove_prefix(at + 2);
    // The last token may be a whole article.
    what = what.substr(0, what.find("; last read"));
    message =
        "byte " + std::to_string(position) + ": " + std::string(utf8_prefix(what, kMaxDetailBytes));
    return false;
  }

  std::string message;
};

std::string explain(std::string_view text, simdjson::error_code code) {
  ErrorFinder finder;
  nlohmann::json::sax_parse(text.begin(), text.end(), &finder);
  return finder.message.empty() ? simdjson::error_message(code) : finder.message;
}

const char* type_name(simdjson::dom::element_type type) {
  switch (type) {
    case simdjson::dom::element_type::ARRAY:
      return "an array";
    case simdjson::dom::element_type::STRING:
      return "a string";
    case simdjson::dom::element_type::BOOL:
      return "true or false";
    case simdjson::dom::element_type::NULL_VALUE:
      return "null";
    default:
      return "a number";
  }
}

bool is_blank_line(std::string_view text) {
  return text.find_first_not_of(" \t\r") == std::string_view::npos;
}

}  // namespace

JsonlReader::JsonlReader(ByteSource& source, const ReaderOptions& options,
                         const RejectSink& rejects)
    : decoded_(source),
      source_(decoded_),
      lines_(source_, options.max_record_bytes),
      rejects_(rejects),
      fields_(options.field_map),
      max_record_bytes_(options.max_record_bytes) {
  static_assert(LineReader::kPadding >= simdjson::SIMDJSON_PADDING);
}

void JsonlReader::reject(std::string reason, std::string detail) const {
  rejects_(Reject{origin_, std::move(reason), std::move(detail)});
}

// Looks at the first bytes; false when the file is not to be read.
bool JsonlReader::start() {
  const std::string_view head = source_.peek(kSniffedBytes);
  if (const std::string kind = binary_kind(head); !kind.empty()) {
    origin_ = Origin{source_.name(), 0, 0};
    reject("binary file", kind);
    return false;
  }
  const bool wrapped = JsonWrapper::is_for(head);
  if (wrapped || JsonSplitter::is_for(head)) splitter_.emplace(source_, max_record_bytes_, wrapped);
  return true;
}

bool JsonlReader::next_record(LineReader::Line& record) {
  if (splitter_) return splitter_->next(record);
  while (lines_.next(record)) {
    if (record.number == 1 && record.text.starts_with(kByteOrderMark)) {
      record.text.remove_prefix(kByteOrderMark.size());
    }
    if (record.too_long || !is_blank_line(record.text)) return true;
  }
  return false;
}

bool JsonlReader::next(Article& article, Origin& origin) {
  if (state_ == State::kNew) state_ = start() ? State::kEmpty : State::kDone;
  LineReader::Line record;
  while (state_ != State::kDone && next_record(record)) {
    state_ = State::kReading;
    origin_ = Origin{source_.name(), record.number, record.offset};
    if (record.too_long) {
      reject("record too long", std::to_string(record.length) + " bytes, more than " +
                                    std::to_string(max_record_bytes_));
    } else if (read_record(record, article)) {
      origin = origin_;
      return true;
    }
  }
  if (state_ == State::kEmpty) {
    origin_ = Origin{source_.name(), 0, 0};
    reject("empty file", "");
  }
  state_ = State::kDone;
  return false;
}

bool JsonlReader::read_record(const LineReader::Line& record, Article& article) {
  simdjson::dom::element element;
  simdjson::error_code error =
      parser_.parse(record.text.data(), record.text.size(), false).get(element);
  if (error != simdjson::SUCCESS) {
    const std::string repaired = repair_json(is_clean_utf8(record.text) ? std::string(record.text)
                                                                        : repair_utf8(record.text));
    // The parser copies what it keeps: `repaired` need not outlive the call.
    error = parser_.parse(repaired).get(element);
    if (error != simdjson::SUCCESS) {
      std::string detail = explain(repaired, error);
      if (!record.ended) detail += " (the file ends here)";
      reject("not valid JSON", std::move(detail));
      return false;
    }
  }
  simdjson::dom::object object;
  if (element.get(object) != simdjson::SUCCESS) {
    reject("not a JSON object", type_name(element.type()));
    return false;
  }
  // A hit of a search engine: the document is within it.
  simdjson::dom::object document;
  std::string_view hit_id;
  if (object["_source"].get(document) == simdjson::SUCCESS) {
    if (object["_id"].get(hit_id) != simdjson::SUCCESS) hit_id = {};
    object = document;
  }
  read_json_article(object, fields_, article);
  if (article.id.empty() && !hit_id.empty()) article.id = repair_utf8(hit_id);
  if (article.title.empty() && article.body.empty()) {
    std::string names;
    for (const auto& field : object) names += (names.empty() ? "" : ", ") + std::string(field.key);
    reject("no text", names.empty() ? "the object is empty"
                                    : "neither title nor text among its fields: " +
                                          std::string(utf8_prefix(names, kMaxDetailBytes)));
    return false;
  }
  return true;
}

}  // namespace dateline
