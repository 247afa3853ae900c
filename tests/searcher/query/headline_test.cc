#include "searcher/query/headline.h"

#include <string>
#include <string_view>

#include "searcher/query/ast.h"
#include "tests/catch.h"
#include "tests/searcher/query/helpers.h"

using namespace dateline;

namespace {

std::size_t remarks(std::string_view text) { return parse_query(text, kToday).diagnostics.size(); }

}  // namespace

TEST_CASE("what reads like a headline", "[query]") {
  CHECK(looks_like_headline({"Bank", "to", "cut", "500", "jobs", "paper"}));
  CHECK(looks_like_headline({"Ärzte", "und", "Pfleger", "der", "Klinik", "streiken"}));
  CHECK(looks_like_headline({"A1", "B2", "C3", "D4", "E5", "F6", "G7", "H8"}));
  CHECK_FALSE(looks_like_headline({"bank", "to", "cut", "500", "jobs", "paper"}));
  CHECK_FALSE(looks_like_headline({"Bank", "to", "cut", "jobs", "paper"}));
  CHECK_FALSE(looks_like_headline({"Ukraine", "War", "Grain", "Deal", "Odessa", "Wheat"}));
  CHECK_FALSE(looks_like_headline({}));
}

TEST_CASE("a minus in a headline is a dash", "[query]") {
  CHECK(read("Bank to cut 500 jobs -paper") == "Bank to cut 500 jobs paper");
  CHECK(remarks("Bank to cut 500 jobs -paper") == 1);
  CHECK(read("Oil prices fall in Asia on China data -analyst (Reuters)") ==
        "Oil prices fall in Asia on China data analyst Reuters");
  CHECK(read("Judoka becomes number one in the -52kg category") ==
        "Judoka becomes number one in the 52kg category");
  // What is a query stays one.
  CHECK(read("Bank to cut 500 jobs NOT paper") == "Bank to cut 500 jobs -(paper)");
  CHECK(read("Bank to cut 500 jobs -(paper)") == "Bank to cut 500 jobs -(paper)");
  CHECK(read("-paper Bank to cut 500 jobs") == "-paper Bank to cut 500 jobs");
  CHECK(read("Bank to cut 500 jobs -paper -radio") == "Bank to cut 500 jobs -paper -radio");
  CHECK(read("Bank to cut 500 jobs -paper country:AL") == "Bank to cut 500 jobs -paper country:AL");
  CHECK(read("Bank to cut 500 jobs -\"the paper\"") == "Bank to cut 500 jobs -\"the paper\"");
}

TEST_CASE("bars in a headline part it", "[query]") {
  CHECK(read("World Cup | Senegal win the last match") == "World Cup Senegal win the last match");
  CHECK(remarks("World Cup | Senegal win the last match") == 1);
  CHECK(read("flood in kenya | drought in kenya") == "(flood in kenya) OR (drought in kenya)");
  CHECK(read("Iran | Iraq | Oman") == "Iran OR Iraq OR Oman");
}

TEST_CASE("in a headline in capitals operators are words", "[query]") {
  CHECK(read("COURT SAYS TRUMP NOT GUILTY") == "COURT SAYS TRUMP (NOT) GUILTY");
  CHECK(remarks("COURT SAYS TRUMP NOT GUILTY") == 1);
  CHECK(read("HOW NOT TO RUN AN ELECTION (1956)") == "HOW (NOT) TO RUN AN ELECTION 1956");
  CHECK(read("BOTH SIDES SAY SAME THING") == "BOTH SIDES SAY (SAME) THING");
  CHECK(read("IRAN AND OIL OR GAS") == "(IRAN OIL) OR GAS");
  CHECK(read("COURT SAYS (TRUMP OR BIDEN) WINS ALL") == "COURT SAYS (TRUMP OR BIDEN) WINS ALL");
  CHECK(read("Court says Trump NOT guilty") == "Court says Trump -guilty");
}

TEST_CASE("signs of a headline that mean nothing", "[query]") {
  CHECK(read("Is it over?Yes") == "Is it over Yes");
  CHECK(read("The 9 /11 attacks") == "The 9 11 attacks");
  CHECK(read("Author(s) and word(s)") == "Author s and word s");
  CHECK(remarks("Author(s) and word(s)") == 0);
  CHECK(read("NASA's NEAR probe lands") == "NASA's NEAR probe lands");
}
