"""The generated corpus that stands in where there are no real articles."""

import os
import subprocess

from lib import part

ARTICLES = 2_000


def generated(work):
    """The path of the corpus; made when it is not there."""
    path = os.path.join(work, "generated.jsonl")
    if not os.path.exists(path):
        part.progress(f"generating {ARTICLES:,} articles")
        with open(path + ".new", "wb") as stream:
            subprocess.run([part.program("dateline-corpus"), "--articles", str(ARTICLES),
                            "--seed", "1"], stdout=stream, check=True)
        os.replace(path + ".new", path)
    return path
