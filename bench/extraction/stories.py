"""How well near-identical copies are told from everything else, and what it costs."""

import datetime
import json
import os
import random
import re
import shutil
import subprocess

from extraction import edits, inspection, references, scores
from lib import articles, part

_ORIGINALS = 300   # articles of a set that get copies
_SHORTEST = 60     # words of such an article
_REPEATS = 6_000   # articles of a set that are searched for copies that are there already
_HEADLINES = 150_000
_FEWEST_PAIRS = 20
_TAG = re.compile(r"^(?:(?:UPDATE|RPT|REFILE|CORRECTED|WRAPUP|ADVISORY|EXCLUSIVE|TABLE|TEXT)"
                  r"(?: ?\d+)?[-: ]+)+")
_FIELDS = ("id", "title", "text", "date")


def find(records, work):
    """(record id -> story, what it took) of one batch of records."""
    path, index = os.path.join(work, "stories.jsonl"), os.path.join(work, "stories.idx")
    with open(path, "w", encoding="utf-8") as stream:
        for record in records:
            shown = {name: record[name] for name in _FIELDS if record.get(name)}
            stream.write(json.dumps(shown, ensure_ascii=False) + "\n")
    shutil.rmtree(index, ignore_errors=True)
    command = [part.program("bench_stories"), "-i", index, path]
    output = subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout.splitlines()
    found = (json.loads(line) for line in output[:-1])
    return {article["id"]: article["story"] for article in found}, json.loads(output[-1])


class _Pairs:
    """Yes-or-no answers about pairs of articles."""

    def __init__(self):
        self.right = self.expected = self.found = 0

    def add(self, expected, found):
        self.expected += expected
        self.found += found
        self.right += expected and found

    def values(self):
        precision = scores.ratio(self.right, self.found)
        recall = scores.ratio(self.right, self.expected)
        return {"precision": precision, "recall": recall,
                "f1": scores.ratio(2 * precision * recall, precision + recall)}

    def row(self, name, records):
        """Of the table; without shares where they would be of next to nothing."""
        shown = [f"{value:.3f}" for value in self.values().values()]
        return [name, records, self.expected, self.found,
                *(shown if self.expected >= _FEWEST_PAIRS else ["-"] * len(shown))]


