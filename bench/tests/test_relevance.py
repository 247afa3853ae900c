import math
import os
import tempfile
import unittest

import support  # noqa: F401
from lib import results
from relevance import (beside, collection, compare, dateline, known_item, lucene, metrics,
                       significance, trec)

LOG3 = math.log2(3)


class Metrics(unittest.TestCase):
    def test_ndcg_has_linear_gain_and_the_ideal_of_all_judgements(self):
        grades = {"a": 3, "b": 2, "c": 1}
        # found: b (2) at rank 1, an unjudged document, c (1) at rank 3; a is missed
        ideal = 3 + 2 / LOG3 + 1 / 2
        self.assertAlmostEqual(metrics.ndcg(["b", "x", "c"], grades), (2 + 1 / 2) / ideal)
        self.assertAlmostEqual(metrics.ndcg(["a", "b", "c"], grades), 1)
        self.assertAlmostEqual(metrics.ndcg(["b", "a"], grades, 1), 2 / 3)
        self.assertEqual(metrics.ndcg([], grades), 0)

    def test_negative_grades_gain_nothing(self):
        self.assertAlmostEqual(metrics.ndcg(["n", "a"], {"n": -1, "a": 1}), 1 / LOG3)
        self.assertEqual(metrics.reciprocal_rank(["n", "z", "a"], {"n": -1, "z": 0, "a": 1}), 1 / 3)

    def test_average_precision_divides_by_all_relevant_documents(self):
        grades = {"a": 1, "b": 2, "c": 1, "d": 0}
        # relevant at ranks 1 and 4, a third never found
        ranking = ["a", "d", "x", "b"]
        self.assertAlmostEqual(metrics.average_precision(ranking, grades), (1 / 1 + 2 / 4) / 3)

    def test_reciprocal_rank_and_success_end_at_their_depth(self):
        ranking, grades = ["x", "y", "a"], {"a": 1}
        self.assertAlmostEqual(metrics.reciprocal_rank(ranking, grades), 1 / 3)
        self.assertEqual(metrics.reciprocal_rank(ranking, grades, 2), 0)
        self.assertEqual(metrics.success(ranking, grades, 3), 1)
        self.assertEqual(metrics.success(ranking, grades, 2), 0)

    def test_recall_ends_at_its_depth(self):
        ranking = [f"x{i}" for i in range(99)] + ["a", "b"]
        self.assertEqual(metrics.recall(ranking, {"a": 1, "b": 1}), 0.5)

    def test_missing_queries_count_as_zero_and_hopeless_ones_not_at_all(self):
        qrels = {"1": {"a": 1}, "2": {"b": 1}, "3": {"c": 0}}
        values = metrics.evaluate({"1": ["a"], "3": ["c"], "4": ["d"]}, qrels)
        self.assertEqual(values["map"], {"1": 1.0, "2": 0.0})
        self.assertEqual(metrics.mean(values["ndcg@10"].values()), 0.5)


class Trec(unittest.TestCase):
    def write(self, text):
        handle, path = tempfile.mkstemp()
        self.addCleanup(os.remove, path)
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            stream.write(text)
        return path

    def test_runs_are_read_by_score_and_ties_by_id_backwards(self):
        path = self.write("1 Q0 a 1 2.5 t\n1 Q0 b 2 7 t\n1 Q0 c 3 2.5 t\n2 Q0 a 1 -1 t\n")
        self.assertEqual(trec.read_run(path), {"1": ["b", "c", "a"], "2": ["a"]})

    def test_written_runs_keep_the_order_of_ties(self):
        path = self.write("")
        trec.write_run(path, {"1": [("a", 2.5), ("c", 2.5), ("b", 2.5), ("d", 2.49999), ("e", 1)],
                              "2": []}, "tag")
        self.assertEqual(trec.read_run(path), {"1": ["a", "c", "b", "d", "e"]})
        with open(path, encoding="utf-8") as stream:
            self.assertEqual(stream.readline(), "1 Q0 a 1 2.500000 tag\n")

    def test_judgements_have_three_or_four_columns(self):
        expected = {"1": {"a": 2, "b": 0}}
        self.assertEqual(trec.read_qrels(self.write("1\ta\t2\n1\tb\t0\n")), expected)
        self.assertEqual(trec.read_qrels(self.write("1 0 a 2\n\n1 0 b 0\n")), expected)
        self.assertEqual(trec.read_qrels(self.write("query\tdoc\tgrade\n1\ta\t2\n1\tb\t0\n")),
                         expected)
        with self.assertRaises(ValueError):
            trec.read_qrels(self.write("1 a 1\n1 a much\n"))
        with self.assertRaises(ValueError):
            trec.read_run(self.write("1 a 1\n"))


class Significance(unittest.TestCase):
    def test_equal_runs_do_not_differ(self):
        self.assertEqual(significance.paired_randomisation([0.1, 0.5], [0.1, 0.5], 100), 1)

    def test_p_is_the_share_of_sign_patterns_that_are_as_far(self):
        # Of the 8 sign patterns of three equal differences, 2 are as far as the observed one.
        p = significance.paired_randomisation([1, 1, 1], [0, 0, 0], 20_000)
        self.assertAlmostEqual(p, 2 / 8, delta=0.01)
        # 1 + 2 - 3: the observed sum is 0, and every pattern is as far.
        self.assertEqual(significance.paired_randomisation([1, 2, 0], [0, 0, 3], 1000), 1)

    def test_it_works_beyond_one_block_and_is_repeatable(self):
        a, b = [0.1] * 12, [0.0] * 12
        p = significance.paired_randomisation(a, b, 100_000)
        self.assertAlmostEqual(p, 2 / 4096, delta=0.0003)
        self.assertEqual(p, significance.paired_randomisation(b, a, 100_000))

    def test_compare_counts_what_became_better_and_worse(self):
        qrels = {"1": {"a": 1}, "2": {"b": 1}, "3": {"c": 1}}
        old = {"1": ["a"], "2": ["x", "b"], "3": ["c"]}
        new = {"1": ["x", "a"], "2": ["b"], "3": ["c"]}
        rows = {row[0]: row for row in compare.compare(old, new, qrels, 1000)}
        measure, a, b, difference, better, worse, p = rows["mrr"]
        self.assertAlmostEqual(a, 2.5 / 3)
        self.assertAlmostEqual(difference, 0)
        self.assertEqual((measure, better, worse, p), ("mrr", 1, 1, 1))


