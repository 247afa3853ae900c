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
    """{name: SetScores} over Reuters-21578, PLACES being the truth; {} when it is not there. Many
    stories got no place although they name a country, so those with labels are a set of their own."""
    path = os.path.join(data, "news", "reuters21578-train.tar.zst")
    if not os.path.exists(path):
        return {}
    codes, unknown = country_names.load(), set()
    found = {"reuters21578": scores.SetScores(), "reuters21578-labelled": scores.SetScores()}
    for record, article in inspection.inspect_records(
            reuters.read(path), ("title", "text"), os.path.join(work, "reuters21578.jsonl")):
        places = {country_names.plain(place) for place in record["places"]}
        unknown |= places - codes.keys()
        true = {codes[place] for place in places if place in codes}
        found["reuters21578"].add(article["countries"], true)
        if true:
            found["reuters21578-labelled"].add(article["countries"], true)
    if unknown:
        results.note(f"Reuters-21578: places without a country, left out: {', '.join(sorted(unknown))}.")
    return found


def toponym_country(record, toponym, article):
    """What inspect says of a toponym of LGL: the codes of the mentions that overlap it. Its offsets
    count in the text as it came, evidence in the text as printed, so it is found again as the n-th
    of its spelling."""
    phrase, text = toponym["phrase"], record["text"]
    nth = text.count(phrase, 0, int(toponym["start"]))
    spans = []
    for field in ("body", "title"):
        printed, at = (article[field] or "").encode(), -1
        for _ in range(nth + 1):
            at = printed.find(phrase.encode(), at + 1)
            if at < 0:
                break
        if at >= 0:
            spans.append((field, at, at + len(phrase.encode())))
            break
    return [evidence["value"] for evidence in article["evidence"] if evidence["kind"] == "country"
            for field, begin, end in spans
            if evidence["field"] == field and evidence["begin"] < end and evidence["end"] > begin]


def measure_mentions(data, work, results):
    """Countries mentioned at all in the local news of LGL, and the country of each toponym."""
    path = inspection.news_files(data).get("lgl")
    if not path:
        return
    codes = country_names.load()
    found = scores.SetScores()
    toponyms = right = missed = 0
    for record, article in inspection.inspect_records(
            inspection.sample(path, 10**9, lambda record: record.get("toponyms")),
            ("title", "text", "url"), os.path.join(work, "lgl.jsonl")):
        true = set()
        for toponym in record["toponyms"]:
            code = codes.get(country_names.plain(toponym.get("country") or ""))
            if not code:
                continue
            true.add(code)
            said = toponym_country(record, toponym, article)
            toponyms += 1
            right += code in said
            missed += not said
        found.add(article["mentions"], true)
    values = found.values()
    per_mention = scores.ratio(right, toponyms)
    for key, value in {**values, "exact": found.exact_share(), "toponyms": per_mention}.items():
        results.add(f"extraction.mentions.lgl.{key}", value, "", "higher")
    results.table("Countries mentioned at all (local news: the countries of all place names)",
                  ["set", "articles", "precision", "recall", "F1", "whole set right", "place names",
                   "right country", "wrong", "not found"],
                  [["lgl", found.articles, *(f"{value:.3f}" for value in values.values()),
                    f"{found.exact_share():.3f}", toponyms, f"{per_mention:.3f}",
                    f"{scores.ratio(toponyms - right - missed, toponyms):.3f}",
                    f"{scores.ratio(missed, toponyms):.3f}"]])
