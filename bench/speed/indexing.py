"""Indexing: speed, memory and size by corpus size, the time of each stage, and adding a little to
what is there."""

import os
import shutil

from lib import articles, part, stats
from speed import child, corpus, sizes

MB = 1e6
_ADDS = 20
_ARTICLES_AN_ADD = 20


def build(paths, index, *options):
    """Indexes files into a new index; returns the ended program."""
    shutil.rmtree(index, ignore_errors=True)
    return child.run([part.program("dateline-index"), "add", "-i", index, *options, *paths])


def measure_threads(results, name, paths, index, text_size, repetitions):
    """Rate by number of threads, by turns; rows of THREAD_COLUMNS."""
    walls = {}
    for _ in range(repetitions):
        for threads in (1, 2):
            part.progress(f"indexing {name} with {threads} threads")
            walls.setdefault(threads, []).append(
                build(paths, index, "--threads", str(threads)).wall_s)
    rows = []
    for threads, seen in walls.items():
        rates = [text_size / MB / wall for wall in seen]
        results.add_median(f"index.{name}.threads{threads}.speed", rates, "MB/s", "higher")
        rows.append([threads, f"{stats.median(seen):.2f}", f"{stats.median(rates):.2f}",
                     f"{stats.median(walls[1]) / stats.median(seen):.2f}"])
    return rows


THREAD_COLUMNS = ["threads", "wall s", "MB/s", "faster than one"]


def text_bytes(path):
    """Bytes of titles and texts of a generated corpus."""
    return sum(len(title.encode()) + len(text.encode())
               for title, text, _ in articles.read_articles(path))


def stages(paths, index, *options):
    """The report of bench_stages over the same files."""
    shutil.rmtree(index, ignore_errors=True)
    report = child.run([part.program("bench_stages"), "-i", index, *options, *paths]).json()
    shutil.rmtree(index, ignore_errors=True)
    return report


def measure_build(results, name, paths, index, count, text_size, repetitions):
    """Indexes `repetitions` times at most (no further one once a minute is over) and leaves the
    index. Returns (row of BUILD_COLUMNS, bytes by part, median wall seconds)."""
    runs = []
    while len(runs) < repetitions and sum(run.wall_s for run in runs) < 60:
        part.progress(f"indexing {name}, run {len(runs) + 1}")
        runs.append(build(paths, index))
    prefix = f"index.{name}"
    walls = [run.wall_s for run in runs]
    results.add_median(f"{prefix}.wall", walls, "s", "lower")
    results.add_median(f"{prefix}.cpu", [run.cpu_s for run in runs], "s", "lower")
    results.add_median(f"{prefix}.speed", [text_size / MB / wall for wall in walls],
                       "MB/s", "higher")
    results.add_median(f"{prefix}.article_rate", [count / wall for wall in walls],
                       "articles/s", "higher")
    results.add_median(f"{prefix}.peak_rss", [run.peak_rss_mb for run in runs], "MB", "lower")
    parts = sizes.index_parts(index)
    total = sum(parts.values())
    results.add(f"{prefix}.total_size", total / MB, "MB", "lower")
    results.add(f"{prefix}.size_ratio", total / text_size, "index/text", "lower")
    for key, size in sorted(parts.items()):
        results.add(f"{prefix}.size.{key}", size / MB, "MB", "lower")
    row = [name, f"{count:,}", f"{text_size / MB:.1f}", f"{stats.median(walls):.2f}",
           f"{stats.median([run.cpu_s for run in runs]):.2f}",
           f"{text_size / MB / stats.median(walls):.2f}", f"{count / stats.median(walls):,.0f}",
           f"{stats.median([run.peak_rss_mb for run in runs]):.0f}", f"{total / MB:.1f}",
           f"{total / text_size:.2f}"]
    return row, parts, stats.median(walls)


