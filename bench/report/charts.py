"""The plots of the report. Each takes plain rows and returns an SVG drawing as text.

Row charts share one frame: labels on the left, the axis below, the figures on the right, so that
every plot can be read as a table too.
"""

from . import numbers
from .svg import Drawing, LinearScale, LogScale

WIDTH = 780
_ROW = 22
_LEGEND_LINE = 18
_AXIS = 34
_COLOURS = 8


def _text_width(labels, smallest, widest):
    """Room for the longest of the labels, in pixels, within bounds."""
    return min(widest, max(smallest, 10 + 6.6 * max((len(label) for label in labels), default=0)))


def _legend_places(names):
    """(x, y, name) of the entries, broken into as many lines as their width needs."""
    places, x, y = [], 0, 0
    for name in names:
        width = 28 + 6.6 * len(name)
        if x and x + width > WIDTH:
            x, y = 0, y + _LEGEND_LINE
        places.append((x, y, name))
        x += width
    return places


def _legend(drawing, names, prefix="series"):
    for number, (x, y, name) in enumerate(_legend_places(names)):
        drawing.rectangle(x, y + 6, 10, 10, f"{prefix}{number % _COLOURS}", radius=2)
        drawing.text(x + 15, y + 15, name, class_="key")


def _axis(drawing, scale, top, bottom, unit):
    for value in scale.ticks:
        x = scale(value)
        drawing.line(x, top, x, bottom, "grid")
        drawing.text(x, bottom + 14, numbers.tick(value), "middle", "tick")
    drawing.text(scale(scale.ticks[-1]), bottom + 28, unit, "end", "tick")


def _frame(title, rows, figures, names=(), row_height=_ROW, extra=0, prefix="series"):
    """(drawing, left, right, top, bottom) of a chart with one line a row, a legend for `names`
    and `extra` pixels between the two."""
    left = _text_width([row[0] for row in rows], 60, 250)
    right = WIDTH - _text_width(figures, 40, 230)
    legend = _legend_places(names)
    top = 8 + extra + (legend[-1][1] + _LEGEND_LINE + 4 if legend else 0)
    bottom = top + row_height * len(rows)
    drawing = Drawing(WIDTH, bottom + _AXIS, title)
    _legend(drawing, names, prefix)
    return drawing, left, right, top, bottom


def _largest(rows):
    return max((value for _, values in rows for value in values if value is not None), default=1)


def nested_bars(title, rows, names, unit):
    """Bars inside each other, for percentiles: rows of (label, [value or None per name]), the
    names from the smallest to the largest."""
    figures = [" / ".join(numbers.short(value) for value in values) for _, values in rows]
    drawing, left, right, top, bottom = _frame(title, rows, figures, names, prefix="level")
    scale = LinearScale(_largest(rows), left, right)
    _axis(drawing, scale, top, bottom, unit)
    for place, (label, values) in enumerate(rows):
        middle = top + _ROW * place + _ROW / 2
        drawing.text(left - 8, middle + 4, label, "end")
        for number in reversed(range(len(values))):
            if values[number] is not None:
                drawing.rectangle(left, middle - 6, scale(values[number]) - left, 12,
                                  f"level{number}", radius=2,
                                  title=f"{label} {names[number]}: "
                                        f"{numbers.short(values[number])} {unit}")
        drawing.text(WIDTH, middle + 4, figures[place], "end", "figure")
    return str(drawing)


def bars(title, rows, unit, high=None):
    """One bar a row: rows of (label, value)."""
    figures = [numbers.short(value) for _, value in rows]
    drawing, left, right, top, bottom = _frame(title, rows, figures)
    scale = LinearScale(high or max((value for _, value in rows), default=1), left, right)
    _axis(drawing, scale, top, bottom, unit)
    for place, (label, value) in enumerate(rows):
        middle = top + _ROW * place + _ROW / 2
        drawing.text(left - 8, middle + 4, label, "end")
        drawing.rectangle(left, middle - 6, scale(value) - left, 12, "series0", radius=2,
                          title=f"{label}: {numbers.short(value)} {unit}")
        drawing.text(WIDTH, middle + 4, figures[place], "end", "figure")
    return str(drawing)


def grouped_bars(title, rows, names, unit):
    """Several bars a row beside each other: rows of (label, [value or None per name])."""
    height = 12 * len(names) + 10
    figures = [numbers.short(value) for _, values in rows for value in values]
    drawing, left, right, top, bottom = _frame(title, rows, figures, names, height)
    scale = LinearScale(_largest(rows), left, right)
    _axis(drawing, scale, top, bottom, unit)
    for place, (label, values) in enumerate(rows):
        begin = top + height * place + 5
        drawing.text(left - 8, begin + 6 * len(names) + 4, label, "end")
        for number, value in enumerate(values):
            if value is None:
                continue
            y = begin + 12 * number
            drawing.rectangle(left, y + 1, scale(value) - left, 10, f"series{number % _COLOURS}",
                              radius=2, title=f"{label}, {names[number]}: "
                                              f"{numbers.short(value)} {unit}")
            drawing.text(scale(value) + 5, y + 10, numbers.short(value), "start", "tick")
    return str(drawing)


