#!/usr/bin/env python3
"""Draws a mix of queries from a corpus of articles.

The articles are read once. Document frequencies of plain ASCII words are counted over all of them
(pruned when the table grows too large), and a uniform sample of articles is kept, from which
words that occur together, phrases and headlines are taken. The same file, seed and numbers give
the same queries.
"""

import argparse
import bisect
import collections
import itertools
import json
import math
import os
import random
import re
import sys

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
from lib import articles, words  # noqa: E402

CLASSES = ("term_frequent", "term_middling", "term_rare", "or2", "or3", "or4", "or5", "and2",
           "and3", "phrase_rare", "phrase_frequent", "near", "sentence",
           "wildcard", "headline", "user")
NEAR_WINDOW = 5
LEAST_SHARE = 5e-4  # of the articles that hold a word of an OR, AND, NEAR or sentence query

_SAMPLED_ARTICLES = 4000
_SAMPLED_CHARACTERS = 20000
_MAX_VOCABULARY = 3_000_000
_GAP = re.compile(r"[ \t\n]+")
_SENTENCE_END = re.compile(r"[.!?]\s+|\n\s*\n")
_STEM = 5  # words that begin with the same letters may have one stem


class Corpus:
    """What one pass over the articles leaves: frequencies and a sample."""

    def __init__(self, seed, language="en"):
        self.document_frequency = collections.Counter()
        self.documents = 0
        self.sample = []
        self.stop_words = words.load_stop_words()
        self._language = language
        self._random = random.Random(f"{seed} sample")

    def add(self, title, text, language=""):
        """Counts an article, unless it says that it is in another language."""
        if self._language != "any" and language and not language.startswith(self._language):
            return
        self.documents += 1
        self.document_frequency.update(set(words.PLAIN.findall(f"{title}\n{text}".lower())))
        if len(self.document_frequency) > _MAX_VOCABULARY:
            self._prune()
        kept = (title, text[:_SAMPLED_CHARACTERS])
        if len(self.sample) < _SAMPLED_ARTICLES:
            self.sample.append(kept)
        else:
            place = self._random.randrange(self.documents)
            if place < _SAMPLED_ARTICLES:
                self.sample[place] = kept

    def _prune(self):
        self.document_frequency = collections.Counter(
            {word: count for word, count in self.document_frequency.items() if count > 1})

    def share(self, word):
        return self.document_frequency[word] / max(1, self.documents)


