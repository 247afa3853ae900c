"""How often the language of an article is found, over the sets that name it: from title and text, and
from the title alone."""

import os

from extraction import inspection, scores

_PER_SET = 1_000    # articles of one language in one set
LEAST = 10          # articles of a language, to be reported


def measure(data, work, results):
    whole, titles = {}, {}
    for name, path in inspection.news_files(data).items():
        by_language = {}
        for record in inspection.sample(path, 20 * _PER_SET, lambda record: record.get("lang")):
            by_language.setdefault(record["lang"], []).append(record)
        records = [record for kept in by_language.values() for record in kept[:_PER_SET]]
        if not records:
            continue
        file = os.path.join(work, f"language-{name}.jsonl")
        _count(records, ("title", "text"), file, whole)
        _count([record for record in records if record.get("title")], ("title",), file, titles)
    _report(whole, "extraction.language", "Language found from title and text", results)
    _report(titles, "extraction.language.titles", "Language found from the title alone", results)


def _count(records, fields, file, counts):
    """Adds to counts, {language: (right, seen)}, what the program finds in these fields."""
    for record, article in inspection.inspect_records(records, fields, file):
        language = record["lang"]
        right, seen = counts.get(language, (0, 0))
        counts[language] = (right + (article["language"] == language), seen + 1)


def _report(counts, metric, title, results):
    rows = []
    for language in sorted(counts):
        right, seen = counts[language]
        if seen >= LEAST:
            rows.append([language, seen, right / seen])
            results.add(f"{metric}.{language}.accuracy", right / seen, "", "higher")
    if not rows:
        return
    mean = scores.ratio(sum(row[2] for row in rows), len(rows))
    results.add(f"{metric}.mean.accuracy", mean, "", "higher")
    rows.append(["mean of the languages", sum(row[1] for row in rows), mean])
    results.table(title, ["language", "articles", "accuracy"],
                  [row[:2] + [f"{row[2]:.4f}"] for row in rows], summary=True)
