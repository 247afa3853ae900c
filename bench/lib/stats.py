"""Percentiles, spread and noise of measured samples. Pure functions over lists of numbers."""

import math
import random


def percentile(samples, share):
    """The value below which `share` (0 to 1) of the samples lie, linear between neighbours."""
    if not samples:
        raise ValueError("no samples")
    ordered = sorted(samples)
    position = share * (len(ordered) - 1)
    below = math.floor(position)
    above = math.ceil(position)
    return ordered[below] + (ordered[above] - ordered[below]) * (position - below)


def median(samples):
    return percentile(samples, 0.5)


def mean(samples):
    if not samples:
        raise ValueError("no samples")
    return math.fsum(samples) / len(samples)


def geometric_mean(samples):
    """Of positive numbers; the mean to use for ratios."""
    return math.exp(mean([math.log(sample) for sample in samples]))


def spread(samples):
    """The interquartile range relative to the median; 0 with fewer than two samples."""
    if len(samples) < 2:
        return 0.0
    middle = median(samples)
    if middle == 0:
        return 0.0
    return (percentile(samples, 0.75) - percentile(samples, 0.25)) / abs(middle)


def summary(samples):
    """{"p50","p95","p99","mean"} of the latencies of many queries."""
    return {
        "p50": percentile(samples, 0.50),
        "p95": percentile(samples, 0.95),
        "p99": percentile(samples, 0.99),
        "mean": mean(samples),
    }


def over_repetitions(repetitions, statistic):
    """(value, spread) of a statistic over repetitions: the median of what `statistic` says of
    each repetition's samples, and the relative interquartile range of the same."""
    values = [statistic(samples) for samples in repetitions]
    return median(values), spread(values)


def bootstrap_interval(samples, statistic=median, level=0.95, resamples=1000, seed=1):
    """(low, high) of the statistic by the percentile bootstrap (Efron 1979); deterministic."""
    generator = random.Random(seed)
    values = [
        statistic([generator.choice(samples) for _ in samples]) for _ in range(resamples)
    ]
    tail = (1 - level) / 2
    return percentile(values, tail), percentile(values, 1 - tail)
