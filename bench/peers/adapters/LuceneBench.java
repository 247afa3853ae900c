import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.BreakIterator;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.AnalyzerWrapper;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;

/**
 * Lucene as a peer (see PROTOCOL.md): `index ARTICLES DIR [KIND [THREADS]]`, whose kinds are plain,
 * sorted (by date, newest first) and sentences (positions leave a gap between sentences), or `serve
 * PLAIN_DIR SORTED_DIR SENTENCES_DIR`.
 */
public final class LuceneBench {
  private LuceneBench() {}

  /** The sort key of articles without a date: before all others. */
  static final long UNDATED = Long.MIN_VALUE;

  /** Words of one sentence are closer than this, in positions; longer sentences are cut off. */
  static final int LONGEST_SENTENCE = 500;

  private static final int SENTENCE_GAP = 1000;

  private enum Kind {
    PLAIN,
    SORTED,
    SENTENCES
  }

  public static void main(String[] arguments)
      throws IOException, InterruptedException, ExecutionException {
    if (arguments.length >= 3 && arguments[0].equals("index")) {
      Kind kind = arguments.length > 3 ? Kind.valueOf(arguments[3].toUpperCase()) : Kind.PLAIN;
      int threads = arguments.length > 4 ? Integer.parseInt(arguments[4]) : 1;
      index(Path.of(arguments[1]), Path.of(arguments[2]), kind, threads);
    } else if (arguments.length == 4 && arguments[0].equals("serve")) {
      serve(Path.of(arguments[1]), Path.of(arguments[2]), Path.of(arguments[3]));
    } else {
      System.err.println(
          "usage: LuceneBench index ARTICLES DIR [plain | sorted | sentences [THREADS]]"
              + " | serve PLAIN_DIR SORTED_DIR SENTENCES_DIR");
      System.exit(2);
    }
  }

  static FacetsConfig facetsConfig() {
    FacetsConfig config = new FacetsConfig();
    config.setMultiValued("country", true);
    return config;
  }

  private static void index(Path articles, Path directory, Kind kind, int threads)
      throws IOException, InterruptedException, ExecutionException {
    IndexWriterConfig config = new IndexWriterConfig(kind == Kind.SENTENCES ? gaps() : new EnglishAnalyzer());
    config.setOpenMode(IndexWriterConfig.OpenMode.CREATE);
    config.setRAMBufferSizeMB(256);
    if (kind == Kind.SORTED) {
      config.setIndexSort(newestFirst());
    }
    FacetsConfig facets = facetsConfig();
    try (IndexWriter writer = new IndexWriter(FSDirectory.open(directory), config);
        BufferedReader lines = Files.newBufferedReader(articles)) {
      if (threads == 1) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          add(writer, facets, line, kind);
        }
      } else {
        addInParallel(writer, facets, lines, kind, threads);
      }
      writer.forceMerge(1);
    }
  }

  private static void add(IndexWriter writer, FacetsConfig facets, String line, Kind kind)
      throws IOException {
    JsonObject article = JsonParser.parseString(line).getAsJsonObject();
    writer.addDocument(facets.build(document(article, kind)));
  }

  /** Reads on this thread, does everything else on `threads` others. */
  private static void addInParallel(
      IndexWriter writer, FacetsConfig facets, BufferedReader lines, Kind kind, int threads)
      throws IOException, InterruptedException, ExecutionException {
    BlockingQueue<String> queue = new ArrayBlockingQueue<>(1024);
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    List<Future<?>> workers = new ArrayList<>();
    for (int i = 0; i < threads; ++i) {
      workers.add(
          pool.submit(
              () -> {
                for (String line = queue.take(); !line.isEmpty(); line = queue.take()) {
                  add(writer, facets, line, kind);
                }
                return null;
              }));
    }
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      queue.put(line);
    }
    for (int i = 0; i < threads; ++i) {
      queue.put(""); // the end, for one of them
    }
    for (Future<?> worker : workers) {
      worker.get();
    }
    pool.shutdown();
  }

  static Sort newestFirst() {
    SortField field = new SortField("day", SortField.Type.LONG, true);
    field.setMissingValue(UNDATED);
    return new Sort(field);
  }

  private static Document document(JsonObject article, Kind kind) {
    Document document = new Document();
    String id = article.get("id").getAsString();
    String title = article.get("title").getAsString();
    String text = article.get("text").getAsString();
    document.add(new StringField("id", id, Field.Store.NO));
    document.add(new BinaryDocValuesField("id", new BytesRef(id)));
    if (kind == Kind.SENTENCES) {
      document.add(new TextField("text", title, Field.Store.NO));
      for (String paragraph : text.split("\n\\s*\n")) {
        addSentences(document, paragraph);
      }
    } else {
      document.add(new TextField("text", title + "\n" + text, Field.Store.NO));
    }
    document.add(new StoredField("title", title));
    document.add(new StoredField("body", text));
    String date = article.get("date").getAsString();
    if (!date.isEmpty()) {
      long day = LocalDate.parse(date).toEpochDay();
      document.add(new LongPoint("day", day));
      document.add(new NumericDocValuesField("day", day));
      document.add(new SortedSetDocValuesFacetField("month", date.substring(0, 7)));
    }
    for (JsonElement country : article.getAsJsonArray("countries")) {
      document.add(new StringField("country", country.getAsString(), Field.Store.NO));
      document.add(new SortedSetDocValuesFacetField("country", country.getAsString()));
    }
    return document;
  }

  /** Each sentence is a value of the field; Lucene leaves the gap between values. */
  private static void addSentences(Document document, String paragraph) {
    BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.ENGLISH);
    breaks.setText(paragraph);
    int begin = breaks.first();
    for (int end = breaks.next(); end != BreakIterator.DONE; begin = end, end = breaks.next()) {
      document.add(new TextField("text", paragraph.substring(begin, end), Field.Store.NO));
    }
  }

  /** EnglishAnalyzer with a gap between values. */
  private static Analyzer gaps() {
    return new AnalyzerWrapper(Analyzer.PER_FIELD_REUSE_STRATEGY) {
      private final Analyzer english = new EnglishAnalyzer();

      @Override
      protected Analyzer getWrappedAnalyzer(String field) {
        return english;
      }

      @Override
      public int getPositionIncrementGap(String field) {
        return SENTENCE_GAP;
      }
    };
  }

  private static void serve(Path plain, Path sorted, Path sentences) throws IOException {
    LuceneSearch search = new LuceneSearch(plain, sorted, sentences);
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    JsonObject ready = new JsonObject();
    ready.addProperty("ready", true);
    ready.addProperty("version", org.apache.lucene.util.Version.LATEST.toString());
    answer(out, ready);
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      JsonObject response;
      try {
        response = search.answer(JsonParser.parseString(line).getAsJsonObject());
      } catch (IOException | RuntimeException error) {
        response = new JsonObject();
        response.addProperty("error", error.toString());
      }
      answer(out, response);
    }
  }

  private static void answer(PrintStream out, JsonObject response) {
    out.print(response);
    out.print('\n');
    out.flush();
  }

  static String[] strings(JsonArray array) {
    String[] values = new String[array.size()];
    for (int i = 0; i < values.length; ++i) {
      values[i] = array.get(i).getAsString();
    }
    return values;
  }
}
