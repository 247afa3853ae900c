#include "indexer/input/newsml_article.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "common/text/ascii.h"
#include "common/text/utf8.h"
#include "indexer/input/country_codes.h"
#include "indexer/input/markup_text.h"
#include "indexer/input/nitf_article.h"
#include "indexer/input/record_fields.h"
#include "indexer/input/wrapped_text.h"
#include "indexer/input/xml_reader.h"

namespace dateline {
namespace {

// What follows the scheme of a code: "text" of "ninat:text".
std::string_view code_of(std::string_view qcode) {
  return qcode.substr(qcode.find(':') + 1);  // npos + 1 is 0
}

std::string_view scheme_of(std::string_view qcode) {
  const std::size_t colon = qcode.find(':');
  return colon == std::string_view::npos ? std::string_view() : qcode.substr(0, colon);
}

// The alpha-2 code when the concept is one of ISO 3166-1: by a scheme that is named after the
// standard or after countries, or by the address of such a scheme.
std::string iso_country(const XmlElement& element) {
  const std::string_view qcode = element.attribute("qcode");
  const std::string scheme = ascii_lower(scheme_of(qcode));
  for (const char* name : {"iso3166", "iso-3166", "country", "cntry", "ctry"}) {
    if (scheme.find(name) != std::string::npos && scheme.find("3166-2") == std::string::npos) {
      return country_of_iso_code(code_of(qcode));
    }
  }
  const std::string uri = ascii_lower(element.attribute("uri"));
  if (uri.find("iso3166-1") == std::string::npos) return "";
  return country_of_iso_code(std::string_view(uri).substr(uri.find_last_of("/#:") + 1));
}

// The name of a concept: in its own words, else its literal, else its code.
std::string concept_name(const XmlElement& element) {
  std::string name = XmlElement::line_of(element.find("name"));
  if (name.empty()) name = element.attribute("literal");
  if (name.empty()) name = code_of(element.attribute("qcode"));
  return name.empty() ? std::string(element.attribute("uri")) : name;
}

bool is_kind(const XmlElement& element, std::string_view kind) {
  return ascii_lower(code_of(element.attribute("type"))) == kind;
}

// Collects what one <newsItem> says; ranks rise in the order of the calls.
class NewsItem {
 public:
  NewsItem(const XmlElement& item, const FieldMap& fields) : item_(item), fields_(fields) {
    for (const XmlElement* set : item.all("contentSet")) {
      if (nitf_ == nullptr) nitf_ = set->find("inlineXML/nitf");
      if (html_ == nullptr) html_ = set->find("inlineXML/html");
      if (html_ == nullptr) html_ = set->find("inlineXML/body");
      if (html_ == nullptr) html_ = set->find("inlineXML/div");
      if (plain_ == nullptr) plain_ = set->find("inlineData");
    }
  }

  // Why it is no article.
  std::string refusal() const {
    const auto code = [&](std::string_view path) {
      const XmlElement* element = item_.find(path);
      return element == nullptr ? std::string() : ascii_lower(code_of(element->attribute("qcode")));
    };
    const std::string status = code("itemMeta/pubStatus");
    if (status == "canceled" || status == "cancelled" || status == "withheld") {
      return "the item is " + status;
    }
    const std::string kind = code("itemMeta/itemClass");
    for (const char* other : {"picture", "graphic", "video", "audio", "animation"}) {
      if (kind == other) return "the item is of class " + kind;
    }
    return "";
  }

  void fill(Article& article) {
    if (nitf_ != nullptr) read_nitf_article(*nitf_, fields_, article);
    const Article inner = std::move(article);
    add_metadata(inner);
    add_subjects();
    add(Field::kBody, "body", body());
    record_.fill(article);
    complete(article, inner);
  }

 private:
  void add(Field field, const std::string& name, std::string_view value) {
    const FieldMatch users = fields_.find(name);
    if (trim(value).empty()) return;
    const bool is_users = users.rank == 0 && users.header;
    record_.add(is_users ? users : FieldMatch{field, ++rank_, false}, name,
                std::string(trim(value)));
  }
  void add_texts(Field field, std::string_view path) {
    for (const XmlElement* element : item_.all(path)) {
      add(field, element->name, XmlElement::line_of(element));
    }
  }

  void add_metadata(const Article& inner) {
    const std::string_view guid = item_.attribute("guid");
    add(Field::kId, "guid", guid);
    if (guid.starts_with("http://") || guid.starts_with("https://")) add(Field::kUrl, "url", guid);
    const int rank_before_titles = rank_;
    add_headlines();
    add_texts(Field::kTitle, "itemMeta/title");
    if (rank_ == rank_before_titles) add(Field::kTitle, "headline", inner.title);
    for (const char* path : {"itemMeta/versionCreated", "itemMeta/firstCreated",
                             "contentMeta/contentModified", "contentMeta/contentCreated"}) {
      add_texts(Field::kDate, path);
    }
    for (const XmlElement* language : item_.all("contentMeta/language")) {
      add(Field::kLanguage, "language", language->attribute("tag"));
    }
    add(Field::kLanguage, "xml:lang", item_.attribute("xml:lang"));
    for (const char* path : {"itemMeta/provider", "contentMeta/infoSource"}) {
      for (const XmlElement* source : item_.all(path)) {
        add(Field::kSource, source->name, concept_name(*source));
      }
    }
    add_texts(Field::kSource, "rightsInfo/copyrightHolder/name");
    add_texts(Field::kExtra, "contentMeta/slugline");
    add_texts(Field::kExtra, "contentMeta/creditline");
    for (const XmlElement* genre : item_.all("contentMeta/genre")) {
      add(Field::kExtra, "genre", concept_name(*genre));
    }
    for (const XmlElement* urgency : item_.all("contentMeta/urgency")) {
      add(Field::kExtra, "urgency", XmlElement::line_of(urgency));
    }
    add_authors();
  }

