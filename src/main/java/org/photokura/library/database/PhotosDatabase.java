package org.photokura.library.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.photokura.core.Cancellation;
import org.photokura.core.ProblemId;
import org.sqlite.ProgressHandler;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteLimits;

/**
 * A copy of Photos.sqlite, open for reading. SQLite takes the copied log into account and changes neither file. What is in it comes from a phone and may
 * be anything: every statement ends at a deadline or when cancelled, and a value may not be larger than {@link #MAX_VALUE_BYTES}.
 */
final class PhotosDatabase implements AutoCloseable {

  private static final int MAX_VALUE_BYTES = 64 << 20;
  private static final int INSTRUCTIONS_BETWEEN_LOOKS = 20_000;
  private static final Duration STATEMENTS_END_AFTER = Duration.ofMinutes(2);

  /** Lines that head the findings of one file, or tell of wasted space. */
  private static final Pattern HARMLESS = Pattern.compile("(?i)ok|\\*\\*\\*.*\\*\\*\\*|.*never used.*|freelist:.*|");

  private final Connection connection;
  private final Cancellation cancellation;
  private long deadlineNanos;

  private PhotosDatabase(Connection connection, Cancellation cancellation) throws SQLException {
    this.connection = connection;
    this.cancellation = cancellation;
    deadline(STATEMENTS_END_AFTER);
    ProgressHandler.setHandler(connection, INSTRUCTIONS_BETWEEN_LOOKS, new ProgressHandler() {
      @Override
      protected int progress() {
        return cancellation.isCancelled() || System.nanoTime() - deadlineNanos > 0 ? 1 : 0;
      }
    });
    ((SQLiteConnection) connection).setLimit(SQLiteLimits.SQLITE_LIMIT_LENGTH, MAX_VALUE_BYTES);
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA trusted_schema = OFF");
      statement.execute("PRAGMA cell_size_check = ON");
      statement.execute("PRAGMA temp_store = MEMORY");
    }
  }

  /**
   * Opens a copy.
   *
   * @param withLog whether to take the log beside it into account; without it, it shows an older state
   * @throws DatabaseUnusableException DATABASE_CORRUPT
   */
  static PhotosDatabase open(Path file, boolean withLog, Cancellation cancellation) throws DatabaseUnusableException {
    var config = new SQLiteConfig();
    config.setReadOnly(true);
    String url = "jdbc:sqlite:" + file.toUri() + (withLog ? "" : "?immutable=1");
    Connection connection = null;
    try {
      connection = DriverManager.getConnection(url, config.toProperties());
      return new PhotosDatabase(connection, cancellation);
    } catch (SQLException e) {
      closeQuietly(connection, e);
      throw unusable(e, cancellation);
    }
  }

  /**
   * Looks whether the pages hang together, for at most that long: what was not looked at by then is taken to be right.
   *
   * @throws DatabaseUnusableException DATABASE_CORRUPT
   */
  void check(Duration atMost) throws DatabaseUnusableException {
    deadline(atMost);
    try (Statement statement = connection.createStatement(); ResultSet findings = statement.executeQuery("PRAGMA quick_check(20)")) {
      while (findings.next()) {
        for (String finding : String.valueOf(findings.getString(1)).split("\n")) {
          if (!HARMLESS.matcher(finding.strip()).matches()) {
            throw new DatabaseUnusableException(ProblemId.DATABASE_CORRUPT, "quick_check: " + finding);
          }
        }
      }
    } catch (SQLException e) {
      if (cancellation.isCancelled() || System.nanoTime() - deadlineNanos <= 0) {
        throw unusable(e, cancellation);
      }
    } finally {
      deadline(STATEMENTS_END_AFTER);
    }
  }

  /** Runs a reading of rows. */
  <T> T read(Reading<T> reading) throws DatabaseUnusableException {
    cancellation.throwIfCancelled();
    deadline(STATEMENTS_END_AFTER);
    try {
      return reading.read(connection);
    } catch (SQLException e) {
      throw unusable(e, cancellation);
    }
  }

  /** Reads something. */
  interface Reading<T> {
    T read(Connection connection) throws SQLException, DatabaseUnusableException;
  }

  private void deadline(Duration fromNow) {
    deadlineNanos = System.nanoTime() + fromNow.toNanos();
  }

  private static DatabaseUnusableException unusable(SQLException e, Cancellation cancellation) {
    if (cancellation.isCancelled()) {
      throw new CancellationException("cancelled");
    }
    return new DatabaseUnusableException(ProblemId.DATABASE_CORRUPT, e.getMessage(), e);
  }

  private static void closeQuietly(@Nullable Connection connection, SQLException reason) {
    if (connection != null) {
      try {
        connection.close();
      } catch (SQLException e) {
        reason.addSuppressed(e);
      }
    }
  }

  @Override
  public void close() throws DatabaseUnusableException {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new DatabaseUnusableException(ProblemId.DATABASE_CORRUPT, e.getMessage(), e);
    }
  }
}
