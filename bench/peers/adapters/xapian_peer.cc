// Xapian's own matcher on an index written by Omega's scriptindex: bench_xapian DATABASE COUNTRIES
// (see ../PROTOCOL.md). Slots and prefixes are those that engines/xapian.py gives to scriptindex.
#include <xapian.h>

#include <algorithm>
#include <cstdio>
#include <memory>
#include <string>
#include <vector>

#include "bench/peers/adapters/serve.h"

namespace dateline::bench {
namespace {

constexpr Xapian::valueno kIdSlot = 0;
constexpr Xapian::valueno kDaySlot = 1;
constexpr Xapian::valueno kMonthSlot = 2;
constexpr Xapian::valueno kFirstCountrySlot = 10;
constexpr Xapian::doccount kLimit = 10;

std::string join(const std::vector<std::string>& words, const std::string& between) {
  std::string text;
  for (const std::string& word : words) {
    if (!text.empty()) text += between;
    text += word;
  }
  return text;
}

// In the language of Xapian's query parser.
std::string query_text(const PeerRequest& request) {
  if (request.kind == "and") return join(request.words, " AND ");
  if (request.kind == "phrase") return '"' + join(request.words, " ") + '"';
  if (request.kind == "near") {
    return join(request.words, " NEAR/" + std::to_string(request.window) + " ");
  }
  if (request.kind == "wildcard") return request.words.at(0) + "*";
  return join(request.words, " OR ");
}

std::string digits(const std::string& date) {
  std::string text = date;
  text.erase(std::remove(text.begin(), text.end(), '-'), text.end());
  return text;
}

class Peer {
 public:
  // `countries`: how many slots hold a country, one each.
  Peer(const std::string& path, Xapian::valueno countries)
      : database_(path), countries_(countries) {
    parser_.set_database(database_);
    parser_.set_stemmer(Xapian::Stem("english"));
    parser_.set_stemming_strategy(Xapian::QueryParser::STEM_SOME);
  }

  PeerResponse answer(const PeerRequest& request) {
    const Stopwatch watch;
    const bool faceted = request.task == "facets";
    Xapian::Enquire enquire(database_);
    enquire.set_query(query(request));
    if (request.task == "newest") {
      enquire.set_weighting_scheme(Xapian::BoolWeight());
      enquire.set_sort_by_value(kDaySlot, true);
    }
    std::vector<std::unique_ptr<Xapian::ValueCountMatchSpy>> spies;
    if (faceted) add_spies(enquire, spies);
    const bool counted = faceted || request.task == "total";
    const Xapian::MSet matches =
        enquire.get_mset(0, kLimit, counted ? database_.get_doccount() : 0);
    PeerResponse response;
    for (auto match = matches.begin(); match != matches.end(); ++match) {
      response.ids.push_back(match.get_document().get_value(kIdSlot));
    }
    if (faceted) {
      response.months.emplace();
      response.countries.emplace();
      read_counts(*spies.front(), *response.months);
      for (std::size_t i = 1; i < spies.size(); ++i) read_counts(*spies[i], *response.countries);
    }
    if (counted) response.total = matches.get_matches_estimated();  // exact: all were looked at
    response.ms = watch.ms();
    return response;
  }

 private:
  Xapian::Query query(const PeerRequest& request) {
    const Xapian::Query words =
        parser_.parse_query(query_text(request),
                            Xapian::QueryParser::FLAG_DEFAULT | Xapian::QueryParser::FLAG_WILDCARD);
    if (request.task == "range") {
      return {Xapian::Query::OP_FILTER, words,
              Xapian::Query(Xapian::Query::OP_VALUE_RANGE, kDaySlot, digits(request.from),
                            digits(request.to))};
    }
    if (request.task == "country") {
      return {Xapian::Query::OP_FILTER, words, Xapian::Query("XN" + request.country)};
    }
    return words;
  }

  void add_spies(Xapian::Enquire& enquire,
                 std::vector<std::unique_ptr<Xapian::ValueCountMatchSpy>>& spies) const {
    spies.push_back(std::make_unique<Xapian::ValueCountMatchSpy>(kMonthSlot));
    for (Xapian::valueno i = 0; i < countries_; ++i) {
      spies.push_back(std::make_unique<Xapian::ValueCountMatchSpy>(kFirstCountrySlot + i));
    }
    for (const auto& spy : spies) enquire.add_matchspy(spy.get());
  }

  static void read_counts(const Xapian::ValueCountMatchSpy& spy, Counts& counts) {
    for (auto value = spy.values_begin(); value != spy.values_end(); ++value) {
      counts[*value] += value.get_termfreq();
    }
  }

  Xapian::Database database_;
  Xapian::QueryParser parser_;
  Xapian::valueno countries_;
};

}  // namespace
}  // namespace dateline::bench

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fprintf(stderr, "usage: bench_xapian DATABASE COUNTRIES\n");
    return 2;
  }
  try {
    dateline::bench::Peer peer(argv[1], static_cast<Xapian::valueno>(std::stoul(argv[2])));
    dateline::bench::serve(
        Xapian::version_string(),
        [&](const dateline::bench::PeerRequest& request) { return peer.answer(request); });
    return 0;
  } catch (const Xapian::Error& error) {
    std::fprintf(stderr, "bench_xapian: %s\n", error.get_description().c_str());
    return 2;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "bench_xapian: %s\n", error.what());
    return 2;
  }
}
