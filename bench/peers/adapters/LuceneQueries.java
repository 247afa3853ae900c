import com.google.gson.JsonObject;
import java.time.LocalDate;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.Term;
import org.apache.lucene.queries.intervals.IntervalQuery;
import org.apache.lucene.queries.intervals.Intervals;
import org.apache.lucene.queries.intervals.IntervalsSource;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexOrDocValuesQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.spans.SpanNearQuery;
import org.apache.lucene.search.spans.SpanQuery;
import org.apache.lucene.search.spans.SpanTermQuery;
import org.apache.lucene.util.QueryBuilder;

/**
 * Turns requests into Lucene's queries. The system property `proximity` says by which of its three
 * kinds of query two words near each other are found: span (when it is not set), intervals or
 * sloppy. All match the same articles.
 */
final class LuceneQueries {
  private enum Proximity {
    SPAN,
    INTERVALS,
    SLOPPY
  }

  private static final Proximity PROXIMITY =
      Proximity.valueOf(System.getProperty("proximity", "span").toUpperCase());

  private final QueryBuilder builder;

  LuceneQueries(Analyzer analyzer) {
    builder = new QueryBuilder(analyzer);
  }

  /** What the request's words ask for, without its filters. */
  Query words(JsonObject request) {
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
        return near(term(words[0]), term(words[1]), request.get("window").getAsInt());
      case "sentence":
        return near(term(words[0]), term(words[1]), LuceneBench.LONGEST_SENTENCE);
      case "wildcard":
        return new PrefixQuery(new Term("text", words[0]));
      default:
        throw new IllegalArgumentException("no such kind");
    }
  }

  /** `query` within the dates and the country that the request names. */
  static Query filtered(Query query, JsonObject request) {
    BooleanQuery.Builder all = new BooleanQuery.Builder().add(query, Occur.MUST);
    if (request.has("from")) {
      long from = LocalDate.parse(request.get("from").getAsString()).toEpochDay();
      long to = LocalDate.parse(request.get("to").getAsString()).toEpochDay();
      Query range =
          new IndexOrDocValuesQuery(
              LongPoint.newRangeQuery("day", from, to),
              NumericDocValuesField.newSlowRangeQuery("day", from, to));
      return all.add(range, Occur.FILTER).build();
    }
    if (request.has("country")) {
      Query country = new TermQuery(new Term("country", request.get("country").getAsString()));
      return all.add(country, Occur.FILTER).build();
    }
    return query;
  }

  private Term term(String word) {
    return ((TermQuery) builder.createBooleanQuery("text", word)).getTerm();
  }

  /** Positions that differ by at most `window`: that many less one words between. */
  private static Query near(Term a, Term b, int window) {
    switch (PROXIMITY) {
      case SPAN:
        SpanQuery[] spans = {new SpanTermQuery(a), new SpanTermQuery(b)};
        return new SpanNearQuery(spans, window - 1, false);
      case INTERVALS:
        IntervalsSource pair =
            Intervals.unordered(Intervals.term(a.bytes()), Intervals.term(b.bytes()));
        return new IntervalQuery("text", Intervals.maxgaps(window - 1, pair));
      default: // a sloppy phrase allows two positions less against its order than along it
        return new BooleanQuery.Builder()
            .add(new PhraseQuery(window - 1, "text", a.bytes(), b.bytes()), Occur.SHOULD)
            .add(new PhraseQuery(window - 1, "text", b.bytes(), a.bytes()), Occur.SHOULD)
            .build();
    }
  }
}
