"""What is computed from the engines' times and answers. Pure functions.

times:   {request id: [ms, ...]}, the repetitions of one engine
answers: {request id: response}, as PROTOCOL.md has them
"""

from lib import stats

TOTALS_TOLERANCE = 0.02
TOP = 10


def summed_medians(times, ids):
    return sum(stats.median(times[identifier]) for identifier in ids)


def ratio_of_sums(times, reference):
    """(ratio, spread, requests): the sum of the median times relative to the reference's, over the
    requests that both answered; None when there are none. The spread is that of the same ratio
    taken round by round."""
    ids = sorted(times.keys() & reference.keys())
    if not ids:
        return None
    rounds = max(len(times[identifier]) for identifier in ids)
    per_round = [
        sum(_round(times[identifier], number) for identifier in ids)
        / sum(_round(reference[identifier], number) for identifier in ids)
        for number in range(rounds)
    ]
    ratio = summed_medians(times, ids) / summed_medians(reference, ids)
    return ratio, stats.spread(per_round), len(ids)


def _round(samples, number):
    """Slow requests have fewer rounds: their rounds are used in turn."""
    return samples[number % len(samples)]


def totals_agree(total, reference):
    return abs(total - reference) <= TOTALS_TOLERANCE * max(total, reference)


def query_of(identifier):
    """The query that a request ("12.range") belongs to."""
    return identifier.partition(".")[0]


def agreeing_queries(answers, reference):
    """The queries for which both engines find the same number of articles, within tolerance."""
    return {query_of(identifier) for identifier in answers.keys() & reference.keys()
            if "total" in answers[identifier] and "total" in reference[identifier]
            and totals_agree(answers[identifier]["total"], reference[identifier]["total"])}


def overlap(ids, reference):
    """The share of the reference's top hits that are among `ids`. 1 when both are empty."""
    wanted = set(reference[:TOP])
    if not wanted:
        return 1.0 if not ids else 0.0
    return len(wanted & set(ids[:TOP])) / len(wanted)


def facets_agree(facets, reference):
    """Whether the counts of the reference's five largest values agree, in every facet."""
    for name, counts in reference.items():
        largest = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:5]
        if any(not totals_agree(facets.get(name, {}).get(value, 0), count)
               for value, count in largest):
            return False
    return True


def agreement(answers, reference):
    """How alike the answers of two engines are, over the requests that both answered:
    {"totals": share of requests whose totals agree, "answered": sum of totals relative to the
    reference's, "overlap": mean overlap of ranked top hits, "facets": share whose facets agree};
    None for what no request asks for."""
    shared = [(answers[identifier], reference[identifier])
              for identifier in sorted(answers.keys() & reference.keys())]
    totals = [(a["total"], b["total"]) for a, b in shared if "total" in a and "total" in b]
    tops = [(a["ids"], b["ids"]) for a, b in shared]
    facets = [(a["facets"], b["facets"]) for a, b in shared if "facets" in a and "facets" in b]
    wanted = sum(b for _, b in totals)
    return {
        "totals": _share(totals_agree(a, b) for a, b in totals),
        "answered": sum(a for a, _ in totals) / wanted if wanted else None,
        "overlap": _share(overlap(a, b) for a, b in tops),
        "facets": _share(facets_agree(a, b) for a, b in facets),
    }


def _share(values):
    values = list(values)
    return sum(values) / len(values) if values else None
