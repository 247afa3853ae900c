#!/usr/bin/env python3
"""Ranking quality of Dateline: judged collections and known-item search in news.

    bench/relevance/run.py --data DIR|none --work DIR --out FILE.json [--quick]
                           [--runs DIR] [--tag NAME] [--only NAME,...] [--lucene auto|yes|no]

Every folder in DIR with corpus.jsonl, queries.jsonl and qrels.tsv is a judged collection; every
JSON Lines file of articles with title and text gives a known-item set for each of its languages.
--runs writes a TREC run file for each of them, whose last column is the tag. Where Java and Lucene
are installed, or can be (--lucene), Lucene ranks the same articles beside.
"""

import argparse
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
from lib import part  # noqa: E402
from lib.results import Results  # noqa: E402
from relevance import collection, dateline, known_item, metrics, rankings, sample  # noqa: E402

_KEYS = {"ndcg@10": "ndcg10", "map": "map", "mrr": "mrr", "recall@100": "recall100"}
_KNOWN_DEPTH = 10


def parse(arguments):
    parser = argparse.ArgumentParser(add_help=False)
    parser.add_argument("--runs")
    parser.add_argument("--tag", default="dateline")
    parser.add_argument("--only")
    parser.add_argument("--lucene", choices=("auto", "yes", "no"), default="auto")
    own, rest = parser.parse_known_args(arguments)
    options = part.parse_arguments(__doc__.split("\n", maxsplit=1)[0] + " Also: --runs DIR (TREC "
                                   "run files), --tag NAME, --only NAME,...", rest)
    options.runs, options.tag, options.lucene = own.runs, own.tag, own.lucene
    options.only = set(own.only.split(",")) if own.only else None
    if options.runs:
        os.makedirs(options.runs, exist_ok=True)
    return options


def judged(options, results, rankers):
    rows, sums = [], {measure: [] for measure in metrics.MEASURES}
    folders = [folder for folder in collection.find(options.data) if options.data
               and (options.only is None or folder.name in options.only)]
    for folder in folders:
        judged_set = collection.load(folder)
        found = rankers.rank(judged_set.name, "judged", judged_set.corpus, judged_set.queries,
                                judged_set.qrels, dateline.DEPTH, "en")
        per_query = metrics.evaluate(found, judged_set.qrels)
        row = [judged_set.name, len(per_query["map"])]
        for measure, values in per_query.items():
            value = metrics.mean(values.values())
            results.add(f"relevance.{judged_set.name}.{_KEYS[measure]}", value, "", "higher")
            sums[measure].append(value)
            row.append(f"{value:.4f}")
        rows.append(row)
    if not rows:
        return
    for measure, values in sums.items():
        results.add(f"relevance.mean.{_KEYS[measure]}", metrics.mean(values), "", "higher")
    rows.append(["mean of the collections", sum(row[1] for row in rows)] +
                [f"{metrics.mean(sums[measure]):.4f}" for measure in metrics.MEASURES])
    results.table("Ranking quality on judged collections",
                  ["collection", "queries", "nDCG@10", "MAP", "MRR", "recall@100"], rows,
                  summary=True)
    results.note(f"Queries are given as pasted text, any word may match, {dateline.DEPTH} articles "
                 "deep. nDCG@10 is trec_eval's ndcg_cut: linear gain, the ideal ranking from all "
                 "judgements. Queries without a relevant document are left out; one that finds "
                 "nothing counts as 0.")


def known_items(options, results, rankers, files):
    rows = []
    for path in files:
        for name, corpus, queries, qrels, language in known_item.make(path, options.work):
            if options.only is not None and name not in options.only:
                continue
            found = rankers.rank(name, "known", [corpus], queries, qrels, _KNOWN_DEPTH,
                                 language)
            values = {
                "mrr10": metrics.mean(metrics.reciprocal_rank(found[query], qrels[query], 10)
                                      for query in queries),
                "success1": metrics.mean(metrics.success(found[query], qrels[query], 1)
                                         for query in queries),
                "success10": metrics.mean(metrics.success(found[query], qrels[query], 10)
                                          for query in queries)}
            for key, value in values.items():
                results.add(f"known_item.{name}.{key}", value, "", "higher")
            rows.append([name, len(queries), *values.values()])
    if not rows:
        return
    means = [metrics.mean(row[column] for row in rows) for column in (2, 3, 4)]
    for key, value in zip(("mrr10", "success1", "success10"), means):
        results.add(f"known_item.mean.{key}", value, "", "higher")
    rows.append(["mean of the sets", sum(row[1] for row in rows), *means])
    results.table("Known-item search: titles as queries for bodies",
                  ["news and language", "queries", "MRR@10", "success@1", "success@10"],
                  [row[:2] + [f"{value:.4f}" for value in row[2:]] for row in rows], summary=True)
    results.note("Known-item search: titles are not indexed, a copy of the title at the head of a "
                 f"body is cut off, titles used twice are no queries; at most {known_item.QUERIES} "
                 f"queries and {known_item.MOST_ARTICLES:,} articles a set, the same in every run.")


def main():
    options = parse(sys.argv[1:])
    results = Results("relevance")
    rankers = rankings.Rankings(options, results)
    if options.data and not options.quick:
        judged(options, results, rankers)
        files = known_item.find_files(options.data)
    else:
        files = [sample.generated(options.work)]
        results.note("Without data, or with --quick, only known-item search in a generated corpus.")
    known_items(options, results, rankers, files)
    rankers.finish()
    results.write(options.out)


if __name__ == "__main__":
    main()
