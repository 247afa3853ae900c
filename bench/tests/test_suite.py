import contextlib
import io
import json
import os
import tempfile
import unittest

import support
from lib import results, suite

FAKE_PART = """
import os, sys
sys.path.insert(0, {bench!r})
from lib import part, results
options = part.parse_arguments("A part that measures nothing.")
measured = results.Results({name!r})
measured.add_median("fake.{name}.time", {samples}, "ms", "lower")
measured.note("build " + os.path.basename(part.build_directory()))
measured.note("quick" if options.quick else "whole")
measured.note("data " + str(options.data and os.path.basename(options.data)))
measured.write(options.out)
"""


class SuiteRun(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = folder.name
        self.write_part("speed", FAKE_PART, samples=[3.0, 1.0, 2.0])

    def write_part(self, name, text, **values):
        os.makedirs(os.path.join(self.root, name), exist_ok=True)
        with open(os.path.join(self.root, name, "run.py"), "w", encoding="utf-8") as file:
            file.write(text.format(bench=support.BENCH, name=name, **values))

    def run_suite(self, *arguments):
        """(result, exit status, what went to standard output)"""
        options = suite.parse_options([*arguments, "--work", os.path.join(self.root, "work")])
        options.build = os.path.join(self.root, "no-build")
        options.results = os.path.join(self.root, "results")
        out = io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(io.StringIO()):
            path, status = suite.Suite(options, self.root).run()
        return results.read_json(path), path, status, out.getvalue()

    def test_a_part_is_run_and_reported(self):
        result, path, status, out = self.run_suite("speed", "--quick")
        self.assertEqual(status, 0)
        part = result["parts"][0]
        self.assertEqual(part["notes"], ["build no-build", "quick", "data None"])
        self.assertEqual(part["measurements"][0]["value"], 2.0)
        self.assertEqual(part["measurements"][0]["spread"], 0.5)
        for ending in (".json", ".md", ".html"):
            self.assertTrue(os.path.exists(path.removesuffix(".json") + ending))
        self.assertEqual(len(out.splitlines()), 3)

    def test_nothing_of_the_machine_but_facts_is_written(self):
        data = os.path.join(self.root, "secret-place")
        os.makedirs(os.path.join(data, "news"))
        result, path, _, _ = self.run_suite("speed", "--data", data)
        self.assertEqual(result["data"], ["news"])
        result["parts"] = []
        for private in (self.root, os.uname().nodename + ".", os.path.expanduser("~")):
            self.assertNotIn(private, json.dumps(result))

    def test_a_failing_part_does_not_stop_the_others(self):
        self.write_part("speed", "raise SystemExit(3)")
        self.write_part("relevance", FAKE_PART, samples=[1.0])
        self.write_part("extraction", "open({bench!r} + '/README.md').close()")
        result, _, status, _ = self.run_suite("speed", "relevance", "extraction")
        self.assertEqual(status, 1)
        speed, relevance, extraction = result["parts"]
        self.assertEqual(speed["failed"], "it ended with status 3")
        self.assertNotIn("failed", relevance)
        self.assertIn("result.json", extraction["failed"])

    def test_a_result_of_a_wrong_shape_is_a_failure(self):
        for written in ("[]", '{"part": "speed", "measurements": [{"id": "a"}]}', "{"):
            self.write_part("speed", "import sys\nopen(sys.argv[sys.argv.index('--out') + 1], 'w')"
                            ".write({written!r})", written=written)
            result, _, status, _ = self.run_suite("speed")
            self.assertEqual(status, 1)
            self.assertIn("failed", result["parts"][0])

    def test_what_became_worse_is_told_and_fails(self):
        _, old, _, _ = self.run_suite("speed")
        self.write_part("speed", FAKE_PART, samples=[9.0])
        _, _, status, out = self.run_suite("speed", "--against", old)
        self.assertEqual(status, 1)
        self.assertIn("worse    fake.speed.time: 2 -> 9 ms", out)
        self.write_part("speed", FAKE_PART, samples=[2.01])
        _, _, status, out = self.run_suite("speed", "--against", old)
        self.assertEqual(status, 0)
        self.assertIn("1 compared, 0 worse", out)

    def test_parts_that_are_not_run_may_be_kept(self):
        self.write_part("peers", FAKE_PART, samples=[4.0])
        first, old, _, _ = self.run_suite("speed", "peers")
        self.write_part("speed", FAKE_PART, samples=[5.0])
        result, kept, _, _ = self.run_suite("speed", "--keep", old)
        self.assertEqual([part["measurements"][0]["value"] for part in result["parts"]],
                         [5.0, 4.0])
        self.assertEqual(result["parts"][1]["from"],
                         {"date": first["date"], "commit": first["commit"]})
        self.assertNotIn("from", result["parts"][0])
        with open(kept.removesuffix(".json") + ".md", encoding="utf-8") as file:
            self.assertIn("Kept from the run of", file.read())

    def test_two_runs_in_a_minute_have_two_names(self):
        _, first, _, _ = self.run_suite("speed")
        _, second, _, _ = self.run_suite("speed")
        self.assertNotEqual(first, second)

    def test_many_samples_are_dropped(self):
        part = {"part": "a", "measurements": [
            support.measurement("few", 1 / 3, samples=[1 / 3]),
            support.measurement("many", 1.0, samples=[1.0] * 100)]}
        few, many = suite.slim(part)["measurements"]
        self.assertEqual(few["value"], 0.333333)
        self.assertEqual(few["samples"], [0.333333])
        self.assertNotIn("samples", many)
        self.assertIn("samples", part["measurements"][1])


class Options(unittest.TestCase):
    def fails(self, *arguments):
        with contextlib.redirect_stderr(io.StringIO()) as errors:
            with self.assertRaises(SystemExit) as raised:
                suite.parse_options(list(arguments))
        self.assertEqual(raised.exception.code, 2)
        return errors.getvalue()

    def test_parts_are_run_in_their_order_and_once(self):
        self.assertEqual(suite.parse_options(["peers", "speed", "speed"]).parts,
                         ["speed", "peers"])
        self.assertEqual(suite.parse_options([]).parts, list(suite.PARTS))
        self.assertEqual(suite.parse_options(["all"]).parts, list(suite.PARTS))

    def test_publish_alone_runs_nothing(self):
        self.assertTrue(suite.parse_options(["--publish"]).publish_only)
        self.assertFalse(suite.parse_options(["all", "--publish"]).publish_only)

    def test_wrong_usage_is_refused(self):
        self.assertIn("no part haste", self.fails("haste"))
        self.assertIn("no folder", self.fails("--data", "/nowhere"))
        self.assertIn("--against", self.fails("--against", "/nowhere.json"))
        self.fails("--quick", "--publish", "all")

    def test_a_quick_run_is_not_compared_with_a_whole_one(self):
        with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
            json.dump(support.result([], quick=True), file)
            file.flush()
            self.assertIn("do not go together", self.fails("--against", file.name))
            suite.parse_options(["--quick", "--against", file.name])


class CollectedResults(unittest.TestCase):
    def test_wrong_measurements_are_refused(self):
        measured = results.Results("a")
        measured.add("x", 1, "ms", "lower")
        with self.assertRaises(ValueError):
            measured.add("x", 1, "ms", "lower")
        with self.assertRaises(ValueError):
            measured.add("y", 1, "ms", "faster")
        with self.assertRaises(ValueError):
            measured.table("t", ["a", "b"], [[1]])
        results.check_part(measured.as_dict())


if __name__ == "__main__":
    unittest.main()
