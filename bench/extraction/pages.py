"""Web pages: how much of an article's text is found and how little else, title, authors, the printed
day, and how fast."""

import io
import json
import os
import re
import subprocess
import tarfile
import time
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


def _letters(text):
    return "".join(_WORD.findall(text or "")).lower()


def _same_authors(true, found):
    if isinstance(true, str):
        true = re.split(r"[;,]| and | und | et ", true)
    return sorted(filter(None, map(_letters, true))) == sorted(map(_letters, found))


def _megabytes(folder):
    return sum(entry.stat().st_size for entry in os.scandir(folder)) / 1e6


def _timed(folder):
    """{name of the file: article}, and MB of HTML a second."""
    started = time.perf_counter()
    found = _inspected(folder)
    return found, _megabytes(folder) / (time.perf_counter() - started)


def _add_names(truth, found, results):
    """Titles and authors of a set whose truth has them."""
    titled = [name for name, record in truth.items() if record.get("title")]
    right = sum(_letters(truth[name]["title"]) == _letters(found.get(name, {}).get("title"))
                for name in titled)
    signed = [name for name, record in truth.items() if record.get("author")]
    given = [name for name in signed if found.get(name, {}).get("authors")]
    named = sum(_same_authors(truth[name]["author"], found[name]["authors"]) for name in given)
    accuracy = scores.ratio(right, len(titled))
    precision, recall = scores.ratio(named, len(given)), scores.ratio(named, len(signed))
    results.add("extraction.page_titles.trafilatura.accuracy", accuracy, "", "higher")
    results.add("extraction.page_authors.trafilatura.precision", precision, "", "higher")
    results.add("extraction.page_authors.trafilatura.recall", recall, "", "higher")
    results.table("Titles and authors of web pages",
                  ["set", "titles", "right", "authors", "precision", "recall"],
                  [["trafilatura", len(titled), f"{accuracy:.3f}", len(signed),
                    f"{precision:.3f}", f"{recall:.3f}"]])
    results.note("Titles and authors of web pages: letters must be the same; authors of pages "
                 "that name some.")


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
    found, speed = _timed(folder)
    results.add("extraction.page_snippets.trafilatura.speed", speed, "MB/s", "higher")
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
                  ["set", "pages", "precision", "recall", "F1", "MB of HTML/s"],
                  [["trafilatura", len(truth), f"{precision:.3f}", f"{recall:.3f}", f"{f1:.3f}",
                    f"{speed:.1f}"]])
    _add_names(truth, found, results)


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
