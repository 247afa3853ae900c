#!/usr/bin/env python3
"""SQLite FTS5 as a peer: `sqlite_peer.py index ARTICLES DATABASE | serve DATABASE`.

The articles are in a table, the words in an external-content FTS5 table, what is counted and
filtered in small tables of their own. Rows are numbered by date, undated ones first, as in an
archive that is filled day by day: "newest" and date ranges are then rowid ranges, which FTS5
handles best.
"""

import sqlite3
import sys
import time

from serve import TimeLimit, read_articles, serve

SCHEMA = """
CREATE TABLE article(rowid INTEGER PRIMARY KEY, id TEXT, title TEXT, body TEXT, text TEXT
                     GENERATED ALWAYS AS (title || char(10) || body) VIRTUAL);
CREATE TABLE dated(rowid INTEGER PRIMARY KEY, day TEXT, month TEXT);
CREATE TABLE country(code TEXT, article INTEGER, PRIMARY KEY(code, article)) WITHOUT ROWID;
CREATE VIRTUAL TABLE words USING fts5(text, content='article', content_rowid='rowid',
                                      tokenize='porter unicode61');
"""
AFTER_LOADING = """
CREATE INDEX dated_day ON dated(day);
CREATE INDEX country_article ON country(article, code);
INSERT INTO words(words) VALUES('rebuild');
INSERT INTO words(words) VALUES('optimize');
ANALYZE;
"""
RANKED = "SELECT rowid FROM words WHERE words MATCH :query{filter} ORDER BY rank LIMIT 10"
NEWEST = "SELECT rowid FROM words WHERE words MATCH :query ORDER BY rowid DESC LIMIT 10"
TOTAL = "SELECT count(*) FROM words WHERE words MATCH :query"
IN_RANGE = (" AND rowid BETWEEN (SELECT min(rowid) FROM dated WHERE day >= :from)"
            " AND (SELECT max(rowid) FROM dated WHERE day <= :to)")
# EXISTS, because the planner would turn `rowid IN` into one full-text search a row.
IN_COUNTRY = (" AND EXISTS (SELECT 1 FROM country"
              " WHERE code = :country AND article = words.rowid)")
FACETS = """
WITH hit(article, score) AS MATERIALIZED
       (SELECT rowid, rank FROM words WHERE words MATCH :query)
SELECT * FROM (SELECT 'id', article, 0 FROM hit ORDER BY score LIMIT 10)
UNION ALL SELECT 'total', '', count(*) FROM hit
UNION ALL SELECT 'country', code, count(*) FROM hit JOIN country USING (article) GROUP BY code
UNION ALL SELECT 'month', month, count(*) FROM hit JOIN dated ON dated.rowid = article GROUP BY month
"""


def index(articles, path):
    database = sqlite3.connect(path)
    database.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;"
                           "PRAGMA cache_size=-262144;" + SCHEMA)
    rows = sorted(read_articles(articles), key=lambda article: article["date"])
    with database:
        for number, row in enumerate(rows, 1):
            database.execute("INSERT INTO article(rowid, id, title, body) VALUES(?, ?, ?, ?)",
                             (number, row["id"], row["title"], row["text"]))
            if row["date"]:
                database.execute("INSERT INTO dated VALUES(?, ?, ?)",
                                 (number, row["date"], row["date"][:7]))
            database.executemany("INSERT INTO country VALUES(?, ?)",
                                 [(code, number) for code in row["countries"]])
    database.executescript(AFTER_LOADING + "PRAGMA wal_checkpoint(TRUNCATE);")
    database.close()


def match_expression(request):
    """In the language of FTS5; words are quoted so that none is an operator."""
    words = [f'"{word}"' for word in request["words"]]
    kind = request["kind"]
    if kind == "and":
        return " AND ".join(words)
    if kind == "phrase":
        return '"' + " ".join(request["words"]) + '"'
    if kind == "near":  # at most that many words between them
        return f"NEAR({' '.join(words)}, {request['window'] - 1})"
    if kind == "wildcard":
        return words[0] + "*"
    return " OR ".join(words)


class Peer:
    def __init__(self, path):
        self._database = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
        self._database.executescript("PRAGMA cache_size=-262144; PRAGMA mmap_size=4294967296;"
                                     "PRAGMA temp_store=MEMORY;")

    def answer(self, request):
        begin = time.perf_counter()
        limit = request["limit_ms"] / 1000
        self._database.set_progress_handler(
            lambda: time.perf_counter() - begin > limit, 10000)
        try:
            response = self._search(request)
        except sqlite3.OperationalError as error:
            if "interrupted" not in str(error):
                raise
            raise TimeLimit((time.perf_counter() - begin) * 1000) from None
        response["ms"] = (time.perf_counter() - begin) * 1000
        return response

    def _search(self, request):
        task = request["task"]
        values = {"query": match_expression(request)}
        for name in ("country", "from", "to"):
            values[name] = request.get(name, "")
        if task == "facets":
            return self._facets(values)
        if task == "newest":
            statement = NEWEST
        else:
            statement = RANKED.format(filter={"range": IN_RANGE, "country": IN_COUNTRY}.get(task, ""))
        rows = [row for (row,) in self._database.execute(statement, values)]
        response = {"ids": self._ids(rows)}
        if task == "total":
            response["total"] = self._database.execute(TOTAL, values).fetchone()[0]
        return response

    def _facets(self, values):
        rows, total, facets = [], 0, {"country": {}, "month": {}}
        for kind, value, count in self._database.execute(FACETS, values):
            if kind == "id":
                rows.append(value)
            elif kind == "total":
                total = count
            else:
                facets[kind][value] = count
        return {"ids": self._ids(rows), "total": total, "facets": facets}

    def _ids(self, rows):
        return [self._database.execute("SELECT id FROM article WHERE rowid = ?", (row,)).fetchone()[0]
                for row in rows]


def main():
    if len(sys.argv) == 4 and sys.argv[1] == "index":
        index(sys.argv[2], sys.argv[3])
    elif len(sys.argv) == 3 and sys.argv[1] == "serve":
        serve(sqlite3.sqlite_version, Peer(sys.argv[2]).answer)
    else:
        sys.exit("usage: sqlite_peer.py index ARTICLES DATABASE | serve DATABASE")


if __name__ == "__main__":
    main()
