"""Puts bench/ on the path of the tests, and makes a small corpus and a result."""

import os
import random
import sys

BENCH = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path.insert(0, BENCH)


def corpus(articles=600, seed=5):
    """(title, text, language) of invented articles: word n of the vocabulary is drawn with a
    frequency of about 1/n, as in a language."""
    generator = random.Random(seed)
    letters = "abcdefghijklmnopqrstuvwxyz"
    stems = ["".join(generator.choices(letters, k=generator.randint(4, 7))) for _ in range(1000)]
    vocabulary = ["the", "and"] + sorted(
        {stem + ending for stem in stems for ending in ("", "ab", "ecd")})
    generator.shuffle(vocabulary)
    weights = [1 / (rank + 3) for rank in range(len(vocabulary))]
    made = []
    for _ in range(articles):
        title = " ".join(generator.choices(vocabulary, weights, k=8)).capitalize()
        sentences = [" ".join(generator.choices(vocabulary, weights, k=12)) + "."
                     for _ in range(8)]
        made.append((title, " ".join(sentences), "en"))
    return made


def measurement(identifier, value, better="lower", spread=0.0, **more):
    return {"id": identifier, "value": value, "unit": "ms", "better": better, "spread": spread,
            **more}


def result(measurements, part="speed", **more):
    return {"schema": 1, "date": "2026-01-02T0304", "version": "0.1.0", "commit": "abc1234",
            "modified": False, "quick": False, "data": [],
            "machine": {"cpu": "A processor", "cores": 2, "memory_gb": 4.0, "kernel": "Linux 6",
                        "system": "Debian", "compiler": "c++ 12", "packages": {"liba": "1"}},
            "parts": [{"part": part, "notes": ["A note <with> signs."],
                       "measurements": measurements, "tables": []}], **more}
