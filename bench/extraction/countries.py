"""How well countries are found: what a story is about, and what it mentions."""

import os

from extraction import country_names, inspection, reuters, scores


def _report_focus(results, name, found):
    for key, value in {**found.values(), "exact": found.exact_share(),
                       "first": found.first_share()}.items():
        results.add(f"extraction.countries.{name}.{key}", value, "", "higher")


def focus_row(name, found):
    values = found.values()
    return [name, found.articles, *(f"{value:.3f}" for value in (
        values["precision"], values["recall"], values["f1"], found.exact_share(),
        found.first_share()))]


def report_focus(results, scored):
    """`scored`: {name of the set: SetScores}"""
    for name, found in scored.items():
        _report_focus(results, name, found)
    results.table("Countries that a story is about",
                  ["set", "articles", "precision", "recall", "F1", "whole set right",
                   "first one right"],
                  [focus_row(name, found) for name, found in scored.items()], summary=True)
    results.note("Countries: precision, recall and F1 are summed over articles; the whole set is "
                 "right also where none is expected and none found; the first one is right when "
                 "it is among those expected, over the articles that expect any.")


def measure_reuters(data, work, results):
    """SetScores over Reuters-21578, PLACES being the truth; None when it is not there."""
    path = os.path.join(data, "news", "reuters21578-train.tar.zst")
    if not os.path.exists(path):
        return None
    codes, unknown = country_names.load(), set()
    found = scores.SetScores()
    for record, article in inspection.inspect_records(
            reuters.read(path), ("title", "text"), os.path.join(work, "reuters21578.jsonl")):
        places = {country_names.plain(place) for place in record["places"]}
        unknown |= places - codes.keys()
        found.add(article["countries"], {codes[place] for place in places if place in codes})
    if unknown:
        results.note(f"Reuters-21578: places without a country, left out: {', '.join(sorted(unknown))}.")
    return found


def measure_mentions(data, work, results):
    """Countries mentioned at all in the local news of LGL: those of its toponyms."""
    path = inspection.news_files(data).get("lgl")
    if not path:
        return
    codes = country_names.load()
    found = scores.SetScores()
    for record, article in inspection.inspect_records(
            inspection.sample(path, 10**9, lambda record: record.get("toponyms")),
            ("title", "text"), os.path.join(work, "lgl.jsonl")):
        names = {country_names.plain(place.get("country") or "") for place in record["toponyms"]}
        found.add(article["mentions"], {codes[name] for name in names if name in codes})
    values = found.values()
    for key, value in values.items():
        results.add(f"extraction.mentions.lgl.{key}", value, "", "higher")
    results.table("Countries mentioned at all (local news: the countries of all place names)",
                  ["set", "articles", "precision", "recall", "F1"],
                  [["lgl", found.articles, *(f"{value:.3f}" for value in values.values())]])
