#!/usr/bin/env python3
"""Peers side by side: the same articles and queries for all engines, in one run."""

import argparse
import os
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
from lib import part, results  # noqa: E402
from peers import corpus, process, rounds, tables  # noqa: E402
from peers.engines import ENGINES  # noqa: E402

REFERENCE_ORDER = ("lucene", "sqlite", "dateline")


def parse(arguments=None):
    """The common options, and those of this part."""
    parser = argparse.ArgumentParser(add_help=False)
    parser.add_argument("--engines", default=None, metavar="LIST",
                        help=f"some of {','.join(ENGINES)} (all)")
    parser.add_argument("--articles", type=int, default=None, metavar="N", help="50000, with --full 200000")
    parser.add_argument("--corpus", default=None, metavar="FILE",
                        help="JSON Lines to take the articles from, instead of generated ones")
    parser.add_argument("--per-class", type=int, default=None, metavar="N",
                        help="queries of each class: 10")
    parser.add_argument("--rounds", type=int, default=None, metavar="N", help="5")
    parser.add_argument("--limit-ms", type=int, default=3000, metavar="MS",
                        help="what a query may take: 3000")
    own, rest = parser.parse_known_args(arguments)
    if "--help" in rest or "-h" in rest:
        print(parser.format_help(), file=sys.stderr)
    common = part.parse_arguments(__doc__, rest)
    quick = common.quick
    own.data, own.work, own.out, own.quick = common.data, common.work, common.out, quick
    own.articles = own.articles or (2000 if quick else 200000 if common.full else 50000)
    own.per_class = own.per_class or (2 if quick else 10)
    own.rounds = own.rounds or (3 if quick else 5)
    own.engines = (own.engines or ("sqlite,dateline" if quick else ",".join(ENGINES))).split(",")
    for name in own.engines:
        if name not in ENGINES:
            parser.error(f"no engine is called {name}; there are {', '.join(ENGINES)}")
    return own


def install(packages):
    if packages:
        script = os.path.join(part.ROOT, "scripts", "lib", "packages.sh")
        subprocess.run(["bash", "-c", '. "$0" && install_packages "$@"', script, *packages],
                       check=True, stdout=sys.stderr)


def index(engine):
    """[(what, figures)] of every step."""
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
    return steps


def without_paths(options, text):
    return text.replace(os.path.abspath(options.work), "WORK").replace(options.work, "WORK")


def index_all(options, articles, result):
    """{engine name: (engine, steps)}; an engine that fails is left out, and the notes say so."""
    ready = {}
    for name in options.engines:
        engine = ENGINES[name](articles, os.path.join(articles.folder, name))
        os.makedirs(engine.folder, exist_ok=True)
        try:
            if not engine.available():
                raise RuntimeError("its packages are not to be had here")
            install(engine.packages)
            ready[name] = (engine, index(engine))
        except (OSError, RuntimeError, subprocess.CalledProcessError) as error:
            part.progress(f"{engine.title} is left out: {error}")
            result.note(without_paths(options, f"{engine.title} is left out: {error}"))
    return ready


def ask_all(options, ready, requests, result):
    adapters = {}
    try:
        for name, (engine, _) in list(ready.items()):
            try:
                adapters[name] = process.Adapter(engine.serve_command(),
                                                 os.path.join(engine.folder, "serve.log"),
                                                 options.limit_ms)
                result.note(f"{engine.title} {adapters[name].version}: {engine.settings}")
            except (OSError, process.AdapterFailed) as error:
                result.note(without_paths(options, f"{engine.title} answers no queries: {error}"))
        longer = {name: engine.warm_up_s for name, (engine, _) in ready.items()
                  if engine.warm_up_s and not options.quick}
        return rounds.measure(adapters, requests, options.rounds, options.limit_ms, longer)
    finally:
        for adapter in adapters.values():
            adapter.close()


def notes(options, articles, requests, result):
    facts = articles.facts
    source = os.path.basename(options.corpus) if options.corpus else "generated"
    result.note(f"{facts['articles']} English articles ({source}), "
                f"{facts['text_bytes'] / 1e6:.0f} MB of text; {len(requests)} requests: "
                f"{options.per_class} queries a class, crossed with the tasks.")
    result.note(f"Ratios are of summed medians of {options.rounds} rounds, engines by turns on each "
                "request, warm, one thread; below 1 is faster. A request that takes an engine over "
                f"{options.limit_ms / 20:.0f} ms is repeated only twice by it; at {options.limit_ms} ms "
                "it is given up and counts as that.")
    result.note("Every engine stores the text. Times of queries end with the ids of the hits; "
                "indexing starts from the engine's own input format. Peak memory is that of the "
                "largest process.")


def user_queries(options):
    """Real users' queries fit real articles only."""
    path = os.path.join(options.data or "", "queries", "aol_sample_plain.txt")
    return path if options.corpus and options.data and os.path.exists(path) else None


def main():
    options = parse()
    result = results.Results("peers")
    articles = corpus.prepare(options.work, options.articles, options.corpus)
    requests = corpus.draw_requests(articles, options.per_class, user_queries(options))
    notes(options, articles, requests, result)
    ready = index_all(options, articles, result)
    titles = {name: engine.title for name, (engine, _) in ready.items()}
    outcomes = ask_all(options, ready, requests, result)
    if outcomes:
        tables.indexing(result, titles, {name: steps for name, (_, steps) in ready.items()},
                        articles.facts["text_bytes"])
        reference = next((name for name in REFERENCE_ORDER if name in outcomes), next(iter(outcomes)))
        tables.summary(result, titles, outcomes, requests, reference)
        tables.latency(result, titles, outcomes, requests, reference)
        tables.agreement(result, titles, outcomes, requests, reference)
        tables.failures(result, titles, outcomes, requests)
    result.write(options.out)


if __name__ == "__main__":
    main()
