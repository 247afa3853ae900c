"""The plain words of a text, and which of them are stop words."""

import os
import re

# A run of ASCII letters that stands alone: no hyphen, apostrophe, digit or other letter at it.
PLAIN = re.compile(r"(?<![\w'’-])[a-z]{3,20}(?![\w'’-])")
ANY_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")

_TABLE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "common",
                      "analysis", "stop_words.tsv")
# What other engines' English lists hold beyond Dateline's: a query word must count everywhere.
_ELSEWHERE = "are but can did don down for got has how may might new now off out says said than " \
             "the too under until very was who will with would yet near shall via also like"


def load_stop_words():
    """The stop words of every language of Dateline's table, and a few of other engines."""
    stop_words = set(_ELSEWHERE.split())
    with open(_TABLE, encoding="utf-8") as file:
        for line in file:
            if not line.startswith("#"):
                stop_words.update(line.rstrip("\n").partition("\t")[2].split())
    return frozenset(stop_words)