class Drawer:
    """Draws queries of each class. Every class has a generator of its own, so that asking for
    more of one does not change the others."""

    def __init__(self, corpus, seed, per_class, least_share=LEAST_SHARE):
        self._least_share = least_share
        self._corpus = corpus
        self._seed = seed
        self._count = per_class
        self._by_frequency = sorted(
            (count, word) for word, count in corpus.document_frequency.items()
            if word not in corpus.stop_words)
        self._phrases = None

    def draw(self, name, user_queries=()):
        """The queries of a class; fewer than asked for when the corpus has no more."""
        generator = random.Random(f"{self._seed} {name}")
        if name.startswith("term_"):
            candidates = self._terms(generator, name[5:])
        elif name.startswith(("or", "and")):
            candidates = self._together(generator, name.rstrip("2345"), int(name[-1]))
        elif name.startswith("phrase_"):
            candidates = self._phrase(generator, name[7:])
        elif name == "user":
            candidates = self._user(generator, user_queries)
        else:
            candidates = getattr(self, f"_{name}")(generator)
        seen = set()
        queries = []
        for query in candidates:
            if query["query"] not in seen:
                seen.add(query["query"])
                queries.append({"class": name, **query})
                if len(queries) == self._count:
                    break
        return queries

    def _band(self, low, high):
        """The (frequency, word) pairs with low <= frequency <= high."""
        begin = bisect.bisect_left(self._by_frequency, (low, ""))
        end = bisect.bisect_right(self._by_frequency, (high, "\x7f"))
        return self._by_frequency[begin:end]

    def _terms(self, generator, band):
        documents = self._corpus.documents
        if band == "frequent":  # in 5 % of the articles or more; else the most frequent there are
            pairs = self._band(0.05 * documents, documents)
            if len(pairs) < self._count:
                pairs = self._by_frequency[-self._count:]
        elif band == "middling":
            pairs = self._band(0.004 * documents, 0.02 * documents)
        else:
            pairs = self._band(max(2, documents * 1e-5), max(5, documents * 5e-4))
        for word in _log_uniform(generator, pairs):
            yield {"kind": "term", "words": [word], "query": word}

    def _articles(self, generator):
        """The sampled articles in random order, over and over, a bounded number of times."""
        if not self._corpus.sample:
            return
        for _ in range(max(20 * self._count, 2000)):
            yield generator.choice(self._corpus.sample)

    def _is_content(self, word):
        return word not in self._corpus.stop_words and self._corpus.document_frequency[word] > 1

    def _together(self, generator, kind, number):
        for title, text in self._articles(generator):
            found = sorted(
                word for word in set(words.PLAIN.findall(f"{title}\n{text}".lower()))
                if self._is_content(word) and self._corpus.share(word) >= self._least_share)
            if len(found) >= number:
                chosen = generator.sample(found, number)
                yield {"kind": kind, "words": chosen,
                       "query": (" OR " if kind == "or" else " ").join(chosen)}

    def _phrase(self, generator, kind):
        """Two and three words in a row. Rare: no stop word, and one that is in less than 0.5 % of
        the articles. Frequent: every word in 2 % or more, at least one no stop word."""
        for number, (_, text) in enumerate(self._articles(generator)):
            length = 2 + number % 2
            runs = [run for run in _runs(text.lower(), length) if self._suits(run, kind)]
            if runs:
                chosen = generator.choice(runs)
                yield {"kind": "phrase", "words": list(chosen),
                       "query": '"' + " ".join(chosen) + '"'}

    def _suits(self, run, kind):
        content = [word for word in run if word not in self._corpus.stop_words]
        shares = [self._corpus.share(word) for word in run]
        if kind == "rare":
            return len(content) == len(run) and 0 < min(shares) < 0.005
        return bool(content) and min(shares) >= 0.02

    def _near(self, generator):
        for _, text in self._articles(generator):
            tokens = [token.group() for token in words.ANY_WORD.finditer(text.lower())]
            pairs = []
            for place, first in enumerate(tokens):
                if not _is_plain(first) or not self._is_content(first):
                    continue
                for second in tokens[place + 2:place + NEAR_WINDOW + 1]:
                    if second != first and _is_plain(second) and self._is_content(second):
                        pairs.append((first, second))
            pairs = [pair for pair in pairs
                     if min(map(self._corpus.share, pair)) >= self._least_share]
            if pairs:
                chosen = generator.choice(pairs)
                yield {"kind": "near", "words": list(chosen), "window": NEAR_WINDOW,
                       "query": f"{chosen[0]} NEAR/{NEAR_WINDOW} {chosen[1]}"}

    def _sentence(self, generator):
        """Two words of one sentence, of different stems."""
        for _, text in self._articles(generator):
            found = []
            for sentence in _SENTENCE_END.split(text.lower()):
                content = sorted({word for word in words.PLAIN.findall(sentence)
                                  if self._is_content(word)
                                  and self._corpus.share(word) >= self._least_share})
                if len({word[:_STEM] for word in content}) > 1:
                    found.append(content)
            if not found:
                continue
            first, second = generator.sample(generator.choice(found), 2)
            if first[:_STEM] != second[:_STEM]:
                yield {"kind": "sentence", "words": [first, second],
                       "query": f"{first} /s {second}"}

    def _wildcard(self, generator):
        """Prefixes of four to six letters that begin 2 to 200 words of the corpus."""
        vocabulary = sorted(self._corpus.document_frequency)
        documents = self._corpus.documents
        for word in _log_uniform(generator, self._band(max(2, 0.001 * documents), documents)):
            length = generator.randint(4, 6)
            if len(word) <= length:
                continue
            prefix = word[:length]
            expansions = (bisect.bisect_left(vocabulary, prefix + "\x7f")
                          - bisect.bisect_left(vocabulary, prefix))
            if 2 <= expansions <= 200:
                yield {"kind": "wildcard", "words": [prefix], "query": f"{prefix}*"}

    def _headline(self, generator):
        for title, _ in self._articles(generator):
            content = self._text_words(title)
            if 4 <= len(content) <= 20:
                yield {"kind": "text", "words": content, "query": " ".join(title.split())}

    def _user(self, generator, lines):
        lines = list(lines)
        generator.shuffle(lines)
        for line in lines:
            content = self._text_words(line)
            if content:
                yield {"kind": "text", "words": content, "query": " ".join(line.split())}

    def _text_words(self, text):
        """The plain words of a free text in their order, each once, without stop words."""
        return [word for word in dict.fromkeys(words.PLAIN.findall(text.lower()))
                if word not in self._corpus.stop_words]


