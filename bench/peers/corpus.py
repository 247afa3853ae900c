"""The articles and requests that all engines are given, made once and kept in the work folder."""

import collections
import hashlib
import itertools
import json
import os
import random
import re
import subprocess
import sys

from lib import part, queries, words
from peers import sources

TASKS = ("top10", "total", "facets", "newest", "newest_country", "newest_range", "range", "country")
RANGE_SHARE = 0.1
DRAWN = 10  # queries drawn for each one that is used
DRAWN_FROM = 50_000  # articles at most, at even distances: more change the frequencies little
SURPLUS = 1.8  # articles generated for each one that is used: `normalize` tells which
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_SEED = 1


class Corpus:
    """A folder with articles.jsonl (id, title, text, date, countries, lang, source; dates are
    YYYY-MM-DD), queries.jsonl and facts.json."""

    def __init__(self, folder):
        self.folder = folder
        self.articles = os.path.join(folder, "articles.jsonl")
        self.queries = os.path.join(folder, "queries.jsonl")
        self._facts = os.path.join(folder, "facts.json")

    @property
    def facts(self):
        """{"articles", "text_bytes", "max_countries", "days": sample, "countries": sample,
        "made_of": what tells whether it is still the corpus that is wanted}"""
        with open(self._facts, encoding="utf-8") as file:
            return json.load(file)

    def is_made_of(self, fingerprint):
        return os.path.exists(self._facts) and self.facts.get("made_of") == fingerprint

    def write(self, lines, limit, spread=False, made_of=""):
        """Takes up to `limit` articles of JSON Lines: the first ones, or, with `spread`, at even
        distances, so that they cover all dates."""
        os.makedirs(self.folder, exist_ok=True)
        suitable = self.articles + ".all"
        found = 0
        with open(suitable, "w", encoding="utf-8") as file:
            for line in lines:
                article = normalize(json.loads(line))
                if article is not None:
                    file.write(json.dumps(article, ensure_ascii=False) + "\n")
                    found += 1
                    if found == limit and not spread:
                        break
        if found < limit:
            part.progress(f"only {found} articles are suitable")
        self._choose(suitable, found, limit, made_of)
        os.remove(suitable)

    def _choose(self, suitable, found, limit, made_of):
        generator = random.Random(_SEED)
        facts = {"articles": 0, "text_bytes": 0, "max_countries": 0, "made_of": made_of}
        days, countries = [], []
        with open(suitable, encoding="utf-8") as lines, \
                open(self.articles, "w", encoding="utf-8") as file:
            for number, line in enumerate(lines):
                if found > limit and (number + 1) * limit // found == number * limit // found:
                    continue
                article = json.loads(line)
                file.write(line)
                facts["articles"] += 1
                facts["text_bytes"] += len((article["title"] + article["text"]).encode())
                facts["max_countries"] = max(facts["max_countries"], len(article["countries"]))
                if generator.random() < 2000 / limit:
                    days.append(article["date"])
                    countries += article["countries"]
        with open(self._facts, "w", encoding="utf-8") as file:
            json.dump({**facts, "days": sorted(days), "countries": countries}, file)


def normalize(record):
    """What the engines are given of a record. None when it is not in English, or lacks a text, a
    day or the countries (none at all, when they were looked for: an empty list): Dateline would find
    those for itself, and count what the others cannot."""
    language = record.get("lang") or record.get("language") or "en"
    text = record.get("text") or record.get("body") or ""
    day = _DAY.match(str(record.get("date") or ""))
    countries = record.get("countries")
    if not (language.startswith("en") and text and record.get("id") and day
            and isinstance(countries, list) and (countries or "evidence" in record)):
        return None
    return {
        "id": str(record["id"]),
        "title": record.get("title") or "",
        "text": text,
        "date": day.group(),
        "countries": list(dict.fromkeys(countries)),
        "lang": "en",
        "source": record.get("source") or "",
    }


def prepare(work, number, source=None, recombined=False):
    """The corpus of `number` articles: generated, or the first of the files `source` (a list), or
    as many recombined from the sentences of these (sources.recombine)."""
    if source is None:
        command = [part.program("dateline-corpus"), "--articles", str(int(number * SURPLUS)),
                   "--languages", "en", "--undated", "0"]
        corpus = Corpus(os.path.join(work, f"corpus-{number}"))
        made_of = _first_output(command)
    else:
        kind = "recombined" if recombined else "corpus"
        corpus = Corpus(os.path.join(work, f"{kind}-{sources.name(source)}-{number}"))
        made_of = sources.fingerprint(source)
    if not corpus.is_made_of(made_of):
        part.progress(f"writing {number} articles")
        if source is None:
            with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
                corpus.write(process.stdout, number, spread=True, made_of=made_of)
            if process.returncode != 0:
                raise RuntimeError(f"dateline-corpus ended with status {process.returncode}")
        elif recombined:
            real = [article for article in map(normalize, sources.records(source)) if article]
            corpus.write(map(json.dumps, sources.recombine(real, number)), number, made_of=made_of)
        else:
            corpus.write(map(json.dumps, sources.records(source)), number, made_of=made_of)
    return corpus


def _first_output(command):
    """A digest of the first output of the generator: another generator writes other articles."""
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        first = process.stdout.read(1 << 18)
        process.kill()
    return hashlib.sha256(first).hexdigest()


def draw_requests(corpus, per_class, user_queries=None, least_share=queries.LEAST_SHARE):
    """Every query crossed with every task: [{"id", "class", "task", "kind", "words", ...}].
    `least_share`: of the articles that hold a word of an OR, AND, NEAR or sentence query.

    Phrases with stop words are left out: Lucene and PostgreSQL drop these words, and would answer
    another question. More queries are drawn to make up for them."""
    facts = corpus.facts
    command = [sys.executable, queries.__file__, "-", "--per-class", str(DRAWN * per_class),
               "--least-share", str(least_share), "-o", corpus.queries]
    if user_queries:
        command += ["--user-queries", user_queries]
    with open(corpus.articles, "rb") as lines, \
            subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.DEVNULL) as drawer:
        step = -(-facts["articles"] // DRAWN_FROM)
        drawer.stdin.writelines(itertools.islice(lines, 0, None, max(1, step)))
        drawer.stdin.close()
    if drawer.returncode != 0:
        raise RuntimeError("drawing queries failed")
    chosen = choose_queries(queries.read_queries(corpus.queries), per_class)
    return [request for number, query in enumerate(chosen)
            for request in _cross(query, number, facts)]


def choose_queries(drawn, per_class):
    """The first `per_class` queries of each class that mean the same to all engines."""
    stop_words = words.load_stop_words()
    left = collections.Counter()
    for query in drawn:
        if left[query["class"]] < per_class and not (
                query["kind"] == "phrase" and stop_words.intersection(query["words"])):
            left[query["class"]] += 1
            yield query


def _cross(query, number, facts):
    generator = random.Random(f"{_SEED} {query['class']} {query['query']}")
    days, countries = facts["days"], facts["countries"]
    country = generator.choice(countries or ["US"])
    start = generator.randrange(max(1, int(len(days) * (1 - RANGE_SHARE))))
    for task in TASKS:
        request = {**query, "op": "query", "task": task, "id": f"{number}.{task}"}
        if task.endswith("country"):
            request["country"] = country
        elif task.endswith("range"):
            request["from"] = days[start]
            request["to"] = days[min(len(days) - 1, start + int(len(days) * RANGE_SHARE))]
        yield request
