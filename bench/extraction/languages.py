"""How often the language of an article is found, over the sets that name it."""

import os

from extraction import inspection, scores

_PER_SET = 1_000    # articles of one language in one set
LEAST = 10          # articles of a language, to be reported


def measure(data, work, results):
    right, seen = {}, {}
    for name, path in inspection.news_files(data).items():
        by_language = {}
        for record in inspection.sample(path, 20 * _PER_SET, lambda record: record.get("lang")):
            by_language.setdefault(record["lang"], []).append(record)
        records = [record for kept in by_language.values() for record in kept[:_PER_SET]]
        if not records:
            continue
        for record, article in inspection.inspect_records(
                records, ("title", "text"), os.path.join(work, f"language-{name}.jsonl")):
            language = record["lang"]
            seen[language] = seen.get(language, 0) + 1
            right[language] = right.get(language, 0) + (article["language"] == language)
    rows = []
    for language in sorted(seen):
        if seen[language] >= LEAST:
            share = right[language] / seen[language]
            rows.append([language, seen[language], share])
            results.add(f"extraction.language.{language}.accuracy", share, "", "higher")
    if not rows:
        return
    mean = scores.ratio(sum(row[2] for row in rows), len(rows))
    results.add("extraction.language.mean.accuracy", mean, "", "higher")
    rows.append(["mean of the languages", sum(row[1] for row in rows), mean])
    results.table("Language found from title and text", ["language", "articles", "accuracy"],
                  [row[:2] + [f"{row[2]:.4f}"] for row in rows], summary=True)
