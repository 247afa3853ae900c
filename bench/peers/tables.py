"""Turns what was measured into measurements and tables."""

from lib import stats

from peers import compare, corpus

TASK_TITLES = {
    "top10": "top 10", "total": "top 10 and total",
    "facets": "top 10, total, country and month facets", "newest": "newest 10",
    "newest_country": "newest 10 in a country", "newest_range": "newest 10 in a date range",
    "range": "top 10 in a date range", "country": "top 10 in a country",
}


def indexing(results, titles, indexed, text_bytes):
    """`indexed`: {engine: [(what, {"wall_s", "cpu_s", "rss_mb", "size_mb"})]}"""
    rows = []
    text_mb = text_bytes / 1e6
    for name, steps in indexed.items():
        for number, (what, figures) in enumerate(steps):
            label = titles[name] if number == 0 else f"{titles[name]}, {what}"
            speed = text_mb / figures["wall_s"]
            rows.append([label, f"{speed:.1f}", f"{figures['wall_s']:.1f}",
                         f"{figures['cpu_s']:.1f}", f"{figures['rss_mb']:.0f}",
                         f"{figures['size_mb']:.0f}", f"{figures['size_mb'] / text_mb:.2f}"])
            if what.startswith("two threads"):
                results.add(f"peers.{name}.index2.speed", speed, "MB/s", "higher")
            if number == 0:
                prefix = f"peers.{name}.index"
                results.add(f"{prefix}.speed", speed, "MB/s", "higher")
                results.add(f"{prefix}.cpu", figures["cpu_s"], "s", "lower")
                results.add(f"{prefix}.rss", figures["rss_mb"], "MB", "lower")
                results.add(f"{prefix}.size", figures["size_mb"], "MB", "lower")
    results.table(f"Indexing {text_mb:.0f} MB of text",
                  ["engine", "MB/s of text", "wall s", "CPU s", "peak MB", "index MB",
                   "index / text"], rows)


def _of(mapping, requests, task=None, name=None):
    """The part of {request id: ...} that belongs to a task and a class."""
    return {request["id"]: mapping[request["id"]] for request in requests
            if request["id"] in mapping and task in (None, request["task"])
            and name in (None, request["class"])}


def latency(results, titles, outcomes, requests, reference):
    """One table a task: rows are classes, columns the ratios of engines to the reference."""
    classes = list(dict.fromkeys(request["class"] for request in requests))
    names = [name for name in outcomes if name != reference]
    for task in corpus.TASKS:
        rows = []
        for class_name in [*classes, None]:
            base = _of(outcomes[reference].times, requests, task, class_name)
            if not base:
                continue
            mean = compare.summed_medians(base, base) / len(base)
            row = [class_name or "all", f"{mean:.3f}"]
            label = f"{task}.{class_name or 'all'}"
            results.add(f"peers.{reference}.{label}.mean", mean, "ms", "lower")
            for name in names:
                times = _of(outcomes[name].times, requests, task, class_name)
                row.append(_ratio(results, f"peers.{name}.{label}", times, base,
                                  outcomes[name].timeouts | outcomes[reference].timeouts))
            rows.append(row)
        if rows:
            results.table(f"Latency, {TASK_TITLES[task]}: relative to {titles[reference]}",
                          ["queries", f"{titles[reference]} ms", *(titles[n] for n in names)], rows)


def _ratio(results, label, times, base, timeouts):
    found = compare.ratio_of_sums(times, base)
    if found is None:
        return "-"
    ratio, spread, _ = found
    results.add(f"{label}.ratio", ratio, "x", "lower", spread=spread)
    results.add(f"{label}.mean", compare.summed_medians(times, times) / len(times), "ms", "lower")
    over = len(timeouts & times.keys())
    return f"{ratio:.3g}" + (f" ({over} over the limit)" if over else "")


def summary(results, titles, outcomes, requests, reference):
    """Geometric means over the classes of the ratios of each task; of all queries, then of those
    alone that the engines answer alike."""
    everything = {name: requests for name in outcomes}
    alike = {}
    for name, outcome in outcomes.items():
        agreeing = compare.agreeing_queries(outcome.answers, outcomes[reference].answers)
        alike[name] = [r for r in requests if compare.query_of(r["id"]) in agreeing]
    title = f"Latency relative to {titles[reference]}, geometric mean over the query classes"
    columns = ["task", *(titles[name] for name in outcomes)]
    for suffix, chosen in (("", everything), (", queries with the same totals only", alike)):
        rows = [[TASK_TITLES[task],
                 *(_mean_ratio(outcomes[name], outcomes[reference], chosen[name], task)
                   for name in outcomes)] for task in corpus.TASKS]
        results.table(title + suffix, columns, rows)


def _mean_ratio(outcome, reference, requests, task):
    ratios = []
    for class_name in dict.fromkeys(request["class"] for request in requests):
        found = compare.ratio_of_sums(_of(outcome.times, requests, task, class_name),
                                      _of(reference.times, requests, task, class_name))
        ratios += [found[0]] if found else []
    return f"{stats.geometric_mean(ratios):.3g}" if ratios else "-"


def agreement(results, titles, outcomes, requests, reference):
    """Per class and engine: totals that agree, what share of the answers was found, common hits."""
    ranked = [request for request in requests if request["task"] != "newest"]
    classes = list(dict.fromkeys(request["class"] for request in ranked))
    names = [name for name in outcomes if name != reference]
    rows = []
    for class_name in [*classes, None]:
        base = _of(outcomes[reference].answers, ranked, name=class_name)
        row = [class_name or "all"]
        for name in names:
            found = compare.agreement(_of(outcomes[name].answers, ranked, name=class_name), base)
            row.append(" / ".join(_number(found[key])
                                  for key in ("totals", "answered", "overlap", "facets")))
            if class_name is None:
                for key, value in found.items():
                    if value is not None:
                        results.add(f"peers.{name}.agreement.{key}", value, "share", "none")
        rows.append(row)
    results.table(
        f"Agreement with {titles[reference]}: share of queries with totals within "
        f"{compare.TOTALS_TOLERANCE:.0%} / sum of totals relative to {titles[reference]}'s / "
        "share of the top 10 in common / share of queries with the same facets",
        ["queries", *(titles[name] for name in names)], rows)


def _number(value):
    return "-" if value is None else f"{value:.2f}"


def failures(results, titles, outcomes, requests):
    """What was not answered, if anything."""
    rows = []
    for name, outcome in outcomes.items():
        if outcome.timeouts or outcome.unsupported or outcome.errors:
            said = next(iter(outcome.errors.values()), "")
            rows.append([titles[name], len(requests), len(outcome.timeouts),
                         len(outcome.unsupported), len(outcome.errors), said[:200]])
    if rows:
        results.table("Requests not answered", ["engine", "requests", "over the time limit",
                                                "unsupported", "errors", "first error"], rows)
