"""Which measurements make which plot: patterns over ids, collected into small tables.

The naming of ids that these patterns read is described in bench/README.md. A measurement that no
view shows is still compared and listed.
"""

import re

from lib import queries

from . import charts

_CLASS_PLACES = {name.replace("_", " "): place for place, name in enumerate(queries.CLASSES)}
_CLASS_PLACES["all"] = len(_CLASS_PLACES)


class Pivot:
    """Values by row and column, both in the order of their first appearance, but query classes
    in their own order and Dateline before its peers. `unit` is "" when units differ."""

    def __init__(self, unit):
        self.unit = unit
        self._rows = []
        self._columns = []
        self._values = {}

    def put(self, row, column, value, unit):
        if row not in self._rows:
            self._rows.append(row)
        if column not in self._columns:
            self._columns.append(column)
        if unit != self.unit:
            self.unit = ""
        self._values[row, column] = value

    @property
    def columns(self):
        return sorted(self._columns, key=lambda column: column != "dateline")

    def lines(self):
        """[(row, [value or None per column])]"""
        columns = self.columns
        return [(row, [self._values.get((row, column)) for column in columns])
                for row in sorted(self._rows, key=lambda row: _CLASS_PLACES.get(row, 0))]


class View:
    """Some of one part's measurements as a table, which `kind` draws (None: a table only).

    `pattern` has the groups row and column, and panel when there is one table for each of its
    values. `title` may name {panel} and {reference}, the engine that ratios of peers refer to.
    `words` replaces parts of ids by what readers call them.
    """

    def __init__(self, part, title, kind, pattern, words=None):
        self.part = part
        self.title = title
        self._draw = _KINDS.get(kind)
        self._pattern = re.compile(pattern)
        self._words = words or {}

    def panels(self, part):
        """[(title, Pivot)] of the measurements of a part's result; empty when none fits."""
        panels = {}
        if part["part"] != self.part:
            return []
        reference = _reference(part)
        for measurement in part.get("measurements", []):
            match = self._pattern.fullmatch(measurement["id"])
            if match and isinstance(measurement["value"], (int, float)):
                groups = {name: self._word(value or "")
                          for name, value in match.groupdict().items()}
                title = self.title.format(reference=reference, **groups)
                pivot = panels.setdefault(title, Pivot(measurement["unit"]))
                pivot.put(groups["row"], groups["column"], measurement["value"],
                          measurement["unit"])
        return list(panels.items())

    def draw(self, title, pivot):
        """The plot as SVG, "" when there is too little to draw."""
        return self._draw(title, pivot)

    def _word(self, value):
        return self._words.get(value, value.replace("_", " "))


def _reference(part):
    """The engine that others are related to: it has times and no ratios."""
    ids = [measurement["id"].split(".") for measurement in part.get("measurements", [])]
    ratios = {words[1] for words in ids if words[0] == "peers" and words[-1] == "ratio"}
    others = [words[1] for words in ids
              if words[0] == "peers" and words[-1] == "mean" and words[1] not in ratios]
    return others[0] if others else "the reference"


def _nested(title, pivot):
    return charts.nested_bars(title, pivot.lines(), pivot.columns, pivot.unit)


def _grouped(title, pivot):
    if len(pivot.columns) == 1:
        return charts.bars(title, [(row, values[0]) for row, values in pivot.lines()], pivot.unit)
    return charts.grouped_bars(title, pivot.lines(), pivot.columns, pivot.unit)


def _stacked(title, pivot):
    return charts.stacked_bars(title, pivot.lines(), pivot.columns, pivot.unit)


def _ratios(title, pivot):
    return charts.ratio_dots(title, pivot.lines(), pivot.columns, "faster", "slower")


def _growth(title, pivot):
    """Rows are sizes; every column is a curve. Nothing with a single size."""
    curves = []
    for place, name in enumerate(pivot.columns):
        points = [(_size(row), values[place]) for row, values in pivot.lines()
                  if values[place] and _size(row)]
        if points:
            curves.append((name or pivot.unit, points))
    if not curves or len(pivot.lines()) < 2:
        return ""
    return charts.growth_lines(title, curves, "articles", pivot.unit)


def _size(label):
    """"10k" -> 10000; None when the label is no size."""
    match = re.fullmatch(r"(\d+(?:\.\d+)?)([kKmM]?)", label)
    if not match:
        return None
    return float(match.group(1)) * {"": 1, "k": 1e3, "m": 1e6}[match.group(2).lower()]


