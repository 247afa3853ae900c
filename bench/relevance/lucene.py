"""Lucene's ranking of the same articles and queries: BM25 over its best analyzer of the language."""

import hashlib
import json
import os
import subprocess

from lib import articles, java

_SOURCE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "LuceneRank.java")

# Languages without one of their own have their words parted and folded to lower case.
_STANDARD = "standard.StandardAnalyzer"
_ANALYZERS = {
    "ar": "ar.ArabicAnalyzer", "bg": "bg.BulgarianAnalyzer", "bn": "bn.BengaliAnalyzer",
    "ca": "ca.CatalanAnalyzer", "ckb": "ckb.SoraniAnalyzer", "cs": "cz.CzechAnalyzer",
    "da": "da.DanishAnalyzer", "de": "de.GermanAnalyzer", "el": "el.GreekAnalyzer",
    "en": "en.EnglishAnalyzer", "es": "es.SpanishAnalyzer", "et": "et.EstonianAnalyzer",
    "fa": "fa.PersianAnalyzer", "fi": "fi.FinnishAnalyzer", "fr": "fr.FrenchAnalyzer",
    "ga": "ga.IrishAnalyzer", "hi": "hi.HindiAnalyzer", "hu": "hu.HungarianAnalyzer",
    "hy": "hy.ArmenianAnalyzer", "id": "id.IndonesianAnalyzer", "it": "it.ItalianAnalyzer",
    "ja": "cjk.CJKAnalyzer", "ko": "cjk.CJKAnalyzer", "lt": "lt.LithuanianAnalyzer",
    "lv": "lv.LatvianAnalyzer", "nl": "nl.DutchAnalyzer", "no": "no.NorwegianAnalyzer",
    "pl": "pl.PolishAnalyzer", "pt": "pt.PortugueseAnalyzer", "ro": "ro.RomanianAnalyzer",
    "ru": "ru.RussianAnalyzer", "sv": "sv.SwedishAnalyzer", "th": "th.ThaiAnalyzer",
    "tr": "tr.TurkishAnalyzer", "zh": "cjk.CJKAnalyzer",
    "und": "en.EnglishAnalyzer",  # no language said: what most of it is
}


def analyzer(language):
    """The class in Lucene's analysis packages that suits a language (ISO 639-1)."""
    return _ANALYZERS.get(language.partition("-")[0], _STANDARD)


class Ranker:
    """Ranks by Lucene; rankings are kept in `folder`, as they are the same in every run."""

    def __init__(self, folder):
        self._folder = folder
        self._classes = os.path.join(folder, "classes")
        java.compile_classes([_SOURCE], self._classes)

    def rank(self, name, corpus, queries, depth, language):
        """{query id: [document, ...]}, best first; `corpus` are JSON Lines, packed or not."""
        path = os.path.join(self._folder, f"{name}.rankings.json")
        made_of = _fingerprint(corpus, queries, depth, language)
        if os.path.exists(path):
            with open(path, encoding="utf-8") as file:
                kept = json.load(file)
            if kept["made_of"] == made_of:
                return kept["rankings"]
        rankings = self._rank(name, corpus, queries, depth, language)
        with open(path, "w", encoding="utf-8") as file:
            json.dump({"made_of": made_of, "rankings": rankings}, file)
        return rankings

    def _rank(self, name, corpus, queries, depth, language):
        plain = os.path.join(self._folder, f"{name}.jsonl")
        with open(plain, "w", encoding="utf-8") as file:
            for path in corpus:
                for record in articles.read_records(str(path)):
                    kept = {key: str(record.get(key) or "") for key in ("id", "title", "text")}
                    file.write(json.dumps(kept) + "\n")
        lines = "".join(json.dumps({"id": query, "text": text}) + "\n"
                        for query, text in queries.items())
        done = subprocess.run(
            java.command(self._classes, "LuceneRank", analyzer(language), str(depth), plain),
            input=lines, capture_output=True, text=True, check=False)
        os.remove(plain)
        if done.returncode != 0:
            raise RuntimeError(f"Lucene failed on {name}: {done.stderr.strip()[-500:]}")
        answers = map(json.loads, done.stdout.splitlines())
        return {answer["id"]: [doc for doc, _ in answer["hits"]] for answer in answers}


def _fingerprint(corpus, queries, depth, language):
    with open(_SOURCE, "rb") as file:
        digest = hashlib.sha256(file.read())
    digest.update(f"{depth} {analyzer(language)}".encode())
    for path in corpus:
        digest.update(f"{os.path.basename(path)} {os.stat(path).st_size}".encode())
    digest.update(json.dumps(queries, sort_keys=True).encode())
    return digest.hexdigest()