class KnownItem(unittest.TestCase):
    def test_sets_by_language_without_titles_twins_and_short_bodies(self):
        import json
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "paper.jsonl")
            with open(path, "w", encoding="utf-8") as stream:
                for i in range(known_item.LEAST_ARTICLES + 5):
                    title = "A headline that is shared" if i < 2 else f"The headline of story {i}"
                    body = f"{title}. " + f"word{i} " * 50
                    for language in ("en", "de") if i < 9 else ("en",):
                        stream.write(json.dumps({"id": str(i), "title": title, "lang": language,
                                                 "text": f"{language} {body}"}) + "\n")
                stream.write(json.dumps({"title": "A headline without story", "text": "x"}) + "\n")
            self.assertEqual(known_item.find_files(folder), [path])
            sets = list(known_item.make(path, folder))
            self.assertEqual([found[0] for found in sets], ["paper-en"])
            _, corpus, queries, qrels, language = sets[0]
            self.assertEqual(language, "en")
            self.assertNotIn("A headline that is shared", queries.values())
            # The stories of both languages share their titles too.
            self.assertEqual(len(queries), known_item.LEAST_ARTICLES + 5 - 9)
            self.assertEqual(set(queries), set(qrels))
            with open(corpus, encoding="utf-8") as stream:
                records = [json.loads(line) for line in stream]
            self.assertEqual(set(records[0]), {"id", "text"})
            self.assertEqual(len(records), known_item.LEAST_ARTICLES + 5)

    def test_a_title_at_the_head_of_the_body_goes(self):
        self.assertEqual(known_item.without_title("Fire in X", " FIRE IN X. It burnt."), "It burnt.")
        self.assertEqual(known_item.without_title("Fire", "A fire."), "A fire.")


class BesideLucene(unittest.TestCase):
    def collect(self):
        collected = results.Results("relevance")
        table = beside.Beside("lucene", "Dateline", "Lucene")
        qrels = {str(i): {"a": 1} for i in range(8)} | {"without": {"a": 0}}
        ours = {str(i): ["a", "b"] for i in range(8)}
        theirs = {str(i): ["b", "a"] for i in range(7)}  # and nothing for the last query
        table.add(collected, "one", "known", ours, theirs, qrels)
        table.add(collected, "two", "known", ours, ours, qrels)
        table.finish(collected)
        return collected

    def test_sets_and_all_their_queries_together(self):
        collected = self.collect()
        values = {m["id"]: m["value"] for m in collected.measurements}
        self.assertAlmostEqual(values["beside.lucene.one.mrr10.other"], 3.5 / 8)
        self.assertAlmostEqual(values["beside.lucene.one.mrr10.difference"], 4.5 / 8)
        self.assertEqual(values["beside.lucene.two.mrr10.difference"], 0)
        self.assertEqual(values["beside.lucene.two.mrr10.p"], 1)
        self.assertAlmostEqual(values["beside.lucene.all_known.mrr10.difference"], 4.5 / 16)
        self.assertLess(values["beside.lucene.all_known.mrr10.p"], 0.05)
        table = collected.tables[0]
        self.assertEqual([row[0] for row in table["rows"]],
                         ["one", "two", "all queries, known items", "mean of the sets, known items"])
        self.assertEqual(table["rows"][2][6:8], [8, 0])

    def test_a_language_without_an_analyzer_gets_the_plain_one(self):
        self.assertEqual(lucene.analyzer("de"), "de.GermanAnalyzer")
        self.assertEqual(lucene.analyzer("zh-Hant"), "cjk.CJKAnalyzer")
        self.assertEqual(lucene.analyzer("si"), "standard.StandardAnalyzer")


class Answers(unittest.TestCase):
    def test_documents_are_told_apart_in_either_layout(self):
        self.assertEqual(dateline.documents('{"a":1}\n{"b":\n 2}\n'), [{"a": 1}, {"b": 2}])
        self.assertEqual(dateline.documents(""), [])

    def test_a_line_that_starts_like_a_command_is_asked_as_a_query(self):
        self.assertEqual(dateline.as_query(".rain, sleet"), " .rain, sleet")
        self.assertEqual(dateline.as_query("-5 degrees"), " -5 degrees")
        self.assertEqual(dateline.as_query("rain. Sleet"), "rain. Sleet")

    def test_collections_are_found_by_their_files(self):
        with tempfile.TemporaryDirectory() as folder:
            inner = os.path.join(folder, "some", "set")
            os.makedirs(inner)
            for name, text in (("corpus.jsonl", ""), ("qrels.tsv", "7\td\t1\n"),
                               ("queries.jsonl", '{"id":7,"text":"two\\n lines "}\n')):
                with open(os.path.join(inner, name), "w", encoding="utf-8") as stream:
                    stream.write(text)
            found = collection.find(folder)
            self.assertEqual([path.name for path in found], ["set"])
            loaded = collection.load(found[0])
            self.assertEqual(loaded.queries, {"7": "two lines"})
            self.assertEqual(loaded.qrels, {"7": {"d": 1}})


if __name__ == "__main__":
    unittest.main()
