"""The report as one self-contained HTML page: plots, tables, every measurement. No script."""

import html

from . import numbers
from .markdown import change_rows, machine_table, notes
from .style import STYLE
from .views import VIEWS


def _escape(value):
    return html.escape(numbers.short(value))


def table(columns, rows, classes=None):
    """`classes` gives a row's class."""
    right = numbers.figure_columns(columns, rows)
    mark = [' class="number"' if at_right else "" for at_right in right]
    head = "".join(f"<th{mark[place]}>{_escape(column)}</th>"
                   for place, column in enumerate(columns))
    body = []
    for number, row in enumerate(rows):
        row_class = f' class="{classes[number]}"' if classes else ""
        cells = "".join(f"<td{mark[place]}>{_escape(value)}</td>"
                        for place, value in enumerate(row))
        body.append(f"<tr{row_class}>{cells}</tr>")
    return (f'<div class="wide"><table><thead><tr>{head}</tr></thead>'
            f"<tbody>{''.join(body)}</tbody></table></div>")


def _comparison(comparison):
    worse, improved = comparison.worse(), comparison.improved()
    parts = [f"<h2>Compared with {html.escape(comparison.against)}</h2>",
             f"<p>{len(comparison.changes)} measurements in both, {len(worse)} worse and "
             f"{len(improved)} better beyond the noise, {len(comparison.gone)} no longer "
             "measured.</p>"]
    parts += [f"<p>Careful: {html.escape(warning)}.</p>" for warning in comparison.warnings]
    if worse or improved:
        columns, rows = change_rows(worse + improved)
        parts.append(table(["", *columns],
                           [["▲ worse", *row] for row in rows[:len(worse)]]
                           + [["▼ better", *row] for row in rows[len(worse):]],
                           ["worse"] * len(worse) + ["improved"] * len(improved)))
    return parts


def _part(part):
    lines = [f"<h2>{html.escape(part['part'].capitalize())}</h2>"]
    if part.get("failed"):
        return lines + [f'<p class="worse">This part failed: {html.escape(part["failed"])}</p>']
    written = "".join(f"<li>{html.escape(note)}</li>" for note in notes(part))
    if written:
        lines.append(f"<ul>{written}</ul>")
    for view in VIEWS:
        for title, pivot in view.panels(part):
            drawing = view.draw(title, pivot)
            if drawing:
                lines += [f"<h3>{html.escape(title)}</h3>", drawing]
    for written in part.get("tables", []):
        lines += [f"<h3>{html.escape(written['title'])}</h3>",
                  table(written["columns"], written["rows"])]
    rows = [[measurement["id"], measurement["value"], measurement["unit"], measurement["better"],
             f"{measurement.get('spread', 0) * 100:.1f} %"]
            for measurement in part.get("measurements", [])]
    if rows:
        lines.append(f"<details><summary>All {len(rows)} measurements</summary>"
                     + table(["measurement", "value", "unit", "better", "spread"], rows)
                     + "</details>")
    return lines


def page(result, comparison=None):
    title = f"Dateline benchmarks, {result['date']}"
    lines = ['<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">',
             '<meta name="viewport" content="width=device-width, initial-scale=1">',
             f"<title>{html.escape(title)}</title><style>{STYLE}</style></head><body>",
             f"<h1>{html.escape(title)}</h1>"]
    if result.get("quick"):
        lines.append("<p>A quick run on a small corpus: it shows that everything works, "
                     "not how fast.</p>")
    lines.append(table(*machine_table(result)))
    if comparison:
        lines += _comparison(comparison)
    for part in result["parts"]:
        lines += _part(part)
    return "\n".join(lines) + "\n</body></html>\n"
