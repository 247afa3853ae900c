"""Reading JSON Lines, plain or compressed with gzip or Zstandard."""

import contextlib
import gzip
import io
import json
import signal
import subprocess

SUFFIXES = (".jsonl", ".jsonl.gz", ".jsonl.zst")


@contextlib.contextmanager
def open_text(path):
    """Opens a text file, unpacked by the end of its name; Zstandard through the program zstd."""
    path = str(path)
    if path.endswith(".gz"):
        with gzip.open(path, "rt", encoding="utf-8", errors="replace") as stream:
            yield stream
    elif path.endswith(".zst"):
        process = subprocess.Popen(["zstd", "-dcq", path], stdout=subprocess.PIPE)
        try:
            with io.TextIOWrapper(process.stdout, encoding="utf-8", errors="replace") as stream:
                yield stream
        finally:
            status = process.wait()
        if status not in (0, -signal.SIGPIPE):  # a reader may stop early
            raise OSError(f"zstd could not unpack {path}")
    else:
        with open(path, encoding="utf-8", errors="replace") as stream:
            yield stream


def read(path):
    """Yields the objects of a file; lines that are no JSON object are passed over."""
    with open_text(path) as stream:
        for line in stream:
            try:
                record = json.loads(line)
            except ValueError:
                continue
            if isinstance(record, dict):
                yield record


def write(path, records):
    """Writes records to a plain file, one a line."""
    with open(path, "w", encoding="utf-8") as stream:
        for record in records:
            stream.write(json.dumps(record, ensure_ascii=False) + "\n")


def name_of(path):
    """The file's name without the suffixes: news/bbc.jsonl.zst is bbc."""
    name = str(path).rsplit("/", 1)[-1]
    for suffix in sorted(SUFFIXES, key=len, reverse=True):
        if name.endswith(suffix):
            return name[: -len(suffix)]
    return name
