"""Rankings by Dateline, as its users get them."""

import collection  # noqa: F401  (puts the shared library on the path)
import dateline

DEPTH = 1000


def rank(directory, queries, depth=DEPTH, build=None, match="any"):
    """{query id: [(document, score), ...]} for {query id: text}. Each text is given as it stands,
    as somebody pastes it; any of the words may match. A query without text finds nothing. With one
    query on standard input the program prints in another layout, so at least two are asked."""
    asked = [query for query, text in queries.items() if text]
    texts = [queries[query] for query in asked]
    padding = ["-"] * max(0, 2 - len(texts))
    answers = dateline.search(directory, texts + padding,
                              ("--match", match, "--facet", "none", "--limit", str(depth)), build)
    hits = {query: [] for query in queries}
    for query, answer in zip(asked, answers):
        hits[query] = [(hit["id"], hit["score"]) for hit in answer["hits"]]
    return hits
