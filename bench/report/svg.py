"""A small SVG writer: elements, escaping, and the scales of an axis.

Colours are CSS classes, so that the page decides how they look on a light and on a dark
background; see style.py.
"""

import html
import math


class Drawing:
    """Collects elements; coordinates are user units, which are CSS pixels at full width."""

    def __init__(self, width, height, label):
        self.width = width
        self.height = height
        self._label = label
        self._elements = []

    def _add(self, name, attributes, body=None, title=None):
        written = "".join(f' {key.replace("_", "-").rstrip("-")}="{_attribute(value)}"'
                          for key, value in attributes.items() if value is not None)
        inside = (f"<title>{html.escape(title)}</title>" if title else "")
        inside += html.escape(body) if body is not None else ""
        self._elements.append(f"<{name}{written}>{inside}</{name}>" if inside
                              else f"<{name}{written}/>")

    def text(self, x, y, body, anchor="start", class_="label"):
        self._add("text", {"x": x, "y": y, "text_anchor": anchor, "class_": class_}, body=body)

    def line(self, x1, y1, x2, y2, class_):
        self._add("line", {"x1": x1, "y1": y1, "x2": x2, "y2": y2, "class_": class_})

    def circle(self, x, y, radius, class_, title=None):
        self._add("circle", {"cx": x, "cy": y, "r": radius, "class_": class_}, title=title)

    def rectangle(self, x, y, width, height, class_, radius=0, title=None):
        self._add("rect", {"x": x, "y": y, "width": max(0, width), "height": height,
                           "rx": radius or None, "class_": class_}, title=title)

    def polyline(self, points, class_):
        self._add("polyline", {"points": " ".join(f"{_number(x)},{_number(y)}"
                                                  for x, y in points), "class_": class_})

    def __str__(self):
        return (f'<svg xmlns="http://www.w3.org/2000/svg" role="img" '
                f'viewBox="0 0 {_number(self.width)} {_number(self.height)}" '
                f'width="{_number(self.width)}" height="{_number(self.height)}" '
                f'aria-label="{html.escape(self._label)}">\n' + "\n".join(self._elements)
                + "\n</svg>")


def _number(value):
    return f"{value:.1f}".rstrip("0").rstrip(".")


def _attribute(value):
    return _number(value) if isinstance(value, (int, float)) else html.escape(str(value))


class LinearScale:
    """From 0 to `high`, rounded up to a whole step, onto begin..end."""

    def __init__(self, high, begin, end, steps=5):
        step = _nice(high / steps) if high > 0 else 1
        self._high = step * math.ceil(high / step - 1e-9) if high > 0 else step
        self._begin, self._end = begin, end
        self.ticks = [step * number for number in range(round(self._high / step) + 1)]

    def __call__(self, value):
        return self._begin + (self._end - self._begin) * value / self._high


class LogScale:
    """From `low` to `high`, both above 0 and rounded outwards to 1, 2 or 5 times a power of ten."""

    def __init__(self, low, high, begin, end):
        if low >= high:
            low, high = low / 2, high * 2
        self._low, self._high = math.log10(_outwards(low, -1)), math.log10(_outwards(high, 1))
        self._begin, self._end = begin, end
        self.ticks = self._ticks()

    def _ticks(self):
        decades = range(math.floor(self._low + 1e-9), math.ceil(self._high - 1e-9) + 1)
        factors = (1, 2, 5) if self._high - self._low <= 2.5 else (1,)
        ticks = [factor * 10.0 ** decade for decade in decades for factor in factors]
        return [tick for tick in ticks
                if self._low - 1e-9 <= math.log10(tick) <= self._high + 1e-9]

    def __call__(self, value):
        share = (math.log10(value) - self._low) / (self._high - self._low)
        return self._begin + (self._end - self._begin) * share


def _nice(step):
    """The smallest of 1, 2, 2.5, 5 and 10 times a power of ten that is not below `step`."""
    power = 10.0 ** math.floor(math.log10(step))
    for factor in (1, 2, 2.5, 5, 10):
        if factor * power >= step * (1 - 1e-9):
            return factor * power
    return 10 * power


def _outwards(value, direction):
    power = 10.0 ** math.floor(math.log10(value))
    steps = [power * factor for factor in (1, 2, 5, 10)]
    if direction < 0:
        return max(step for step in steps if step <= value * (1 + 1e-9))
    return min(step for step in steps if step >= value * (1 - 1e-9))
