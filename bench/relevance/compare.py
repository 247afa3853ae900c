#!/usr/bin/env python3
"""Compares two TREC runs of the same queries, measure by measure, with a paired randomisation
test. Queries without a relevant document are left out; a query that a run lacks counts as 0."""

import argparse
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
from relevance import metrics, significance, trec  # noqa: E402


def compare(rankings_a, rankings_b, qrels, permutations=significance.PERMUTATIONS, seed=1):
    """Rows of (measure, mean of a, mean of b, difference b - a, better, worse, p), where better
    and worse count the queries on which b is."""
    values_a = metrics.evaluate(rankings_a, qrels)
    values_b = metrics.evaluate(rankings_b, qrels)
    rows = []
    for measure in metrics.MEASURES:
        queries = list(values_a[measure])
        a = [values_a[measure][query] for query in queries]
        b = [values_b[measure][query] for query in queries]
        p = significance.paired_randomisation(a, b, permutations, seed)
        better = sum(y > x for x, y in zip(a, b))
        worse = sum(y < x for x, y in zip(a, b))
        mean_a, mean_b = metrics.mean(a), metrics.mean(b)
        rows.append((measure, mean_a, mean_b, mean_b - mean_a, better, worse, p))
    return rows


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("run_a", metavar="RUN_A", help="the run to compare with, six columns")
    parser.add_argument("run_b", metavar="RUN_B", help="the run that may be better")
    parser.add_argument("qrels", metavar="QRELS", help="judgements: query, document, grade")
    parser.add_argument("--permutations", type=int, default=significance.PERMUTATIONS, metavar="N")
    parser.add_argument("--seed", type=int, default=1, metavar="N")
    options = parser.parse_args()
    try:
        rows = compare(trec.read_run(options.run_a), trec.read_run(options.run_b),
                       trec.read_qrels(options.qrels), options.permutations, options.seed)
    except (OSError, ValueError) as error:
        sys.exit(f"compare.py: {error}")
    print(f"{'measure':12} {'A':>8} {'B':>8} {'B - A':>8} {'better':>7} {'worse':>6} {'p':>9}")
    for measure, a, b, difference, better, worse, p in rows:
        print(f"{measure:12} {a:8.4f} {b:8.4f} {difference:+8.4f} {better:7} {worse:6} {p:9.5f}")


if __name__ == "__main__":
    main()
