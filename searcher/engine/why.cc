#include "searcher/engine/why.h"

#include <algorithm>

namespace dateline {
namespace {

Span sentence_around(std::string_view body, const Evidence& evidence) {
  for (const Span& paragraph : paragraphs(body)) {
    if (evidence.begin >= paragraph.end) continue;
    const std::string_view text = body.substr(paragraph.begin, paragraph.end - paragraph.begin);
    for (const Span& sentence : sentences(text)) {
      const Span place = {paragraph.begin + sentence.begin, paragraph.begin + sentence.end};
      if (evidence.begin >= place.begin && evidence.end <= place.end) return place;
    }
    break;
  }
  return {evidence.begin, evidence.end};
}

// The passage, and where in its field it begins; what was read, where the field is not kept.
Reason passage(const Article& article, const Evidence& evidence) {
  Reason reason;
  reason.field = evidence.field;
  const bool title = evidence.field == "title";
  const std::string_view kept = title                      ? std::string_view(article.title)
                                : evidence.field == "body" ? std::string_view(article.body)
                                : evidence.field == "url"  ? std::string_view(article.url)
                                                           : std::string_view();
  if (evidence.begin >= evidence.end || evidence.end > kept.size()) {
    reason.begin = evidence.begin;
    reason.text = evidence.text;
    return reason;
  }
  const Span place =
      evidence.field == "body" ? sentence_around(kept, evidence) : Span{0, kept.size()};
  reason.begin = place.begin;
  reason.text = kept.substr(place.begin, place.end - place.begin);
  return reason;
}

Span place_in(const Reason& reason, const Evidence& evidence) {
  if (evidence.begin < reason.begin || evidence.end > reason.begin + reason.text.size() ||
      evidence.begin >= evidence.end) {
    return {0, reason.text.size()};
  }
  return {evidence.begin - reason.begin, evidence.end - reason.begin};
}

void add_highlight(std::vector<Span>& spans, const Span& span) {
  const auto overlaps = [&span](const Span& other) {
    return span.begin < other.end && other.begin < span.end;
  };
  if (span.begin == span.end || std::any_of(spans.begin(), spans.end(), overlaps)) return;
  spans.insert(std::upper_bound(spans.begin(), spans.end(), span,
                                [](const Span& a, const Span& b) { return a.begin < b.begin; }),
               span);
}

int place_of(const std::string& field) { return field == "title" ? 0 : field == "body" ? 1 : 2; }

}  // namespace

std::vector<Reason> reasons(const Article& article, std::string_view kind, std::string_view value) {
  std::vector<Reason> reasons;
  for (const Evidence& evidence : article.evidence) {
    if (evidence.kind != kind || evidence.value != value) continue;
    Reason reason = passage(article, evidence);
    auto known = std::find_if(reasons.begin(), reasons.end(), [&reason](const Reason& other) {
      return other.field == reason.field && other.begin == reason.begin &&
             other.text == reason.text;
    });
    if (known == reasons.end()) known = reasons.insert(reasons.end(), std::move(reason));
    add_highlight(known->highlights, place_in(*known, evidence));
    if (!evidence.rule.empty() &&
        std::find(known->rules.begin(), known->rules.end(), evidence.rule) == known->rules.end()) {
      known->rules.push_back(evidence.rule);
    }
  }
  std::stable_sort(reasons.begin(), reasons.end(), [](const Reason& a, const Reason& b) {
    return std::pair(place_of(a.field), a.begin) < std::pair(place_of(b.field), b.begin);
  });
  return reasons;
}

}  // namespace dateline
