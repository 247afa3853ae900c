"""Queries: latency by class and task, first touch, opening an index, whole processes."""

import itertools
import os
import subprocess
import sys

from lib import part, queries, stats
from speed import child

# Queries are drawn from this many articles at most: more change the frequencies little.
_DRAWN_FROM = 100_000
PERCENTILES = ("p50", "p95", "p99", "mean")


def draw(work, name, corpus_path, per_class, user_queries=None):
    """The path of the queries drawn from a corpus, made once. In a process of its own, since the
    memory of this one counts as that of its children (see child.py)."""
    kind = "user" if user_queries else "plain"
    path = os.path.join(work, f"{name}-{per_class}-{kind}.queries.jsonl")
    if not os.path.exists(path):
        part.progress(f"drawing queries from {name}")
        command = [sys.executable, queries.__file__, "-", "--per-class", str(per_class),
                   "-o", path + ".new"]
        if user_queries:
            command += ["--user-queries", user_queries]
        with open(corpus_path, "rb") as lines:
            with subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.DEVNULL) as drawer:
                drawer.stdin.writelines(itertools.islice(lines, _DRAWN_FROM))
                drawer.stdin.close()
        if drawer.returncode != 0:
            raise RuntimeError(f"drawing queries from {corpus_path} failed")
        os.replace(path + ".new", path)
    return path


def run_queries(index, queries_path, *options):
    """The report of bench_query: {"articles", "segments", "country", "range", "runs"}."""
    command = [part.program("bench_query"), "-i", index, "--queries", queries_path, *options]
    return child.run(command).json()


def by_class_and_task(runs):
    """{(class, task): [the "ms" of each query]}, in order of appearance."""
    grouped = {}
    for run in runs:
        grouped.setdefault((run["class"], run["task"]), []).append(run["ms"])
    return grouped


def summarize(times):
    """Of the times of several queries, a list of repetitions each: {"p50": (value, spread) ...}.
    The value is the percentile over queries of each one's median, so that a p99 names slow queries
    and not a moment when the machine was busy. The spread is that of the percentile between
    repetitions."""
    medians = stats.summary([stats.median(ms) for ms in times])
    repetitions = [stats.summary(list(repetition)) for repetition in zip(*times)]
    return {key: (medians[key], stats.spread([summary[key] for summary in repetitions]))
            for key in PERCENTILES}


def measure_latency(results, name, report, reference):
    """Adds the latencies of one index; all percentiles when it is the reference size. Returns
    {(class, task): summary}."""
    summaries = {}
    for (query_class, task), times in by_class_and_task(report["runs"]).items():
        summary = summarize(times)
        summaries[query_class, task] = summary
        value, spread = summary["p50"]
        results.add(f"growth.query.{query_class}.{task}.p50.{name}", value, "ms", "lower",
                    spread=spread)
        if reference:
            for key in PERCENTILES:
                value, spread = summary[key]
                results.add(f"query.{query_class}.{task}.{key}", value, "ms", "lower",
                            spread=spread)
    return summaries


def latency_table(results, name, summaries, report):
    tasks = list(dict.fromkeys(task for _, task in summaries))
    classes = list(dict.fromkeys(query_class for query_class, _ in summaries))
    rows = []
    for query_class in classes:
        row = [query_class]
        for task in tasks:
            summary = summaries[query_class, task]
            row.append(" / ".join(f"{summary[key][0]:.3g}" for key in ("p50", "p95", "p99")))
        rows.append(row)
    results.table(
        f"Latency at {name} articles, ms: p50 / p95 / p99 (range {report['range']}, "
        f"country {report['country'] or 'none'}, {report['segments']} segments)",
        ["class", *tasks], rows)


def growth_table(results, task, by_size):
    names = list(by_size)
    classes = list(dict.fromkeys(key[0] for key in by_size[names[-1]]))
    rows = [[query_class, *(f"{by_size[name][query_class, task]['p50'][0]:.3g}"
                            if (query_class, task) in by_size[name] else ""
                            for name in names)] for query_class in classes]
    results.table(f"p50 of {task} against the size of the corpus, ms", ["class", *names], rows)


