"""TREC's files: runs of six columns, judgements of three or four."""

# Programs that read runs sort by score and break ties their own way, so scores are made to fall
# by at least this much from rank to rank; it survives single precision up to scores of 128.
LEAST_STEP = 1e-5


def write_run(path, results, tag):
    """Writes {query: [(document, score), ...]}, best first, in the order of the queries."""
    with open(path, "w", encoding="utf-8") as stream:
        for query, hits in results.items():
            last = float("inf")
            for rank, (doc, score) in enumerate(hits, 1):
                last = min(score, last - LEAST_STEP)
                stream.write(f"{query} Q0 {doc} {rank} {last:.6f} {tag}\n")


def read_run(path):
    """Reads {query: [document, ...]}, ordered as trec_eval orders: by score, equal scores by
    document id backwards; the rank column means nothing. A document named twice counts once."""
    scored = {}
    with open(path, encoding="utf-8") as stream:
        for number, line in enumerate(stream, 1):
            columns = line.split()
            if not columns:
                continue
            if len(columns) != 6:
                raise ValueError(f"{path}:{number}: a run has six columns, this line {len(columns)}")
            query, _, doc, _, score, _ = columns
            hits = scored.setdefault(query, {})
            hits[doc] = max(float(score), hits.get(doc, float("-inf")))
    return {query: sorted(sorted(hits, reverse=True), key=hits.get, reverse=True)
            for query, hits in scored.items()}


def read_qrels(path):
    """Reads {query: {document: grade}} from "query document grade" or TREC's four columns (the
    second of no meaning), parted by tabs or blanks. A first line without a number is a heading."""
    qrels = {}
    with open(path, encoding="utf-8") as stream:
        for number, line in enumerate(stream, 1):
            columns = line.split()
            if not columns:
                continue
            if len(columns) not in (3, 4):
                raise ValueError(f"{path}:{number}: judgements have three or four columns")
            try:
                grade = int(float(columns[-1]))
            except ValueError:
                if number == 1:
                    continue
                raise ValueError(f"{path}:{number}: the grade is no number") from None
            qrels.setdefault(columns[0], {})[columns[-2]] = grade
    return qrels
