#include "indexer/input/nitf_article.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "common/text/utf8.h"
#include "indexer/input/country_codes.h"
#include "indexer/input/field_values.h"
#include "indexer/input/markup_text.h"
#include "indexer/input/record_fields.h"
#include "indexer/input/wrapped_text.h"
#include "indexer/input/xml_reader.h"

namespace dateline {
namespace {

// Collects what one <nitf> says; ranks rise in the order of the calls.
class NitfFields {
 public:
  NitfFields(const XmlElement& nitf, const FieldMap& fields) : nitf_(nitf), fields_(fields) {}

  void fill(Article& article) {
    add_identity();
    add_title();
    add_dates();
    add_authors();
    add_source();
    add_countries();
    add_topics();
    add_rest();
    record_.fill(article);
  }

 private:
  void add(Field field, const std::string& name, std::string_view value) {
    if (!trim(value).empty()) record_.add({field, ++rank_, false}, name, std::string(trim(value)));
  }
  void add_attributes(Field field, std::string_view path, std::string_view attribute) {
    for (const XmlElement* element : nitf_.all(path)) {
      add(field, element->name + "." + std::string(attribute), element->attribute(attribute));
    }
  }
  void add_texts(Field field, std::string_view path) {
    for (const XmlElement* element : nitf_.all(path)) {
      add(field, element->name, XmlElement::line_of(element));
    }
  }

  void add_identity() {
    add_attributes(Field::kId, "head/docdata/doc-id", "id-string");
    for (const XmlElement* data : nitf_.all("head/pubdata")) {
      const std::string_view reference = data->attribute("ex-ref");
      if (reference.find("://") != std::string_view::npos) add(Field::kUrl, "ex-ref", reference);
    }
  }

  void add_title() {
    add_texts(Field::kTitle, "body/body.head/hedline/hl1");
    add_texts(Field::kTitle, "head/title");
    add_texts(Field::kTitle, "body/body.head/hedline/hl2");
  }

  void add_dates() {
    add_attributes(Field::kDate, "head/docdata/date.issue", "norm");
    add_attributes(Field::kDate, "head/pubdata", "date.publication");
    add_attributes(Field::kDate, "head/docdata/date.release", "norm");
    add_attributes(Field::kDate, "body/body.head/dateline/story.date", "norm");
  }

  void add_authors() {
    FieldValue names;
    for (const XmlElement* byline : nitf_.all("body/body.head/byline")) {
      // A second form of the same names, for a catalogue.
      if (byline->attribute("class").starts_with("normalized") && !names.pieces.empty()) continue;
      for (std::string& name : names_of(*byline)) names.pieces.push_back(std::move(name));
    }
    names.is_list = true;
    if (!names.pieces.empty()) record_.add({Field::kAuthors, ++rank_, false}, "byline", names);
  }

  static std::vector<std::string> names_of(const XmlElement& byline) {
    std::vector<std::string> names;
    for (const XmlElement* person : byline.descendants("person")) {
      names.push_back(XmlElement::line_of(person));
    }
    if (!names.empty()) return names;
    std::string text;
    for (const XmlNode& node : byline.nodes) {
      // Titles and places are no names.
      if (node.element == nullptr) text += node.text;
    }
    return names_in_byline(text);
  }

  void add_source() {
    add_attributes(Field::kSource, "head/pubdata", "name");
    add_texts(Field::kSource, "body/body.head/distributor");
    add_attributes(Field::kSource, "head/docdata/doc.copyright", "holder");
    add_attributes(Field::kSource, "head/docdata/doc-id", "regsrc");
    for (const std::string_view language : {nitf_.attribute("xml:lang"), nitf_.attribute("lang")}) {
      add(Field::kLanguage, "xml:lang", language);
    }
    if (const XmlElement* body = nitf_.find("body")) {
      add(Field::kLanguage, "xml:lang", body->attribute("xml:lang"));
    }
  }

