"""Judged test collections: folders that hold a corpus, queries and judgements."""

import dataclasses
import os
import pathlib

from lib import articles
from relevance import trec

SUFFIXES = (".jsonl", ".jsonl.gz", ".jsonl.zst")


@dataclasses.dataclass
class Collection:
    name: str
    corpus: list   # paths of article files, in Dateline's JSON Lines
    queries: dict  # id -> text on one line
    qrels: dict    # query -> {document -> grade}


def one_line(text):
    """A query as it can be given to a program that reads one a line."""
    return " ".join(text.split())


def _corpus_in(folder):
    paths = (folder / ("corpus" + suffix) for suffix in SUFFIXES)
    return next((path for path in paths if path.is_file()), None)


def find(data):
    """The folders in `data`, itself included, that hold corpus.jsonl (plain, .gz or .zst),
    queries.jsonl and qrels.tsv; by name."""
    folders = []
    for folder, inner, _ in os.walk(data):
        inner.sort()
        folder = pathlib.Path(folder)
        if ((folder / "queries.jsonl").is_file() and (folder / "qrels.tsv").is_file()
                and _corpus_in(folder)):
            folders.append(folder)
    return sorted(folders, key=lambda folder: folder.name)


def load(folder):
    folder = pathlib.Path(folder).resolve()
    queries = {str(record["id"]): one_line(record["text"])
               for record in articles.read_records(str(folder / "queries.jsonl"))}
    return Collection(folder.name, [_corpus_in(folder)], queries,
                      trec.read_qrels(folder / "qrels.tsv"))
