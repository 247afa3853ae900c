#!/usr/bin/env python3
"""How well Dateline understands articles: countries, languages, dates, clean-up, copies.

    bench/extraction/run.py --data DIR|none --work DIR --out FILE.json [--quick]

Labelled sets are taken from news/ and country/ in DIR; what is not there is left out. Without DIR,
or with --quick, the project's own sample articles and a generated corpus are all there is.
"""

import os
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
from extraction import (cleanup, countries, dates, inspection, invented, languages,  # noqa: E402
                        pages, stories)
from lib import part  # noqa: E402
from lib.results import Results  # noqa: E402

_GENERATED = {True: 2_000, False: 10_000}  # articles, by --quick


def generated(work, articles):
    path = os.path.join(work, f"truth-{articles}.jsonl")
    if not os.path.exists(path):
        with open(path + ".new", "wb") as stream:
            subprocess.run([part.program("dateline-corpus"), "--articles", str(articles),
                            "--seed", "1", "--truth"], stdout=stream, check=True)
        os.replace(path + ".new", path)
    return path


def main():
    options = part.parse_arguments(__doc__.split("\n", maxsplit=1)[0])
    results = Results("extraction")
    part.progress("the sample articles")
    scored = {"sample": invented.measure(results)}
    real = options.data if options.data and not options.quick else None
    if real:
        part.progress("countries")
        scored.update(countries.measure_reuters(real, options.work, results))
    countries.report_focus(results, scored)
    if real:
        countries.measure_mentions(real, options.work, results)
        part.progress("languages")
        languages.measure(real, options.work, results)
        part.progress("dates")
        dates.measure(real, options.work, results)
        part.progress("web pages")
        pages.measure(real, options.work, results)
        cleanup.measure_clean(real, options.work, results)
        cleanup.measure_lines(real, options.work, results)
    corpus = generated(options.work, _GENERATED[options.quick])
    part.progress("clean-up of the generated corpus")
    cleanup.measure_generated(corpus, results)
    stories.measure(real, options.work, results, corpus)
    part.progress("speed")
    results.add_median("extraction.inspect.generated.speed",
                       inspection.speed(corpus, 2 if options.quick else 5), "MB/s", "higher")
    results.note("The speed is that of inspect: reading, all enrichment and printing, on one "
                 "thread. The time of each step is measured by the speed part.")
    results.write(options.out)


if __name__ == "__main__":
    main()
