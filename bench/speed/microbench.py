"""The micro benchmarks: medians of google-benchmark's repetitions as measurements."""

from lib import part, stats
from speed import child

# Unit of a benchmark that counts this, and how its rate becomes a value.
_BYTES = ("mb_per_s", "MB/s", "higher", lambda run: run["bytes_per_second"] / 1e6)
_ITEMS = ("ns_per_item", "ns/item", "lower", lambda run: 1e9 / run["items_per_second"])
_TIME = ("us", "us", "lower", lambda run: run["cpu_time"] / 1e3)


def figures(report):
    """[(id, unit, better, [value of each repetition])] of google-benchmark's JSON report, ids as
    "micro.analyzer.en.mb_per_s". Raises when a benchmark reported an error."""
    found = {}
    for run in report["benchmarks"]:
        if run.get("error_occurred"):
            raise RuntimeError(f"{run['name']}: {run.get('error_message', 'failed')}")
        if run.get("run_type") == "aggregate":
            continue
        if "bytes_per_second" in run:
            suffix, unit, better, value = _BYTES
        elif "items_per_second" in run:
            suffix, unit, better, value = _ITEMS
        else:
            suffix, unit, better, value = _TIME
        name = run["run_name"].split("/repeats:")[0].replace("/", ".")
        identifier = f"micro.{name}.{suffix}"
        found.setdefault(identifier, (unit, better, []))[2].append(value(run))
    return [(identifier, *rest) for identifier, rest in found.items()]


def measure(results, repetitions, seconds):
    """`seconds` for each repetition of each benchmark, repetitions interleaved at random."""
    part.progress("micro benchmarks")
    command = [part.program("bench_micro"), "--benchmark_format=json",
               f"--benchmark_repetitions={repetitions}", f"--benchmark_min_time={seconds}",
               "--benchmark_enable_random_interleaving=true"]
    rows = []
    for identifier, unit, better, samples in sorted(figures(child.run(command).json())):
        results.add_median(identifier, samples, unit, better)
        rows.append([identifier.removeprefix("micro.").rpartition(".")[0],
                     f"{stats.median(samples):.4g}", unit, f"{100 * stats.spread(samples):.0f} %"])
    results.table("Micro benchmarks (CPU time, median of repetitions)",
                  ["benchmark", "median", "unit", "spread"], rows)
