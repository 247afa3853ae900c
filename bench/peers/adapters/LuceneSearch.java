import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.facet.FacetResult;
import org.apache.lucene.facet.Facets;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.LabelAndValue;
import org.apache.lucene.facet.sortedset.DefaultSortedSetDocValuesReaderState;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetCounts;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesReaderState;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MultiCollector;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopFieldCollector;
import org.apache.lucene.search.TopScoreDocCollector;
import org.apache.lucene.store.FSDirectory;

/**
 * Answers requests on Lucene's indexes: one as written, one sorted by date, and one whose positions
 * part the sentences.
 */
final class LuceneSearch {
  private static final int LIMIT = 10;

  private final LuceneQueries queries = new LuceneQueries(new EnglishAnalyzer());
  private final Index plain;
  private final Index sorted;
  private final Index sentences;

  /** An open index. */
  private static final class Index {
    final IndexSearcher searcher;
    final SortedSetDocValuesReaderState facets;

    Index(Path directory) throws IOException {
      searcher = new IndexSearcher(DirectoryReader.open(FSDirectory.open(directory)));
      facets = new DefaultSortedSetDocValuesReaderState(searcher.getIndexReader());
    }
  }

  LuceneSearch(Path directory, Path sortedDirectory, Path sentencesDirectory) throws IOException {
    plain = new Index(directory);
    sorted = new Index(sortedDirectory);
    sentences = new Index(sentencesDirectory);
  }

  JsonObject answer(JsonObject request) throws IOException {
    JsonObject response = new JsonObject();
    String task = request.get("task").getAsString();
    boolean newest = task.startsWith("newest");
    boolean inSentence = request.get("kind").getAsString().equals("sentence");
    if (newest && inSentence) {
      response.addProperty("unsupported", "the index by sentence is not sorted");
      return response;
    }
    Index index = newest ? sorted : inSentence ? sentences : plain;
    IndexSearcher searcher = index.searcher;
    long start = System.nanoTime();
    Query query = LuceneQueries.filtered(queries.words(request), request);
    Facets facets = null;
    FacetResult countries = null;
    FacetResult months = null;
    TopDocs hits;
    Long total = null;
    if (newest) { // ends at the tenth hit, as the order is that of the index
      TopFieldCollector collector =
          TopFieldCollector.create(LuceneBench.newestFirst(), LIMIT, LIMIT);
      searcher.search(query, collector);
      hits = collector.topDocs();
    } else if (task.equals("total") || task.equals("facets")) {
      TopScoreDocCollector top = TopScoreDocCollector.create(LIMIT, Integer.MAX_VALUE);
      if (task.equals("facets")) {
        FacetsCollector matching = new FacetsCollector();
        searcher.search(query, MultiCollector.wrap(top, matching));
        facets = new SortedSetDocValuesFacetCounts(index.facets, matching);
        countries = facets.getTopChildren(1000, "country");
        months = facets.getTopChildren(10000, "month");
      } else {
        searcher.search(query, top);
      }
      hits = top.topDocs();
      total = hits.totalHits.value;
    } else { // skips what cannot be among the best from the eleventh hit on
      TopScoreDocCollector top = TopScoreDocCollector.create(LIMIT, LIMIT);
      searcher.search(query, top);
      hits = top.topDocs();
    }
    JsonArray ids = ids(searcher, hits.scoreDocs);
    response.addProperty("ms", (System.nanoTime() - start) / 1e6);
    response.add("ids", ids);
    if (total != null) {
      response.addProperty("total", total);
    }
    if (facets != null) {
      JsonObject counts = new JsonObject();
      counts.add("country", counts(countries));
      counts.add("month", counts(months));
      response.add("facets", counts);
    }
    return response;
  }

  private static JsonArray ids(IndexSearcher searcher, ScoreDoc[] hits) throws IOException {
    JsonArray ids = new JsonArray();
    for (ScoreDoc hit : hits) {
      LeafReaderContext leaf =
          searcher.getIndexReader().leaves().get(
              ReaderUtil.subIndex(hit.doc, searcher.getIndexReader().leaves()));
      BinaryDocValues values = leaf.reader().getBinaryDocValues("id");
      values.advanceExact(hit.doc - leaf.docBase);
      ids.add(values.binaryValue().utf8ToString());
    }
    return ids;
  }

  private static JsonObject counts(FacetResult result) {
    JsonObject counts = new JsonObject();
    if (result != null) {
      for (LabelAndValue value : result.labelValues) {
        counts.addProperty(value.label, value.value.longValue());
      }
    }
    return counts;
  }
}
