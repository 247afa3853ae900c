"""Clean-up: what is removed of the web page around an article, and what of the article itself."""

import os

from extraction import inspection, scores
from lib import part

# Wire copy and edited text without web furniture: whatever is removed there is a loss.
_CLEAN_SETS = ("reuters21578", "bbc", "gnad10k_test", "wikinews_en")
_PER_SET = 2_000


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
