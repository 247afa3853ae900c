"""Articles of one's own as a corpus: files in any format that Dateline reads, whole or recombined."""

import json
import os
import random
import re
import subprocess

from lib import articles, part

_SEED = 2
_OTHERS = 2  # articles that lend sentences to another one
_OWN_SHARE = 0.5  # of an article's sentences that stay its own
_PARAGRAPH = 2  # sentences
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[\"“‘(]?[A-Z])|(?<=[.!?][\"”’)])\s+(?=[\"“‘(]?[A-Z])|\n\s*\n")


def name(paths):
    """What a folder for these files is called."""
    return "+".join(os.path.basename(path).partition(".")[0] for path in paths)


def fingerprint(paths):
    """Changes when the files do."""
    return " ".join(f"{os.path.basename(path)}:{os.stat(path).st_size}:{int(os.stat(path).st_mtime)}"
                    for path in paths)


def records(paths):
    """The articles of the files as dictionaries. JSON Lines that tell the countries of their
    articles are taken as they are; of others `dateline-index inspect` finds out what they lack, so
    that every engine is given the same."""
    for path in paths:
        if _is_complete(path):
            yield from articles.read_records(path)
            continue
        command = [part.program("dateline-index"), "inspect", "--keep-boilerplate", path]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
            yield from map(json.loads, process.stdout)
        if process.returncode != 0:
            raise RuntimeError(f"inspecting {path} ended with status {process.returncode}")


def _is_complete(path):
    if not path.endswith((".jsonl", ".jsonl.gz", ".jsonl.zst")):
        return False
    first = next(articles.read_records(path), {})
    return bool({"id", "date"} <= first.keys() and isinstance(first.get("countries"), list))


def sentences(text):
    return [piece for piece in map(str.strip, _SENTENCE_END.split(text)) if piece]


def recombine(real, number):
    """Yields `number` articles made of the sentences of real ones, so that words and phrases are as
    frequent as they are there: each has title, date, source and half of the sentences of one
    article, the rest, and some of the countries, from two others. Always the same ones."""
    generator = random.Random(_SEED)
    split = [sentences(article["text"]) for article in real]
    for place in range(number):
        base = generator.randrange(len(real))
        others = [generator.randrange(len(real)) for _ in range(_OTHERS)]
        chosen = []
        for own in split[base]:
            if generator.random() < _OWN_SHARE:
                chosen.append(own)
            else:
                chosen.append(generator.choice(split[generator.choice(others)] or [own]))
        countries = real[base]["countries"] + real[others[0]]["countries"][:1]
        yield {**real[base], "id": f"r{place:09}", "countries": list(dict.fromkeys(countries)),
               "text": "\n\n".join(" ".join(chosen[i:i + _PARAGRAPH])
                                   for i in range(0, len(chosen), _PARAGRAPH)),
               "evidence": []}
