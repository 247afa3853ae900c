"""Has the engines index the articles: measured, or just so that they can answer."""

import concurrent.futures
import hashlib
import os
import subprocess

from lib import part
from peers import process
from peers.engines import ENGINES

_AT_ONCE = 2  # indexing processes, when none is measured


def install(packages):
    if packages:
        script = os.path.join(part.ROOT, "scripts", "lib", "packages.sh")
        subprocess.run(["bash", "-c", '. "$0" && install_packages "$@"', script, *packages],
                       check=True, stdout=subprocess.DEVNULL)


def index_all(names, articles, without_timing):
    """({engine name: (engine, steps)}, [what is to be told]); an engine that fails is left out, and
    what it said is told. `without_timing`: only what answering needs, kept from an earlier run when
    articles and programs are the same; steps is then empty."""
    ready, told = {}, []
    for name in names:
        engine = ENGINES[name](articles, os.path.join(articles.folder, name))
        os.makedirs(engine.folder, exist_ok=True)
        try:
            if not engine.available():
                raise RuntimeError("its packages are not to be had here")
            install(engine.packages)
            engine.build()
            ready[name] = (engine, _ready(engine) if without_timing else _measured(engine))
        except (OSError, RuntimeError, subprocess.CalledProcessError) as error:
            told.append(f"{engine.title} is left out: {error}")
            part.progress(told[-1])
    return ready, told


def _measured(engine):
    """[(what, figures)] of every step."""
    mark = _mark(engine)
    if os.path.exists(mark):
        os.remove(mark)
    engine.prepare()
    steps = []
    with open(os.path.join(engine.folder, "index.log"), "w", encoding="utf-8") as log:
        for what, commands, paths in engine.index_steps():
            part.progress(f"{engine.title}: {what}")
            runs = [process.run_measured(command, log) for command in commands]
            steps.append((what, {
                "wall_s": sum(run["wall_s"] for run in runs),
                "cpu_s": sum(run["cpu_s"] for run in runs),
                "rss_mb": max(run["rss_mb"] for run in runs),
                "size_mb": process.size_mb(paths),
            }))
    _write(mark, fingerprint(engine))
    return steps


def _ready(engine):
    """Makes the indexes, unless they are there. Returns no steps."""
    mark, made_of = _mark(engine), fingerprint(engine)
    if os.path.exists(mark):
        with open(mark, encoding="utf-8") as file:
            if file.read() == made_of:
                return []
        os.remove(mark)
    engine.prepare()
    with open(os.path.join(engine.folder, "index.log"), "w", encoding="utf-8") as log, \
            concurrent.futures.ThreadPoolExecutor(_AT_ONCE) as pool:
        part.progress(f"{engine.title}: indexing")
        list(pool.map(lambda step: [process.run_measured(command, log) for command in step[1]],
                      engine.serving_steps()))
    _write(mark, made_of)
    return []


def fingerprint(engine):
    """Names what the engine's indexes are made of: the articles, and the bytes of its programs."""
    digest = hashlib.sha256(engine.corpus.facts.get("made_of", "").encode())
    for path in sorted(engine.programs()):
        with open(path, "rb") as file:
            digest.update(file.read())
    return digest.hexdigest()


def _mark(engine):
    return os.path.join(engine.folder, "made-of")


def _write(path, text):
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
