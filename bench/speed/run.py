#!/usr/bin/env python3
"""Indexing and query speed of Dateline.

    bench/speed/run.py --data DIR|none --work DIR --out FILE.json [--quick | --full]
                       [--sizes 10k,100k] [--only indexing,queries,micro]

Sizes are articles of the generated corpus: 10k and 100k, with --full also 1m, with --quick 2k.
Latencies by class and task are those of the reference size: 100k when it is among the sizes, else
the largest. --only runs some of the parts; queries then use the indexes of an earlier run.
"""

import argparse
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
from lib import part  # noqa: E402
from lib.results import Results  # noqa: E402
from speed import corpus, indexing, microbench, searching, sizes  # noqa: E402

_PARTS = ("indexing", "queries", "micro")
_REFERENCE = 100_000
# Above this the time by stage is not measured: it doubles the time of a run.
_STAGES_UP_TO = 100_000


def parse(arguments):
    parser = argparse.ArgumentParser(add_help=False)
    parser.add_argument("--sizes")
    parser.add_argument("--only", default=",".join(_PARTS))
    own, rest = parser.parse_known_args(arguments)
    options = part.parse_arguments(__doc__.split("\n")[0] + " Also: --sizes 10k,100k, "
                                   "--only indexing,queries,micro.", rest)
    default = "2k" if options.quick else "10k,100k,1m" if options.full else "10k,100k"
    try:
        options.sizes = sorted({sizes.parse_size(text) for text in (own.sizes or default).split(",")})
    except ValueError as error:
        sys.exit(f"error: --sizes: {error}")
    options.only = set(own.only.split(","))
    unknown = options.only - set(_PARTS)
    if unknown:
        sys.exit(f"error: --only knows {', '.join(_PARTS)}, not {', '.join(sorted(unknown))}")
    options.reference = _REFERENCE if _REFERENCE in options.sizes else options.sizes[-1]
    return options


def index_path(options, name):
    return os.path.join(options.work, f"{name}.idx")


def run_indexing(options, results):
    rows, parts, stages = [], {}, {}
    repetitions = 2 if options.quick else 3
    scratch = os.path.join(options.work, "stages.idx")
    for size in options.sizes:
        name = sizes.size_name(size)
        path = corpus.generated(options.work, size)
        text_bytes = indexing.text_bytes(path)
        row, parts[name], wall = indexing.measure_build(
            results, name, [path], index_path(options, name), size, text_bytes, repetitions)
        rows.append(row)
        if size <= _STAGES_UP_TO:
            part.progress(f"timing the stages of indexing {name}")
            stages[name] = indexing.measure_stages(
                results, name, indexing.stages([path], scratch), wall)
            stages[f"{name}, derived"] = indexing.measure_stages(
                results, f"{name}_derived", indexing.stages([path], scratch, "--derive"), None)
    smallest = options.sizes[0]
    path = corpus.generated(options.work, smallest)
    results.table(f"Indexing {sizes.size_name(smallest)} by threads", indexing.THREAD_COLUMNS,
                  indexing.measure_threads(results, sizes.size_name(smallest), [path], scratch,
                                           indexing.text_bytes(path), repetitions))
    indexing.measure_growth(results, [sizes.size_name(size) for size in options.sizes])
    for name, path in (corpus.real(options.data) if options.data else {}).items():
        part.progress(f"timing the stages of indexing {name}")
        report = indexing.stages([path], scratch)
        real_row, parts[name], wall = indexing.measure_build(
            results, name, [path], os.path.join(options.work, "real.idx"), report["articles"],
            report["text_bytes"], 1 if options.quick else 2)
        rows.append(real_row)
        stages[name] = indexing.measure_stages(results, name, report, wall)
    results.table("Indexing", indexing.BUILD_COLUMNS, rows)
    indexing.size_table(results, parts)
    if stages:
        indexing.stage_table(results, stages)


