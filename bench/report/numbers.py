"""How figures are written: whole numbers in full, others with three significant digits, large
ones with k, M, G."""

import re


def short(value):
    """12345.0 -> "12.3k", 12345 -> "12,345", 0.01234 -> "0.0123"; None -> "-"."""
    if value is None:
        return "-"
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return f"{value:,}"
    size = abs(value)
    for limit, letter in ((1e9, "G"), (1e6, "M"), (1e4, "k")):
        if size >= limit:
            unit = 1e3 if letter == "k" else limit
            return _digits(value / unit) + letter
    return _digits(value)


def _digits(value):
    if value == int(value) and abs(value) < 1e4:
        return str(int(value))
    if abs(value) >= 100:
        return f"{value:.0f}"
    written = f"{value:.3g}"
    if "e" in written:
        written = f"{value:.6f}".rstrip("0") if abs(value) >= 1e-5 else f"{value:.1e}"
    return written


def tick(value):
    """A label of an axis: no digits that say nothing."""
    if value >= 1000:
        return short(float(value)) if value >= 1e4 else f"{value:.0f}"
    return f"{value:.6g}" if value >= 1e-4 or value == 0 else f"{value:.0e}"


def percent(share):
    """0.1234 -> "+12.3 %"."""
    return f"{share * 100:+.1f} %"


def is_figure(value):
    """Whether a cell is set to the right: a number, its text, or nothing."""
    if isinstance(value, str):
        return re.fullmatch(r"[-+]?[\d.,]+( ?[%kMG])?|", value) is not None
    return value is None or isinstance(value, (int, float))


def figure_columns(columns, rows):
    """For each column, whether it holds figures only."""
    return [bool(rows) and all(is_figure(row[place]) for row in rows)
            for place in range(len(columns))]
