import io
import os
import random
import tarfile
import tempfile
import unittest

import support  # noqa: F401
from extraction import (countries, country_names, dates, edits, inspection, invented, pages, references,
                        reuters, scores, stories)


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
        text = ("<!DOCTYPE lewis>\n<REUTERS ID=1><DATE> 6-MAR-1987 09:05:01.79</DATE>\n"
                "<PLACES><D>west-germany</D><D>usa</D></PLACES>\n"
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
        self.assertEqual(first["date"], "1987-03-06T09:05:01")
        self.assertEqual(first["text"], "BONN, Feb 26 - First\nline.\n\nSecond paragraph.\n Reuter")
        self.assertEqual(second, {"title": "ONLY", "text": "said", "places": []})
        codes = country_names.load()
        self.assertEqual([codes[country_names.plain(place)] for place in first["places"]],
                         ["DE", "US"])

    def test_toponyms_are_found_again_in_the_text_as_printed(self):
        record = {"text": "Lima. In Lima (Peru) it rained."}
        article = {"title": "", "body": "In Lima (Peru) it rained. Lima!", "evidence": [
            {"kind": "country", "value": "PE", "field": "body", "begin": 3, "end": 7},
            {"kind": "country", "value": "US", "field": "body", "begin": 26, "end": 30},
            {"kind": "date", "value": "2022", "field": "body", "begin": 3, "end": 7}]}
        found = [countries.toponym_country(record, {"phrase": phrase, "start": str(start)}, article)
                 for phrase, start in (("Lima", 0), ("Lima", 9), ("Peru", 15), ("Cusco", 0))]
        self.assertEqual(found, [["PE"], ["US"], [], []])

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


class Stories(unittest.TestCase):
    ARTICLE = ("Ferry aground", "\n\n".join(
        f"Paragraph {n} tells of the {word} ferry and its {n + 20} crew at the northern quay. "
        f"Nobody had seen the {word} buoy since the storm, the {word} master said."
        for n, word in enumerate(("red", "blue", "old", "new", "long", "lost"))))
    OTHER = ("Frost", "Vines froze in the valley again.\n\nGrowers lit fires at night.\n\n"
             "The harvest will be late, they say.\n\nPrices rose a little in the market.")

    def test_edits_are_what_they_are_called(self):
        chance = random.Random(3)
        for name, edit in edits.COPIES.items():
            title, text = edit(self.ARTICLE, self.OTHER, chance)
            self.assertTrue(title and text, name)
            self.assertEqual(text == self.ARTICLE[1], name in ("exact", "headline changed"), name)
        lead = edits.lead(self.ARTICLE, self.OTHER, chance)[1]
        self.assertTrue(self.ARTICLE[1].replace("\n\n", " ").startswith(lead))
        self.assertLess(len(lead) * 4, len(self.ARTICLE[1]))
        self.assertIn(self.ARTICLE[1], edits.embedded(self.ARTICLE, self.OTHER, chance)[1])
        fewer = edits.paragraphs(edits.dropped(self.ARTICLE, self.OTHER, chance)[1])
        self.assertEqual(len(fewer), 4)
        self.assertTrue(set(fewer) < set(edits.paragraphs(self.ARTICLE[1])))
        self.assertIsNone(edits.other_numbers(self.ARTICLE, self.OTHER, chance))
        table = ("Prices", " ".join(f"Wheat {n} lots at {n * 7}." for n in range(10, 30)))
        numbers = edits.other_numbers(table, self.OTHER, chance)
        self.assertEqual(numbers[1].count("Wheat"), 20)
        self.assertNotEqual(numbers[1], table[1])
        self.assertEqual(edits.words("外交部 said 3,000"), 3)

    def test_labels_come_from_whole_texts(self):
        text, other = self.ARTICLE[1], " ".join(f"word{n} next{n * n}" for n in range(60))
        half = text[:len(text) // 2]
        texts = {"a": (text, "2022-09-08"), "b": (half, "2022-09-10"),
                 "c": (half, "2022-10-10"), "d": (other, "2022-09-08")}
        found = {"a": "s1", "b": "s1", "c": "s2", "d": "s1"}
        same, different = references.label_pairs(texts, found)
        self.assertEqual([set(pair) for pair in same], [{"a", "b"}])
        self.assertEqual({frozenset(pair) for pair in different},
                         {frozenset("ad"), frozenset("bd")})

    def test_groups_are_scored_by_pairs(self):
        pairs = stories.count_pairs({"a": 1, "b": 1, "c": 1, "d": 2},
                                    {"a": "x", "b": "x", "c": "y", "d": "y"})
        self.assertEqual((pairs.right, pairs.found, pairs.expected), (1, 2, 3))


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
