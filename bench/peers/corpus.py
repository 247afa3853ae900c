"""The articles and requests that all engines are given, made once and kept in the work folder."""

import collections
import json
import os
import random
import re
import subprocess
import sys

from lib import articles as article_files
from lib import part, queries, words

TASKS = ("top10", "total", "facets", "newest", "range", "country")
RANGE_SHARE = 0.1
DRAWN = 10  # queries drawn for each one that is used
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
        """{"articles", "text_bytes", "max_countries", "days": sample, "countries": sample}"""
        with open(self._facts, encoding="utf-8") as file:
            return json.load(file)

    def newer_than(self, path):
        """Whether it was written after the file was."""
        return (os.path.exists(self._facts)
                and os.path.getmtime(self._facts) > os.path.getmtime(path))

    def write(self, lines, limit, spread=False):
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
        self._choose(suitable, found, limit)
        os.remove(suitable)

    def _choose(self, suitable, found, limit):
        generator = random.Random(_SEED)
        facts = {"articles": 0, "text_bytes": 0, "max_countries": 0}
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
    day or a country: Dateline would find those for itself, and count what the others cannot."""
    language = record.get("lang") or record.get("language") or "en"
    text = record.get("text") or record.get("body") or ""
    day = _DAY.match(str(record.get("date") or ""))
    countries = list(dict.fromkeys(record.get("countries") or []))
    if not (language.startswith("en") and text and record.get("id") and day and countries):
        return None
    return {
        "id": str(record["id"]),
        "title": record.get("title") or "",
        "text": text,
        "date": day.group(),
        "countries": countries,
        "lang": "en",
        "source": record.get("source") or "",
    }


def prepare(work, number, source=None):
    """The corpus of `number` articles: generated, or the first of the JSON Lines file `source`."""
    name = f"corpus-{number}" if source is None else f"corpus-{os.path.basename(source)}-{number}"
    corpus = Corpus(os.path.join(work, name))
    if not corpus.newer_than(source or part.program("dateline-corpus")):
        part.progress(f"writing {number} articles")
        if source is None:
            _generate(corpus, number)
        else:
            with article_files.open_lines(source) as lines:
                corpus.write(lines, number)
    return corpus


def _generate(corpus, number):
    command = [part.program("dateline-corpus"), "--articles", str(int(number * SURPLUS)),
               "--languages", "en", "--undated", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        corpus.write(process.stdout, number, spread=True)
    if process.returncode != 0:
        raise RuntimeError(f"dateline-corpus ended with status {process.returncode}")


def draw_requests(corpus, per_class, user_queries=None):
    """Every query crossed with every task: [{"id", "class", "task", "kind", "words", ...}].

    Phrases with stop words are left out: Lucene and PostgreSQL drop these words, and would answer
    another question. More queries are drawn to make up for them."""
    command = [sys.executable, os.path.join(part.ROOT, "bench", "lib", "queries.py"),
               corpus.articles, "--per-class", str(DRAWN * per_class), "-o", corpus.queries]
    if user_queries:
        command += ["--user-queries", user_queries]
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
    chosen = choose_queries(queries.read_queries(corpus.queries), per_class)
    facts = corpus.facts
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
    country = generator.choice(countries)
    start = generator.randrange(max(1, int(len(days) * (1 - RANGE_SHARE))))
    for task in TASKS:
        request = {**query, "op": "query", "task": task, "id": f"{number}.{task}"}
        if task == "country":
            request["country"] = country
        elif task == "range":
            request["from"] = days[start]
            request["to"] = days[min(len(days) - 1, start + int(len(days) * RANGE_SHARE))]
        yield request
