#include "searcher/output_options.h"

#include <limits>

#include "common/error.h"
#include "common/option_values.h"

namespace dateline {
namespace {

constexpr const char* kOutputGroup = "Output";

std::vector<std::string> field_names() {
  std::vector<std::string> names;
  for (const HitField field : all_hit_fields()) names.emplace_back(field_name(field));
  return names;
}

[[noreturn]] void refuse(const std::string& what, const std::string& hint) {
  throw Error(Error::Kind::kUsage, what, hint);
}

}  // namespace

void ask_for_what_is_shown(OutputFormat format, const std::vector<HitField>& fields,
                           Request& request) {
  const bool for_people = format == OutputFormat::kText || format == OutputFormat::kMarkdown;
  if (format == OutputFormat::kIds || format == OutputFormat::kTrec) {
    request.stored = request.snippets = false;
  } else if (!fields.empty()) {
    request.snippets = for_people || need_snippet(fields);  // highlights of titles too
    request.stored = request.snippets || need_article(fields);
  }
}

OutputOptions::OutputOptions(CLI::App& app, SearcherOptions& options) : options_(options) {
  auto* format =
      app.add_option("--format", format_, "Output: " + output_format_names() + " (default text)");
  format->type_name("NAME")->group(kOutputGroup);
  set_values(format, {output_formats()});
  auto* fields = app.add_option("--fields", fields_,
                                "Show these of each article, in this order: " + hit_field_names());
  fields->allow_extra_args(false)->type_name("NAME[,...]")->group(kOutputGroup);
  set_values(fields, {field_names(), true});
  app.add_flag("--all", options.all, "Every match instead of a page, written as it is read")
      ->group(kOutputGroup);
  app.add_option(
         "--batch", options.batch,
         "Answer the queries of this file (-: standard input), one a line: the query, id TAB "
         "query, or JSON with id and query")
      ->type_name("FILE")
      ->group(kOutputGroup);
  app.add_option("--tag", tag_, "The name of the run, with --format trec (default dateline)")
      ->type_name("NAME")
      ->group(kOutputGroup);
}

void OutputOptions::give_meaning(bool has_page) {
  if (!format_.empty()) options_.format = parse_output_format(format_);
  const bool trec = options_.format == OutputFormat::kTrec;
  if (!fields_.empty()) {
    options_.fields = parse_hit_fields(fields_);
    if (trec || options_.format == OutputFormat::kIds) {
      refuse("--fields goes with no --format " + format_,
             "its columns are fixed; try --format tsv");
    }
    if (!options_.show.empty()) refuse("--fields is for results, not for --show", "leave it out");
  }
  if (!tag_.empty()) {
    if (!trec) refuse("--tag means nothing without --format trec", "add it, or leave --tag out");
    if (tag_.find_first_of(" \t\r\n") != std::string::npos) {
      refuse("--tag \"" + tag_ + "\" is not one word", "for example --tag dateline-bm25");
    }
    options_.tag = tag_;
  }
  if (options_.all) {
    if (has_page) refuse("--all goes with no --limit, --offset or --page", "leave one of them out");
    options_.request.limit = std::numeric_limits<std::size_t>::max();
  }
  if (!options_.batch.empty() && (options_.has_query || !options_.show.empty())) {
    refuse("--batch " + options_.batch + " goes with no other query", "leave one of them out");
  }
  ask_for_what_is_shown(options_.format, options_.fields, options_.request);
}

}  // namespace dateline
