"""What a part of the bench suite writes: measurements, tables and notes, as one JSON file."""

import json
import os

from . import stats

BETTER = ("lower", "higher", "none")


class Results:
    """Collects what one part measured.

    A measurement's id is dotted and stable over time ("query.or2.top10.p50"): two runs are
    compared by it. `spread` is the relative interquartile range over repetitions, 0 when the
    figure is deterministic. Tables are shown verbatim in the report.
    """

    def __init__(self, part):
        self.part = part
        self.notes = []
        self.measurements = []
        self.tables = []
        self._ids = set()

    def note(self, text):
        self.notes.append(text)

    def add(self, identifier, value, unit, better, samples=None, spread=None, tolerance=None):
        """Adds a measurement. Without `spread` it is that of the samples, else 0. `tolerance` is
        the relative change that a comparison lets pass (0.05 when not given)."""
        if better not in BETTER:
            raise ValueError(f"{identifier}: better is one of {', '.join(BETTER)}, not {better}")
        if identifier in self._ids:
            raise ValueError(f"{identifier}: measured twice")
        self._ids.add(identifier)
        measurement = {"id": identifier, "value": value, "unit": unit, "better": better}
        if samples is not None:
            measurement["samples"] = list(samples)
        if spread is None:
            spread = stats.spread(samples) if samples else 0.0
        measurement["spread"] = round(spread, 4)
        if tolerance is not None:
            measurement["tolerance"] = tolerance
        self.measurements.append(measurement)

    def add_median(self, identifier, samples, unit, better):
        """Adds the median of one sample a repetition, with their spread."""
        self.add(identifier, stats.median(samples), unit, better, samples=samples)

    def table(self, title, columns, rows, summary=False):
        """A table of the report; with `summary` it is shown in bench/README.md too."""
        for row in rows:
            if len(row) != len(columns):
                raise ValueError(f"{title}: a row of {len(row)} cells under {len(columns)} columns")
        table = {"title": title, "columns": list(columns), "rows": [list(row) for row in rows]}
        if summary:
            table["summary"] = True
        self.tables.append(table)

    def as_dict(self):
        return {
            "part": self.part,
            "notes": self.notes,
            "measurements": self.measurements,
            "tables": self.tables,
        }

    def write(self, path):
        write_json(path, self.as_dict())


def write_json(path, value):
    """Writes the file whole or not at all."""
    temporary = f"{path}.new"
    with open(temporary, "w", encoding="utf-8") as file:
        json.dump(value, file, ensure_ascii=False, indent=1)
        file.write("\n")
    os.replace(temporary, path)


def read_json(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def check_part(value):
    """Raises ValueError when `value` is not what a part should have written."""
    if not isinstance(value, dict) or not isinstance(value.get("part"), str):
        raise ValueError("not a part's result: no name")
    for measurement in value.get("measurements", []):
        missing = {"id", "value", "unit", "better"} - measurement.keys()
        if missing:
            raise ValueError(f"a measurement without {', '.join(sorted(missing))}: {measurement}")
        if measurement["better"] not in BETTER:
            raise ValueError(f"{measurement['id']}: better is {measurement['better']}")
    for table in value.get("tables", []):
        if {"title", "columns", "rows"} - table.keys():
            raise ValueError(f"a table without title, columns or rows: {table.get('title')}")
