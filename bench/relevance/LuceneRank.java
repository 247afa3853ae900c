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
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.QueryBuilder;

/**
 * Ranks articles by Lucene's BM25, k1 1.2, b 0.75: `LuceneRank ANALYZER DEPTH ARTICLES`. Articles
 * are JSON Lines with id, title and text, title and text one field. Queries are read from standard
 * input, one {"id":...,"text":...} a line, any of whose words may match; for each one
 * {"id":...,"hits":[[id,score],...]} is printed. ANALYZER is the name of a class in Lucene's
 * analysis packages, "en.EnglishAnalyzer".
 */
public final class LuceneRank {
  private LuceneRank() {}

  private static final int MOST_WORDS = 10000;

  public static void main(String[] arguments) throws IOException, ReflectiveOperationException {
    Analyzer analyzer =
        (Analyzer)
            Class.forName("org.apache.lucene.analysis." + arguments[0])
                .getDeclaredConstructor()
                .newInstance();
    BooleanQuery.setMaxClauseCount(MOST_WORDS);
    try (Directory directory = new ByteBuffersDirectory()) {
      index(directory, analyzer, Path.of(arguments[2]));
      try (DirectoryReader reader = DirectoryReader.open(directory)) {
        rank(reader, analyzer, Integer.parseInt(arguments[1]));
      }
    }
  }

  private static void index(Directory directory, Analyzer analyzer, Path articles)
      throws IOException {
    IndexWriterConfig config = new IndexWriterConfig(analyzer);
    config.setSimilarity(new BM25Similarity(1.2f, 0.75f));
    try (IndexWriter writer = new IndexWriter(directory, config);
        BufferedReader lines = Files.newBufferedReader(articles)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        JsonObject article = JsonParser.parseString(line).getAsJsonObject();
        Document document = new Document();
        document.add(new StoredField("id", text(article, "id")));
        String words = text(article, "title") + "\n" + text(article, "text");
        document.add(new TextField("text", words, Field.Store.NO));
        writer.addDocument(document);
      }
      writer.forceMerge(1);
    }
  }

  private static String text(JsonObject object, String name) {
    JsonElement value = object.get(name);
    return value == null || value.isJsonNull() ? "" : value.getAsString();
  }

  private static void rank(DirectoryReader reader, Analyzer analyzer, int depth)
      throws IOException {
    IndexSearcher searcher = new IndexSearcher(reader);
    searcher.setSimilarity(new BM25Similarity(1.2f, 0.75f));
    QueryBuilder builder = new QueryBuilder(analyzer);
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      JsonObject asked = JsonParser.parseString(line).getAsJsonObject();
      Query query = builder.createBooleanQuery("text", text(asked, "text"), Occur.SHOULD);
      JsonArray hits = new JsonArray();
      if (query != null) {
        for (ScoreDoc hit : searcher.search(query, depth).scoreDocs) {
          JsonArray pair = new JsonArray();
          pair.add(searcher.doc(hit.doc).get("id"));
          pair.add(hit.score);
          hits.add(pair);
        }
      }
      JsonObject answer = new JsonObject();
      answer.add("id", asked.get("id"));
      answer.add("hits", hits);
      out.println(answer);
    }
    out.flush();
  }
}
