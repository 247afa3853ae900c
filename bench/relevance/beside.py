"""One ranking beside another one of the same queries, with a paired test."""

from relevance import metrics, significance

PERMUTATIONS = 20_000


class Beside:
    """Collects values by query of two rankings, set by set and pooled. The difference is the value
    of ours less that of theirs. Measurements are called beside.NAME.SET.MEASURE.difference, .p, and
    .other, which is the value of theirs."""

    def __init__(self, name, ours, theirs):
        self._name = name
        self._titles = (ours, theirs)
        self._rows = []
        self._pools = {}    # (pool, measure) -> ([ours], [theirs])
        self._means = {}    # (pool, measure) -> [(our mean, their mean)], one a set

    def add(self, results, set_name, pool, our_rankings, their_rankings, qrels):
        """Compares over the queries that have a relevant document. `pool` is the family of sets
        whose queries are tested together."""
        for label, key, measure in _MEASURES[pool]:
            queries = [query for query, grades in qrels.items()
                       if any(grade > 0 for grade in grades.values())]
            ours = [measure(our_rankings.get(query, []), qrels[query]) for query in queries]
            theirs = [measure(their_rankings.get(query, []), qrels[query]) for query in queries]
            pooled = self._pools.setdefault((pool, label, key), ([], []))
            pooled[0].extend(ours)
            pooled[1].extend(theirs)
            self._means.setdefault((pool, label, key), []).append(
                (metrics.mean(ours), metrics.mean(theirs)))
            self._row(results, set_name, set_name, label, key, ours, theirs)

    def _row(self, results, identifier, title, label, key, ours, theirs):
        mean, other = metrics.mean(ours), metrics.mean(theirs)
        p = significance.paired_randomisation(ours, theirs, PERMUTATIONS)
        prefix = f"beside.{self._name}.{identifier}.{key}"
        results.add(f"{prefix}.other", other, "", "none")
        results.add(f"{prefix}.difference", mean - other, "", "higher")
        results.add(f"{prefix}.p", p, "", "none")
        better = sum(a > b for a, b in zip(ours, theirs))
        worse = sum(a < b for a, b in zip(ours, theirs))
        self._rows.append([title, len(ours), label, f"{mean:.4f}", f"{other:.4f}",
                           f"{mean - other:+.4f}", better, worse, f"{p:.4f}"])

    def finish(self, results):
        """Adds the table, the pooled rows last."""
        for (pool, label, key), (ours, theirs) in self._pools.items():
            self._row(results, f"all_{pool}", f"all queries, {_POOLS[pool]}", label, key, ours, theirs)
        for (pool, label, key), means in self._means.items():
            mean, other = (metrics.mean(values) for values in zip(*means))
            self._rows.append([f"mean of the sets, {_POOLS[pool]}", len(means), label, f"{mean:.4f}",
                               f"{other:.4f}", f"{mean - other:+.4f}",
                               sum(a > b for a, b in means), sum(a < b for a, b in means), "-"])
        if self._rows:
            ours, theirs = self._titles
            results.table(f"{ours} beside {theirs}",
                          ["articles", "queries", "measure", ours, theirs, "difference", "better",
                           "worse", "p"], self._rows, summary=True)


def _mrr10(ranking, grades):
    return metrics.reciprocal_rank(ranking, grades, 10)


_POOLS = {"judged": "judged collections", "known": "known items"}
_MEASURES = {
    "judged": (("nDCG@10", "ndcg10", metrics.ndcg), ("MAP", "map", metrics.average_precision),
               ("MRR@10", "mrr10", _mrr10)),
    "known": (("MRR@10", "mrr10", _mrr10),),
}