def run_adds(options, results):
    """Small additions to the smallest index, and what they do to searching it."""
    size = options.sizes[0]
    name = sizes.size_name(size)
    index = index_path(options, name)
    queries = drawn_queries(options, size)
    before = ("--classes", "or2,and2,phrase_rare", "--tasks", "top10,facets", "--repeat", "5")
    part.progress(f"adding little by little to {name}")
    added = indexing.measure_adds(results, name, index, options.work, size)
    rows = []
    summaries = {}
    for label, path in (("before", index), ("after", added)):
        runs = searching.run_queries(path, queries, *before)["runs"]
        for key, times in searching.by_class_and_task(runs).items():
            summaries[label, key] = searching.summarize(times)["p50"]
    for key in [key for label, key in summaries if label == "after"]:
        (old, _), (new, spread) = summaries["before", key], summaries["after", key]
        results.add(f"added.query.{key[0]}.{key[1]}.p50", new, "ms", "lower", spread=spread)
        rows.append([*key, f"{old:.3g}", f"{new:.3g}", f"{new / old:.2f}"])
    results.table(f"Latency after 20 additions to {name}, p50 in ms",
                  ["class", "task", "before", "after", "ratio"], rows)
    results.table(f"Opening {name} after 20 additions, ms", searching.OPEN_COLUMNS,
                  [searching.measure_open(results, name, added, 10, "added.open")])


def drawn_queries(options, size):
    user = os.path.join(options.data or "", "queries", "aol_sample_plain.txt")
    return searching.draw(options.work, sizes.size_name(size), corpus.generated(options.work, size),
                          5 if options.quick else 50,
                          user if options.data and os.path.exists(user) else None)


def run_queries(options, results):
    by_size, opens, processes = {}, [], []
    repeat = "2" if options.quick else "5"
    for size in options.sizes:
        name = sizes.size_name(size)
        index = index_path(options, name)
        queries = drawn_queries(options, size)
        part.progress(f"queries on {name}")
        report = searching.run_queries(index, queries, "--repeat",
                                       repeat if size <= _REFERENCE else "3")
        by_size[name] = searching.measure_latency(results, name, report,
                                                  size == options.reference)
        searching.latency_table(results, name, by_size[name], report)
        part.progress(f"opening {name}, one query a process")
        opens.append(searching.measure_open(results, name, index, 5 if options.quick else 20))
        processes.append(searching.measure_processes(results, name, index, queries,
                                                     20 if options.quick else 200))
        if size == options.reference:
            part.progress(f"one and two threads on {name}")
            rows = searching.measure_threads(results, name, index, queries, 1 if options.quick else 3)
            results.table(f"Queries per second at {name} articles, all classes",
                          searching.THREAD_COLUMNS, rows)
            part.progress(f"first touch on {name}")
            searching.measure_first_touch(results, name, index, queries,
                                          5 if options.quick else 20, 3)
    if len(by_size) > 1:
        for task in ("top10", "facets"):
            searching.growth_table(results, task, by_size)
    results.table("Opening an index, ms", searching.OPEN_COLUMNS, opens)
    results.table("One query in a process of its own (country and month facets, JSON), ms",
                  searching.PROCESS_COLUMNS, processes)


def main(arguments=None):
    options = parse(arguments)
    results = Results("speed")
    reference = sizes.size_name(options.reference)
    results.note(f"Latencies by class and task are of {reference} generated articles; warm: one pass "
                 "before those that count, all queries in a new random order each pass. A percentile "
                 "is taken over queries, each with the median of its repetitions.")
    results.note("Tasks top10 and total are one request: totals are always exact.")
    results.note("The time by stage is that of a tool that calls the parts of the indexer in its "
                 "order, with a clock between them; \"derived\" is the same corpus without the "
                 "languages, dates, countries and sources it gives.")
    results.note("Files are in the cache of the operating system throughout.")
    if "indexing" in options.only:
        run_indexing(options, results)
        run_adds(options, results)
    if "queries" in options.only:
        run_queries(options, results)
    if "micro" in options.only:
        microbench.measure(results, 3 if options.quick else 7, 0.01 if options.quick else 0.1)
    results.write(options.out)


if __name__ == "__main__":
    main()
