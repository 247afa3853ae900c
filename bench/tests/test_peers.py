import json
import os
import sys
import tempfile
import unittest

import support  # noqa: F401
from lib import results
from peers import compare, corpus, engines, process, rounds, tables

ECHO = """
import json, sys, time
print(json.dumps({"ready": True, "version": "1"}), flush=True)
for line in sys.stdin:
    request = json.loads(line)
    if request["task"] == "sleep":
        time.sleep(60)
    if request["task"] == "die":
        sys.exit(3)
    print(json.dumps({"ms": 1.5, "ids": [str(request["limit_ms"])]}), flush=True)
"""


class Ratios(unittest.TestCase):
    def test_sums_medians_over_what_both_answered(self):
        ours = {"a": [1, 1, 100], "b": [3, 3, 3], "only ours": [1000]}
        theirs = {"a": [2, 2, 2], "b": [6, 6, 6], "only theirs": [1000]}
        ratio, _, count = compare.ratio_of_sums(ours, theirs)
        self.assertEqual((ratio, count), (0.5, 2))

    def test_spread_is_that_of_the_rounds(self):
        steady = compare.ratio_of_sums({"a": [1, 2, 4]}, {"a": [2, 4, 8]})
        self.assertEqual(steady[1], 0)
        noisy = compare.ratio_of_sums({"a": [1, 2, 3]}, {"a": [2, 2, 2]})
        self.assertAlmostEqual(noisy[1], 0.5)

    def test_fewer_rounds_are_used_in_turn(self):
        ratio, spread, _ = compare.ratio_of_sums({"a": [4, 4]}, {"a": [2, 2, 2, 2, 2]})
        self.assertEqual((ratio, spread), (2, 0))

    def test_nothing_in_common(self):
        self.assertIsNone(compare.ratio_of_sums({"a": [1]}, {"b": [1]}))


class Agreement(unittest.TestCase):
    def test_totals_within_two_per_cent(self):
        self.assertTrue(compare.totals_agree(98, 100))
        self.assertFalse(compare.totals_agree(97, 100))
        self.assertFalse(compare.totals_agree(103, 100))
        self.assertFalse(compare.totals_agree(0, 1))
        self.assertTrue(compare.totals_agree(0, 0))

    def test_overlap_is_relative_to_the_reference(self):
        self.assertEqual(compare.overlap(["a", "b"], ["b", "c"]), 0.5)
        self.assertEqual(compare.overlap([], ["a"]), 0)
        self.assertEqual(compare.overlap([], []), 1)
        self.assertEqual(compare.overlap(["a"], []), 0)
        self.assertEqual(compare.overlap([str(i) for i in range(20)], [str(i) for i in range(20)]), 1)

    def test_facets_compare_the_largest_values(self):
        reference = {"country": {c: 100 - i for i, c in enumerate("ABCDEFG")}}
        self.assertTrue(compare.facets_agree(
            {"country": {**reference["country"], "G": 0}}, reference))
        self.assertFalse(compare.facets_agree(
            {"country": {**reference["country"], "B": 90}}, reference))
        self.assertFalse(compare.facets_agree({}, reference))

    def test_answering_less_shows(self):
        found = compare.agreement(
            {"a": {"ids": ["1"], "total": 10}, "b": {"ids": [], "total": 100}, "c": {"ids": []}},
            {"a": {"ids": ["1"], "total": 100}, "b": {"ids": [], "total": 100}, "d": {"ids": []}})
        self.assertEqual(found, {"totals": 0.5, "answered": 0.55, "overlap": 1.0, "facets": None})

    def test_agreeing_queries(self):
        theirs = {"1.total": {"total": 100}, "2.total": {"total": 100}, "3.top10": {"ids": []}}
        ours = {"1.total": {"total": 99}, "2.total": {"total": 50}, "3.top10": {"ids": []}}
        self.assertEqual(compare.agreeing_queries(ours, theirs), {"1"})

    def test_nothing_answered(self):
        self.assertEqual(set(compare.agreement({}, {"a": {"ids": []}}).values()), {None})


