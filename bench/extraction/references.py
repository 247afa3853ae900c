"""Which articles of a set are copies, by comparing them whole: the labels for stories."""

import datetime
import os
import re
import unicodedata

from extraction import inspection, reuters

_WORD = re.compile(r"(?:[^\W\d_]|[\u0900-\u0df3\u200d])+|\d+")
_CJK = re.compile(r"([\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af])")
_DAYS = 3
_SAME, _DIFFERENT = 0.8, 0.4
_FEWEST_RUNS, _LONGER = 30, 5
_COMMON = 50    # documents with a run of words: it tells nothing
_SETS = ("lk_news-2024", "bbc", "gnad10k_test", "saudinewsnet-2015-07", "xinwenlianbo-2022-2024",
         "masakhanews-train-dev", "chronam-1916-01-first-half", "polsatnews-pl-half",
         "wikinews_en")
_PER_SET = 20_000


def sets(data):
    """{name: records with "id", "title", "text" and, where known, "date"}"""
    files = inspection.news_files(data)
    sources = {name: inspection.articles.read_records(files[name])
               for name in _SETS if name in files}
    wire = os.path.join(data, "news", "reuters21578-train.tar.zst")
    if os.path.exists(wire):
        sources["reuters21578"] = reuters.read(wire)
    found = {}
    for name, source in sources.items():
        with_text = (record for record in source if record.get("text"))
        found[name] = [{"id": str(number), **record}
                       for number, record in zip(range(_PER_SET), with_text)]
    return found


def _features(text):
    plain = unicodedata.normalize("NFD", text.lower()) if not _CJK.search(text) else text
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    tokens = _WORD.findall(_CJK.sub(r" \1 ", plain))
    runs = {hash(tuple(tokens[i:i + 5])) for i in range(len(tokens) - 4)}
    numbers = {(tokens[i - 1] if i else "", token) for i, token in enumerate(tokens)
               if token.isdigit()}
    return runs, numbers


def _contained(a, b):
    smaller = min(len(a), len(b))
    return len(a & b) / smaller if smaller else 0.0


def _label(a, b):
    """True: a copy; False: none; None: not judged."""
    text = _contained(a[0], b[0])
    if text <= _DIFFERENT:
        return False
    several = min(len(a[1]), len(b[1])) >= 4
    numbers = _contained(a[1], b[1]) if several else 1.0
    if text >= _SAME and numbers >= 0.6:
        return True
    return False if several and numbers <= 1 / 3 else None


def _comparable(a, b):
    """Whether two articles of so many runs can be judged: a brief in a digest is not."""
    return min(a, b) >= _FEWEST_RUNS and max(a, b) <= _LONGER * min(a, b)


def label_pairs(texts, found):
    """Pairs that are copies and pairs that are none, among all that share a run of words within
    three days and all that `found` (id -> story) brings together. `texts`: id -> (text, day)."""
    features = {i: _features(text) for i, (text, _) in texts.items()}
    days = {i: datetime.date.fromisoformat(day) for i, (_, day) in texts.items()}
    shared = {}
    by_run = {}
    for i, (runs, _) in features.items():
        for run in runs:
            by_run.setdefault(run, []).append(i)
    for ids in by_run.values():
        if 1 < len(ids) <= _COMMON:
            for place, a in enumerate(ids):
                for b in ids[place + 1:]:
                    if abs((days[a] - days[b]).days) <= _DAYS:
                        shared[a, b] = shared.get((a, b), 0) + 1
    # About a third of the shorter text at least.
    pairs = {(a, b) for (a, b), count in shared.items()
             if count * 4 >= min(len(features[a][0]), len(features[b][0]))}
    stories = {}
    for i in texts:
        stories.setdefault(found[i], []).append(i)
    for ids in stories.values():
        pairs.update((a, b) for place, a in enumerate(ids) for b in ids[place + 1:])
    same, different = [], []
    seen = set()
    for a, b in pairs:
        if (b, a) in seen:
            continue
        seen.add((a, b))
        label = _label(features[a], features[b])
        if label is not None and _comparable(len(features[a][0]), len(features[b][0])):
            (same if label else different).append((a, b))
    return same, different
