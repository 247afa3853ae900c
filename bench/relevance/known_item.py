"""Known-item search made from news: the title of an article is the query, its body the one
document that is right. Titles are not indexed."""

import collections
import hashlib
import json
import os

from lib import articles
from relevance import collection

LEAST_ARTICLES = 250     # fewer are no set
MOST_ARTICLES = 20_000   # more are sampled, to bound the time
QUERIES = 1_000
LEAST_WORDS = 40         # of a body: captions and teasers are not what is looked for
LEAST_CHARACTERS = 12    # of a title
_PEEK = 500              # records by which a file is judged


def _place(text):
    """Where a text falls in a shuffle that is the same everywhere and for any order of input."""
    return hashlib.blake2b(text.encode(), digest_size=8).digest()


def _spaceless(text):
    """Whether the script writes no blanks between words: Chinese, Japanese, Thai ..."""
    letters = [c for c in text if c.isalpha()]
    return sum(0x0E00 <= ord(c) <= 0x0EFF or 0x1000 <= ord(c) <= 0x109F or
               0x1780 <= ord(c) <= 0x17FF or 0x3040 <= ord(c) <= 0x9FFF
               for c in letters) * 2 > len(letters)


def _long_enough(body):
    return len(body) >= 2 * LEAST_WORDS if _spaceless(body[:400]) else \
        len(body.split(None, LEAST_WORDS)) >= LEAST_WORDS


def without_title(title, body):
    """The body without a copy of the title at its beginning."""
    stripped = body.lstrip()
    if stripped.casefold().startswith(title.casefold()):
        return stripped[len(title):].lstrip(" .:-–—|\r\n\t")
    return stripped


def _usable(record):
    """(title, body, language) of a record, or None."""
    title, body = record.get("title"), record.get("text")
    if not isinstance(title, str) or not isinstance(body, str):
        return None
    title = collection.one_line(title)
    body = without_title(title, body)
    if len(title) < (LEAST_CHARACTERS // 2 if _spaceless(title) else LEAST_CHARACTERS):
        return None
    if not _long_enough(body):
        return None
    return title, body, record.get("lang") if isinstance(record.get("lang"), str) else "und"


def find_files(data):
    """Files of articles with title and text in `data`, by name; test collections are not news."""
    found = []
    for folder, inner, names in os.walk(data):
        inner.sort()
        if "qrels.tsv" in names:
            continue
        for name in sorted(names):
            path = os.path.join(folder, name)
            if name.endswith(collection.SUFFIXES) and _has_news(path):
                found.append(path)
    return found


def _has_news(path):
    seen = usable = 0
    for record in articles.read_records(path):
        seen += 1
        usable += _usable(record) is not None
        if seen == _PEEK:
            break
    return seen > 0 and usable * 2 >= seen


def name_of(path):
    name = os.path.basename(path)
    return name[:name.index(".jsonl")]


def make(path, work):
    """Makes one set for each language of a file that has enough articles: writes the bodies to
    WORK/SET.jsonl and yields (name of the set, path, queries, qrels,
    language). Titles that several articles
    share are no queries; bodies that are the same stand once."""
    shares = collections.Counter()
    by_language = {}
    bodies = set()
    for record in articles.read_records(path):
        usable = _usable(record)
        if usable is None:
            continue
        title, body, language = usable
        shares[title.casefold()] += 1
        digest = _place(body)
        if digest in bodies:
            continue
        bodies.add(digest)
        by_language.setdefault(language, []).append((digest, title, body))
    for language, items in sorted(by_language.items()):
        if len(items) < LEAST_ARTICLES:
            continue
        items = sorted(items)[:MOST_ARTICLES]
        name = f"{name_of(path)}-{language}"
        corpus = os.path.join(work, f"{name}.jsonl")
        queries, qrels = {}, {}
        with open(corpus, "w", encoding="utf-8") as stream:
            for digest, title, body in items:
                identity = digest.hex()
                stream.write(json.dumps({"id": identity, "text": body}, ensure_ascii=False) + "\n")
                if len(queries) < QUERIES and shares[title.casefold()] == 1:
                    queries[identity] = title
                    qrels[identity] = {identity: 1}
        yield name, corpus, queries, qrels, language
