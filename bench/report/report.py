#!/usr/bin/env python3
"""Writes the report of a result: DATE.md and DATE.html beside DATE.json.

    bench/report/report.py RESULT.json [--against OLD.json]
"""

import argparse
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
from lib import results  # noqa: E402
from report import compare, markdown, page  # noqa: E402


def write_report(result, path, comparison=None):
    """Writes the two files beside the result `path`; returns their paths."""
    stem = path.removesuffix(".json")
    written = []
    for ending, text in ((".md", markdown.report(result, comparison)),
                         (".html", page.page(result, comparison))):
        with open(stem + ending, "w", encoding="utf-8") as file:
            file.write(text)
        written.append(stem + ending)
    return written


def main():
    parser = argparse.ArgumentParser(description="Writes the report of a result.")
    parser.add_argument("result", help="a file of bench/results")
    parser.add_argument("--against", metavar="OLD", help="an earlier one to compare with")
    options = parser.parse_args()
    result = results.read_json(options.result)
    comparison = None
    if options.against:
        comparison = compare.Comparison(results.read_json(options.against), result)
    print("\n".join(write_report(result, options.result, comparison)))


if __name__ == "__main__":
    main()
