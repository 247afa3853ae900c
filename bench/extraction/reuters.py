"""Reads Reuters-21578's SGML files: articles with the countries that editors gave them."""

import html
import re
import subprocess

_ARTICLE = re.compile(r"<REUTERS.*?</REUTERS>", re.DOTALL)
_MONTHS = "JANFEBMARAPRMAYJUNJULAUGSEPOCTNOVDEC"
_CONTROL = re.compile(r"&#\d+;|[\x00-\x08\x0b-\x1f]")


def _field(name, text):
    match = re.search(rf"<{name}>(.*?)</{name}>", text, re.DOTALL)
    return html.unescape(_CONTROL.sub("", match.group(1))) if match else ""


def _date(article):
    match = re.match(r"\s*(\d+)-([A-Z]{3})-(\d{4}) ([\d:]+)", _field("DATE", article))
    if not match:
        return {}
    day, month, year, time = match.groups()
    return {"date": f"{year}-{_MONTHS.index(month) // 3 + 1:02}-{int(day):02}T{time}"}


def read(path):
    """Yields {"title", "text", "places"}, and "date" where it is known, from a tar file, packed or
    not, of .sgm files."""
    with subprocess.Popen(["tar", "-xOf", path], stdout=subprocess.PIPE) as process:
        whole = process.stdout.read().decode("latin-1")
        if process.wait() != 0:
            raise OSError(f"tar cannot read {path}")
    for match in _ARTICLE.finditer(whole):
        article = match.group()
        places = re.findall(r"<D>(.*?)</D>", _field("PLACES", article))
        title = " ".join(_field("TITLE", article).split())
        body = _field("BODY", article)
        text = f"{_field('DATELINE', article).strip()} {body}" if body else ""
        if not text:  # unproc and brief articles have no body of their own
            text = re.search(r"<TEXT.*?</TEXT>", article, re.DOTALL).group()
            text = re.sub(r"<TITLE>.*?</TITLE>|<[^>]*>", " ", text, flags=re.DOTALL)
            text = html.unescape(_CONTROL.sub("", text))
        text = re.sub(r"\n {4}", "\n\n", text).strip()
        yield {"title": title, "text": text, "places": places, **_date(article)}