  void add_countries() {
    FieldValue codes;
    codes.is_list = true;
    const auto collect = [&](const std::vector<const XmlElement*>& elements) {
      for (const XmlElement* element : elements) {
        std::string code = country_of_iso_code(element->attribute("iso-cc"));
        if (!code.empty()) codes.pieces.push_back(std::move(code));
      }
    };
    collect(nitf_.all("head/docdata/evloc"));
    if (codes.pieces.empty()) {
      for (const XmlElement* content : nitf_.all("head/docdata/identified-content")) {
        collect(content->descendants("country"));
      }
    }
    if (!codes.pieces.empty()) record_.add({Field::kCountries, ++rank_, false}, "evloc", codes);
  }

  void add_topics() {
    FieldValue topics;
    topics.is_list = true;
    const auto add_topic = [&](std::string topic) {
      // "Top/News/World" is a path in somebody's web site.
      if (!topic.empty() && topic.find('/') == std::string::npos) {
        topics.pieces.push_back(std::move(topic));
      }
    };
    for (const XmlElement* subject : nitf_.all("head/tobject/tobject.subject")) {
      for (const char* level : {"detail", "matter", "type"}) {
        const std::string_view name = subject->attribute(std::string("tobject.subject.") + level);
        if (name.empty()) continue;
        add_topic(std::string(name));
        break;
      }
    }
    for (const XmlElement* section : nitf_.all("head/pubdata")) {
      add_topic(std::string(section->attribute("position.section")));
    }
    for (const XmlElement* keyword : nitf_.all("head/docdata/key-list/keyword")) {
      add_topic(std::string(keyword->attribute("key")));
    }
    for (const XmlElement* classifier : nitf_.all("head/docdata/identified-content/classifier")) {
      const std::string text = XmlElement::line_of(classifier);
      add_topic(text.empty() ? std::string(classifier->attribute("value")) : text);
    }
    if (!topics.pieces.empty()) record_.add({Field::kTopics, ++rank_, false}, "topics", topics);
  }

  void add_rest() {
    add(Field::kBody, "body", nitf_text(nitf_));
    add_texts(Field::kBody, "body/body.head/abstract");
    add_attributes(Field::kExtra, "head/docdata/urgency", "ed-urg");
    add_attributes(Field::kExtra, "head/docdata/fixture", "fix-id");
    for (const XmlElement* key : nitf_.all("head/docdata/du-key")) {
      add(Field::kExtra, "slug", key->attribute("key"));
    }
    add_texts(Field::kExtra, "body/body.end/tagline");
    for (const XmlElement* meta : nitf_.all("head/meta")) {
      const std::string name(meta->attribute("name"));
      const FieldMatch users = fields_.find(name);
      const bool is_users = users.rank == 0 && users.header;
      if (!name.empty() && !trim(meta->attribute("content")).empty()) {
        record_.add(is_users ? users : FieldMatch(), name, std::string(meta->attribute("content")));
      }
    }
  }

  const XmlElement& nitf_;
  const FieldMap& fields_;
  RecordFields record_;
  int rank_ = 0;
};

// Some archives give the first paragraphs twice: as a block of their own, and in the whole text.
bool repeats_whole(const XmlElement& content, const XmlElement& block) {
  if (block.attribute("class") != "lead_paragraph") return false;
  const auto blocks = content.all("block");
  return std::any_of(blocks.begin(), blocks.end(), [](const XmlElement* other) {
    return other->attribute("class") == "full_text";
  });
}

}  // namespace

std::string nitf_text(const XmlElement& nitf) {
  TextBuilder builder;
  for (const XmlElement* content : nitf.all("body/body.content")) {
    builder.paragraph_break();
    for (const XmlNode& node : content->nodes) {
      if (node.element == nullptr) {
        builder.text(node.text);
      } else if (!repeats_whole(*content, *node.element)) {
        append_markup(*node.element, builder);
      }
    }
  }
  return with_dateline(XmlElement::line_of(nitf.find("body/body.head/dateline")), builder.take());
}

void read_nitf_article(const XmlElement& nitf, const FieldMap& fields, Article& article) {
  NitfFields(nitf, fields).fill(article);
}

const XmlVocabulary& nitf_vocabulary() {
  static const XmlVocabulary vocabulary = {
      {"nitf"}, [](XmlElement& item, const XmlElement*, const FieldMap& fields, Article& article) {
        read_nitf_article(item, fields, article);
        return std::string();
      }};
  return vocabulary;
}

}  // namespace dateline
