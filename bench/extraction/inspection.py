"""Articles through `dateline-index inspect`: what the indexer finds out, compared with what is
known. Labels never reach the program: articles are rewritten with the fields that are named."""

import json
import os
import random
import subprocess
import time

from lib import articles, part

SUFFIXES = (".jsonl", ".jsonl.gz", ".jsonl.zst")


def inspect(paths, options=()):
    """Yields what `inspect` prints, as dicts, while it runs."""
    command = [part.program("dateline-index"), "inspect", *options, *paths]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        for line in process.stdout:
            yield json.loads(line)
        process.stdout.close()
        if process.wait() != 0:
            raise RuntimeError(f"dateline-index inspect ended with status {process.returncode}")


def inspect_records(records, fields, path, options=()):
    """Yields (record, what inspect finds) for those records that are articles. Only `fields` of a
    record are shown to the program; the file that it reads is written to `path`."""
    records = list(records)
    with open(path, "w", encoding="utf-8") as stream:
        for number, record in enumerate(records):
            shown = {name: record[name] for name in fields if record.get(name)}
            stream.write(json.dumps({"id": str(number), **shown}, ensure_ascii=False) + "\n")
    for found in inspect([path], options):
        yield records[int(found["id"])], found


def sample(path, count, wanted=lambda record: True):
    """At most `count` of the records that are wanted, the same ones in every run."""
    chance = random.Random(1)
    kept = []
    for number, record in enumerate(filter(wanted, articles.read_records(path))):
        if number < count:
            kept.append(record)
        else:
            place = chance.randrange(number + 1)
            if place < count:
                kept[place] = record
    return kept


def news_files(data):
    """{name: path} of the article files in news/ and country/ of the data folder."""
    found = {}
    for folder in ("news", "country"):
        folder = os.path.join(data, folder)
        for name in sorted(os.listdir(folder)) if os.path.isdir(folder) else ():
            if name.endswith(SUFFIXES):
                found[name[:name.index(".jsonl")]] = os.path.join(folder, name)
    return found


def speed(path, repetitions):
    """MB of input a second through inspect, one sample a repetition."""
    megabytes = os.path.getsize(path) / 1e6
    samples = []
    for _ in range(repetitions):
        begin = time.perf_counter()
        for _ in inspect([path]):
            pass
        samples.append(megabytes / (time.perf_counter() - begin))
    return samples
