"""The goals: what Dateline may take of Lucene's time, by kind of query and task, and whether it does."""

import sys
from dataclasses import dataclass

from peers import compare

_TERM = ("term_frequent", "term_middling", "term_rare")
_OR = ("or2", "or3", "or4", "or5")
_AND = ("and2", "and3")
_WORDS = _TERM + _OR + _AND
_PHRASE = ("phrase_rare", "phrase_frequent")

# Words of generated queries are drawn from 1.5 % of the articles up: the vocabulary of generated text
# is flatter than that of news, where half of the words that such a query takes from an article are in
# over 4 % of them (1.2 % in generated text without this bound), and pairs share ten times the articles.
LEAST_SHARE = 0.015

PROCESS_MS = 30  # a whole process, from start to a printed page with facets
OPEN_MS = 5


@dataclass(frozen=True)
class Row:
    name: str  # of the measurement peers.ENGINE.goal.NAME.ratio
    title: str
    classes: tuple
    task: str
    goal: float

    def has(self, request):
        return request["task"] == self.task and request["class"] in self.classes


ROWS = (
    Row("top10_term", "top 10: one term", _TERM, "top10", 0.2),
    Row("top10_or", "top 10: OR of 2 to 5 words", _OR, "top10", 0.25),
    Row("top10_and", "top 10: AND of 2 and 3", _AND, "top10", 0.4),
    Row("facets_term", "top 10, total and facets: one term", _TERM, "facets", 0.08),
    Row("facets_or", "top 10, total and facets: OR", _OR, "facets", 0.08),
    Row("facets_and", "top 10, total and facets: AND", _AND, "facets", 0.5),
    Row("newest", "newest 10: term, OR, AND", _WORDS, "newest", 0.15),
    Row("newest_country", "newest 10 in a country", _WORDS, "newest_country", 0.15),
    Row("newest_range", "newest 10 in a tenth of the dates", _WORDS, "newest_range", 0.15),
    Row("range", "top 10 in a tenth of the dates: term, OR, AND", _WORDS, "range", 0.08),
    Row("country", "top 10 in a country: term, OR, AND", _WORDS, "country", 0.4),
    Row("phrase", "phrase: top 10", _PHRASE, "top10", 0.8),
    Row("phrase_facets", "phrase: top 10, total and facets", _PHRASE, "facets", 0.8),
    Row("near", "NEAR/5: top 10", ("near",), "top10", 0.5),
    Row("sentence", "words in one sentence: top 10", ("sentence",), "top10", 0.5),
)

# What is asked besides, to see that the answers are the same.
_CHECKED = ("total",)

COLUMNS = ["class", "requests", "Lucene ms", "Dateline ms", "ratio", "goal", "met"]


def wanted(requests):
    """Those requests that a goal is about, or that tell whether both engines answer alike."""
    return [request for request in requests
            if request["task"] in _CHECKED and any(request["class"] in row.classes for row in ROWS)
            or any(row.has(request) for row in ROWS)]


def evaluate(outcomes, requests):
    """[(row, found)]: found is None where one of the engines has no answer, else {"ratio", "spread",
    "requests", "lucene", "dateline"}, the latter two in ms a request."""
    ours, theirs = outcomes["dateline"].times, outcomes["lucene"].times
    found = []
    for row in ROWS:
        ids = {request["id"] for request in requests if row.has(request)}
        mine = {identifier: ours[identifier] for identifier in ids & ours.keys() & theirs.keys()}
        base = {identifier: theirs[identifier] for identifier in mine}
        if not mine:
            found.append((row, None))
            continue
        ratio, spread, number = compare.ratio_of_sums(mine, base)
        found.append((row, {"ratio": ratio, "spread": spread, "requests": number,
                            "lucene": compare.summed_medians(base, base) / number,
                            "dateline": compare.summed_medians(mine, mine) / number}))
    return found


def met(value, goal):
    return "yes" if value <= goal else "no"


def table(results, articles, outcomes, requests, whole_processes):
    """Adds the table and its measurements. `whole_processes`: rows of processes.py, as the table
    has them."""
    rows = []
    for row, found in evaluate(outcomes, requests):
        if found is None:
            rows.append([row.title, 0, "-", "-", "-", f"{row.goal:g}", "-"])
            continue
        results.add(f"peers.dateline.goal.{row.name}.ratio", found["ratio"], "x", "lower",
                    spread=found["spread"])
        rows.append([row.title, found["requests"], f"{found['lucene']:.3f}",
                     f"{found['dateline']:.3f}", f"{found['ratio']:.3f}", f"{row.goal:g}",
                     met(found["ratio"], row.goal)])
    rows += whole_processes
    results.table(f"Goals: ratios to Lucene, {articles:,} articles, one thread, warm", COLUMNS, rows,
                  summary=True)


def show(shown):
    """Prints a table on standard error."""
    rows = [list(map(str, row)) for row in (shown["columns"], *shown["rows"])]
    widths = [max(map(len, column)) for column in zip(*rows)]
    print(shown["title"], file=sys.stderr)
    for row in rows:
        print("  ".join([row[0].ljust(widths[0])] + [cell.rjust(width) for cell, width
                                                    in zip(row[1:], widths[1:])]), file=sys.stderr)
