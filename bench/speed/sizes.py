"""Names of corpus sizes, and what lies on disk."""

import os
import re

_UNITS = {"": 1, "k": 1000, "m": 1_000_000}


def parse_size(text):
    """Articles of "2k", "100k", "1m" or "500"."""
    match = re.fullmatch(r"(\d+)([km]?)", text.strip().lower())
    if not match or int(match.group(1)) == 0:
        raise ValueError(f"not a number of articles: {text}")
    return int(match.group(1)) * _UNITS[match.group(2)]


def size_name(articles):
    """The shortest spelling, which ids and tables use: 2000 is "2k"."""
    for unit in ("m", "k"):
        if articles % _UNITS[unit] == 0:
            return f"{articles // _UNITS[unit]}{unit}"
    return str(articles)


def index_parts(index):
    """Bytes by part of an index, each the sum over its segments: Xapian's tables by their names
    ("xapian_postlist" ...), the derived files by theirs."""
    parts = {}
    for folder, _, files in os.walk(index):
        for name in files:
            if name == "lock":
                continue
            if os.path.basename(folder) == "xapian":
                part = "xapian_" + name.removesuffix(".glass")
            elif name.startswith("deleted"):
                part = "deleted"
            else:
                part = name
            size = os.path.getsize(os.path.join(folder, name))
            if size > 0:
                parts[part] = parts.get(part, 0) + size
    return parts