def _log_uniform(generator, pairs):
    """Words of (frequency, word) pairs, sorted by frequency: a frequency is drawn uniformly on
    the logarithmic scale, then the next word at or after it that was not drawn before."""
    left = list(pairs)
    while left:
        low, high = math.log(left[0][0]), math.log(left[-1][0])
        wanted = math.exp(generator.uniform(low, high))
        begin = min(bisect.bisect_left(left, (wanted, "")), len(left) - 1)
        # Words of equal frequency stand in alphabetical order: take any of them.
        end = bisect.bisect_right(left, (left[begin][0], "\x7f"))
        yield left.pop(generator.randrange(begin, end))[1]


def _is_plain(token):
    return words.PLAIN.fullmatch(token) is not None


def _runs(text, length):
    """Every run of `length` plain words with nothing but space between them."""
    matches = list(words.PLAIN.finditer(text))
    for place in range(len(matches) - length + 1):
        window = matches[place:place + length]
        if all(_GAP.fullmatch(text, first.end(), second.start())
               for first, second in itertools.pairwise(window)):
            yield tuple(match.group() for match in window)


def read_user_queries(path):
    with open(path, encoding="utf-8") as file:
        return [line.strip() for line in file if line.strip()]


def draw_queries(source, seed, per_class, user_queries=(), language="en",
                 least_share=LEAST_SHARE):
    """The queries of every class, in the order of CLASSES, from (title, text, language) triples."""
    corpus = Corpus(seed, language)
    for article in source:
        corpus.add(*article)
    drawer = Drawer(corpus, seed, per_class, least_share)
    return [query for name in CLASSES for query in drawer.draw(name, user_queries)]


def write_queries(queries, path):
    with open(path, "w", encoding="utf-8") as file:
        for query in queries:
            file.write(json.dumps(query, ensure_ascii=False) + "\n")


def read_queries(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def main():
    parser = argparse.ArgumentParser(description="Draws a mix of queries from a corpus.")
    parser.add_argument("articles", help="JSON Lines, plain, .gz or .zst; - for standard input")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--per-class", type=int, default=50, metavar="N")
    parser.add_argument("--user-queries", metavar="FILE", help="one query a line")
    parser.add_argument("--language", default="en", metavar="CODE",
                        help="leave out articles that say another one; any takes all")
    parser.add_argument("--least-share", type=float, default=LEAST_SHARE, metavar="SHARE",
                        help="of the articles that hold a word of several (default %(default)s)")
    parser.add_argument("-o", "--output", required=True, metavar="FILE")
    options = parser.parse_args()
    user = read_user_queries(options.user_queries) if options.user_queries else ()
    queries = draw_queries(articles.read_articles(options.articles), options.seed,
                           options.per_class, user, options.language, options.least_share)
    write_queries(queries, options.output)
    counts = collections.Counter(query["class"] for query in queries)
    print(", ".join(f"{name} {counts[name]}" for name in CLASSES), file=sys.stderr)


if __name__ == "__main__":
    main()
