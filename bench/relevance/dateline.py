"""Dateline's programs, called as users call them."""

import hashlib
import json
import os
import pathlib
import shutil
import subprocess

from lib import part

DEPTH = 1000  # how deep rankings are judged


def _fingerprint(program_path, inputs, options):
    """Names what an index was made of: the program's bytes, the inputs' sizes and times, options."""
    digest = hashlib.sha256(pathlib.Path(program_path).read_bytes())
    for path in inputs:
        status = os.stat(path)
        digest.update(f"\n{os.path.abspath(path)} {status.st_size} {status.st_mtime_ns}".encode())
    digest.update("\n".join(["", *options]).encode())
    return digest.hexdigest()


def index(directory, inputs, options=()):
    """Indexes the files `inputs` into `directory`, unless it holds just that already. Returns what
    the indexer had to say, "" when nothing was to be done."""
    indexer = part.program("dateline-index")
    directory = pathlib.Path(directory)
    mark = directory.with_name(directory.name + ".made-of")
    made_of = _fingerprint(indexer, inputs, options)
    if directory.is_dir() and mark.is_file() and mark.read_text() == made_of:
        return ""
    mark.unlink(missing_ok=True)
    shutil.rmtree(directory, ignore_errors=True)
    directory.parent.mkdir(parents=True, exist_ok=True)
    done = subprocess.run([indexer, "add", "-i", directory, *options, *inputs],
                          capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise RuntimeError(f"indexing {directory} failed: {done.stderr.strip()}")
    mark.write_text(made_of)
    return done.stderr.strip()


def search(directory, queries, options=()):
    """Asks all queries in one process and returns an answer of docs/json.md for each. Queries are
    single lines that are not empty."""
    lines = "".join(as_query(line) + "\n" for line in queries)
    done = subprocess.run([part.program("dateline-search"), "-i", directory, "--format", "json",
                           *options], input=lines, capture_output=True, text=True, check=False)
    answers = documents(done.stdout)
    if done.returncode > 1 or len(answers) != len(queries):
        raise RuntimeError(f"{len(queries)} queries to {directory} gave {len(answers)} answers: "
                           f"{done.stderr.strip()}")
    return answers


def as_query(line):
    """A line as it is taken for a query, and not for a command or as more of the query before."""
    return " " + line if line.startswith((".", "+", "-")) else line


def documents(text):
    """The JSON documents in a text, one after the other, on one line each or indented."""
    decoder, found, position = json.JSONDecoder(), [], 0
    while position < len(text):
        document, position = decoder.raw_decode(text, position)
        found.append(document)
        while position < len(text) and text[position].isspace():
            position += 1
    return found


def can_expand():
    """Whether the search program knows --expand."""
    done = subprocess.run([part.program("dateline-search"), "--help"], capture_output=True, text=True,
                          check=False)
    return "--expand" in done.stdout


def rank(directory, queries, depth=DEPTH, match="any", options=()):
    """{query id: [(document, score), ...]}, best first, for {query id: text on one line}. Each
    text is given as it stands, as somebody pastes it, with further options of dateline-search. A
    query without text finds nothing."""
    asked = [query for query, text in queries.items() if text]
    answers = search(directory, [queries[query] for query in asked],
                     ("--match", match, "--facet", "none", "--limit", str(depth), *options)) if asked else []
    hits = {query: [] for query in queries}
    for query, answer in zip(asked, answers):
        hits[query] = [(hit["id"], hit["score"]) for hit in answer["hits"]]
    return hits
