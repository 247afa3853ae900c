import io
import os
import tempfile
import unittest
from contextlib import redirect_stderr

import support  # noqa: F401  (puts bench/ on the path)
from lib.results import Results
from speed import child, corpus, indexing, microbench, run, searching, sizes


class Sizes(unittest.TestCase):
    def test_names_and_numbers_go_both_ways(self):
        for name, articles in (("2k", 2000), ("100k", 100_000), ("1m", 1_000_000), ("400", 400)):
            self.assertEqual(sizes.parse_size(name), articles)
            self.assertEqual(sizes.size_name(articles), name)

    def test_other_text_is_no_size(self):
        for text in ("", "k", "0", "-1", "1.5k", "2g"):
            with self.assertRaises(ValueError):
                sizes.parse_size(text)

    def test_parts_of_an_index_are_summed_over_segments(self):
        with tempfile.TemporaryDirectory() as index:
            for segment in ("000001", "000002"):
                folder = os.path.join(index, "segments", segment, "xapian")
                os.makedirs(folder)
                for path, size in ((f"{folder}/docdata.glass", 10), (f"{folder}/../words", 3),
                                   (f"{folder}/../deleted.4", 2), (f"{folder}/flintlock", 0)):
                    with open(path, "wb") as file:
                        file.write(b"x" * size)
            with open(os.path.join(index, "lock"), "w", encoding="ascii") as file:
                file.write("1 host")
            self.assertEqual(sizes.index_parts(index),
                             {"xapian_docdata": 20, "words": 6, "deleted": 4})


class Latencies(unittest.TestCase):
    def test_percentiles_are_over_queries_and_spread_over_repetitions(self):
        # Three queries, three repetitions; one run of the first was disturbed.
        times = [[1.0, 90.0, 1.0], [2.0, 2.0, 2.0], [3.0, 3.0, 3.0]]
        summary = searching.summarize(times)
        self.assertEqual(summary["p50"][0], 2.0)
        self.assertAlmostEqual(summary["p99"][0], 2.98)
        self.assertEqual(summary["mean"][0], 2.0)
        self.assertAlmostEqual(summary["p50"][1], 0.25)  # 2, 3, 2: quartiles 2 and 2.5

    def test_runs_are_grouped_by_class_and_task(self):
        runs = [{"class": "or2", "task": "top10", "ms": [1]},
                {"class": "or2", "task": "facets", "ms": [2]},
                {"class": "or2", "task": "top10", "ms": [3]}]
        self.assertEqual(searching.by_class_and_task(runs),
                         {("or2", "top10"): [[1], [3]], ("or2", "facets"): [[2]]})

    def test_only_the_reference_size_has_all_percentiles(self):
        report = {"runs": [{"class": "or2", "task": "top10", "ms": [1.0, 1.0]}]}
        results = Results("speed")
        searching.measure_latency(results, "10k", report, reference=False)
        searching.measure_latency(results, "100k", report, reference=True)
        self.assertEqual([measurement["id"] for measurement in results.measurements],
                         ["growth.query.or2.top10.p50.10k", "growth.query.or2.top10.p50.100k",
                          "query.or2.top10.p50", "query.or2.top10.p95", "query.or2.top10.p99",
                          "query.or2.top10.mean"])


class Stages(unittest.TestCase):
    def test_stages_are_per_article_and_compared_with_the_program(self):
        report = {"articles": 1000, "stages": [{"name": "read", "seconds": 0.5},
                                               {"name": "add", "seconds": 1.5}]}
        results = Results("speed")
        self.assertEqual(indexing.measure_stages(results, "1k", report, 2.5),
                         {"read": 500.0, "add": 1500.0})
        values = {measurement["id"]: measurement["value"] for measurement in results.measurements}
        self.assertEqual(values["index.1k.stages_to_wall"], 0.8)
        indexing.stage_table(results, {"1k": {"read": 500.0, "add": 1500.0}})
        self.assertEqual(results.tables[0]["rows"],
                         [["add", "1500.0 (75.0 %)"], ["read", "500.0 (25.0 %)"],
                          ["sum", "2000.0"]])


class Micro(unittest.TestCase):
    def test_rates_become_figures_and_aggregates_are_left_out(self):
        runs = [{"run_name": "analyzer/en/repeats:2", "run_type": "iteration", "name": "",
                 "cpu_time": 1.0, "bytes_per_second": rate} for rate in (2e6, 4e6)]
        runs += [{"run_name": "glob", "run_type": "iteration", "name": "", "cpu_time": 1.0,
                  "items_per_second": 1e8},
                 {"run_name": "parser/word", "run_type": "iteration", "name": "",
                  "cpu_time": 600.0},
                 {"run_name": "glob", "run_type": "aggregate", "name": "", "cpu_time": 1.0,
                  "items_per_second": 1.0}]
        self.assertEqual(microbench.figures({"benchmarks": runs}),
                         [("micro.analyzer.en.mb_per_s", "MB/s", "higher", [2.0, 4.0]),
                          ("micro.glob.ns_per_item", "ns/item", "lower", [10.0]),
                          ("micro.parser.word.us", "us", "lower", [0.6])])

    def test_a_failed_benchmark_is_an_error(self):
        failed = {"name": "x", "error_occurred": True, "error_message": "bad record"}
        with self.assertRaisesRegex(RuntimeError, "bad record"):
            microbench.figures({"benchmarks": [failed]})


class Children(unittest.TestCase):
    def test_time_memory_and_output_are_those_of_the_program(self):
        ended = child.run(["sh", "-c", "echo '[1]'; echo noise >&2; exit 1"], statuses=(0, 1))
        self.assertEqual((ended.status, ended.json()), (1, [1]))
        self.assertGreater(ended.wall_s, 0)
        self.assertGreater(ended.peak_rss_mb, 0)

    def test_an_unexpected_status_tells_what_the_program_said(self):
        with self.assertRaisesRegex(RuntimeError, "status 3\nsad"):
            child.run(["sh", "-c", "echo sad >&2; exit 3"])


class Options(unittest.TestCase):
    def parse(self, *arguments):
        with tempfile.TemporaryDirectory() as work, redirect_stderr(io.StringIO()):
            return run.parse(["--work", work, "--out", "x.json", *arguments])

    def test_sizes_and_reference(self):
        self.assertEqual(self.parse().sizes, [10_000, 100_000])
        self.assertEqual(self.parse("--quick").reference, 2000)
        self.assertEqual(self.parse("--full").reference, 100_000)
        self.assertEqual(self.parse("--sizes", "5k,1k").reference, 5000)

    def test_mistakes_end_it(self):
        for arguments in (("--sizes", "many"), ("--only", "peers"), ("--unknown",)):
            with self.assertRaises(SystemExit):
                self.parse(*arguments)


class NewArticles(unittest.TestCase):
    def test_a_part_of_a_corpus_is_copied_under_other_ids(self):
        with tempfile.TemporaryDirectory() as folder:
            source, out = os.path.join(folder, "source"), os.path.join(folder, "out")
            with open(source, "w", encoding="utf-8") as file:
                file.writelines(f'{{"id": "n{number}", "title": "é"}}\n' for number in range(5))
            self.assertEqual(corpus.copy_as_new(source, 1, 2, out), 2)
            with open(out, encoding="utf-8") as file:
                self.assertEqual(file.read(), '{"id": "new-n1", "title": "é"}\n'
                                              '{"id": "new-n2", "title": "é"}\n')
            self.assertEqual(corpus.copy_as_new(source, 4, 2, out), 1)


if __name__ == "__main__":
    unittest.main()
