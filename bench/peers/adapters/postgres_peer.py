#!/usr/bin/env python3
"""PostgreSQL as a peer: `postgres_peer.py init CLUSTER | index ARTICLES CLUSTER | serve CLUSTER`.

The cluster is private: its server is a child of this program, runs as an unprivileged user, speaks
through a Unix socket in a folder only it can read, and ends with this program. ARTICLES is in the
text format of COPY.
"""

import contextlib
import ctypes
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time

from libpq import QUERY_CANCELED, Connection, DatabaseError
from serve import TimeLimit, serve

PROGRAMS = "/usr/lib/postgresql/15/bin"
SETTINGS = {
    "listen_addresses": "", "unix_socket_permissions": "0700", "max_connections": "8",
    "shared_buffers": "512MB", "work_mem": "64MB", "maintenance_work_mem": "512MB",
    "effective_cache_size": "2GB", "random_page_cost": "1.1", "jit": "off",
    "max_parallel_workers_per_gather": "0", "wal_level": "minimal", "max_wal_senders": "0",
    "max_wal_size": "4GB", "synchronous_commit": "off", "autovacuum": "off",
}
SCHEMA = """
CREATE TABLE article(id text, day date, countries text[], title text, body text, words tsvector
  GENERATED ALWAYS AS (to_tsvector('english', title || E'\\n' || body)) STORED);
"""
AFTER_LOADING = (
    "CREATE INDEX ON article USING gin(words)",
    "CREATE INDEX ON article USING gin(countries)",
    "CREATE INDEX ON article(day DESC NULLS LAST)",
    "CREATE UNIQUE INDEX ON article(id)",
    "VACUUM ANALYZE article",
    "CHECKPOINT",
)
FACETS = """
WITH hit AS MATERIALIZED
  (SELECT id, day, countries, ts_rank(words, {query}) AS score FROM article WHERE words @@ {query})
(SELECT 'id', id, 0 FROM hit ORDER BY score DESC LIMIT 10)
UNION ALL SELECT 'total', '', count(*) FROM hit
UNION ALL (SELECT 'country', code, count(*) FROM hit, unnest(countries) code GROUP BY code)
UNION ALL (SELECT 'month', to_char(date_trunc('month', day), 'YYYY-MM'), count(*) FROM hit
           WHERE day IS NOT NULL GROUP BY date_trunc('month', day))
"""
RANKED = ("SELECT id{more} FROM article WHERE words @@ {query}{filter}"
          " ORDER BY ts_rank(words, {query}) DESC LIMIT 10")
NEWEST = "SELECT id FROM article WHERE words @@ {query} ORDER BY day DESC NULLS LAST LIMIT 10"
FILTERS = {"range": " AND day BETWEEN $2::date AND $3::date",
           "country": " AND countries @> ARRAY[$2::text]"}


def server_user():
    """Whom the server runs as: it refuses to be root."""
    return pwd.getpwnam("postgres") if os.geteuid() == 0 else None


def as_user(user):
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []} if user else {}


def end_with_parent():
    """Asks the kernel to shut the server down at once should this program die."""
    pr_set_pdeathsig = 1
    ctypes.CDLL(None).prctl(pr_set_pdeathsig, signal.SIGQUIT)


def init(cluster):
    user = server_user()
    shutil.rmtree(cluster, ignore_errors=True)
    os.mkdir(cluster, 0o700)
    if user:
        os.chown(cluster, user.pw_uid, user.pw_gid)
    subprocess.run([f"{PROGRAMS}/initdb", "-D", cluster, "-U", "postgres", "-A", "trust",
                    "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"], check=True, cwd="/",
                   stdout=subprocess.DEVNULL, **as_user(user))


@contextlib.contextmanager
def server(cluster):
    """A connection to the cluster's server, which ends with the block."""
    user = server_user()
    socket = tempfile.mkdtemp(prefix="pg-", dir=_socket_folder(cluster))
    if user:
        os.chown(socket, user.pw_uid, user.pw_gid)
    options = [part for item in {**SETTINGS, "unix_socket_directories": socket}.items()
               for part in ("-c", "=".join(item))]
    with open(f"{cluster}.log", "ab") as log:
        process = subprocess.Popen([f"{PROGRAMS}/postgres", "-D", cluster, *options], cwd="/",
                                   stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                                   preexec_fn=end_with_parent, **as_user(user))
    try:
        connection = _connect(process, socket, f"{cluster}.log")
        try:
            yield connection
        finally:
            connection.close()
    finally:
        process.send_signal(signal.SIGINT)  # "fast": ends sessions, writes a checkpoint
        process.wait()
        shutil.rmtree(socket, ignore_errors=True)


