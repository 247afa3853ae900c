#include "indexer/export/trec_exporter.h"

#include "common/article_json.h"

namespace dateline {
namespace {

bool is_control(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte < 0x20 && c != '\n' && c != '\t') || byte == 0x7f;
}

void append_escaped(std::string& out, std::string_view text) {
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      default:
        out += is_control(c) ? ' ' : c;
    }
  }
}

std::string document_number(std::string_view id) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string number;
  for (const char c : id) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte > 0x20 && byte != 0x7f) {
      number += c;
    } else {
      number += '%';
      number += kDigits[byte >> 4];
      number += kDigits[byte & 15];
    }
  }
  return number;
}

}  // namespace

void TrecExporter::put(std::string_view tag, std::string_view text, bool on_lines_of_its_own) {
  if (text.empty()) return;
  const char* separator = on_lines_of_its_own ? "\n" : "";
  document_ += '<';
  document_ += tag;
  document_ += '>';
  document_ += separator;
  append_escaped(document_, text);
  document_ += separator;
  document_ += "</";
  document_ += tag;
  document_ += ">\n";
}

void TrecExporter::add(const std::string& stored) {
  const Article article = article_from_text(stored);
  std::string authors;
  for (const std::string& author : article.authors) {
    authors += (authors.empty() ? "" : ", ") + author;
  }
  document_ = "<DOC>\n";
  put("DOCNO", document_number(article.id));
  put("DATE", article.date.to_string());
  put("SOURCE", article.source);
  put("HEADLINE", article.title);
  put("BYLINE", authors);
  put("TEXT", article.body, true);
  document_ += "</DOC>\n";
  sink_->write(document_);
}

}  // namespace dateline
