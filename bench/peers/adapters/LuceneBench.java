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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
 * Lucene as a peer: `index ARTICLES DIR [sorted | THREADS]` or `serve DIR SORTED_DIR` (see
 * PROTOCOL.md).
 */
public final class LuceneBench {
  private LuceneBench() {}

  /** The sort key of articles without a date: before all others. */
  static final long UNDATED = Long.MIN_VALUE;

  public static void main(String[] arguments)
      throws IOException, InterruptedException, ExecutionException {
    if (arguments.length >= 3 && arguments[0].equals("index")) {
      String how = arguments.length > 3 ? arguments[3] : "1";
      boolean sorted = how.equals("sorted");
      index(Path.of(arguments[1]), Path.of(arguments[2]), sorted, sorted ? 1 : Integer.parseInt(how));
    } else if (arguments.length == 3 && arguments[0].equals("serve")) {
      serve(Path.of(arguments[1]), Path.of(arguments[2]));
    } else {
      System.err.println("usage: LuceneBench index ARTICLES DIR [sorted | THREADS] | serve DIR SORTED_DIR");
      System.exit(2);
    }
  }

  static FacetsConfig facetsConfig() {
    FacetsConfig config = new FacetsConfig();
    config.setMultiValued("country", true);
    return config;
  }

  private static void index(Path articles, Path directory, boolean sorted, int threads)
      throws IOException, InterruptedException, ExecutionException {
    IndexWriterConfig config = new IndexWriterConfig(new EnglishAnalyzer());
    config.setOpenMode(IndexWriterConfig.OpenMode.CREATE);
    config.setRAMBufferSizeMB(256);
    if (sorted) {
      config.setIndexSort(newestFirst());
    }
    FacetsConfig facets = facetsConfig();
    try (IndexWriter writer = new IndexWriter(FSDirectory.open(directory), config);
        BufferedReader lines = Files.newBufferedReader(articles)) {
      if (threads == 1) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          add(writer, facets, line);
        }
      } else {
        addInParallel(writer, facets, lines, threads);
      }
      writer.forceMerge(1);
    }
  }

  private static void add(IndexWriter writer, FacetsConfig facets, String line)
      throws IOException {
    writer.addDocument(facets.build(document(JsonParser.parseString(line).getAsJsonObject())));
  }

  /** Reads on this thread, does everything else on `threads` others. */
  private static void addInParallel(
      IndexWriter writer, FacetsConfig facets, BufferedReader lines, int threads)
      throws IOException, InterruptedException, ExecutionException {
    BlockingQueue<String> queue = new ArrayBlockingQueue<>(1024);
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    List<Future<?>> workers = new ArrayList<>();
    for (int i = 0; i < threads; ++i) {
      workers.add(
          pool.submit(
              () -> {
                for (String line = queue.take(); !line.isEmpty(); line = queue.take()) {
                  add(writer, facets, line);
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

  private static Document document(JsonObject article) {
    Document document = new Document();
    String id = article.get("id").getAsString();
    String title = article.get("title").getAsString();
    String text = article.get("text").getAsString();
    document.add(new StringField("id", id, Field.Store.NO));
    document.add(new BinaryDocValuesField("id", new BytesRef(id)));
    document.add(new TextField("text", title + "\n" + text, Field.Store.NO));
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

  private static void serve(Path directory, Path sortedDirectory) throws IOException {
    LuceneSearch search = new LuceneSearch(directory, sortedDirectory);
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