def count_pairs(truth, found):
    """Pairs of articles: `truth` and `found` give the group of each id."""
    def pairs(groups):
        sizes = {}
        for group in groups:
            sizes[group] = sizes.get(group, 0) + 1
        return sum(size * (size - 1) // 2 for size in sizes.values())
    result = _Pairs()
    result.expected, result.found = pairs(truth.values()), pairs(found[i] for i in truth)
    result.right = pairs((truth[i], found[i]) for i in truth)
    return result


def _later(date, days):
    return (datetime.date.fromisoformat(date) + datetime.timedelta(days=days)).isoformat()


def measure_edits(name, records, work, results, kinds):
    """Copies and lookalikes made of articles of a set; `kinds` collects what is found by kind."""
    chance = random.Random(1)
    long = [r for r in records if edits.words(r.get("text", "")) >= _SHORTEST]
    chance.shuffle(long)
    originals, others = long[:_ORIGINALS], long[_ORIGINALS:2 * _ORIGINALS]
    if len(others) < 30:
        return
    written, asked = [], []
    for number, record in enumerate(originals):
        article = record.get("title", ""), record["text"]
        # Each kind has a year of its own: an original and one copy of it.
        for year, (kind, edit) in enumerate({**edits.COPIES, **edits.LOOKALIKES}.items(), 2001):
            neighbour = others[chance.randrange(len(others))]
            copy = edit(article, (neighbour.get("title", ""), neighbour["text"]), chance)
            if copy is None:
                continue
            dates = [f"{year}-{1 + number % 12:02}-{1 + number // 12 % 28:02}"]
            dates.insert(chance.randrange(2), _later(dates[0], chance.randrange(3)))
            for identity, (title, text), date in zip(
                    (f"{kind}/{number}", f"{kind}/{number}/copy"), (article, copy), dates):
                written.append({"id": identity, "title": title, "text": text, "date": date})
            asked.append((f"{kind}/{number}", kind))
    found, _ = find(written, work)
    pairs = _Pairs()
    for original, kind in asked:
        same = found[original] == found[original + "/copy"]
        seen = kinds.setdefault(kind, {}).setdefault(name, [0, 0])
        seen[0] += 1
        seen[1] += same
        pairs.add(kind in edits.COPIES, same)
    for key, value in pairs.values().items():
        results.add(f"extraction.stories_edited.{name}.{key}", value, "", "higher")


def _report_kinds(kinds, results):
    names = sorted({name for by_set in kinds.values() for name in by_set})
    rows = []
    for kind, by_set in kinds.items():
        cells = [by_set.get(name) for name in names]
        shares = [f"{100 * c[1] / c[0]:.1f} %" if c else "-" for c in cells]
        total = [sum(c[i] for c in cells if c) for i in (0, 1)]
        wanted = kind in edits.COPIES
        results.add("extraction.stories_kind." + re.sub(r"\W+", "_", kind.lower()) + ".found",
                    scores.ratio(total[1], total[0]), "", "higher" if wanted else "lower")
        rows.append([kind if wanted else f"no copy: {kind}", total[0],
                     f"{100 * scores.ratio(total[1], total[0]):.1f} %", *shares])
    results.table("Edited copies that get the story of their original",
                  ["kind", "pairs", "all sets", *names], rows)


def measure_repeats(name, records, work, results):
    """Copies that are in a set already, against an exhaustive comparison of all texts."""
    found, _ = find(records, work)
    same, different = references.label_pairs(
        {record["id"]: (record["text"], record["date"][:10]) for record in records}, found)
    pairs = _Pairs()
    for label, labelled in ((True, same), (False, different)):
        for a, b in labelled:
            pairs.add(label, found[a] == found[b])
    if pairs.expected >= _FEWEST_PAIRS:
        for key, value in pairs.values().items():
            results.add(f"extraction.stories_repeats.{name}.{key}", value, "", "higher")
    return pairs.row(name, len(records))


def measure_headlines(records, work, results):
    """Headlines repeated with a tag ("UPDATE 1-") until the next day, and headlines of the same
    two days that differ in their numbers only."""
    found, _ = find(records, work)
    by_text, by_shape = {}, {}
    for record in records:
        plain = " ".join(re.findall(r"\w+", _TAG.sub("", record["title"]).lower()))
        if len(plain.split()) < 6:
            continue
        by_text.setdefault(plain, []).append(record)
        by_shape.setdefault(re.sub(r"\d+", "0", plain), {}).setdefault(plain, record)
    pairs = _Pairs()

    def add(a, b, expected):
        if b["date"][:10] in (a["date"][:10], _later(a["date"][:10], 1)):
            pairs.add(expected, found[a["id"]] == found[b["id"]])
    for copies in by_text.values():
        copies.sort(key=lambda record: record["date"])
        for a, b in zip(copies, copies[1:]):
            if _TAG.match(a["title"]) or _TAG.match(b["title"]):
                add(a, b, True)
    for shapes in by_shape.values():
        kept = sorted(shapes.values(), key=lambda record: record["date"])
        for a, b in zip(kept, kept[1:]):
            add(a, b, False)
    for key, value in pairs.values().items():
        results.add(f"extraction.stories_headlines.reuters.{key}", value, "", "higher")
    return pairs.row("headlines with tags", len(records))


def measure_generated(path, work, results):
    """The generator's reprints; what finding copies costs."""
    records = [{**record, "text": record.get("text", "")} for record in articles.read_records(path)]
    truth = {record["id"]: record["truth"]["text"] for record in records}
    found, took = find(records, work)
    pairs = count_pairs(truth, found)
    for key, value in pairs.values().items():
        results.add(f"extraction.stories.generated.{key}", value, "", "higher")
    rows = [pairs.row("generated reprints", len(records))]
    for what in ("fingerprint", "assign"):
        speed = took["text_bytes"] / 1e6 / max(took[f"{what}_seconds"], 1e-9)
        results.add(f"extraction.stories_{what}.generated.speed", speed, "MB/s", "higher",
                    tolerance=0.15)
    results.add("extraction.stories_size.generated.share",
                took["hash_bytes"] / took["text_bytes"], "", "lower")
    kinds = {}
    measure_edits("generated", records, work, results, kinds)
    return rows, kinds


def measure(data, work, results, generated):
    """`generated`: a corpus with truth; `data` may be None."""
    part.progress("copies in the generated corpus")
    rows, kinds = measure_generated(generated, work, results)
    for name, records in references.sets(data).items() if data else ():
        part.progress(f"copies of {name}")
        measure_edits(name, records, work, results, kinds)
        dated = [record for record in records if record.get("date")]
        if len(dated) > 1_000:
            dated.sort(key=lambda record: record["date"])
            rows.append(measure_repeats(name, dated[:_REPEATS], work, results))
    if data:
        path = inspection.news_files(data).get("reuters_headlines-2008")
        if path:
            part.progress("copies of headlines")
            records = [record for _, record in zip(range(_HEADLINES), articles.read_records(path))]
            rows.append(measure_headlines(records, work, results))
    _report_kinds(kinds, results)
    results.table("Near-identical copies, as pairs", ["set", "articles", "true pairs", "found",
                                                      "precision", "recall", "F1"],
                  rows, summary=True)
    results.note("Copies: edits are made of articles of each set by the bench. Repeats that are in "
                 "a set are labelled by comparing all its texts whole (runs of five words): a copy "
                 "has four fifths of the shorter in the longer, at most five times as long, and "
                 "most of the numbers; two fifths or less, or a third of the numbers, is none; "
                 "what lies between is not judged.")
