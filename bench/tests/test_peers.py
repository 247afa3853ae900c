import json
import os
import sys
import tempfile
import unittest

import support  # noqa: F401
from lib import queries, results
from peers import (compare, corpus, engines, goals, indexing, process, rounds, sources,
                   tables)

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

    def test_what_it_lacks_is_not_asked(self):
        self.adapter._lacks = ("sentence",)
        self.assertEqual(self.adapter.ask({"task": "die", "kind": "sentence"}),
                         {"unsupported": "sentence"})

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


def outcome(times):
    made = rounds.Outcome()
    made.times = {identifier: [ms] * 3 for identifier, ms in times.items()}
    return made


class Goals(unittest.TestCase):
    REQUESTS = [{"id": f"{number}.{task}", "class": name, "task": task}
                for number, name in enumerate(("term_rare", "or2", "and2", "near", "wildcard"))
                for task in corpus.TASKS]

    def test_only_what_goals_are_about_is_asked(self):
        wanted = {(r["class"], r["task"]) for r in goals.wanted(self.REQUESTS)}
        self.assertIn(("or2", "newest_range"), wanted)
        self.assertIn(("near", "top10"), wanted)
        self.assertIn(("near", "total"), wanted)
        self.assertNotIn(("near", "facets"), wanted)
        self.assertNotIn("wildcard", {name for name, _ in wanted})

    def test_every_row_has_queries_and_a_name_of_its_own(self):
        names = [row.name for row in goals.ROWS]
        self.assertEqual(len(names), len(set(names)))
        for row in goals.ROWS:
            self.assertLessEqual(set(row.classes), set(queries.CLASSES))
            self.assertIn(row.task, corpus.TASKS)

    def test_ratios_stand_beside_their_goals(self):
        theirs = outcome({r["id"]: 1.0 for r in self.REQUESTS})
        ours = outcome({r["id"]: 0.3 for r in self.REQUESTS if r["id"] != "3.top10"})
        collected = results.Results("peers")
        goals.table(collected, 5000, {"dateline": ours, "lucene": theirs}, self.REQUESTS,
                    [["one process"] + ["-"] * 6])
        values = {m["id"]: m["value"] for m in collected.measurements}
        self.assertAlmostEqual(values["peers.dateline.goal.top10_and.ratio"], 0.3)
        self.assertNotIn("peers.dateline.goal.near.ratio", values)
        rows = {row[0]: row[1:] for row in collected.tables[0]["rows"]}
        self.assertEqual(rows["top 10: AND of 2 and 3"],
                         [1, "1.000", "0.300", "0.300", "0.4", "yes"])
        self.assertEqual(rows["top 10: OR of 2 to 5 words"][-1], "no")
        self.assertEqual(rows["NEAR/5: top 10"][-1], "-")
        self.assertIn("one process", rows)


class FakeEngine(engines.Engine):
    def programs(self):
        return [self.corpus.program]

    def index_steps(self):
        return [("index", [[sys.executable, "-c", f"open({self.index!r}, 'a').write('x')"]], [])]


class FakeCorpus:
    def __init__(self, program):
        self.program = program
        self.facts = {"made_of": "these"}


class KeptIndexes(unittest.TestCase):
    def test_an_index_is_made_anew_when_articles_or_programs_change(self):
        with tempfile.TemporaryDirectory() as folder:
            program = os.path.join(folder, "program")
            articles = FakeCorpus(program)
            engine = FakeEngine(articles, folder)

            def times_made(program_text, made_of):
                with open(program, "w", encoding="utf-8") as file:
                    file.write(program_text)
                articles.facts["made_of"] = made_of
                indexing._ready(engine)
                with open(engine.index, encoding="utf-8") as file:
                    return len(file.read())

            self.assertEqual(times_made("1", "these"), 1)
            self.assertEqual(times_made("1", "these"), 1)
            self.assertEqual(times_made("2", "these"), 2)
            self.assertEqual(times_made("2", "those"), 3)


class Sources(unittest.TestCase):
    def test_sentences_end_where_the_next_begins(self):
        self.assertEqual(sources.sentences('He paid 3.5 dollars. "Why?" She left\n\nthe end'),
                         ["He paid 3.5 dollars.", '"Why?"', "She left", "the end"])

    def test_recombined_articles_are_made_of_real_sentences_and_always_the_same(self):
        real = [{"id": str(i), "title": f"Title {i}", "date": "2011-05-01", "countries": [code],
                 "lang": "en", "source": "", "text": " ".join(f"Sentence {i} {n}." for n in range(9))}
                for i, code in enumerate(("AL", "IR", "FR"))]
        made = list(sources.recombine(real, 20))
        self.assertEqual(made, list(sources.recombine(real, 20)))
        self.assertEqual(len({article["id"] for article in made}), 20)
        known = {sentence for article in real for sentence in sources.sentences(article["text"])}
        for article in made:
            own = sources.sentences(article["text"])
            self.assertEqual(len(own), 9)
            self.assertLessEqual(set(own), known)
            self.assertIsNotNone(corpus.normalize(article))
        self.assertGreater(len({article["text"] for article in made}), 15)

    def test_articles_without_countries_count_when_these_were_looked_for(self):
        article = {"id": "1", "text": "x", "date": "2011-05-01", "countries": []}
        self.assertIsNone(corpus.normalize(article))
        self.assertEqual(corpus.normalize({**article, "evidence": []})["countries"], [])


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
