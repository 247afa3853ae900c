"""What the run.py of every part shares: its arguments, progress, and where the programs are."""

import argparse
import os
import sys
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
_STARTED = time.monotonic()


def parse_arguments(description, arguments=None):
    """The common interface: --data DIR|none --work DIR --out FILE [--quick | --full]."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--data", default="none", metavar="DIR", help="real data, or none")
    parser.add_argument("--work", required=True, metavar="DIR", help="scratch, kept between runs")
    parser.add_argument("--out", required=True, metavar="FILE", help="the results, as JSON")
    size = parser.add_mutually_exclusive_group()
    size.add_argument("--quick", action="store_true", help="a minute on a small corpus")
    size.add_argument("--full", action="store_true", help="the sizes that take long, too")
    options = parser.parse_args(arguments)
    if options.data == "none":
        options.data = None
    os.makedirs(options.work, exist_ok=True)
    return options


def progress(text):
    """One line on standard error, with the seconds since the part began."""
    print(f"[{time.monotonic() - _STARTED:6.1f} s] {text}", file=sys.stderr, flush=True)


def build_directory():
    """Where the programs were built: $DATELINE_BUILD, else the tree of the preset `bench`."""
    return os.environ.get("DATELINE_BUILD") or os.path.join(ROOT, "build", "bench")


def program(name):
    """The path of a built program (dateline-index, dateline-corpus ...)."""
    path = os.path.join(build_directory(), name)
    if os.path.isfile(path):
        return path
    raise FileNotFoundError(f"{name} is not built; run bench/run, or: cmake --preset bench && "
                            "cmake --build --preset bench")
