"""Country codes of the names that labelled sets use."""

import os

from lib import part

# Spellings of labels, and former states as their main successor, where the table has neither.
_LABELS = {"uk": "GB", "usa": "US", "uae": "AE", "ussr": "RU", "west germany": "DE",
           "east germany": "DE", "yugoslavia": "RS", "czechoslovakia": "CZ", "zaire": "CD",
           "burma": "MM", "north yemen": "YE", "south yemen": "YE", "hong kong": "HK",
           "south korea": "KR", "north korea": "KP", "ivory coast": "CI", "st lucia": "LC",
           "st vincent": "VC", "macao": "MO", "upper volta": "BF", "netherlands antilles": "CW",
           "papua new guinea": "PG", "vatican": "VA", "taiwan": "TW", "congo": "CG",
           "trinidad tobago": "TT", "palestinian territory": "PS", "yemen demo republic": "YE"}


def load():
    """{name in small letters, without hyphens and dots: code}"""
    codes = {}
    path = os.path.join(part.ROOT, "common", "countries.tsv")
    with open(path, encoding="utf-8") as table:
        for line in table:
            if line.startswith("#") or not line.strip():
                continue
            columns = line.rstrip("\n").split("\t")
            for name in [columns[1], *columns[2].split("|")]:
                if name:
                    codes.setdefault(plain(name), columns[0])
    codes.update(_LABELS)
    return codes


def plain(name):
    return " ".join(name.casefold().replace("-", " ").replace(".", "").split())
