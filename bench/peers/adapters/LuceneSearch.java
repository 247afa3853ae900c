import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
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
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexOrDocValuesQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MultiCollector;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopFieldCollector;
import org.apache.lucene.search.TopScoreDocCollector;
import org.apache.lucene.search.spans.SpanNearQuery;
import org.apache.lucene.search.spans.SpanQuery;
import org.apache.lucene.search.spans.SpanTermQuery;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.QueryBuilder;

/** Answers requests on the two Lucene indexes: one as written, one sorted by date. */
final class LuceneSearch {
  private static final int LIMIT = 10;

  private final Analyzer analyzer = new EnglishAnalyzer();
  private final QueryBuilder builder = new QueryBuilder(analyzer);
  private final IndexSearcher searcher;
  private final IndexSearcher sorted;
  private final SortedSetDocValuesReaderState facetState;

  LuceneSearch(Path directory, Path sortedDirectory) throws IOException {
    searcher = new IndexSearcher(DirectoryReader.open(FSDirectory.open(directory)));
    sorted = new IndexSearcher(DirectoryReader.open(FSDirectory.open(sortedDirectory)));
    facetState = new DefaultSortedSetDocValuesReaderState(searcher.getIndexReader());
  }

  JsonObject answer(JsonObject request) throws IOException {
    JsonObject response = new JsonObject();
    String task = request.get("task").getAsString();
    long start = System.nanoTime();
    Query query = query(request);
    Facets facets = null;
    FacetResult countries = null;
    FacetResult months = null;
    TopDocs hits;
    Long total = null;
    IndexSearcher used = searcher;
    if (task.equals("newest")) {
      used = sorted;
      TopFieldCollector collector =
          TopFieldCollector.create(LuceneBench.newestFirst(), LIMIT, LIMIT);
      sorted.search(query, collector);
      hits = collector.topDocs();
    } else if (task.equals("total") || task.equals("facets")) {
      TopScoreDocCollector top = TopScoreDocCollector.create(LIMIT, Integer.MAX_VALUE);
      if (task.equals("facets")) {
        FacetsCollector matching = new FacetsCollector();
        searcher.search(query, MultiCollector.wrap(top, matching));
        facets = new SortedSetDocValuesFacetCounts(facetState, matching);
        countries = facets.getTopChildren(1000, "country");
        months = facets.getTopChildren(10000, "month");
      } else {
        searcher.search(query, top);
      }
      hits = top.topDocs();
      total = hits.totalHits.value;
    } else {
      hits = searcher.search(filtered(query, task, request), LIMIT);
    }
    JsonArray ids = ids(used, hits.scoreDocs);
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

  private Query query(JsonObject request) throws IOException {
    String[] words = LuceneBench.strings(request.getAsJsonArray("words"));
    String joined = String.join(" ", words);
    switch (request.get("kind").getAsString()) {
      case "term":
      case "or":
      case "text":
        return builder.createBooleanQuery("text", joined, Occur.SHOULD);
      case "and":
        return builder.createBooleanQuery("text", joined, Occur.MUST);
      case "phrase":
        return builder.createPhraseQuery("text", joined);
      case "near":
        return near(words, request.get("window").getAsInt());
      case "wildcard":
        return new PrefixQuery(new Term("text", words[0]));
      default:
        throw new IllegalArgumentException("no such kind");
    }
  }

  /** Positions that differ by at most `window`: that many less one words between. */
  private Query near(String[] words, int window) {
    SpanQuery[] spans = new SpanQuery[words.length];
    for (int i = 0; i < words.length; ++i) {
      Query term = builder.createBooleanQuery("text", words[i]);
      spans[i] = new SpanTermQuery(((TermQuery) term).getTerm());
    }
    return new SpanNearQuery(spans, window - 1, false);
  }

  private static Query filtered(Query query, String task, JsonObject request) {
    if (task.equals("range")) {
      long from = LocalDate.parse(request.get("from").getAsString()).toEpochDay();
      long to = LocalDate.parse(request.get("to").getAsString()).toEpochDay();
      Query range =
          new IndexOrDocValuesQuery(
              LongPoint.newRangeQuery("day", from, to),
              NumericDocValuesField.newSlowRangeQuery("day", from, to));
      return new BooleanQuery.Builder().add(query, Occur.MUST).add(range, Occur.FILTER).build();
    }
    if (task.equals("country")) {
      Query country = new TermQuery(new Term("country", request.get("country").getAsString()));
      return new BooleanQuery.Builder().add(query, Occur.MUST).add(country, Occur.FILTER).build();
    }
    return query;
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
