"""The engines: what they need, how they index, how they are asked, and what is set.

Every engine stores the articles' text besides the index, as an archive that shows its hits must,
and is fed by one thread, but for the steps that say otherwise. Times of indexing run from the engine's
own input format (made beforehand, not timed) to an index that is ready for searching.
"""

import glob
import json
import os
import shutil
import stat
import subprocess
import sys

from lib import java, part

ADAPTERS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "adapters")


def read_articles(corpus):
    with open(corpus.articles, encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


class Engine:
    """One peer. `folder` is its own scratch folder."""

    name = ""
    title = ""
    packages = ()
    settings = ""
    warm_up_s = 0  # beyond the two passes that all get
    lacks = ("sentence", "newest_country", "newest_range")  # kinds and tasks it is not asked

    def __init__(self, corpus, folder):
        self.corpus = corpus
        self.folder = folder
        self.index = os.path.join(folder, "index")

    def available(self):
        """Whether its packages can be had here, when not all are certain to."""
        return True

    def build(self):
        """Compiles what it is asked through. Not timed."""

    def prepare(self):
        """Makes room, and its input format. Not timed."""
        shutil.rmtree(self.index, ignore_errors=True)

    def index_steps(self):
        """[(what, [command, ...], paths whose sizes count)]"""
        raise NotImplementedError

    def serving_steps(self):
        """Those steps that answering queries needs; any number of them may run at a time."""
        return self.index_steps()[:1]

    def programs(self):
        """The files that make the index: another one makes another index."""
        return []

    def serve_command(self):
        raise NotImplementedError

    def python(self, script, *arguments):
        return [sys.executable, os.path.join(ADAPTERS, script), *arguments]


class Dateline(Engine):
    name = "dateline"
    title = "Dateline"
    settings = ("dateline-index add --keep-boilerplate with the given dates, countries and language, "
                "one thread; a second index by two threads from id, title and text alone, so that "
                "language, countries and all else is found out; "
                "totals are counted only where they are asked for, hits are ids; for the goals "
                "optimized to one segment")
    lacks = ()

    def __init__(self, corpus, folder):
        super().__init__(corpus, folder)
        self.bare = os.path.join(folder, "bare.jsonl")
        self.derived = os.path.join(folder, "derived")

    def programs(self):
        return [part.program("dateline-index")]

    def prepare(self):
        super().prepare()
        shutil.rmtree(self.derived, ignore_errors=True)
        with open(self.corpus.articles, encoding="utf-8") as lines, \
                open(self.bare, "w", encoding="utf-8") as bare:
            for line in lines:
                article = json.loads(line)
                kept = {name: article[name] for name in ("id", "title", "text")}
                bare.write(json.dumps(kept, ensure_ascii=False) + "\n")

    def index_steps(self):
        add = [part.program("dateline-index"), "add", "--index"]
        return [("index", [[*add, self.index, "--threads", "1", "--keep-boilerplate",
                            self.corpus.articles]], [self.index]),
                ("two threads, all enrichment", [[*add, self.derived, "--threads", "2", self.bare]],
                 [self.derived])]

    def serving_steps(self):
        """One segment, as the other side's index is merged to one."""
        indexer = part.program("dateline-index")
        what, commands, paths = self.index_steps()[0]
        return [(what, [*commands, [indexer, "optimize", "--index", self.index]], paths)]

    def serve_command(self):
        return [part.program("bench_dateline"), self.index]


class Lucene(Engine):
    name = "lucene"
    title = "Lucene"
    packages = java.PACKAGES
    warm_up_s = 20  # for the just-in-time compiler
    settings = ("EnglishAnalyzer, BM25, one field `text`, text stored, doc-values facets, one thread, "
                "256 MB buffer, forceMerge(1); top 10 by block-max WAND that counts no further than "
                "10, query cache as it comes; heap 1 GB; 20 s of further warm-up; newest first on a "
                "second index that is sorted by date; words of one sentence on a third one, with a "
                "gap of positions between sentences")
    lacks = ()

    def __init__(self, corpus, folder):
        super().__init__(corpus, folder)
        self.sorted = os.path.join(folder, "index-sorted")
        self.sentences = os.path.join(folder, "index-sentences")
        self.parallel = os.path.join(folder, "index-parallel")
        self.classes = os.path.join(folder, "classes")

    def programs(self):
        return [os.path.join(ADAPTERS, "LuceneBench.java")]

    def build(self):
        java.compile_classes(glob.glob(os.path.join(ADAPTERS, "Lucene*.java")), self.classes)

    def prepare(self):
        super().prepare()
        for directory in (self.sorted, self.sentences, self.parallel):
            shutil.rmtree(directory, ignore_errors=True)

    def _java(self, *arguments):
        return java.command(self.classes, "LuceneBench", *arguments)

    def _step(self, what, directory, *how):
        return (what, [self._java("index", self.corpus.articles, directory, *how)], [directory])

    def index_steps(self):
        return [self._step("index", self.index),
                self._step("two threads", self.parallel, "plain", "2"),
                self._step("index sorted by date", self.sorted, "sorted"),
                self._step("index with gaps between sentences", self.sentences, "sentences")]

    def serving_steps(self):
        return [step for step in self.index_steps() if step[0] != "two threads"]

    def serve_command(self):
        return self._java("serve", self.index, self.sorted, self.sentences)


class Sqlite(Engine):
    name = "sqlite"
    title = "SQLite FTS5"
    settings = ("porter unicode61, external content, bm25, `optimize`d, rows in order of date, 256 MB "
                "cache, memory map; through Python's sqlite3")

    def __init__(self, corpus, folder):
        super().__init__(corpus, folder)
        self.index = os.path.join(folder, "index.sqlite")

    def prepare(self):
        for path in glob.glob(self.index + "*"):
            os.remove(path)

    def index_steps(self):
        return [("index", [self.python("sqlite_peer.py", "index", self.corpus.articles,
                                       self.index)], [self.index])]

    def serve_command(self):
        return self.python("sqlite_peer.py", "serve", self.index)


class Postgres(Engine):
    name = "postgres"
    title = "PostgreSQL GIN"
    packages = ("postgresql-15",)
    settings = ("configuration english, generated tsvector column, COPY, then GIN indexes on words "
                "and countries, ts_rank, jit off, no parallel workers, shared_buffers and "
                "maintenance_work_mem 512 MB, work_mem 64 MB; NEAR as an OR of <1> to <5> both ways")

    # Where the cluster is when its unprivileged user cannot reach the work folder.
    REACHABLE = "/var/tmp/dateline-bench-postgres"

    def __init__(self, corpus, folder):
        if os.geteuid() == 0 and not reachable(folder):
            folder = self.REACHABLE
        super().__init__(corpus, folder)

    def prepare(self):
        self.input = os.path.join(self.folder, "articles.copy")
        with open(self.input, "w", encoding="utf-8") as file:
            for article in read_articles(self.corpus):
                row = (article["id"], article["date"], "{" + ",".join(article["countries"]) + "}",
                       article["title"], article["text"])
                file.write("\t".join(map(copy_text, row)) + "\n")
        subprocess.run(self.python("postgres_peer.py", "init", self.index), check=True)

    def index_steps(self):
        return [("index", [self.python("postgres_peer.py", "index", self.input, self.index)],
                 [os.path.join(self.index, "base")])]

    def serve_command(self):
        return self.python("postgres_peer.py", "serve", self.index)


def reachable(folder):
    """Whether every user may pass through the folders above."""
    path = os.path.dirname(os.path.abspath(folder))
    while os.stat(path).st_mode & stat.S_IXOTH:
        if path == "/":
            return True
        path = os.path.dirname(path)
    return False


def copy_text(value):
    """In the text format of COPY."""
    return (value.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n")
            .replace("\r", "\\r").replace("\0", ""))


class Omega(Engine):
    name = "xapian"
    title = "Xapian Omega"
    packages = ("xapian-omega", "xapian-tools")
    settings = ("scriptindex (stemmer english, with positions, text stored), then xapian-compact; "
                "Xapian's query parser and matcher, BM25, ValueCountMatchSpy for month and one slot "
                "for each country of an article, date range by values")

    def prepare(self):
        super().prepare()
        self.script = os.path.join(self.folder, "index.script")
        self.input = os.path.join(self.folder, "articles.dump")
        self.loaded = os.path.join(self.folder, "loaded")
        shutil.rmtree(self.loaded, ignore_errors=True)
        with open(self.script, "w", encoding="utf-8") as file:
            file.write("id : boolean=Q unique=Q value=0\nday : value=1\nmonth : value=2\n"
                       "country : boolean=XN\n")
            for number in range(self._slots()):
                file.write(f"country{number} : value={10 + number}\n")
            file.write("text : index field\n")
        with open(self.input, "w", encoding="utf-8") as file:
            for article in read_articles(self.corpus):
                file.write("\n".join(dump_record(article)) + "\n\n")

    def _slots(self):
        return self.corpus.facts["max_countries"]

    def index_steps(self):
        return [("index", [["scriptindex", "--stemmer=english", self.loaded, self.script,
                            self.input],
                           ["xapian-compact", self.loaded, self.index]], [self.index])]

    def serve_command(self):
        return [part.program("bench_xapian"), self.index, str(self._slots())]


def dump_record(article):
    """The lines of a record for scriptindex; further lines of a value begin with `=`."""
    yield f"id={article['id']}"
    if article["date"]:
        yield f"day={article['date'].replace('-', '')}"
        yield f"month={article['date'][:7]}"
    for number, country in enumerate(article["countries"]):
        yield f"country={country}"
        yield f"country{number}={country}"
    lines = (article["title"] + "\n" + article["text"]).splitlines()
    yield "text=" + "\n=".join(lines)


class Groonga(Engine):
    name = "groonga"
    title = "Groonga"
    packages = ("groonga-bin", "groonga-token-filter-stem")
    settings = ("TokenBigram (words for Latin letters), NormalizerAuto, TokenFilterStem, positions, "
                "index built after loading, its score (number of occurrences), query cache off, no "
                "match escalation; its own clock")

    def available(self):
        return bool(subprocess.run(["apt-cache", "show", *self.packages], check=False,
                                   capture_output=True).returncode == 0)

    def __init__(self, corpus, folder):
        super().__init__(corpus, folder)
        self.database = os.path.join(self.index, "db")

    def prepare(self):
        super().prepare()
        os.makedirs(self.index)
        self.input = os.path.join(self.folder, "articles.json")
        with open(self.input, "w", encoding="utf-8") as file:
            file.write("[\n")
            for number, article in enumerate(read_articles(self.corpus)):
                file.write((",\n" if number else "") + json.dumps(groonga_record(article)))
            file.write("\n]\n")

    def index_steps(self):
        return [("index", [self.python("groonga_peer.py", "index", self.input, self.database)],
                 [self.index])]

    def serve_command(self):
        return self.python("groonga_peer.py", "serve", self.database)


def groonga_record(article):
    record = {"_key": article["id"], "countries": article["countries"],
              "text": article["title"] + "\n" + article["text"]}
    if article["date"]:
        record["day"] = int(article["date"].replace("-", ""))
        record["month"] = article["date"][:7]
    return record


ENGINES = {engine.name: engine for engine in (Lucene, Dateline, Sqlite, Postgres, Omega, Groonga)}