def measure_growth(results, names):
    """Repeats what is plotted against the size of the corpus."""
    measured = {measurement["id"]: measurement for measurement in results.measurements}
    for name in names:
        for what in ("speed", "peak_rss", "size_ratio"):
            one = measured[f"index.{name}.{what}"]
            results.add(f"growth.index.{what}.{name}", one["value"], one["unit"], one["better"],
                        spread=one["spread"])


BUILD_COLUMNS = ["corpus", "articles", "text MB", "wall s", "CPU s", "MB/s", "articles/s",
                 "peak RSS MB", "index MB", "index/text"]


def size_table(results, by_corpus):
    """One column a corpus: MB of each part and its share."""
    names = list(by_corpus)
    keys = sorted({key for parts in by_corpus.values() for key in parts},
                  key=lambda key: -by_corpus[names[-1]].get(key, 0))
    rows = []
    for key in keys:
        row = [key]
        for name in names:
            size = by_corpus[name].get(key, 0)
            row.append(f"{size / MB:.2f} ({100 * size / sum(by_corpus[name].values()):.0f} %)")
        rows.append(row)
    results.table("Index size by part, MB", ["part", *names], rows)


def measure_stages(results, name, report, program_wall_s):
    """Adds what bench_stages said, and how its sum compares with the program's own wall time
    when that is given; returns microseconds an article by stage."""
    measured = {stage["name"]: stage["seconds"] * 1e6 / report["articles"]
                for stage in report["stages"]}
    for stage, micros in measured.items():
        results.add(f"index.{name}.stage.{stage}", micros, "us/article", "lower")
    covered = sum(stage["seconds"] for stage in report["stages"])
    if program_wall_s is not None:
        results.add(f"index.{name}.stages_to_wall", covered / program_wall_s, "ratio", "none")
    return measured


def stage_table(results, by_corpus):
    names = list(by_corpus)
    order = sorted(by_corpus[names[-1]], key=lambda stage: -by_corpus[names[-1]][stage])
    rows = []
    for stage in order:
        row = [stage]
        for name in names:
            total = sum(by_corpus[name].values())
            micros = by_corpus[name][stage]
            row.append(f"{micros:.1f} ({100 * micros / total:.1f} %)")
        rows.append(row)
    rows.append(["sum", *(f"{sum(by_corpus[name].values()):.1f}" for name in names)])
    results.table("Indexing by stage, microseconds an article", ["stage", *names], rows)


def measure_adds(results, name, index, work, base_articles):
    """Adds twenty times twenty new articles to a copy of an index, which is left there; returns
    its path. The articles come from a corpus of another seed."""
    copy = os.path.join(work, f"{name}-added.idx")
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(index, copy)
    source = corpus.generated(work, _ADDS * _ARTICLES_AN_ADD, seed=corpus.SEED + 1)
    walls = []
    for number in range(_ADDS):
        batch = os.path.join(work, "batch.jsonl")
        corpus.copy_as_new(source, number * _ARTICLES_AN_ADD, _ARTICLES_AN_ADD, batch)
        command = [part.program("dateline-index"), "add", "-i", copy, batch]
        walls.append(child.run(command).wall_s * 1000)
    os.remove(batch)
    summary = stats.summary(walls)
    prefix = f"index.{name}.add{_ARTICLES_AN_ADD}"
    results.add(f"{prefix}.p50", summary["p50"], "ms", "lower", spread=stats.spread(walls))
    results.add(f"{prefix}.p95", summary["p95"], "ms", "lower", spread=stats.spread(walls))
    results.add(f"{prefix}.first", walls[0], "ms", "lower", spread=stats.spread(walls))
    results.add(f"{prefix}.last", walls[-1], "ms", "lower", spread=stats.spread(walls))
    results.table(
        f"Adding {_ARTICLES_AN_ADD} articles to {base_articles:,}, {_ADDS} times: ms an add",
        ["p50", "p95", "first", "last"],
        [[f"{value:.0f}" for value in (summary["p50"], summary["p95"], walls[0], walls[-1])]])
    return copy