class Adapters(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.adapter = process.Adapter([sys.executable, "-c", ECHO],
                                       os.path.join(self.folder.name, "log"), 100)
        self.adapter.GRACE_S = 0.2
        self.addCleanup(self.adapter.close)

    def test_overrunning_is_a_timeout_and_the_next_request_is_answered(self):
        self.assertEqual(self.adapter.ask({"task": "x"})["ids"], ["100"])
        self.assertTrue(self.adapter.ask({"task": "sleep"})["timeout"])
        self.adapter._limit_ms = 5000
        self.assertEqual(self.adapter.ask({"task": "x"})["ids"], ["5000"])
        self.assertEqual(self.adapter.restarts, 1)

    def test_a_dead_adapter_is_an_error_and_started_anew(self):
        self.assertIn("error", self.adapter.ask({"task": "die"}))
        self.assertIn("ids", self.adapter.ask({"task": "x"}))

    def test_one_that_does_not_get_ready(self):
        with self.assertRaises(process.AdapterFailed):
            process.Adapter([sys.executable, "-c", ""], os.path.join(self.folder.name, "log"), 100)


class FakeAdapter:
    def __init__(self, log, name, response):
        self._log, self._name, self._response = log, name, response

    def ask(self, request):
        self._log.append(self._name)
        return dict(self._response)


class Rounds(unittest.TestCase):
    def test_engines_take_turns_and_failures_are_kept_apart(self):
        log = []
        adapters = {"a": FakeAdapter(log, "a", {"ms": 1, "ids": []}),
                    "slow": FakeAdapter(log, "slow", {"ms": 90, "ids": []}),
                    "late": FakeAdapter(log, "late", {"timeout": True, "ms": 1000}),
                    "no": FakeAdapter(log, "no", {"unsupported": "near"}),
                    "bad": FakeAdapter(log, "bad", {"error": "x"})}
        outcomes = rounds.measure(adapters, [{"id": "q"}], 3, 1000)
        self.assertEqual(outcomes["a"].times, {"q": [1, 1, 1]})
        self.assertEqual(outcomes["slow"].times, {"q": [90, 90]})
        self.assertEqual(outcomes["late"].times, {"q": [1000.0]})
        self.assertEqual(outcomes["late"].timeouts, {"q"})
        self.assertEqual(outcomes["no"].unsupported, {"q"})
        self.assertEqual(outcomes["bad"].errors, {"q": "x"})
        self.assertEqual(outcomes["bad"].times, {})
        self.assertEqual(log[-5:], ["a", "slow", "slow", "a", "a"])


class Tables(unittest.TestCase):
    def test_ratios_go_under_the_ids_that_are_plotted(self):
        requests = [{"id": f"{number}.top10", "class": "or2", "task": "top10"} for number in (1, 2)]
        outcomes = {name: rounds.Outcome() for name in ("lucene", "dateline")}
        for name, ms in (("lucene", 2.0), ("dateline", 1.0)):
            for request in requests:
                outcomes[name].times[request["id"]] = [ms] * 3
                outcomes[name].answers[request["id"]] = {"ids": ["x"]}
        outcomes["dateline"].timeouts.add("2.top10")
        titles = {"lucene": "Lucene", "dateline": "Dateline"}
        collected = results.Results("peers")
        tables.summary(collected, titles, outcomes, requests, "lucene")
        tables.latency(collected, titles, outcomes, requests, "lucene")
        tables.agreement(collected, titles, outcomes, requests, "lucene")
        tables.failures(collected, titles, outcomes, requests)
        values = {m["id"]: m["value"] for m in collected.measurements}
        self.assertEqual(values["peers.dateline.top10.or2.ratio"], 0.5)
        self.assertNotIn("peers.lucene.top10.or2.ratio", values)
        self.assertIn("0.5 (1 over the limit)", json.dumps(collected.tables))


class Corpora(unittest.TestCase):
    def article(self, number, **changes):
        return json.dumps({"id": f"n{number}", "title": "A title", "text": "One.\n\nTwo.",
                           "date": f"2011-05-{number % 28 + 1:02}T09:30:00Z", "lang": "en",
                           "countries": ["AL", "AL", "IR"], **changes})

    def test_keeps_what_all_engines_read_alike_over_all_dates(self):
        lines = [self.article(i) for i in range(100)]
        lines += [self.article(1, lang="de"), self.article(1, date=None),
                  self.article(1, countries=[]), self.article(1, text="")]
        with tempfile.TemporaryDirectory() as folder:
            made = corpus.Corpus(os.path.join(folder, "c"))
            made.write(lines, 10, spread=True)
            with open(made.articles, encoding="utf-8") as file:
                articles = [json.loads(line) for line in file]
            self.assertEqual([a["id"] for a in articles], [f"n{i}" for i in range(9, 100, 10)])
            self.assertEqual(articles[0]["date"], "2011-05-10")
            self.assertEqual(articles[0]["countries"], ["AL", "IR"])
            self.assertEqual(made.facts["articles"], 10)
            self.assertEqual(made.facts["text_bytes"], 10 * len("A titleOne.\n\nTwo."))

    def test_phrases_with_stop_words_are_left_out(self):
        drawn = [{"class": "p", "kind": "phrase", "words": ["the", "minister"]},
                 {"class": "p", "kind": "phrase", "words": ["prime", "minister"]},
                 {"class": "p", "kind": "phrase", "words": ["great", "minister"]},
                 {"class": "a", "kind": "and", "words": ["prime", "minister"]}]
        self.assertEqual(list(corpus.choose_queries(drawn, 1)), [drawn[1], drawn[3]])

    def test_native_formats_keep_the_text_whole(self):
        article = {"id": "1", "title": "A\\b", "text": "x\ty\nz", "date": "2011-05-01",
                   "countries": ["AL"]}
        self.assertEqual(engines.copy_text("a\\b\tc\nd"), "a\\\\b\\tc\\nd")
        self.assertEqual("\n".join(engines.dump_record(article)),
                         "id=1\nday=20110501\nmonth=2011-05\ncountry=AL\ncountry0=AL\n"
                         "text=A\\b\n=x\ty\n=z")


if __name__ == "__main__":
    unittest.main()
