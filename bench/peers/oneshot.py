"""Dateline alone: whole processes, from start to a printed page, and opening indexes by size."""

import os
import shutil

from lib import part, stats
from peers import goals, indexing, process
from speed import child

_REPEATED = 3
_OPENED = 10  # processes that open an index, 20 times each
_SMALL = 10  # the smaller index has one in so many articles

# Facets are printed unasked; the page goes to a file.
_PAGE = ("--facet", "country", "--facet", "source", "--facet", "date")


def measure(results, engine, requests):
    """Adds times by class and by size; returns rows of the table of goals."""
    number = engine.corpus.facts["articles"]
    rows = [_processes(results, engine.index, requests)]
    small = os.path.join(engine.folder, "small")
    _make_small(engine, small)
    openings = [_opening(results, label, path)
                for label, path in ((_size(number // _SMALL), small), (_size(number), engine.index))]
    results.table("Opening an index, ms", ["articles", "first in a process", "again"],
                  [[label, f"{first:.3f}", f"{again:.3f}"] for label, first, again in openings])
    label, first, _ = openings[-1]
    rows.append([f"opening an index of {label}, first in a process ({openings[0][0]}: "
                 f"{openings[0][1]:.2f} ms)", _OPENED, "-", f"{first:.2f}", "-",
                 f"{goals.OPEN_MS} ms", goals.met(first, goals.OPEN_MS)])
    return rows


def _size(number):
    return f"{number // 1000}k" if number >= 1000 else str(number)


def page_command(index, query):
    return [part.program("dateline-search"), "-i", index, *_PAGE, "--", query]


def _processes(results, index, requests):
    """One process a query, with a warm page cache: each query once unmeasured, then by turns."""
    queries = [request for request in requests if request["task"] == "top10"]
    times = {}
    for number in range(_REPEATED + 1):
        for request in queries:
            wall = child.run(page_command(index, request["query"]), statuses=(0, 1)).wall_s * 1000
            if number > 0:
                times.setdefault(request["class"], {}).setdefault(request["id"], []).append(wall)
    floor = stats.median([child.run([part.program("dateline-search"), "--version"]).wall_s * 1000
                          for _ in range(20)])
    rows, medians = [], {}
    for name, by_query in times.items():
        middles = [stats.median(walls) for walls in by_query.values()]
        medians[name] = stats.median(middles)
        results.add(f"peers.dateline.process.{name}.p50", medians[name], "ms", "lower",
                    spread=stats.spread([wall for walls in by_query.values() for wall in walls]))
        rows.append([name, len(middles), f"{medians[name]:.1f}",
                     f"{stats.percentile(middles, 0.95):.1f}",
                     goals.met(medians[name], goals.PROCESS_MS)])
    results.table(f"A process from start to a printed page with facets, ms (--version alone: "
                  f"{floor:.1f})", ["queries", "number", "p50", "p95",
                                    f"p50 within {goals.PROCESS_MS} ms"], rows)
    slowest = max(medians, key=medians.get)
    return [f"one process to a printed page with facets: p50 of the slowest class ({slowest})",
            len(queries), "-", f"{medians[slowest]:.1f}", "-", f"{goals.PROCESS_MS} ms",
            goals.met(medians[slowest], goals.PROCESS_MS)]


def _make_small(engine, index):
    """Every tenth article, in an index that is kept for the next run."""
    mark, made_of = index + ".made-of", indexing.fingerprint(engine)
    if os.path.exists(mark):
        with open(mark, encoding="utf-8") as file:
            if file.read() == made_of:
                return
        os.remove(mark)
    part.progress("a smaller index")
    shutil.rmtree(index, ignore_errors=True)
    with open(engine.corpus.articles, "rb") as lines, open(index + ".jsonl", "wb") as some:
        some.writelines(line for number, line in enumerate(lines) if number % _SMALL == 0)
    with open(index + ".log", "w", encoding="utf-8") as log:
        process.run_measured([part.program("dateline-index"), "add", "--index", index,
                              "--keep-boilerplate", index + ".jsonl"], log)
    with open(mark, "w", encoding="utf-8") as file:
        file.write(made_of)


def _opening(results, label, index):
    first, again = [], []
    for _ in range(_OPENED):
        times = child.run([part.program("bench_open"), "-i", index, "--repeat", "20"]).json()["ms"]
        first.append(times[0])
        again.append(stats.median(times[1:]))
    results.add_median(f"peers.dateline.open.{label}.first", first, "ms", "lower")
    return label, stats.median(first), stats.median(again)
