"""The project's own sample articles against what a reader says of them."""

import os

from extraction import inspection, scores
from lib import part

_FOLDER = os.path.join(part.ROOT, "corpus")


def expected():
    """{(file in sample/, record): (countries, date or "none", language)}"""
    lines = {}
    with open(os.path.join(_FOLDER, "expected.tsv"), encoding="utf-8") as table:
        for line in table:
            if line.startswith("#") or not line.strip():
                continue
            columns = line.rstrip("\n").split("\t")
            codes = [code for code in columns[4].split(",") if code not in ("", "-")]
            lines[columns[0], int(columns[1])] = codes, columns[5], columns[6]
    return lines


def measure(results):
    """Returns the scores of countries; adds those of dates and languages."""
    truth, sample = expected(), os.path.join(_FOLDER, "sample")
    focus = scores.SetScores()
    dates = languages = articles = 0
    for article in inspection.inspect([sample]):
        key = os.path.relpath(article["file"], sample), article["record"]
        if key not in truth:
            continue
        codes, date, language = truth[key]
        articles += 1
        focus.add(article["countries"], codes)
        dates += (article.get("date") or "none") == date
        languages += article["language"] == language
    results.add("extraction.dates.sample.right", scores.ratio(dates, articles), "", "higher")
    results.add("extraction.language.sample.accuracy", scores.ratio(languages, articles), "",
                "higher")
    results.table("The sample articles", ["articles", "countries right", "date right",
                                          "language right"],
                  [[articles, focus.exact, dates, languages]])
    return focus