  // The main headline first, whatever its place.
  void add_headlines() {
    std::vector<const XmlElement*> headlines = item_.all("contentMeta/headline");
    std::stable_partition(headlines.begin(), headlines.end(), [](const XmlElement* headline) {
      const std::string role = ascii_lower(code_of(headline->attribute("role")));
      return role.empty() || role == "main" || role == "title";
    });
    for (const XmlElement* headline : headlines) {
      add(Field::kTitle, "headline", XmlElement::line_of(headline));
    }
  }

  void add_authors() {
    FieldValue names;
    names.is_list = true;
    for (const XmlElement* by : item_.all("contentMeta/by")) {
      for (std::string& name : names_in_byline(XmlElement::line_of(by))) {
        names.pieces.push_back(std::move(name));
      }
    }
    if (names.pieces.empty()) {
      for (const XmlElement* creator : item_.all("contentMeta/creator")) {
        std::string name = XmlElement::line_of(creator->find("name"));
        if (name.empty()) name = creator->attribute("literal");
        if (!name.empty()) names.pieces.push_back(std::move(name));
      }
    }
    if (!names.pieces.empty()) record_.add({Field::kAuthors, ++rank_, false}, "by", names);
  }

  // A country by the concept itself, by what it is the same as, or by what it lies in.
  static void collect_countries(const XmlElement& place, std::vector<std::string>& codes) {
    std::string code = iso_country(place);
    for (const char* relation : {"sameAs", "broader"}) {
      for (const XmlElement* other : place.all(relation)) {
        if (code.empty()) code = iso_country(*other);
        for (const XmlElement* wider : other->all("broader")) {
          if (code.empty()) code = iso_country(*wider);
        }
      }
    }
    if (!code.empty()) codes.push_back(std::move(code));
  }

  void add_subjects() {
    FieldValue countries;
    FieldValue topics;
    FieldValue people;
    FieldValue organisations;
    FieldValue places;
    for (FieldValue* list : {&countries, &topics, &people, &organisations, &places}) {
      list->is_list = true;
    }
    for (const XmlElement* subject : item_.all("contentMeta/subject")) {
      const std::size_t before = countries.pieces.size();
      const bool is_place = is_kind(*subject, "geoarea");
      if (is_place || !iso_country(*subject).empty()) {
        collect_countries(*subject, countries.pieces);
        if (countries.pieces.size() == before) places.pieces.push_back(concept_name(*subject));
      } else if (is_kind(*subject, "person")) {
        people.pieces.push_back(concept_name(*subject));
      } else if (is_kind(*subject, "organisation") || is_kind(*subject, "organization")) {
        organisations.pieces.push_back(concept_name(*subject));
      } else {
        topics.pieces.push_back(concept_name(*subject));
      }
    }
    for (const XmlElement* keyword : item_.all("contentMeta/keyword")) {
      topics.pieces.push_back(XmlElement::line_of(keyword));
    }
    if (countries.pieces.empty()) {
      for (const XmlElement* located : item_.all("contentMeta/located")) {
        collect_countries(*located, countries.pieces);
      }
    }
    record_.add({Field::kCountries, ++rank_, false}, "countries", countries);
    record_.add({Field::kTopics, ++rank_, false}, "subjects", topics);
    record_.add(FieldMatch(), "people", people);
    record_.add(FieldMatch(), "organisations", organisations);
    record_.add(FieldMatch(), "places", places);
  }

  std::string body() const {
    const std::string dateline = XmlElement::line_of(item_.find("contentMeta/dateline"));
    std::string text;
    if (nitf_ != nullptr) text = nitf_text(*nitf_);
    if (text.empty() && html_ != nullptr) text = text_of_markup(*html_);
    if (text.empty() && plain_ != nullptr) {
      const std::string data = plain_->text();
      text = ascii_lower(plain_->attribute("contenttype")).find("html") != std::string::npos
                 ? text_of_html(data)
                 : std::string(trim(data));
    }
    if (text.empty()) text = XmlElement::line_of(item_.find("contentMeta/description"));
    return with_dateline(dateline, text);
  }

  // What only the text within says.
  static void complete(Article& article, const Article& inner) {
    if (!article.date.known()) article.date = inner.date;
    if (article.authors.empty()) article.authors = inner.authors;
    if (article.source.empty()) article.source = inner.source;
    if (article.language.empty()) article.language = inner.language;
    if (article.countries.empty()) article.countries = inner.countries;
    if (article.topics.empty()) article.topics = inner.topics;
  }

  const XmlElement& item_;
  const FieldMap& fields_;
  const XmlElement* nitf_ = nullptr;
  const XmlElement* html_ = nullptr;
  const XmlElement* plain_ = nullptr;
  RecordFields record_;
  int rank_ = 0;
};

}  // namespace

std::string read_newsml_article(XmlElement& item, const XmlElement*, const FieldMap& fields,
                                Article& article) {
  article = Article();
  if (item.name != "newsItem") return "the item is a <" + item.name + ">";
  NewsItem reader(item, fields);
  if (std::string why = reader.refusal(); !why.empty()) return why;
  reader.fill(article);
  return "";
}

const XmlVocabulary& newsml_vocabulary() {
  static const XmlVocabulary vocabulary = {
      {"newsItem", "packageItem", "conceptItem", "knowledgeItem", "planningItem", "catalogItem"},
      &read_newsml_article};
  return vocabulary;
}

}  // namespace dateline
