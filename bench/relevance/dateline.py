"""Dateline's programs as the benchmarks call them: as users do."""

import hashlib
import json
import os
import pathlib
import shutil
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[2]
BUILDS = (ROOT / "build" / "bench", ROOT / "build" / "release")


def program(name, build=None):
    """The path of a program in `build`, else in the builds that benchmarks are made in."""
    folders = [pathlib.Path(build)] if build else BUILDS
    for folder in folders:
        for path in sorted(folder.glob(name)) + sorted(folder.glob("*/" + name)) + \
                sorted(folder.glob("*/*/" + name)):
            if path.is_file() and os.access(path, os.X_OK):
                return path.resolve()
    raise FileNotFoundError(f"{name} is in none of {', '.join(map(str, folders))}: build it first, "
                            "cmake --preset release && cmake --build --preset release")


def _fingerprint(program_path, inputs, options):
    """Names what an index was made of: the program's bytes, the inputs' sizes and times, options."""
    digest = hashlib.sha256(pathlib.Path(program_path).read_bytes())
    for path in inputs:
        status = os.stat(path)
        digest.update(f"\n{os.path.abspath(path)} {status.st_size} {status.st_mtime_ns}".encode())
    digest.update("\n".join(["", *options]).encode())
    return digest.hexdigest()


def index(directory, inputs, options=(), build=None):
    """Indexes the files `inputs` into `directory`, unless it holds just that already. Returns what
    the indexer had to say, "" when nothing was to be done."""
    indexer = program("dateline-index", build)
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


def search(directory, queries, options=(), build=None):
    """Asks all queries in one process and returns an answer of docs/json.md for each. Queries are
    single lines that are not empty."""
    lines = "".join(query + "\n" for query in queries)
    done = subprocess.run([program("dateline-search", build), "-i", directory, "--format", "json",
                           *options], input=lines, capture_output=True, text=True, check=False)
    answers = done.stdout.splitlines()
    if done.returncode > 1 or len(answers) != len(queries):
        raise RuntimeError(f"{len(queries)} queries to {directory} gave {len(answers)} answers: "
                           f"{done.stderr.strip()}")
    return [json.loads(line) for line in answers]
