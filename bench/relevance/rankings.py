"""Every set of queries ranked by Dateline, by Dateline with --expand, and by Lucene."""

import os
import subprocess

from lib import java, part
from relevance import beside, dateline, lucene, trec


class Rankings:
    """Ranks sets by Dateline, and by what it is compared with."""

    def __init__(self, options, results):
        self._options = options
        self._results = results
        self._lucene = self._make_lucene()
        self._beside_lucene = beside.Beside("lucene", "Dateline", "Lucene")
        self._expands = dateline.can_expand()
        self._expanded_beside = beside.Beside("expand", "--expand", "without")

    def _make_lucene(self):
        wanted = self._options.lucene
        if wanted == "no" or (wanted == "auto" and self._options.quick):
            return None
        try:
            install(java.PACKAGES)
            if not java.available():
                raise OSError("javac or a library is missing")
            return lucene.Ranker(os.path.join(self._options.work, "lucene"))
        except (OSError, subprocess.CalledProcessError) as error:
            self._results.note(f"Without Lucene beside: {error}")
            return None

    def rank(self, name, pool, inputs, queries, qrels, depth, language):
        """Dateline's ranking of each query; written as a run too when runs are asked for."""
        options = self._options
        set_name = name if pool == "judged" else "known-" + name
        directory = os.path.join(options.work, f"{set_name}.idx")
        part.progress(f"{name}: {len(queries)} queries")
        dateline.index(directory, inputs)
        found = dateline.rank(directory, queries, depth)
        if options.runs:
            trec.write_run(os.path.join(options.runs, f"{set_name}.run"), found, options.tag)
        rankings = documents(found)
        if self._lucene:
            others = self._lucene.rank(set_name, inputs, queries, depth, language)
            self._beside_lucene.add(self._results, name, pool, rankings, others, qrels)
        if self._expands:
            expanded = documents(dateline.rank(directory, queries, depth, options=("--expand",)))
            self._expanded_beside.add(self._results, name, pool, expanded, rankings, qrels)
        return rankings

    def finish(self):
        if self._lucene:
            self._results.note(
                "Lucene: BM25 (k1 1.2, b 0.75), title and body in one field, the analyzer of its own "
                "that suits the language (English, German, bigrams for Chinese ...; words in lower "
                "case where it has none), any word of the query; p is of a paired randomisation test "
                f"of {beside.PERMUTATIONS:,} permutations.")
        self._beside_lucene.finish(self._results)
        self._expanded_beside.finish(self._results)


def documents(found):
    return {query: [doc for doc, _ in hits] for query, hits in found.items()}


def install(packages):
    script = os.path.join(part.ROOT, "scripts", "lib", "packages.sh")
    subprocess.run(["bash", "-c", '. "$0" && install_packages "$@"', script, *packages],
                   check=True, stdout=subprocess.DEVNULL)
