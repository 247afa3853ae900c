"""Web pages: how much of an article's text is found and how little else, and the printed day."""

import io
import json
import os
import re
import subprocess
import tarfile
from collections import Counter

from extraction import inspection, scores

_WORD = re.compile(r"\w+")
_SHINGLE = 4  # words


def _unpack(archive, folder):
    """{name of the file: ground truth} of a .tar.zst with html/ and ground_truth.jsonl."""
    os.makedirs(folder, exist_ok=True)
    plain = subprocess.run(["zstd", "-dc", archive], stdout=subprocess.PIPE, check=True).stdout
    truth = {}
    with tarfile.open(fileobj=io.BytesIO(plain)) as pages:
        for member in pages:
            if not member.isfile():
                continue
            data = pages.extractfile(member).read()
            name = os.path.basename(member.name)
            if name == "ground_truth.jsonl":
                for line in data.decode().splitlines():
                    record = json.loads(line)
                    truth[os.path.basename(record["file"])] = record
            else:
                with open(os.path.join(folder, name), "wb") as stream:
                    stream.write(data)
    return truth


def _shingles(text):
    words = _WORD.findall(text)
    if not words:
        return Counter()
    last = max(1, len(words) - _SHINGLE + 1)
    return Counter(tuple(words[i:i + _SHINGLE]) for i in range(last))


def body_scores(found, true):
    """Precision and recall of the four-word sequences of one text, as scrapinghub's benchmark of
    article extraction has them."""
    predicted, expected = _shingles(found), _shingles(true)
    right = sum((predicted & expected).values())
    wrong = sum((predicted - expected).values())
    missed = sum((expected - predicted).values())
    if wrong == 0 and missed == 0:
        return 1.0, 1.0
    return scores.ratio(right, right + wrong), scores.ratio(right, right + missed)


def _inspected(folder, options=()):
    return {os.path.basename(article["file"]): article
            for article in inspection.inspect([folder], options)}


def measure_bodies(data, work, results):
    archive = os.path.join(data, "extraction", "scrapinghub.tar.zst")
    if not os.path.exists(archive):
        return
    folder = os.path.join(work, "scrapinghub")
    truth = _unpack(archive, folder)
    found = _inspected(folder)
    pairs = [body_scores(found.get(name, {}).get("body", ""), record["body"])
             for name, record in truth.items()]
    precision = scores.ratio(sum(pair[0] for pair in pairs), len(pairs))
    recall = scores.ratio(sum(pair[1] for pair in pairs), len(pairs))
    f1 = scores.ratio(2 * precision * recall, precision + recall)
    for key, value in (("precision", precision), ("recall", recall), ("f1", f1)):
        results.add(f"extraction.page_text.scrapinghub.{key}", value, "", "higher")
    results.table("Text of web pages", ["set", "pages", "articles", "precision", "recall", "F1"],
                  [["scrapinghub", len(truth), len(found), f"{precision:.3f}", f"{recall:.3f}",
                    f"{f1:.3f}"]])


def measure_snippets(data, work, results):
    archive = os.path.join(data, "extraction", "trafilatura-half.tar.zst")
    if not os.path.exists(archive):
        return
    folder = os.path.join(work, "trafilatura")
    truth = _unpack(archive, folder)
    found = _inspected(folder)
    right = missed = wrong = 0
    for name, record in truth.items():
        article = found.get(name, {})
        text = " ".join((article.get("title", "") + " " + article.get("body", "")).split())
        for snippet in record.get("with", ()):
            present = " ".join(snippet.split()) in text
            right += present
            missed += not present
        wrong += sum(" ".join(snippet.split()) in text for snippet in record.get("without", ()))
    precision, recall = scores.ratio(right, right + wrong), scores.ratio(right, right + missed)
    f1 = scores.ratio(2 * precision * recall, precision + recall)
    for key, value in (("precision", precision), ("recall", recall), ("f1", f1)):
        results.add(f"extraction.page_snippets.trafilatura.{key}", value, "", "higher")
    results.table("Snippets that the text of a page must and must not have",
                  ["set", "pages", "precision", "recall", "F1"],
                  [["trafilatura", len(truth), f"{precision:.3f}", f"{recall:.3f}", f"{f1:.3f}"]])


def measure_dates(data, work, results):
    archive = os.path.join(data, "dates", "htmldate-default.tar.zst")
    if not os.path.exists(archive):
        return
    folder = os.path.join(work, "htmldate")
    truth = _unpack(archive, folder)
    found = _inspected(folder)
    dated = right = 0
    for name, record in truth.items():
        day = found.get(name, {}).get("date")
        dated += bool(day)
        right += day == record["date"]
    precision, recall = scores.ratio(right, dated), scores.ratio(right, len(truth))
    f1 = scores.ratio(2 * precision * recall, precision + recall)
    for key, value in (("precision", precision), ("recall", recall), ("f1", f1)):
        results.add(f"extraction.page_dates.htmldate.{key}", value, "", "higher")
    results.table("Dates of web pages", ["set", "pages", "articles", "dated", "right", "F1"],
                  [["htmldate", len(truth), len(found), dated, right, f"{f1:.3f}"]])
    results.note("Dates of web pages: to the day, from the page alone; a page that is no article "
                 "counts as undated.")


def measure(data, work, results):
    measure_bodies(data, work, results)
    measure_snippets(data, work, results)
    measure_dates(data, work, results)