def stacked_bars(title, rows, names, unit):
    """Parts of a whole: rows of (label, [value or None per name]); the sum stands on the right."""
    totals = [sum(value or 0 for value in values) for _, values in rows]
    figures = [f"{numbers.short(total)} {unit}" for total in totals]
    drawing, left, right, top, bottom = _frame(title, rows, figures, names)
    scale = LinearScale(max(totals, default=1), left, right)
    _axis(drawing, scale, top, bottom, unit)
    for place, (label, values) in enumerate(rows):
        middle = top + _ROW * place + _ROW / 2
        drawing.text(left - 8, middle + 4, label, "end")
        x = left
        for number, value in enumerate(values):
            width = scale(value or 0) - left
            # A gap of the background's colour keeps neighbours apart.
            drawing.rectangle(x, middle - 7, width - (1 if width > 2 else 0), 14,
                              f"series{number % _COLOURS}",
                              title=f"{label}, {names[number]}: {numbers.short(value)} {unit}")
            x += width
        drawing.text(WIDTH, middle + 4, figures[place], "end", "figure")
    return str(drawing)


def ratio_dots(title, rows, names, below, above):
    """Ratios on a logarithmic axis with a line at 1: rows of (label, [ratio or None per name]).
    `below` and `above` say what a ratio on that side of 1 means."""
    drawing, left, right, top, bottom = _frame(title, rows, [""], names, extra=16)
    values = [value for _, line in rows for value in line if value]
    scale = LogScale(min(values + [0.5]), max(values + [2]), left + 8, right)
    _axis(drawing, scale, top, bottom, "ratio")
    drawing.line(scale(1), top - 2, scale(1), bottom, "one")
    drawing.text(scale(1) - 6, top - 6, f"← {below}", "end", "tick")
    drawing.text(scale(1) + 6, top - 6, f"{above} →", "start", "tick")
    for place, (label, line) in enumerate(rows):
        middle = top + _ROW * place + _ROW / 2
        drawing.text(left - 8, middle + 4, label, "end")
        drawing.line(left, middle, right, middle, "grid")
        for number, value in reversed(list(enumerate(line))):  # the first on top
            if value:
                drawing.circle(scale(value), middle, 5, f"dot series{number % _COLOURS}",
                               title=f"{label}, {names[number]}: {numbers.short(value)}")
    return str(drawing)


def growth_lines(title, lines, x_unit, y_unit):
    """Curves on two logarithmic axes: lines of (name, [(x, y), ...]), all above 0."""
    names = [name for name, _ in lines]
    right = WIDTH - 18 - _text_width(names, 60, 220)
    left, top, bottom = 60, 12, 240
    drawing = Drawing(WIDTH, bottom + _AXIS, title)
    xs = [x for _, points in lines for x, _ in points]
    ys = [y for _, points in lines for _, y in points]
    across = LogScale(min(xs), max(xs), left, right)
    up = LogScale(min(ys), max(ys), bottom, top)
    _axis(drawing, across, top, bottom, x_unit)
    for value in up.ticks:
        drawing.line(left, up(value), right, up(value), "grid")
        drawing.text(left - 6, up(value) + 4, numbers.tick(value), "end", "tick")
    drawing.text(left + 6, top + 10, y_unit, "start", "tick")
    ends = []
    for number, (name, points) in enumerate(lines):
        colour = number % _COLOURS
        places = [(across(x), up(y)) for x, y in sorted(points)]
        drawing.polyline(places, f"curve line{colour}")
        for (x, y), (px, py) in zip(sorted(points), places):
            drawing.circle(px, py, 4, f"dot series{colour}",
                           title=f"{name}, {numbers.short(x)} {x_unit}: {numbers.short(y)} {y_unit}")
        ends.append((places[-1][1], name, colour))
    for y, name, colour in _apart(ends, 15, top, bottom):
        drawing.circle(right + 12, y, 4, f"series{colour}")
        drawing.text(right + 20, y + 4, name, class_="key")
    return str(drawing)


def _apart(ends, distance, top, bottom):
    """Moves labels that would overlap; the first coordinate is the place wanted."""
    placed, last = [], top - distance
    for y, name, colour in sorted(ends):
        last = max(y, last + distance)
        placed.append([last, name, colour])
    below = bottom
    for entry in reversed(placed):
        entry[0] = min(entry[0], below)
        below = entry[0] - distance
    return placed