def _socket_folder(cluster):
    """Beside the cluster, unless the path would be too long for a socket's address."""
    folder = os.path.dirname(os.path.abspath(cluster))
    return folder if len(folder) < 70 else None


def _connect(process, socket, log):
    for _ in range(600):
        try:
            return Connection(f"host={socket} user=postgres dbname=postgres")
        except DatabaseError as error:
            failure = error
        if process.poll() is not None:
            raise DatabaseError(f"the server ended with status {process.returncode}: see {log}")
        time.sleep(0.05)
    raise failure


def index(articles, cluster):
    with server(cluster) as database:
        database.script("BEGIN;" + SCHEMA + "COPY article(id, day, countries, title, body) FROM '"
                        + os.path.abspath(articles).replace("'", "''") + "'; COMMIT;")
        for statement in AFTER_LOADING:
            database.script(statement)


def query_expression(request):
    """(SQL of the tsquery with $1, the value of $1)"""
    words = request["words"]
    kind = request["kind"]
    text = " | ".join(words)
    if kind == "phrase":
        return "phraseto_tsquery('english', $1)", " ".join(words)
    if kind == "and":
        text = " & ".join(words)
    elif kind == "near":  # <N> is exactly N apart, in order
        text = " | ".join(f"({a} <{apart}> {b})" for apart in range(1, request["window"] + 1)
                          for a, b in (words, reversed(words)))
    elif kind == "wildcard":
        text = words[0] + ":*"
    return "to_tsquery('english', $1)", text


class Peer:
    def __init__(self, database):
        self._database = database
        self._limit = None

    def answer(self, request):
        if request["limit_ms"] != self._limit:
            self._limit = request["limit_ms"]
            self._database.script(f"SET statement_timeout = {int(self._limit)}")
        begin = time.perf_counter()
        try:
            response = self._search(request)
        except DatabaseError as error:
            if error.sqlstate != QUERY_CANCELED:
                raise
            raise TimeLimit((time.perf_counter() - begin) * 1000) from None
        response["ms"] = (time.perf_counter() - begin) * 1000
        return response

    def _search(self, request):
        task = request["task"]
        expression, text = query_expression(request)
        if task == "facets":
            return self._facets(self._database.execute(FACETS.format(query=expression), text))
        if task == "newest":
            statement = NEWEST.format(query=expression)
        else:
            statement = RANKED.format(query=expression, filter=FILTERS.get(task, ""),
                                      more=", count(*) OVER ()" if task == "total" else "")
        values = {"range": ("from", "to"), "country": ("country",)}.get(task, ())
        rows = self._database.execute(statement, text, *(request[name] for name in values))
        response = {"ids": [row[0] for row in rows]}
        if task == "total":
            response["total"] = int(rows[0][1]) if rows else 0
        return response

    @staticmethod
    def _facets(rows):
        ids, total, facets = [], 0, {"country": {}, "month": {}}
        for kind, value, count in rows:
            if kind == "id":
                ids.append(value)
            elif kind == "total":
                total = int(count)
            else:
                facets[kind][value] = int(count)
        return {"ids": ids, "total": total, "facets": facets}


def main():
    arguments = sys.argv[1:]
    if len(arguments) == 2 and arguments[0] == "init":
        init(arguments[1])
    elif len(arguments) == 3 and arguments[0] == "index":
        index(*arguments[1:])
    elif len(arguments) == 2 and arguments[0] == "serve":
        with server(arguments[1]) as database:
            ((version,),) = database.execute("SHOW server_version")
            serve(version, Peer(database).answer)
    else:
        sys.exit("usage: postgres_peer.py init CLUSTER | index ARTICLES CLUSTER | serve CLUSTER")


if __name__ == "__main__":
    main()
