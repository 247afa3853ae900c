"""How often the day of publication is found, from the input's date field alone, from the URL alone,
and from title and text alone."""

import datetime
import os
import re

from extraction import inspection, scores

_PER_SET = 2_000
_LEAST_DATED = 20
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def _labelled(record):
    return isinstance(record.get("date"), str) and _DAY.match(record["date"]) and record.get("url")


def agrees(found, true, days):
    """Whether a date found, exact to the day, month or year, may be the true day or one at most
    `days` away."""
    day = datetime.date.fromisoformat(true[:10])
    return any((day + datetime.timedelta(days=shift)).isoformat().startswith(found)
               for shift in range(-days, days + 1))


def measure(data, work, results):
    rows = []
    for name, path in inspection.news_files(data).items():
        records = inspection.sample(path, _PER_SET, _labelled)
        if len(records) < 50:
            continue
        # The labels often are days of crawling, in other zones than the URL's.
        for evidence, fields, days in (("metadata", ("date",), 0), ("url", ("url",), 1),
                                       ("text", (), 1)):
            seen = dated = right = 0
            for record, article in inspection.inspect_records(
                    records, ("title", "text") + fields, os.path.join(work, "dates.jsonl")):
                seen += 1
                dated += bool(article["date"])
                right += bool(article["date"]) and agrees(article["date"], record["date"], days)
            found, correct = scores.ratio(dated, seen), scores.ratio(right, dated)
            rows.append([name, evidence, seen, f"{found:.4f}", f"{correct:.4f}" if dated else "-"])
            results.add(f"extraction.dates_{evidence}.{name}.dated", found, "", "higher")
            if dated >= _LEAST_DATED:
                results.add(f"extraction.dates_{evidence}.{name}.right", correct, "", "higher")
    if rows:
        results.table("Dates, by the only evidence that is shown",
                      ["set", "evidence", "articles", "dated", "right of the dated"],
                      rows)
        results.note("Dates: many URLs and most texts hold no date; only what is dated can be right "
                     "or wrong. A day of a URL or a text is right when the label is at most a day "
                     "away, a month when it holds such a day.")
