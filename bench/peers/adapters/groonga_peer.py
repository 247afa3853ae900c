#!/usr/bin/env python3
"""Groonga as a peer: `groonga_peer.py index ARTICLES DATABASE | serve DATABASE`.

Drives the program `groonga` through its standard input. ARTICLES is what its command `load` reads.
The time of a query is the one that Groonga takes itself around a command.
"""

import json
import subprocess
import sys

from serve import serve

SCHEMA = """\
plugin_register token_filters/stem
table_create Months TABLE_PAT_KEY ShortText
table_create Countries TABLE_PAT_KEY ShortText
table_create Articles TABLE_HASH_KEY ShortText
column_create Articles day COLUMN_SCALAR Int32
column_create Articles month COLUMN_SCALAR Months
column_create Articles countries COLUMN_VECTOR Countries
column_create Articles text COLUMN_SCALAR|COMPRESS_LZ4 Text
"""
AFTER_LOADING = """\
table_create Words TABLE_PAT_KEY ShortText --default_tokenizer TokenBigram \
--normalizer NormalizerAuto --token_filters TokenFilterStem
column_create Words article COLUMN_INDEX|WITH_POSITION Articles text
table_create Days TABLE_PAT_KEY Int32
column_create Days article COLUMN_INDEX Articles day
column_create Countries article COLUMN_INDEX Articles countries
column_create Months article COLUMN_INDEX Articles month
database_unmap
"""


class Groonga:
    """The program on one database. Commands are a line each, and so are their answers."""

    def __init__(self, path, create=False):
        self._process = subprocess.Popen(
            ["groonga", *(["-n"] if create else []), path],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8")

    def command(self, line):
        """(seconds, result)"""
        self._process.stdin.write(line + "\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline()
        if not answer:
            raise RuntimeError(f"groonga ended at: {line}")
        header, *result = json.loads(answer)
        if header[0] != 0:
            raise RuntimeError(f"groonga: {header[3]}: {line}")
        return header[2], result[0] if result else None

    def load(self, path):
        """Feeds the file, a JSON array of articles with a record a line, to `load`."""
        self._process.stdin.write("load --table Articles\n")
        with open(path, encoding="utf-8") as file:
            for line in file:
                self._process.stdin.write(line)
        self._process.stdin.flush()
        header, _ = json.loads(self._process.stdout.readline())
        if header[0] != 0:
            raise RuntimeError(f"groonga: {header}")

    def close(self):
        self._process.stdin.close()
        self._process.wait()


def index(articles, path):
    groonga = Groonga(path, create=True)
    for line in SCHEMA.splitlines():
        groonga.command(line)
    groonga.load(articles)
    for line in AFTER_LOADING.splitlines():
        groonga.command(line)
    groonga.close()


def query_expression(request):
    """In Groonga's query syntax."""
    words = request["words"]
    kind = request["kind"]
    if kind == "and":
        return " ".join(words)
    if kind == "phrase":
        return '"' + " ".join(words) + '"'
    if kind == "near":
        return f'*N{request["window"]}"{" ".join(words)}"'
    if kind == "wildcard":
        return words[0] + "*"
    return " OR ".join(words)


class Peer:
    def __init__(self, path):
        self._groonga = Groonga(path)
        self._groonga.command("cache_limit --max 0")
        self.version = self._groonga.command("status")[1]["version"]

    def answer(self, request):
        seconds, result = self._groonga.command(self._select(request))
        (total,), _, *records = result[0]
        response = {"ms": seconds * 1000, "ids": [record[0] for record in records]}
        if request["task"] in ("total", "facets"):
            response["total"] = total
        if request["task"] == "facets":
            country, month = ({record[0]: record[1] for record in drilldown[2:]}
                              for drilldown in result[1:3])
            month.pop("", None)
            response["facets"] = {"country": country, "month": month}
        return response

    @staticmethod
    def _select(request):
        expression = query_expression(request).replace("\\", "\\\\").replace('"', '\\"')
        parts = ["select Articles --match_columns text --output_columns _key --limit 10",
                 f'--query "{expression}" --match_escalation_threshold -1']
        task = request["task"]
        parts.append("--sort_keys -day" if task == "newest" else "--sort_keys -_score")
        if task == "facets":
            parts.append("--drilldown countries,month --drilldown_limit -1")
        elif task == "country":
            parts.append(f"--filter 'countries @ \"{request['country']}\"'")
        elif task == "range":
            low, high = (request[name].replace("-", "") for name in ("from", "to"))
            parts.append(f"--filter 'between(day, {low}, \"include\", {high}, \"include\")'")
        return " ".join(parts)


def main():
    if len(sys.argv) == 4 and sys.argv[1] == "index":
        index(sys.argv[2], sys.argv[3])
    elif len(sys.argv) == 3 and sys.argv[1] == "serve":
        peer = Peer(sys.argv[2])
        serve(peer.version, peer.answer)
    else:
        sys.exit("usage: groonga_peer.py index ARTICLES DATABASE | serve DATABASE")


if __name__ == "__main__":
    main()