def measure_first_touch(results, name, index, queries_path, per_class, processes):
    """The first run of each query in a new process against later runs in the same process."""
    first, again = {}, {}
    for number in range(processes):
        report = run_queries(index, queries_path, "--tasks", "facets", "--warm-up", "0",
                             "--repeat", "3", "--per-class", str(per_class),
                             "--seed", str(1 + 100 * number))
        for (query_class, _), times in by_class_and_task(report["runs"]).items():
            first.setdefault(query_class, []).append([ms[0] for ms in times])
            again.setdefault(query_class, []).append([ms[-1] for ms in times])
    rows = []
    for query_class in first:
        cold, spread = stats.over_repetitions(first[query_class], stats.median)
        warm, _ = stats.over_repetitions(again[query_class], stats.median)
        results.add(f"first_touch.{query_class}.facets.p50", cold, "ms", "lower", spread=spread)
        rows.append([query_class, f"{cold:.3g}", f"{warm:.3g}", f"{cold / warm:.2f}"])
    results.table(f"First touch in a new process at {name} articles (files cached by the system), "
                  "facets, p50 in ms", ["class", "first", "third", "ratio"], rows)


def measure_open(results, name, index, processes, prefix="open"):
    """Opening the index: first in a new process, and again in the same. Returns a table's row."""
    first, again = [], []
    for _ in range(processes):
        times = child.run([part.program("bench_open"), "-i", index, "--repeat", "20"]).json()["ms"]
        first.append(times[0])
        again.append(stats.median(times[1:]))
    results.add_median(f"{prefix}.{name}.first", first, "ms", "lower")
    results.add_median(f"{prefix}.{name}.again", again, "ms", "lower")
    return [name, f"{stats.median(first):.3f}", f"{stats.percentile(first, 0.95):.3f}",
            f"{stats.median(again):.3f}"]


OPEN_COLUMNS = ["index", "first, p50", "first, p95", "again, p50"]


def measure_processes(results, name, index, queries_path, runs):
    """One query a process, from spawn to end, facets and JSON. Returns a table's row."""
    texts = [query["query"] for query in queries.read_queries(queries_path)]
    program = part.program("dateline-search")
    walls, floor = [], []
    for number in range(runs + 1):
        # A stride that meets every class early; the first run warms up.
        text = texts[number * 37 % len(texts)]
        command = [program, "-i", index, "--format", "json", "--facet", "country",
                   "--facet", "date", "--", text]
        walls.append(child.run(command, statuses=(0, 1)).wall_s * 1000)
        floor.append(child.run([program, "--version"]).wall_s * 1000)
    walls, floor = walls[1:], floor[1:]
    summary = stats.summary(walls)
    for key in ("p50", "p95"):
        results.add(f"process.{name}.{key}", summary[key], "ms", "lower",
                    spread=stats.spread(walls))
    results.add(f"process.{name}.version", stats.median(floor), "ms", "lower",
                spread=stats.spread(floor))
    return [name, f"{summary['p50']:.1f}", f"{summary['p95']:.1f}", f"{summary['p99']:.1f}",
            f"{stats.median(floor):.1f}"]


PROCESS_COLUMNS = ["index", "p50", "p95", "p99", "--version alone"]


THREAD_COLUMNS = ["task", "1 thread", "2 threads", "ratio"]


def measure_threads(results, name, index, queries_path, repeat):
    """Queries per second of one thread and of two; rows of THREAD_COLUMNS."""
    rows = []
    for task in ("top10", "facets"):
        rates = {}
        for _ in range(repeat):  # by turns, so that a noisy moment hits both
            for threads in (1, 2):
                report = run_queries(index, queries_path, "--tasks", task, "--threads",
                                     str(threads), "--repeat", "1")
                rates.setdefault(threads, []).append(report["queries_per_second"])
        for threads, seen in rates.items():
            results.add_median(f"throughput.{name}.{task}.threads{threads}", seen, "queries/s",
                               "higher")
        one, two = stats.median(rates[1]), stats.median(rates[2])
        rows.append([task, f"{one:,.0f}", f"{two:,.0f}", f"{two / one:.2f}"])
    return rows
