"""How often the printed day is found, from the input's date field alone and from the URL alone."""

import os
import re

from extraction import inspection, scores

_PER_SET = 2_000
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def _labelled(record):
    return isinstance(record.get("date"), str) and _DAY.match(record["date"]) and record.get("url")


def measure(data, work, results):
    rows = []
    for name, path in inspection.news_files(data).items():
        records = inspection.sample(path, _PER_SET, _labelled)
        if len(records) < 50:
            continue
        for evidence, field in (("metadata", "date"), ("url", "url")):
            seen = dated = right = 0
            for record, article in inspection.inspect_records(
                    records, ("title", "text", field), os.path.join(work, "dates.jsonl")):
                seen += 1
                dated += bool(article.get("date"))
                right += article.get("date") == record["date"][:10]
            found, correct = scores.ratio(dated, seen), scores.ratio(right, dated)
            rows.append([name, evidence, seen, found, correct])
            results.add(f"extraction.dates-{evidence}.{name}.dated", found, "", "higher")
            results.add(f"extraction.dates-{evidence}.{name}.right", correct, "", "higher")
    if rows:
        results.table("Dates, by the only evidence that is shown",
                      ["set", "evidence", "articles", "dated", "right of the dated"],
                      [row[:3] + [f"{value:.4f}" for value in row[3:]] for row in rows])
        results.note("Dates: many URLs hold no date; only what is dated can be wrong.")
