#include "searcher/present/answer_writer.h"

#include <span>
#include <string>
#include <vector>

#include "searcher/present/delimited.h"
#include "searcher/present/hit_text.h"
#include "searcher/present/json.h"
#include "searcher/present/markdown.h"
#include "searcher/present/marked.h"
#include "searcher/present/text.h"
#include "searcher/present/trec.h"

namespace dateline {
namespace {

QueryName query_name(const Response& response, const PresentOptions& options) {
  return {well_formed(options.query_id, {}).text, well_formed(response.query, {}).text};
}

// The fields that are asked for, or else those shown unasked, after what names the query where
// there are several.
std::vector<HitField> fields_of(const PresentOptions& options, std::span<const HitField> unasked) {
  if (!options.fields.empty()) return options.fields;
  std::vector<HitField> fields;
  if (options.many && !options.query_id.empty()) fields.push_back(HitField::kQueryId);
  if (options.many) fields.push_back(HitField::kQuery);
  fields.insert(fields.end(), unasked.begin(), unasked.end());
  return fields;
}

class TextWriter : public AnswerWriter {
 public:
  TextWriter(const Request& request, const PresentOptions& options, Output& output)
      : request_(request),
        options_(options),
        output_(output),
        painter_(options.color),
        width_(usable_width(options)) {}

  void begin(const Response& response, std::uint64_t count) override {
    if (options_.many && !options_.first) output_.write("\n");
    page_ = page_of(request_, count);
    query_ = query_name(response, options_);
    output_.write(
        text_head(response, request_, page_, width_, painter_, options_.many ? &query_ : nullptr));
  }
  void take(const Hit& hit) override {
    output_.write("\n");
    const std::size_t rank_width = std::to_string(page_.last()).size();
    output_.write(options_.fields.empty()
                      ? hit_text(hit, rank_width, width_, painter_, request_.locale)
                      : fields_text(hit, query_, options_.fields, rank_width, width_, painter_));
  }
  void end(const Response& response) override {
    output_.write(text_tail(response, request_, page_, width_, painter_));
  }

 private:
  const Request& request_;
  const PresentOptions& options_;
  Output& output_;
  Painter painter_;
  std::size_t width_;
  Page page_;
  QueryName query_;
};

class MarkdownWriter : public AnswerWriter {
 public:
  MarkdownWriter(const PresentOptions& options, Output& output)
      : options_(options), output_(output) {}

  void begin(const Response& response, std::uint64_t count) override {
    if (options_.many && !options_.first) output_.write("\n");
    query_ = query_name(response, options_);
    output_.write(markdown_head(response, options_.many ? &query_ : nullptr));
    if (count > 0 && !options_.fields.empty()) {
      output_.write("\n" + markdown_table_head(options_.fields));
    }
  }
  void take(const Hit& hit) override {
    output_.write(options_.fields.empty() ? "\n" + markdown_hit(hit)
                                          : markdown_row(hit, query_, options_.fields));
  }
  void end(const Response& response) override { output_.write(markdown_facets(response)); }

 private:
  const PresentOptions& options_;
  Output& output_;
  QueryName query_;
};

class JsonWriter : public AnswerWriter {
 public:
  JsonWriter(const PresentOptions& options, Output& output)
      : options_(options),
        output_(output),
        layout_(options.many ? Layout::kOneLine : Layout::kPretty),
        fields_(options.fields.empty()
                    ? std::vector<HitField>(json_fields().begin(), json_fields().end())
                    : options.fields) {}

  void begin(const Response& response, std::uint64_t count) override {
    query_ = query_name(response, options_);
    left_ = count;
    parts_ = json_around_hits(response, query_.id, layout_);
    output_.write(parts_.before);
  }
  void take(const Hit& hit) override {
    output_.write(json_hit(hit, query_, fields_, layout_, --left_ == 0));
  }
  void end(const Response&) override { output_.write(parts_.after); }

 private:
  const PresentOptions& options_;
  Output& output_;
  Layout layout_;
  std::vector<HitField> fields_;
  std::uint64_t left_ = 0;
  JsonParts parts_;
  QueryName query_;
};

// Formats of a line for each hit and nothing around them.
class LineWriter : public AnswerWriter {
 public:
  LineWriter(const Request& request, OutputFormat format, const PresentOptions& options,
             Output& output)
      : request_(request), format_(format), options_(options), output_(output) {
    const bool json = format == OutputFormat::kJsonLines;
    fields_ = fields_of(options, json ? json_fields() : column_fields());
  }

  void begin(const Response& response, std::uint64_t) override {
    query_ = query_name(response, options_);
    if (!options_.first) return;
    if (format_ == OutputFormat::kCsv) {
      output_.write(delimited_header(fields_, Delimiter::kComma));
    } else if (format_ == OutputFormat::kTsv) {
      output_.write(delimited_header(fields_, Delimiter::kTab));
    }
  }
  void take(const Hit& hit) override { output_.write(line(hit)); }

 private:
  std::string line(const Hit& hit) const {
    switch (format_) {
      case OutputFormat::kJsonLines:
        return json_line(hit, query_, fields_);
      case OutputFormat::kCsv:
        return delimited_row(hit, query_, fields_, Delimiter::kComma);
      case OutputFormat::kTsv:
        return delimited_row(hit, query_, fields_, Delimiter::kTab);
      case OutputFormat::kTrec:
        return trec_line(hit, request_.sort, query_.id.empty() ? "1" : query_.id, options_.tag);
      default:
        return id_line(hit.article);
    }
  }

  const Request& request_;
  OutputFormat format_;
  const PresentOptions& options_;
  Output& output_;
  std::vector<HitField> fields_;
  QueryName query_;
};

}  // namespace

std::unique_ptr<AnswerWriter> make_answer_writer(const Request& request, OutputFormat format,
                                                 const PresentOptions& options, Output& output) {
  switch (format) {
    case OutputFormat::kText:
      return std::make_unique<TextWriter>(request, options, output);
    case OutputFormat::kMarkdown:
      return std::make_unique<MarkdownWriter>(options, output);
    case OutputFormat::kJson:
      return std::make_unique<JsonWriter>(options, output);
    default:
      return std::make_unique<LineWriter>(request, format, options, output);
  }
}

}  // namespace dateline
