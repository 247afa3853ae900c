"""What bench/run does: build, run the parts, merge what they measured, report, compare."""

import argparse
import datetime
import os
import subprocess
import sys
import time

BENCH = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path.insert(0, BENCH)
from lib import machine, publish, results  # noqa: E402
from report import compare, numbers, report  # noqa: E402

ROOT = os.path.dirname(BENCH)
PARTS = ("speed", "relevance", "extraction", "peers")
KEPT_SAMPLES = 7
_STDERR = 2

EXIT_DONE, EXIT_FAILED, EXIT_USAGE, EXIT_INTERRUPTED = 0, 1, 2, 130


class Suite:
    """One run. `folder` holds a folder with a run.py for each part."""

    def __init__(self, options, folder=BENCH):
        self._options = options
        self._folder = folder
        self._started = time.monotonic()
        self._date = datetime.datetime.now()

    def run(self):
        """Runs the parts and writes the result; (path of the result, exit status)."""
        parts = [self._run_part(name) for name in self._options.parts]
        result = self._merge(parts)
        if self._options.keep_result:
            keep_parts(result, self._options.keep_result)
        path = _unused(os.path.join(self._options.results, result["date"]))
        os.makedirs(self._options.results, exist_ok=True)
        results.write_json(path, result)
        comparison = None
        if self._options.against_result:
            comparison = compare.Comparison(self._options.against_result, result)
        for written in [path, *report.write_report(result, path, comparison)]:
            print(os.path.relpath(written))
        status = EXIT_DONE
        for part in parts:
            if part.get("failed"):
                self._say(f"{part['part']} failed: {part['failed']}")
                status = EXIT_FAILED
        if comparison and self._tell(comparison):
            status = EXIT_FAILED
        return path, status

    def _say(self, text):
        elapsed = int(time.monotonic() - self._started)
        print(f"[{elapsed // 60:3}:{elapsed % 60:02}] {text}", file=sys.stderr, flush=True)

    def _run_part(self, name):
        """What the part wrote, or {"part", "failed"}."""
        work = os.path.join(self._options.work, "quick" if self._options.quick else "whole", name)
        os.makedirs(work, exist_ok=True)
        out = os.path.join(work, "result.json")
        if os.path.exists(out):
            os.remove(out)
        command = [sys.executable, os.path.join(self._folder, name, "run.py"),
                   "--data", self._options.data or "none", "--work", work, "--out", out]
        command += [f"--{size}" for size in ("quick", "full") if getattr(self._options, size)]
        self._say(f"{name}: begins")
        begin = time.monotonic()
        status = subprocess.run(command, stdout=_STDERR, check=False,
                                env={**os.environ, "DATELINE_BUILD": self._options.build,
                                     "PYTHONDONTWRITEBYTECODE": "1"}).returncode
        seconds = round(time.monotonic() - begin, 1)
        try:
            if status != 0:
                raise ValueError(f"it ended with status {status}")
            part = results.read_json(out)
            results.check_part(part)
        except (OSError, ValueError) as error:
            return {"part": name, "failed": str(error).replace(work, "WORK"), "seconds": seconds}
        self._say(f"{name}: {len(part.get('measurements', []))} measurements in {seconds:.0f} s")
        part["seconds"] = seconds
        return part

    def _merge(self, parts):
        commit, modified = _commit()
        return {
            "schema": 1,
            "date": self._date.strftime("%Y-%m-%dT%H%M"),
            "version": _version(self._options.build),
            "commit": commit,
            "modified": modified,
            "quick": self._options.quick,
            "data": data_names(self._options.data),
            "machine": machine.facts(),
            "parts": [slim(part) for part in parts],
        }

    def _tell(self, comparison):
        """Prints the comparison; whether something became worse."""
        for warning in comparison.warnings:
            self._say(f"careful: {warning}")
        for change in comparison.worse() + comparison.improved():
            print(f"{change.verdict:8} {change.identifier}: {numbers.short(change.old)} -> "
                  f"{numbers.short(change.new)} {change.unit} ({numbers.percent(change.change)}, "
                  f"noise {change.noise * 100:.0f} %)")
        print(f"against {comparison.against}: {len(comparison.changes)} compared, "
              f"{len(comparison.worse())} worse, {len(comparison.improved())} better, "
              f"{len(comparison.gone)} no longer measured")
        return bool(comparison.worse())


def keep_parts(result, earlier):
    """Adds the parts of an earlier result that `result` lacks, marked with where they are from."""
    present = {part["part"] for part in result["parts"]}
    for part in earlier["parts"]:
        if part["part"] not in present and not part.get("failed"):
            kept_from = part.get("from", {"date": earlier["date"], "commit": earlier["commit"]})
            result["parts"].append({**part, "from": kept_from})
    result["parts"].sort(key=lambda part: PARTS.index(part["part"]))


def slim(part):
    """The part with six significant digits, and without samples beyond a few."""
    slimmed = dict(part)
    slimmed["measurements"] = []
    for measurement in part.get("measurements", []):
        kept = dict(measurement, value=_rounded(measurement["value"]))
        samples = kept.pop("samples", None)
        if samples and len(samples) <= KEPT_SAMPLES:
            kept["samples"] = [_rounded(sample) for sample in samples]
        slimmed["measurements"].append(kept)
    return slimmed


