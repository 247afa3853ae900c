#!/usr/bin/env python3
"""Peers side by side: the same articles and queries for all engines, in one run."""

import argparse
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
from lib import part, queries, results  # noqa: E402
from peers import corpus, goals, indexing, oneshot, process, rounds, tables  # noqa: E402
from peers.engines import ENGINES  # noqa: E402

REFERENCE_ORDER = ("lucene", "sqlite", "dateline")


def parse(arguments=None):
    """The common options, and those of this part."""
    parser = argparse.ArgumentParser(add_help=False)
    parser.add_argument("--engines", default=None, metavar="LIST",
                        help=f"some of {','.join(ENGINES)} (all)")
    parser.add_argument("--articles", type=int, default=None, metavar="N",
                        help="50000, with --full or --goals 200000")
    parser.add_argument("--goals", action="store_true",
                        help="only Lucene and Dateline, and only what the goals are about; indexes "
                        "are kept for the next run")
    parser.add_argument("--corpus", default=None, metavar="FILE,...",
                        help="take the articles from these files, in any format that dateline-index "
                        "reads, instead of generating them")
    parser.add_argument("--recombine", action="store_true",
                        help="make any number of articles out of the sentences of those of --corpus")
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
    own.articles = own.articles or (2000 if quick else 200000 if common.full or own.goals else 50000)
    own.per_class = own.per_class or (2 if quick else 20 if own.goals else 10)
    own.rounds = own.rounds or (3 if quick else 5)
    own.engines = (own.engines or ("lucene,dateline" if own.goals else "sqlite,dateline" if quick
                                   else ",".join(ENGINES))).split(",")
    own.corpus = own.corpus.split(",") if own.corpus else None
    if own.recombine and not own.corpus:
        parser.error("--recombine makes articles of those of --corpus")
    for name in own.engines:
        if name not in ENGINES:
            parser.error(f"no engine is called {name}; there are {', '.join(ENGINES)}")
    return own


def without_paths(options, text):
    return text.replace(os.path.abspath(options.work), "WORK").replace(options.work, "WORK")


def ask_all(options, ready, requests, result):
    adapters = {}
    try:
        for name, (engine, _) in list(ready.items()):
            try:
                adapters[name] = process.Adapter(engine.serve_command(),
                                                 os.path.join(engine.folder, "serve.log"),
                                                 options.limit_ms, engine.lacks)
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
    source = "generated"
    if options.corpus:
        source = " and ".join(os.path.basename(path) for path in options.corpus)
        source = f"recombined from {source}" if options.recombine else source
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


def report(options, articles, ready, requests, outcomes, result):
    titles = {name: engine.title for name, (engine, _) in ready.items()}
    reference = next((name for name in REFERENCE_ORDER if name in outcomes), next(iter(outcomes)))
    if {"lucene", "dateline"} <= outcomes.keys():
        whole = oneshot.measure(result, ready["dateline"][0], requests)
        goals.table(result, articles.facts["articles"], outcomes, requests, whole)
        goals.show(result.tables[-1])
    if not options.goals:
        tables.indexing(result, titles, {name: steps for name, (_, steps) in ready.items()},
                        articles.facts["text_bytes"])
        tables.summary(result, titles, outcomes, requests, reference)
    tables.latency(result, titles, outcomes, requests, reference)
    tables.agreement(result, titles, outcomes, requests, reference)
    tables.failures(result, titles, outcomes, requests)


def main():
    options = parse()
    result = results.Results("peers")
    articles = corpus.prepare(options.work, options.articles, options.corpus, options.recombine)
    alike = options.goals and not options.corpus
    requests = corpus.draw_requests(articles, options.per_class, user_queries(options),
                                    goals.LEAST_SHARE if alike else queries.LEAST_SHARE)
    if options.goals:
        requests = goals.wanted(requests)
    notes(options, articles, requests, result)
    ready, told = indexing.index_all(options.engines, articles, options.goals)
    for text in told:
        result.note(without_paths(options, text))
    outcomes = ask_all(options, ready, requests, result)
    if outcomes:
        report(options, articles, ready, requests, outcomes, result)
    result.write(options.out)


if __name__ == "__main__":
    main()
