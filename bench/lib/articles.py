"""Reads JSON Lines of articles, plain, gzip or zstd, one at a time."""

import contextlib
import gzip
import json
import subprocess
import sys


@contextlib.contextmanager
def open_lines(path):
    """Binary lines of the file; `-` is standard input. zstd is unpacked by its program."""
    if path == "-":
        yield sys.stdin.buffer
    elif path.endswith(".gz"):
        with gzip.open(path, "rb") as file:
            yield file
    elif path.endswith(".zst"):
        with subprocess.Popen(["zstd", "-dcq", path], stdout=subprocess.PIPE) as process:
            finished = False
            try:
                yield process.stdout
                finished = True
            finally:
                process.stdout.close()
                status = process.wait()
                if finished and status not in (0, -13):
                    raise OSError(f"{path}: zstd ended with status {status}")
    else:
        with open(path, "rb") as file:
            yield file


def _first(record, names):
    for name in names:
        value = record.get(name)
        if isinstance(value, str) and value:
            return value
    return ""


def read_records(path):
    """Yields the JSON objects of a file; lines that are none are passed over."""
    with open_lines(path) as lines:
        for line in lines:
            try:
                record = json.loads(line)
            except ValueError:
                continue
            if isinstance(record, dict):
                yield record


def read_articles(path):
    """Yields (title, text, language) of each article."""
    for record in read_records(path):
        yield (
            _first(record, ("title", "headline")),
            _first(record, ("text", "body", "content")),
            _first(record, ("lang", "language")),
        )
