package org.photokura.library.database.glance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.photokura.core.Cancellation;
import org.photokura.device.InMemoryDeviceFiles;
import org.photokura.library.files.PhoneListing;

/** Pages read in place tell what SQLite tells. */
class NewestAssetsTest {

  private static final String PATH = "/PhotoData/Photos.sqlite";

  @TempDir Path folder;
  private final InMemoryDeviceFiles phone = new InMemoryDeviceFiles();
  private byte[] database;
  private byte[] wal;

  @BeforeEach
  void nothingYet() {
    database = new byte[0];
    wal = new byte[0];
  }

  /** Rows with dates in disorder, long texts, and the last of them in the log only. */
  private void build(int pageSize, String encoding, boolean index, int rows) throws Exception {
    Path file = folder.resolve("x.sqlite");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
      for (String setting : List.of("page_size = " + pageSize, "encoding = '" + encoding + "'", "journal_mode = WAL", "wal_autocheckpoint = 0")) {
        sql(connection, "PRAGMA " + setting);
      }
      connection.setAutoCommit(false);
      for (int i = 0; i < 300; i++) {
        sql(connection, "CREATE TABLE OTHER" + i + " (A INTEGER, B VARCHAR(255), PRIMARY KEY (A, B))");
      }
      sql(connection, "CREATE TABLE ZASSET ( Z_PK INTEGER PRIMARY KEY, Z_ENT INTEGER, ZKIND INTEGER, ZKINDSUBTYPE INTEGER, ZFAVORITE INTEGER, "
          + "ZHIDDEN INTEGER, ZTRASHEDSTATE INTEGER, ZVISIBILITYSTATE INTEGER, ZSAVEDASSETTYPE INTEGER, ZDATECREATED TIMESTAMP, ZCOMMENT VARCHAR(255), "
          + "ZUUID VARCHAR, ZDIRECTORY VARCHAR, ZFILENAME VARCHAR )");
      if (index) {
        sql(connection, "CREATE INDEX Z_Asset_some ON ZASSET (ZDATECREATED COLLATE BINARY ASC, ZHIDDEN COLLATE BINARY ASC) WHERE ZHIDDEN = 1");
        sql(connection, "CREATE INDEX Z_Asset_byDateCreatedIndex ON ZASSET (ZDATECREATED COLLATE BINARY ASC)");
      }
      insert(connection, 1, rows * 9 / 10);
      connection.setAutoCommit(true);
      sql(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
      connection.setAutoCommit(false);
      insert(connection, rows * 9 / 10 + 1, rows);
      database = Files.readAllBytes(file);
      wal = Files.readAllBytes(Path.of(file + "-wal"));
    }
  }

  private static void sql(Connection connection, String text) throws Exception {
    try (var statement = connection.createStatement()) {
      statement.execute(text);
    }
  }

  private static void insert(Connection connection, int from, int to) throws Exception {
    try (var insert = connection.prepareStatement("INSERT INTO ZASSET VALUES (?, 3, ?, 2, 0, ?, 0, 0, 3, ?, ?, ?, 'DCIM/100APPLE', ?)")) {
      for (int i = from; i <= to; i++) {
        insert.setInt(1, i);
        insert.setInt(2, i % 2);
        insert.setInt(3, i % 7 == 0 ? 1 : 0);
        insert.setDouble(4, 600_000_000 + (i * 7919L) % 10_007 + 0.25);
        insert.setString(5, "x".repeat(i % 50 == 0 ? 20_000 : i % 100));
        insert.setString(6, "UUID-" + i);
        insert.setString(7, "日本_" + i + ".HEIC");
        insert.addBatch();
      }
      insert.executeBatch();
    }
    connection.commit();
  }

  private List<String> expected(String order, int count) throws Exception {
    Path copy = Files.createDirectories(folder.resolve("copy")).resolve("x.sqlite");
    Files.write(copy, database);
    Files.write(Path.of(copy + "-wal"), wal);
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + copy);
        var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT ZUUID, ZFILENAME, ZDATECREATED, ZHIDDEN FROM ZASSET ORDER BY " + order + " DESC LIMIT " + count)) {
      var all = new java.util.ArrayList<String>();
      while (rows.next()) {
        all.add(rows.getString(1) + " " + rows.getString(2) + " " + rows.getDouble(3) + " " + rows.getBoolean(4));
      }
      return all;
    }
  }

  private List<String> read(int atMost) throws IOException {
    phone.file(PATH, database).file(PATH + "-wal", wal);
    return NewestAssets.read(new PhoneListing(phone, Cancellation.none()), PATH, PATH + "-wal", wal.length, atMost).stream()
        .map(a -> a.uuid() + " " + a.fileName() + " " + a.secondsSince2001() + " " + a.hidden())
        .toList();
  }

  @ParameterizedTest
  @CsvSource({"512, UTF-8", "4096, UTF-8", "4096, UTF-16le", "65536, UTF-16be"})
  void theNewestByDateAreThoseThatSqliteTells(int pageSize, String encoding) throws Exception {
    build(pageSize, encoding, true, 2000);
    assertThat(read(150)).containsExactlyElementsOf(expected("ZDATECREATED", 150)).hasSize(150);
  }

  @Test
  void withoutAnIndexTheNewestRowsAreTaken() throws Exception {
    build(4096, "UTF-8", false, 2000);
    assertThat(read(150)).containsExactlyElementsOf(expected("Z_PK", 150)).hasSize(150);
  }

  @Test
  void aSmallTableIsReadWhole() throws Exception {
    build(4096, "UTF-8", true, 5);
    assertThat(read(150)).containsExactlyElementsOf(expected("ZDATECREATED", 150)).hasSize(5);
  }

  @Test
  void whatIsNoDatabaseIsSaidToBeNone() {
    for (byte[] bytes : List.of(new byte[0], new byte[100], new byte[100_000])) {
      database = bytes;
      assertThatThrownBy(() -> read(10)).isInstanceOf(MalformedPageException.class);
    }
  }

  @Test
  void damageEndsInAnExceptionOrInRowsButAlwaysEnds() throws Exception {
    build(4096, "UTF-8", true, 2000);
    byte[] whole = database;
    byte[] wholeLog = wal;
    int failures = 0;
    for (int seed = 0; seed < 300; seed++) {
      var random = new Random(seed);
      database = whole.clone();
      wal = wholeLog.clone();
      for (int i = 0; i < 100; i++) {
        byte[] of = random.nextBoolean() ? database : wal;
        of[random.nextInt(of.length)] = (byte) random.nextInt();
        // Headers of pages steer the walk.
        database[random.nextInt(database.length / 4096) * 4096 + random.nextInt(20)] = (byte) random.nextInt();
      }
      try {
        read(150);
      } catch (MalformedPageException e) {
        failures++;
      }
    }
    assertThat(failures).isBetween(1, 300);
  }
}
