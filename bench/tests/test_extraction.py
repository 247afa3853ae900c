import io
import os
import tarfile
import tempfile
import unittest

import support  # noqa: F401
from extraction import country_names, dates, inspection, invented, pages, reuters, scores


class Scores(unittest.TestCase):
    def test_sets_are_scored_over_all_articles(self):
        found = scores.SetScores()
        found.add(["AL", "IR"], ["IR", "AL"])   # whole set right
        found.add(["PL"], ["AL"])               # wrong
        found.add([], ["AL", "DE"])             # nothing found
        found.add([], [])                       # rightly nothing
        found.add(["FR"], [])                   # nothing was expected
        values = found.values()
        self.assertAlmostEqual(values["precision"], 2 / 4)
        self.assertAlmostEqual(values["recall"], 2 / 5)
        self.assertAlmostEqual(values["f1"], 4 / 9)
        self.assertAlmostEqual(found.exact_share(), 2 / 5)
        self.assertAlmostEqual(found.first_share(), 1 / 3)
        self.assertEqual(scores.SetScores().values()["f1"], 0)


class Dates(unittest.TestCase):
    def test_days_may_be_one_apart_when_told_so(self):
        self.assertTrue(dates.agrees("2022-09-08", "2022-09-08T23:59:00Z", 0))
        self.assertFalse(dates.agrees("2022-09-07", "2022-09-08", 0))
        self.assertTrue(dates.agrees("2022-08-31", "2022-09-01", 1))
        self.assertTrue(dates.agrees("2022-08", "2022-09-01", 1))
        self.assertFalse(dates.agrees("2022-08", "2022-09-02", 1))


class Labels(unittest.TestCase):
    def test_reuters_articles_have_places_and_plain_text(self):
        text = ("<!DOCTYPE lewis>\n<REUTERS ID=1><PLACES><D>west-germany</D><D>usa</D></PLACES>\n"
                "<TEXT>&#2;\n<TITLE>A &amp; B</TITLE>\n<DATELINE>    BONN, Feb 26 - </DATELINE>"
                "<BODY>First\nline.\n    Second paragraph.\n Reuter\n&#3;</BODY></TEXT></REUTERS>\n"
                "<REUTERS ID=2><PLACES></PLACES><TEXT TYPE=\"BRIEF\"><TITLE>ONLY</TITLE> said"
                "</TEXT></REUTERS>").encode("latin-1")
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "r.tar")
            with tarfile.open(path, "w") as archive:
                member = tarfile.TarInfo("reut.sgm")
                member.size = len(text)
                archive.addfile(member, io.BytesIO(text))
            first, second = reuters.read(path)
        self.assertEqual(first["places"], ["west-germany", "usa"])
        self.assertEqual(first["title"], "A & B")
        self.assertEqual(first["text"], "BONN, Feb 26 - First\nline.\n\nSecond paragraph.\n Reuter")
        self.assertEqual(second, {"title": "ONLY", "text": "said", "places": []})
        codes = country_names.load()
        self.assertEqual([codes[country_names.plain(place)] for place in first["places"]],
                         ["DE", "US"])

    def test_countries_are_known_by_any_usual_name(self):
        codes = country_names.load()
        for name, code in (("Albania", "AL"), ("south-korea", "KR"), ("U.K.", "GB"), ("ussr", "RU"),
                           ("United States", "US"), ("sri-lanka", "LK")):
            self.assertEqual(codes[country_names.plain(name)], code)

    def test_expectations_of_the_sample_are_read(self):
        lines = invented.expected()
        self.assertGreater(len(lines), 80)
        self.assertTrue(any(codes == ["CD", "CG"] for codes, _, _ in lines.values()))


class Pages(unittest.TestCase):
    def test_texts_are_compared_by_sequences_of_words(self):
        true = "one two three four five six"
        self.assertEqual(pages.body_scores(true, true), (1.0, 1.0))
        self.assertEqual(pages.body_scores("One two three four five six", true)[0], 2 / 3)
        precision, recall = pages.body_scores("menu home " + true, true)
        self.assertEqual((precision, recall), (3 / 5, 1.0))
        self.assertEqual(pages.body_scores("", true), (0.0, 0.0))


class Samples(unittest.TestCase):
    def test_a_sample_is_the_same_every_time(self):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "a.jsonl")
            with open(path, "w", encoding="utf-8") as stream:
                stream.write("".join(f'{{"n":{i}}}\n' for i in range(500)))
            first = inspection.sample(path, 20, lambda record: record["n"] % 2 == 0)
            self.assertEqual(len(first), 20)
            self.assertTrue(all(record["n"] % 2 == 0 for record in first))
            self.assertGreater(max(record["n"] for record in first), 100)
            self.assertEqual(first, inspection.sample(path, 20, lambda r: r["n"] % 2 == 0))
            self.assertEqual(len(inspection.sample(path, 600)), 500)


if __name__ == "__main__":
    unittest.main()