_KINDS = {"nested": _nested, "grouped": _grouped, "stacked": _stacked, "ratios": _ratios,
          "growth": _growth}

TASKS = {"top10": "top 10", "total": "top 10 and the exact total",
         "facets": "top 10, total, country and month facets", "newest": "newest 10",
         "newest_country": "newest 10 in one country",
         "newest_range": "newest 10 in a tenth of the dates", "goal": "goals",
         "range": "top 10 in a tenth of the dates", "country": "top 10 in one country"}

INDEXING = {"wall": "wall s", "cpu": "CPU s", "speed": "MB/s of text",
            "article_rate": "articles/s", "peak_rss": "peak MB", "rss": "peak MB",
            "total_size": "index MB", "size": "index MB", "size_ratio": "index / text"}

# A plot holds as many curves as there are colours: classes of queries by family.
_FAMILIES = (("single words", r"term_\w+|wildcard"), ("OR", r"or\d"),
             ("AND, phrases and NEAR", r"and\d|phrase_\w+|near|sentence"), ("texts", "headline|user"))
METRICS = {"ndcg10": "nDCG@10", "map": "MAP", "mrr": "MRR", "recall100": "recall@100",
           "mrr10": "MRR@10", "success1": "success@1", "success10": "success@10"}

# The plots of the page.
VIEWS = (
    View("speed", "Latency: {panel}", "nested",
         r"query\.(?P<row>\w+)\.(?P<panel>\w+)\.(?P<column>p50|p95|p99)", TASKS),
    *(View("speed", f"Latency of {family} against the size of the corpus: {{panel}}", "growth",
           rf"growth\.query\.(?P<column>{classes})\.(?P<panel>top10|facets)\.p50\.(?P<row>\w+)",
           TASKS) for family, classes in _FAMILIES),
    View("speed", "Indexing against the size of the corpus: {panel}", "growth",
         r"growth\.index\.(?P<column>)(?P<panel>\w+)\.(?P<row>\d\w*)"),
    View("speed", "Size of the index by part", "stacked",
         r"index\.(?P<row>[\w-]+)\.size\.(?P<column>\w+)"),
    View("peers", "Latency relative to {reference}: {panel}", "ratios",
         r"peers\.(?P<column>\w+)\.(?P<panel>\w+)\.(?P<row>\w+)\.ratio", TASKS),
    View("peers", "Indexing: {panel}", "grouped",
         r"peers\.(?P<row>\w+)\.index\.(?P<column>)(?P<panel>speed|size|rss)", INDEXING),
    View("relevance", "Ranking quality: {panel}", "grouped",
         r"relevance\.(?P<row>[\w-]+)\.(?P<column>)(?P<panel>\w+)", METRICS),
    View("relevance", "Known-item search: {panel}", "grouped",
         r"known_item\.(?P<row>[\w-]+)\.(?P<column>)(?P<panel>\w+)", METRICS),
    View("extraction", "Article understanding: {panel}", "grouped",
         r"extraction\.(?P<panel>[\w-]+)\.(?P<row>[\w-]+)\.(?P<column>\w+)", METRICS),
)

# The tables of bench/README.md, which the markdown report begins each part with, unless the part
# has marked tables of its own as a summary.
SUMMARIES = (
    View("speed", "Indexing", None,
         rf"index\.(?P<row>[\w-]+)\.(?P<column>{'|'.join(INDEXING)})", INDEXING),
    View("speed", "Size of the index by part", None,
         r"index\.(?P<row>[\w-]+)\.size\.(?P<column>\w+)"),
    View("speed", "Latency, {panel}", None,
         r"query\.(?P<row>\w+)\.(?P<column>\w+)\.(?P<panel>p50|p95)"),
    View("peers", "Latency relative to {reference}, all classes", None,
         r"peers\.(?P<column>\w+)\.(?P<row>\w+)\.all\.ratio", TASKS),
    View("peers", "Latency relative to {reference}: {panel}", None,
         r"peers\.(?P<column>\w+)\.(?P<panel>top10|facets)\.(?P<row>\w+)\.ratio", TASKS),
    View("peers", "Indexing", None,
         rf"peers\.(?P<row>\w+)\.index\.(?P<column>{'|'.join(INDEXING)})", INDEXING),
    View("relevance", "Ranking quality", None,
         r"relevance\.(?P<row>[\w-]+)\.(?P<column>\w+)", METRICS),
    View("extraction", "Article understanding: {panel}", None,
         r"extraction\.(?P<panel>[\w-]+)\.(?P<row>[\w-]+)\.(?P<column>\w+)", METRICS),
)
