"""The report in markdown, and the short form of it for bench/README.md."""

from . import numbers
from .views import SUMMARIES


def table(columns, rows):
    """A markdown table; a column of figures is set to the right."""
    right = numbers.figure_columns(columns, rows)
    lines = ["| " + " | ".join(_cell(column) for column in columns) + " |",
             "|" + "|".join("---:" if at_right else "---" for at_right in right) + "|"]
    lines += ["| " + " | ".join(_cell(value) for value in row) + " |" for row in rows]
    return "\n".join(lines)


def _cell(value):
    return numbers.short(value).replace("|", "\\|").replace("\n", " ")


def _pivot_table(pivot):
    columns = [column or pivot.unit for column in pivot.columns]
    return table(["", *columns], [[row, *values] for row, values in pivot.lines()])


def machine_table(result):
    machine = result.get("machine", {})
    rows = [["processor", f"{machine.get('cpu', '?')}, {machine.get('cores', '?')} cores"],
            ["memory", f"{numbers.short(machine.get('memory_gb'))} GB"],
            ["system", f"{machine.get('system', '?')}, {machine.get('kernel', '?')}"],
            ["compiler", machine.get("compiler", "?")],
            ["libraries", ", ".join(f"{name} {version}" for name, version
                                    in machine.get("packages", {}).items()) or "-"],
            ["Dateline", dateline_version(result)],
            ["data", data_names(result)]]
    return ["what", "value"], rows


def dateline_version(result):
    changed = " with changes that are not committed" if result.get("modified") else ""
    return f"{result.get('version', '?')}, commit {result.get('commit', '?')}{changed}"


def data_names(result):
    names = result.get("data") or []
    return ", ".join(names) if names else "a generated corpus only"


def _comparison(comparison):
    lines = [f"## Compared with {comparison.against}", ""]
    lines += [f"- Careful: {warning}." for warning in comparison.warnings]
    lines.append(f"- {len(comparison.changes)} measurements in both, {len(comparison.worse())} "
                 f"worse and {len(comparison.improved())} better beyond the noise, "
                 f"{len(comparison.gone)} no longer measured.")
    for name, changes in (("Worse", comparison.worse()), ("Better", comparison.improved())):
        if changes:
            lines += ["", f"### {name}", "", table(*change_rows(changes))]
    return lines + [""]


def change_rows(changes):
    return (["measurement", "before", "now", "unit", "change", "noise"],
            [[change.identifier, change.old, change.new, change.unit,
              numbers.percent(change.change), f"{change.noise * 100:.0f} %"]
             for change in changes])


def notes(part):
    """The notes of a part, and where it is from when it was kept from an earlier run."""
    kept_from = part.get("from")
    kept = [f"Kept from the run of {kept_from['date']}, commit {kept_from['commit']}."
            ] if kept_from else []
    return kept + part.get("notes", [])


def _part(part, short, level):
    lines = [f"{level} {part['part'].capitalize()}", ""]
    if part.get("failed"):
        return lines + [f"This part failed: {part['failed']}", ""]
    if notes(part):
        lines += [*(f"- {note}" for note in notes(part)), ""]
    tables = part.get("tables", [])
    summary = [written for written in tables if written.get("summary")]
    if not summary:
        titles = {written["title"] for written in tables} if not short else set()
        for view in SUMMARIES:
            for title, pivot in view.panels(part):
                if title not in titles:
                    unit = f" ({pivot.unit})" if pivot.unit else ""
                    lines += [f"{level}# {title}{unit}", "", _pivot_table(pivot), ""]
    for written in summary if short else tables:
        lines += [f"{level}# {written['title']}", "",
                  table(written["columns"], written["rows"]), ""]
    return lines


def report(result, comparison=None):
    """The whole report."""
    lines = [f"# Dateline benchmarks, {result['date']}", ""]
    if result.get("quick"):
        lines += ["A quick run on a small corpus: it shows that everything works, not how fast.",
                  ""]
    lines += [table(*machine_table(result)), ""]
    if comparison:
        lines += _comparison(comparison)
    for part in result["parts"]:
        lines += _part(part, False, "##")
    return "\n".join(lines).rstrip("\n") + "\n"


def short_report(result, link):
    """The section of bench/README.md: machine, summary views, and a link to the whole report."""
    lines = [f"Run of {result['date']}; the whole report: [{link}]({link}).", "",
             table(*machine_table(result)), ""]
    for part in result["parts"]:
        lines += _part(part, True, "###")
    return "\n".join(lines).rstrip("\n") + "\n"
