"""The loop of an adapter in Python: JSON lines in, JSON lines out (see ../PROTOCOL.md)."""

import json
import sys


class TimeLimit(Exception):
    """The engine gave up on a query after this many milliseconds."""

    def __init__(self, ms):
        super().__init__(ms)
        self.ms = ms


def serve(version, answer):
    """Answers every request on standard input with `answer(request)`, a dictionary."""
    _write({"ready": True, "version": version})
    for line in sys.stdin:
        try:
            response = answer(json.loads(line))
        except TimeLimit as limit:
            response = {"timeout": True, "ms": limit.ms}
        except Exception as error:  # the next request may fare better  # noqa: BLE001
            response = {"error": f"{type(error).__name__}: {error}"}
        _write(response)


def _write(response):
    sys.stdout.write(json.dumps(response) + "\n")
    sys.stdout.flush()


def read_articles(path):
    with open(path, encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)
