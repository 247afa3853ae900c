import gzip
import json
import os
import subprocess
import sys
import tempfile
import unittest

import support
from lib import articles, queries, words

CORPUS = support.corpus()


def draw(per_class=10, seed=3, source=None, **more):
    return queries.draw_queries(source or CORPUS, seed, per_class, **more)


def of_class(drawn, name):
    return [query for query in drawn if query["class"] == name]


class Queries(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.drawn = draw(user_queries=["harbour strike", "the and", "  port   talks "])
        cls.texts = [f"{title}\n{text}".lower() for title, text, _ in CORPUS]
        cls.word_sets = [set(words.PLAIN.findall(text)) for text in cls.texts]
        cls.stop_words = words.load_stop_words()

    def frequency(self, word):
        return sum(word in found for found in self.word_sets) / len(CORPUS)

    def test_every_class_is_drawn_without_repeats(self):
        for name in queries.CLASSES:
            drawn = of_class(self.drawn, name)
            self.assertEqual(len(drawn), 2 if name == "user" else 10, name)
            self.assertEqual(len({query["query"] for query in drawn}), len(drawn), name)

    def test_the_same_seed_gives_the_same_queries_and_another_does_not(self):
        self.assertEqual(draw(), draw())
        self.assertNotEqual(draw(seed=3), draw(seed=4))

    def test_asking_for_more_of_each_keeps_the_sequence_of_joint_words(self):
        fewer, more = of_class(draw(5), "or3"), of_class(draw(10), "or3")
        self.assertEqual(fewer, more[:5])

    def test_terms_lie_in_their_bands(self):
        for query in of_class(self.drawn, "term_frequent"):
            self.assertGreaterEqual(self.frequency(query["query"]), 0.05)
        for query in of_class(self.drawn, "term_middling"):
            self.assertTrue(0.004 <= self.frequency(query["query"]) <= 0.02)
        for query in of_class(self.drawn, "term_rare"):
            self.assertTrue(2 <= self.frequency(query["query"]) * len(CORPUS) <= 5)

    def test_words_of_one_query_stand_together_in_an_article(self):
        for name, count in (("or2", 2), ("or5", 5), ("and2", 2), ("and3", 3)):
            for query in of_class(self.drawn, name):
                self.assertEqual(len(set(query["words"])), count)
                self.assertTrue(any(set(query["words"]) <= found for found in self.word_sets))

    def test_phrases_are_taken_from_the_texts(self):
        lengths = set()
        for name in ("phrase_rare", "phrase_frequent"):
            for query in of_class(self.drawn, name):
                phrase = " ".join(query["words"])
                self.assertEqual(query["query"], f'"{phrase}"')
                self.assertTrue(any(phrase in text for text in self.texts))
                rarest = min(map(self.frequency, query["words"]))
                if name == "phrase_rare":
                    self.assertLess(rarest, 0.005)
                else:
                    self.assertGreaterEqual(rarest, 0.02)
                lengths.add(len(query["words"]))
        self.assertEqual(lengths, {2, 3})

    def test_near_pairs_stand_within_the_window(self):
        for query in of_class(self.drawn, "near"):
            first, second = query["words"]
            self.assertEqual(query["query"], f"{first} NEAR/5 {second}")
            self.assertTrue(any(
                token == first and second in text[place + 1:place + 6]
                for text in (text.replace(".", "").split() for text in self.texts)
                for place, token in enumerate(text)))

    def test_sentences_hold_both_words_and_their_stems_differ(self):
        sentences = [set(sentence.split()) for text in self.texts
                     for sentence in text.replace("\n", ". ").split(".")]
        for query in of_class(self.drawn, "sentence"):
            first, second = query["words"]
            self.assertEqual(query["query"], f"{first} /s {second}")
            self.assertNotEqual(first[:5], second[:5])
            self.assertTrue(any({first, second} <= sentence for sentence in sentences), query)

    def test_wildcards_have_several_words_and_not_hundreds(self):
        vocabulary = set().union(*self.word_sets)
        for query in of_class(self.drawn, "wildcard"):
            prefix = query["words"][0]
            self.assertEqual(query["query"], prefix + "*")
            self.assertTrue(2 <= sum(word.startswith(prefix) for word in vocabulary) <= 200)

    def test_headlines_are_pasted_whole(self):
        titles = {title for title, _, _ in CORPUS}
        for query in of_class(self.drawn, "headline"):
            self.assertIn(query["query"], titles)

    def test_user_queries_keep_their_words_and_lose_stop_words_in_the_list(self):
        self.assertEqual({query["query"] for query in of_class(self.drawn, "user")},
                         {"harbour strike", "port talks"})

    def test_no_stop_words_but_in_phrases(self):
        for query in self.drawn:
            if query["class"] != "phrase_frequent":
                self.assertFalse(self.stop_words & set(query["words"]), query)

    def test_articles_of_another_language_are_left_out(self):
        foreign = [("Titel", "fremdwort " * 5, "de")] * 300
        drawn = draw(200, source=CORPUS + foreign)
        self.assertNotIn("fremdwort", {word for query in drawn for word in query["words"]})
        drawn = draw(200, source=CORPUS + foreign, language="any")
        self.assertIn("fremdwort", [query["query"] for query in of_class(drawn, "term_frequent")])

    def test_an_empty_or_tiny_corpus_gives_few_queries_and_no_error(self):
        self.assertEqual(draw(source=[("", "", "")]), [])
        draw(source=[("One title of four words", "A short text of one article.", "en")])

    def test_words_beside_hyphens_digits_and_other_letters_are_not_plain(self):
        self.assertEqual(words.PLAIN.findall("a cyber-attack o'clock élan b2b plain words, naïve"),
                         ["plain", "words"])


class Program(unittest.TestCase):
    def test_plain_and_packed_files_give_the_same_bytes(self):
        program = os.path.join(support.BENCH, "lib", "queries.py")
        with tempfile.TemporaryDirectory() as folder:
            plain = os.path.join(folder, "articles.jsonl")
            with open(plain, "w", encoding="utf-8") as file:
                for title, text, language in CORPUS:
                    file.write(json.dumps({"title": title, "text": text, "lang": language}) + "\n")
                file.write("not JSON\n[]\n")
            with open(plain, "rb") as file, gzip.open(plain + ".gz", "wb") as packed:
                packed.write(file.read())
            written = []
            for path in (plain, plain + ".gz"):
                out = path + ".queries"
                subprocess.run([sys.executable, program, path, "--seed", "9", "--per-class", "4",
                                "-o", out], check=True, stderr=subprocess.DEVNULL,
                               env={**os.environ, "PYTHONHASHSEED": str(len(written) + 1)})
                with open(out, "rb") as file:
                    written.append(file.read())
            self.assertEqual(written[0], written[1])
            self.assertEqual(written[0].count(b"\n"), 4 * (len(queries.CLASSES) - 1))
            self.assertEqual(len(queries.read_queries(plain + ".queries")),
                             4 * (len(queries.CLASSES) - 1))
            self.assertEqual(len(list(articles.read_articles(plain))), len(CORPUS))


if __name__ == "__main__":
    unittest.main()
