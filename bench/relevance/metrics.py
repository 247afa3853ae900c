"""Measures of ranking quality, as trec_eval defines them.

A ranking is a list of document ids, best first, each at most once. Judgements are a dict from
document id to grade; grades of 0 or less and documents without a judgement are not relevant.
"""

import math

MEASURES = ("ndcg@10", "map", "mrr", "recall@100")


def ndcg(ranking, grades, depth=10):
    """Normalised discounted cumulative gain as trec_eval's ndcg_cut: the gain of a document is its
    grade itself (linear, not 2**grade - 1), discounted by log2(rank + 1); the ideal ranking is of
    all judged documents, found or not."""
    def discounted(gains):
        return sum(max(gain, 0) / math.log2(rank + 1) for rank, gain in enumerate(gains, 1))

    ideal = discounted(sorted((g for g in grades.values() if g > 0), reverse=True)[:depth])
    if ideal == 0:
        return 0.0
    return discounted(grades.get(doc, 0) for doc in ranking[:depth]) / ideal


def average_precision(ranking, grades):
    relevant = sum(1 for grade in grades.values() if grade > 0)
    found, total = 0, 0.0
    for rank, doc in enumerate(ranking, 1):
        if grades.get(doc, 0) > 0:
            found += 1
            total += found / rank
    return total / relevant if relevant else 0.0


def reciprocal_rank(ranking, grades, depth=None):
    for rank, doc in enumerate(ranking[:depth], 1):
        if grades.get(doc, 0) > 0:
            return 1 / rank
    return 0.0


def success(ranking, grades, depth):
    """1 when one of the first `depth` documents is relevant, else 0."""
    return 1.0 if any(grades.get(doc, 0) > 0 for doc in ranking[:depth]) else 0.0


def recall(ranking, grades, depth=100):
    relevant = {doc for doc, grade in grades.items() if grade > 0}
    return len(relevant.intersection(ranking[:depth])) / len(relevant) if relevant else 0.0


def evaluate(rankings, qrels):
    """Measures per query: {measure: {query: value}}, over the queries that have a relevant
    document. Of these, one that `rankings` lacks counts as 0; queries without a relevant document
    are left out, whatever was found for them."""
    per_query = {measure: {} for measure in MEASURES}
    for query, grades in qrels.items():
        if not any(grade > 0 for grade in grades.values()):
            continue
        ranking = rankings.get(query, [])
        per_query["ndcg@10"][query] = ndcg(ranking, grades, 10)
        per_query["map"][query] = average_precision(ranking, grades)
        per_query["mrr"][query] = reciprocal_rank(ranking, grades)
        per_query["recall@100"][query] = recall(ranking, grades, 100)
    return per_query


def mean(values):
    values = list(values)
    return sum(values) / len(values) if values else 0.0
