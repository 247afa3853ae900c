"""The corpora that are indexed, made once and kept in the work directory."""

import itertools
import json
import os
import subprocess

from lib import part
from speed.sizes import size_name

SEED = 1


def generated(work, articles, seed=SEED):
    """The path of a generated corpus of so many articles; made when it is not there."""
    folder = os.path.join(work, "corpus")
    os.makedirs(folder, exist_ok=True)
    path = os.path.join(folder, f"{size_name(articles)}-seed{seed}.jsonl")
    if not os.path.exists(path):
        part.progress(f"generating {articles:,} articles")
        command = [part.program("dateline-corpus"), "--articles", str(articles), "--seed", str(seed)]
        with open(path + ".new", "wb") as file:
            subprocess.run(command, stdout=file, check=True)
        os.replace(path + ".new", path)
    return path


def copy_as_new(path, begin, count, out):
    """Copies articles [begin, begin + count) of a JSON Lines file under ids of their own, as corpora
    share ids; the number of articles there were."""
    with open(path, "rb") as source, open(out, "w", encoding="utf-8") as target:
        lines = list(itertools.islice(source, begin, begin + count))
        for line in lines:
            article = json.loads(line)
            article["id"] = f"new-{article['id']}"
            target.write(json.dumps(article, ensure_ascii=False) + "\n")
    return len(lines)


def real(data):
    """The news files of a data directory that are large enough to time (5 MB packed), by name."""
    folder = os.path.join(data, "news")
    found = {}
    if os.path.isdir(folder):
        for name in sorted(os.listdir(folder)):
            path = os.path.join(folder, name)
            if name.endswith((".jsonl", ".jsonl.gz", ".jsonl.zst")):
                if os.path.getsize(path) >= 5_000_000:
                    found[name.split(".")[0]] = path
    return found
