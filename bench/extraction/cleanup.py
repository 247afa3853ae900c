"""Clean-up: what is removed of the web page around an article, and what of the article itself."""

import hashlib
import os

from extraction import inspection, scores
from lib import part

# Wire copy and edited text without web furniture: whatever is removed there is a loss.
_CLEAN_SETS = ("reuters21578", "bbc", "gnad10k_test", "wikinews_en")
_PER_SET = 2_000
_LABELS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "lines.tsv")


def _lines(text):
    return [" ".join(line.split()) for line in text.split("\n") if line.strip()]


def measure_generated(path, results):
    """The generator's own web lines: how many go, and how much else."""
    truth = {}
    for record in inspection.articles.read_records(path):
        count = record.get("truth", {}).get("boilerplate_lines", 0)
        lines = _lines(record["text"])
        truth[record["id"]] = set(lines[len(lines) - count:]) if count else set()
    found = scores.SetScores()
    for article in inspection.inspect([path]):
        removed = {line for piece in article["removed"] for line in _lines(piece["text"])}
        found.add(sorted(removed), truth[article["id"]])
    values = found.values()
    for key, value in values.items():
        results.add(f"extraction.cleanup.generated.{key}", value, "", "higher")
    results.table("Clean-up of generated web lines", ["set", "articles", "lines", "precision",
                                                      "recall", "F1"],
                  [["generated", found.articles, found.true,
                    *(f"{value:.3f}" for value in values.values())]])


def measure_clean(data, work, results):
    """The share of text that is lost where nothing should be removed."""
    files = dict(inspection.news_files(data))
    files["reuters21578"] = os.path.join(work, "reuters21578.jsonl")  # by measure_reuters
    rows = []
    for name in _CLEAN_SETS:
        if not os.path.exists(files.get(name, "")):
            continue
        part.progress(f"clean-up of {name}")
        lost = kept = articles = 0
        for _, article in inspection.inspect_records(
                inspection.sample(files[name], _PER_SET), ("title", "text"),
                os.path.join(work, "clean.jsonl")):
            articles += 1
            lost += sum(len(piece["text"]) for piece in article["removed"])
            kept += len(article["body"])
        share = scores.ratio(lost, lost + kept)
        results.add(f"extraction.clean_text.{name}.lost", share, "", "lower")
        rows.append([name, articles, f"{share * 100:.3f} %"])
    if rows:
        results.table("Text that clean-up takes from articles without web furniture",
                      ["set", "articles", "characters removed"], rows)


def line_key(line):
    """How lines.tsv names a line without its text."""
    return hashlib.sha1(" ".join(line.split()).encode()).hexdigest()[:12]


def read_labels(path=_LABELS):
    """{set: {(article, line): label}}"""
    labels = {}
    with open(path, encoding="utf-8") as stream:
        for row in stream:
            if row.startswith("#"):
                continue
            name, article, line, label = row.rstrip("\n").split("\t")
            labels.setdefault(name, {})[article, line] = label
    return labels


def measure_lines(data, work, results):
    """Lines that were labelled by hand: what of the furniture goes, and how much else. Lines that
    repeat the headline may go or stay."""
    files = inspection.news_files(data)
    rows, total = [], {"right": 0, "wrong": 0, "missed": 0}
    for name, labels in sorted(read_labels().items()):
        if name not in files:
            continue
        part.progress(f"labelled lines of {name}")
        counts = dict.fromkeys(total, 0)
        for record, found in inspection.inspect_records(
                inspection.sample(files[name], _PER_SET), ("title", "text", "source", "url"),
                os.path.join(work, "lines.jsonl")):
            removed = {line_key(line) for piece in found["removed"]
                       for line in _lines(piece["text"])}
            for line in {line_key(line) for line in _lines(record.get("text") or "")}:
                label = labels.get((str(record["id"]), line))
                if label == "furniture":
                    counts["right" if line in removed else "missed"] += 1
                elif label == "news":
                    counts["wrong"] += line in removed
        for key, value in counts.items():
            total[key] += value
        rows.append([name, len(labels), *counts.values()])
    if not rows:
        return
    precision = scores.ratio(total["right"], total["right"] + total["wrong"])
    recall = scores.ratio(total["right"], total["right"] + total["missed"])
    results.add("extraction.cleanup.lines.precision", precision, "", "higher")
    results.add("extraction.cleanup.lines.recall", recall, "", "higher")
    rows.append(["all", sum(row[1] for row in rows), *total.values()])
    results.table("Lines labelled by hand", ["set", "lines", "furniture removed", "news removed",
                                             "furniture kept"], rows)
    results.note(f"Labelled lines: precision {precision:.3f}, recall {recall:.3f} of removal.")
