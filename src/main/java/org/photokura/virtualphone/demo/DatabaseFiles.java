package org.photokura.virtualphone.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.IntFunction;
import org.photokura.core.concurrent.Threads;
import org.photokura.virtualphone.demo.media.Content;
import org.photokura.virtualphone.demo.media.Rope;

/**
 * The phone's Photos.sqlite: made once, when first asked for or ahead in the background. The newest rows stand in the write-ahead log
 * only, as on a phone
 * that was just used, so that a reader without the log misses them.
 */
final class DatabaseFiles {

  static final String DATABASE = "/PhotoData/Photos.sqlite";
  static final String LOG = DATABASE + "-wal";
  static final String SHARED_MEMORY = DATABASE + "-shm";

  private static final int IN_LOG = 24;

  /** Up to here the files are kept in memory. */
  private static final long MEMORY_BYTES = 16L << 20;

  private final FutureTask<Map<String, Content>> making;

  /**
   * @param items how many
   * @param item each by its index
   */
  DatabaseFiles(int items, IntFunction<DemoItem> item, DemoFiles files) {
    making = new FutureTask<>(() -> make(items, item, files));
  }

  /** Begins now, so that nobody waits later. */
  void makeAhead() {
    Threads.start("demo-database", making);
  }

  static boolean isOne(String path) {
    return path.equals(DATABASE) || path.equals(LOG) || path.equals(SHARED_MEMORY);
  }

  /** One of the three files; waits until it is made. */
  Content file(String path) {
    making.run();
    try {
      var content = making.get().get(path);
      if (content == null) {
        throw new IllegalArgumentException(path);
      }
      return content;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new IOException("interrupted"));
    } catch (ExecutionException e) {
      throw new IllegalStateException("the demo's database could not be made", e.getCause());
    }
  }

  private static Map<String, Content> make(int items, IntFunction<DemoItem> item, DemoFiles files) throws IOException, SQLException {
    var folder = Files.createTempDirectory("photokura-demo");
    var database = folder.resolve("Photos.sqlite");
    var log = folder.resolve("Photos.sqlite-wal");
    // In case that the program ends before this does: deleted in reverse order.
    for (var path : List.of(folder, database, log, folder.resolve("Photos.sqlite-shm"))) {
      path.toFile().deleteOnExit();
    }
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + database)) {
      fill(connection, items, item, files);
      // Closing the connection would empty the log: both are taken while it is open.
      return Map.of(DATABASE, taken(database, folder.resolve("served")), LOG, taken(log, folder.resolve("served-wal")), SHARED_MEMORY,
          Rope.of(new byte[32_768]));
    } finally {
      Files.deleteIfExists(database);
      Files.deleteIfExists(log);
      Files.deleteIfExists(folder.resolve("Photos.sqlite-shm"));
      try {
        Files.deleteIfExists(folder);
      } catch (java.nio.file.DirectoryNotEmptyException _) {
        // a large database is served from there until the end
      }
    }
  }

  private static void fill(Connection connection, int items, IntFunction<DemoItem> item, DemoFiles files) throws SQLException, IOException {
    try (var statement = connection.createStatement()) {
      statement.execute("PRAGMA page_size = 4096");
      statement.execute("PRAGMA journal_mode = MEMORY");
      statement.execute("PRAGMA synchronous = OFF");
      for (var command : script().split(";\\s*\n")) {
        statement.execute(command);
      }
    }
    try (var tables = new PhotosTables(connection, files)) {
      connection.setAutoCommit(false);
      int inDatabase = Math.max(0, items - IN_LOG);
      for (int i = 0; i < inDatabase; i++) {
        tables.add(item.apply(i));
      }
      tables.flush();
      connection.commit();
      connection.setAutoCommit(true);
      try (var statement = connection.createStatement()) {
        statement.execute("PRAGMA journal_mode = WAL");
        statement.execute("PRAGMA wal_autocheckpoint = 0");
      }
      connection.setAutoCommit(false);
      for (int i = inDatabase; i < items; i++) {
        tables.add(item.apply(i));
      }
      tables.flush();
      connection.commit();
      connection.setAutoCommit(true);
    }
  }

  private static Content taken(Path file, Path served) throws IOException {
    if (Files.notExists(file)) {
      return Rope.of(new byte[0]);
    }
    if (Files.size(file) <= MEMORY_BYTES) {
      return Rope.of(Files.readAllBytes(file));
    }
    Files.copy(file, served);
    return new OnDisk(FileChannel.open(served, StandardOpenOption.READ, StandardOpenOption.DELETE_ON_CLOSE), Files.size(file), served);
  }

  private static String script() throws IOException {
    try (var in = java.util.Objects.requireNonNull(DatabaseFiles.class.getResourceAsStream("photos.sql"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replaceAll("(?m)^--.*\n", "").strip().replaceAll(";$", "");
    }
  }

  /** A large database: read where it lies, deleted with the program. */
  private record OnDisk(FileChannel channel, long sizeBytes, Path path) implements Content {

    OnDisk {
      path.toFile().deleteOnExit();
    }

    @Override
    public int read(long offset, ByteBuffer into) {
      int before = into.position();
      try {
        while (into.hasRemaining() && channel.read(into, offset + into.position() - before) > 0) {
          // a channel may give less
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return into.position() - before;
    }
  }
}