def _rounded(value):
    return float(f"{value:.6g}") if isinstance(value, float) else value


def data_names(folder):
    """What the data folder holds, by name; never where it is."""
    if not folder:
        return []
    return sorted(name for name in os.listdir(folder)
                  if os.path.isdir(os.path.join(folder, name)))


def _unused(stem):
    path, number = f"{stem}.json", 2
    while os.path.exists(path):
        path, number = f"{stem}-{number}.json", number + 1
    return path


def _git(*arguments):
    try:
        return subprocess.run(["git", "-C", ROOT, *arguments], capture_output=True, text=True,
                              check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return ""


def _commit():
    return _git("rev-parse", "--short", "HEAD") or "?", bool(_git("status", "--porcelain", "-uno"))


def _version(build):
    try:
        output = subprocess.run([os.path.join(build, "dateline-search"), "--version"],
                                capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return "?"
    return output.split()[-1] if output.split() else "?"


def build_programs():
    """Installs what building needs and builds the preset `bench`."""
    subprocess.run(["bash", "-c", ". scripts/lib/packages.sh && "
                    "install_packages $BUILD_PACKAGES $BENCH_PACKAGES && build_preset bench"],
                   cwd=ROOT, stdout=_STDERR, check=True)


def _from_caller(path):
    """A path of the command line: bench/run changes to the root of the repository."""
    return os.path.normpath(os.path.join(os.environ.get("DATELINE_CALLER_DIRECTORY", "."), path))


def parse_options(arguments):
    parser = argparse.ArgumentParser(
        prog="bench/run", description="Measures Dateline and writes bench/results/DATE.json, "
        ".md and .html. Exit status: 0 done, 1 a part failed or something became worse, 2 wrong "
        "usage.")
    parser.add_argument("parts", nargs="*", metavar="PART",
                        help=f"{', '.join(PARTS)} or all (the default)")
    parser.add_argument("--data", metavar="DIR", help="real articles, queries and judgements")
    size = parser.add_mutually_exclusive_group()
    size.add_argument("--quick", action="store_true",
                      help="small generated corpora: shows that everything works, not how fast")
    size.add_argument("--full", action="store_true",
                      help="also the sizes that take long: a million articles")
    parser.add_argument("--against", metavar="FILE", help="compare with an earlier result")
    parser.add_argument("--keep", metavar="FILE", help="take the parts that are not run now from "
                        "this earlier result")
    parser.add_argument("--work", metavar="DIR", help="scratch, kept between runs "
                        "(default build/bench-work)")
    parser.add_argument("--build", metavar="DIR", help="measure the programs of this build tree "
                        "instead of building the preset `bench`")
    parser.add_argument("--publish", action="store_true", help="show the result in "
                        "bench/README.md; without a PART: the newest result, nothing is run")
    options = parser.parse_args(arguments)
    for name in options.parts:
        if name != "all" and name not in PARTS:
            parser.error(f"there is no part {name}; the parts are {', '.join(PARTS)}, or all")
    options.publish_only = options.publish and not options.parts
    if "all" in options.parts or not options.parts:
        options.parts = PARTS
    options.parts = [name for name in PARTS if name in options.parts]
    if options.publish and options.quick:
        parser.error("a quick run is no measurement; it is not published")
    for name in ("data", "against", "keep", "work", "build"):
        if getattr(options, name):
            setattr(options, name, _from_caller(getattr(options, name)))
    if options.data and not os.path.isdir(options.data):
        parser.error(f"--data: no folder {options.data}")
    if options.build and not os.path.isdir(options.build):
        parser.error(f"--build: no folder {options.build}")
    options.against_result = _read_earlier(parser, options, "against")
    options.keep_result = _read_earlier(parser, options, "keep")
    options.work = options.work or os.path.join(ROOT, "build", "bench-work")
    options.results = os.path.join(BENCH, "results")
    return options


def _read_earlier(parser, options, name):
    """The result that the option names, None without it; ends the program when it is of no use."""
    path = getattr(options, name)
    if not path:
        return None
    try:
        earlier = results.read_json(path)
        if not isinstance(earlier, dict) or earlier.get("schema") != 1:
            raise ValueError("not a result of this suite")
    except (OSError, ValueError) as error:
        parser.error(f"--{name}: {error}")
    if earlier.get("quick", False) != options.quick:
        parser.error(f"--{name}: a quick run and a whole one do not go together")
    return earlier


def main(arguments=None):
    options = parse_options(arguments)
    try:
        if options.publish_only:
            print(publish.publish(publish.newest(options.results), BENCH))
            return EXIT_DONE
        if not options.build:
            build_programs()
            options.build = os.path.join(ROOT, "build", "bench")
        path, status = Suite(options).run()
        if options.publish:
            print(publish.publish(path, BENCH))
        return status
    except KeyboardInterrupt:
        return EXIT_INTERRUPTED
    except (OSError, ValueError, subprocess.CalledProcessError) as error:
        print(f"error: {error}", file=sys.stderr)
        return EXIT_FAILED


if __name__ == "__main__":
    sys.exit(main())
