import json
import os
import tempfile
import unittest
import xml.etree.ElementTree

import support
from lib import publish, results
from report import charts, markdown, numbers, page, report
from report.compare import Comparison
from report.svg import LinearScale, LogScale
from report.views import SUMMARIES, VIEWS

DATA = os.path.join(os.path.dirname(os.path.abspath(__file__)), "data")


def stored_result():
    with open(os.path.join(DATA, "result.json"), encoding="utf-8") as file:
        return json.load(file)


def drawings(text):
    """The SVG elements of a page, parsed: a page that holds a broken one fails here."""
    found = []
    begin = text.find("<svg")
    while begin >= 0:
        end = text.index("</svg>", begin) + len("</svg>")
        found.append(xml.etree.ElementTree.fromstring(text[begin:end]))
        begin = text.find("<svg", end)
    return found


class Report(unittest.TestCase):
    def test_every_view_has_its_plot(self):
        result = stored_result()
        for view in VIEWS:
            panels = [panel for part in result["parts"] for panel in view.panels(part)]
            self.assertTrue(panels, view.title)
            for title, pivot in panels:
                self.assertTrue(view.draw(title, pivot).startswith("<svg"), title)

    def test_every_summary_has_its_table(self):
        result = stored_result()
        for view in SUMMARIES:
            self.assertTrue([panel for part in result["parts"] for panel in view.panels(part)],
                            view.title)

    def test_the_page_is_whole_and_needs_nothing_else(self):
        text = page.page(stored_result())
        self.assertGreaterEqual(len(drawings(text)), len(VIEWS))
        for foreign in ("<script", "src=", "@import", "url("):
            self.assertNotIn(foreign, text)
        self.assertIn("prefers-color-scheme: dark", text)

    def test_markdown_is_what_is_expected(self):
        path = os.path.join(DATA, "report.md")
        text = markdown.report(stored_result())
        if os.environ.get("DATELINE_UPDATE_GOLDEN"):
            with open(path, "w", encoding="utf-8") as file:
                file.write(text)
        with open(path, encoding="utf-8") as file:
            self.assertEqual(text, file.read())

    def test_the_short_report_has_marked_tables_or_else_the_summaries(self):
        text = markdown.short_report(stored_result(), "a.md")
        self.assertIn("## Countries", text)
        self.assertNotIn("## Dates", text)
        self.assertNotIn("## Article understanding", text)
        self.assertIn("## Latency, p50 (ms)", text)
        self.assertEqual(text.count("## Indexing\n"), 2)  # of speed, and of peers

    def test_signs_are_escaped(self):
        result = support.result([support.measurement("query.a_b.<i>.p50", 1)])
        result["parts"][0]["tables"] = [{"title": "T<b>", "columns": ["a|b"], "rows": [["<x>"]]}]
        text = page.page(result)
        for raw in ("<with>", "<b>", "<x>", "<i>"):
            self.assertNotIn(raw, text)
        self.assertIn("a\\|b", markdown.report(result))

    def test_a_failed_part_is_named(self):
        result = support.result([])
        result["parts"] = [{"part": "peers", "failed": "it ended with status 3"}]
        for text in (page.page(result), markdown.report(result)):
            self.assertIn("it ended with status 3", text)

    def test_a_comparison_is_shown(self):
        old = support.result([support.measurement("a.b", 1.0), support.measurement("a.c", 1.0)])
        new = support.result([support.measurement("a.b", 2.0), support.measurement("a.c", 0.5)])
        for text in (page.page(new, Comparison(old, new)),
                     markdown.report(new, Comparison(old, new))):
            self.assertIn("+100.0 %", text)
            self.assertIn("-50.0 %", text)

    def test_plots_of_one_point_zero_or_nothing_are_drawn(self):
        charts.growth_lines("t", [("one", [(10, 1)])], "x", "y")
        charts.bars("t", [("a", 0)], "ms")
        charts.stacked_bars("t", [("a", [0, None])], ["x", "y"], "MB")
        charts.nested_bars("t", [("a", [None, 1, 2])], ["p50", "p95", "p99"], "ms")
        charts.ratio_dots("t", [("a", [None])], ["x"], "l", "r")


class Publish(unittest.TestCase):
    def test_only_the_section_is_written(self):
        text = f"before\n{publish.BEGIN}\nold\n{publish.END}\nafter\n"
        self.assertEqual(publish.replace_section(text, "new\n"),
                         f"before\n{publish.BEGIN}\nnew\n{publish.END}\nafter\n")
        with self.assertRaises(ValueError):
            publish.replace_section("no marks", "new")

    def test_the_newest_whole_result_is_copied_and_shown(self):
        with tempfile.TemporaryDirectory() as bench:
            folder = os.path.join(bench, "results")
            os.makedirs(folder)
            for date, quick in (("2026-01-01T0000", False), ("2026-01-03T0000", False),
                                ("2026-01-04T0000", True)):
                path = os.path.join(folder, f"{date}.json")
                results.write_json(path, {**stored_result(), "date": date, "quick": quick})
                report.write_report(results.read_json(path), path)
            with open(os.path.join(bench, "README.md"), "w", encoding="utf-8") as file:
                file.write(f"before\n{publish.BEGIN}\n{publish.END}\nafter\n")
            publish.publish(publish.newest(folder), bench)
            with open(os.path.join(bench, "README.md"), encoding="utf-8") as file:
                text = file.read()
            self.assertIn("Run of 2026-01-03T0000", text)
            self.assertTrue(text.startswith("before\n") and text.endswith("after\n"))
            self.assertEqual(sorted(os.listdir(os.path.join(folder, "published"))),
                             [f"2026-01-03T0000{ending}" for ending in (".html", ".json", ".md")])

    def test_a_result_with_a_failed_part_is_refused(self):
        with tempfile.TemporaryDirectory() as bench:
            path = os.path.join(bench, "a.json")
            results.write_json(path, {"parts": [{"part": "peers", "failed": "so"}]})
            with self.assertRaisesRegex(ValueError, "peers failed"):
                publish.publish(path, bench)

    def test_the_readme_has_the_marks(self):
        with open(os.path.join(support.BENCH, "README.md"), encoding="utf-8") as file:
            publish.replace_section(file.read(), "")


class Scales(unittest.TestCase):
    def test_linear_ticks_are_round_and_hold_the_largest(self):
        for high in (0.0123, 1, 7.3, 99.9, 1234567):
            scale = LinearScale(high, 0, 100)
            self.assertGreaterEqual(scale.ticks[-1], high * (1 - 1e-9))
            self.assertLessEqual(len(scale.ticks), 7)
            self.assertAlmostEqual(scale(scale.ticks[-1]), 100)
        LinearScale(0, 0, 100)

    def test_logarithmic_ticks_hold_both_ends(self):
        for low, high in ((0.3, 40), (1, 1), (1e-4, 1e5), (20, 21)):
            scale = LogScale(low, high, 0, 100)
            self.assertGreaterEqual(scale(low), -1e-9)
            self.assertLessEqual(scale(high), 100 + 1e-9)
            self.assertGreaterEqual(len(scale.ticks), 2)

    def test_numbers_are_short(self):
        for value, expected in ((12345, "12,345"), (12345.0, "12.3k"), (0.01234, "0.0123"),
                                (5.0, "5"), (1234.5, "1234"), (2.5e6, "2.5M"), (None, "-"),
                                (0.0, "0"), (123.4, "123"), (True, "yes")):
            self.assertEqual(numbers.short(value), expected)


if __name__ == "__main__":
    unittest.main()
