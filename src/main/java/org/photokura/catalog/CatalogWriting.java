package org.photokura.catalog;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The statements that change a catalog; each call is one transaction. */
final class CatalogWriting {

  private final Connection connection;
  private final Map<String, PreparedStatement> statements = new HashMap<>();

  CatalogWriting(Connection connection) {
    this.connection = connection;
  }

  void begin(RunRecord run) throws SQLException {
    update("INSERT INTO run (id, udid, device_name, started_ms, extras) VALUES (?, ?, ?, ?, ?)",
        run.id(), run.udid(), run.deviceName(), run.started().toEpochMilli(), run.extras().isEmpty() ? null : String.join(",", run.extras()));
  }

  void end(String runId, RunRecord.End end) throws SQLException {
    update("""
        UPDATE run SET finished_ms = ?, copied = ?, already_there = ?, only_in_icloud = ?, skipped = ?, failed = ?, bytes_copied = ?, stopped_by = ?,
          extras = CASE WHEN ? THEN extras END
        WHERE id = ?""",
        end.finished().toEpochMilli(), end.copied(), end.alreadyThere(), end.onlyInICloud(), end.skipped(), end.failed(), end.bytesCopied(),
        end.stoppedBy(), end.owesExtras(), runId);
  }

  /**
   * Writes files and where they came from. A target that was known is known with its new content. What the phone's file was known to have become before
   * is forgotten. The file that it was keeps its row, from which it is still verified and recognised by its content, unless it is this very content in another place: the
   * person moved or removed that one, and it was copied anew. Whatever else was known to have become a file whose name another content has now is forgotten: it is
   * that file no more (docs/decisions/0093).
   */
  void save(String runId, long savedMillis, List<SavedEntry> entries) throws SQLException {
    connection.setAutoCommit(false);
    try {
      for (var entry : entries) {
        save(runId, savedMillis, entry);
      }
      connection.commit();
    } catch (SQLException | RuntimeException e) {
      rollBackAfter(e);
      throw e;
    } finally {
      connection.setAutoCommit(true);
    }
  }

  private void save(String runId, long savedMillis, SavedEntry entry) throws SQLException {
    var file = entry.file();
    update("DELETE FROM origin WHERE file_id = (SELECT id FROM file WHERE target = ? AND sha256 != ?)", file.target(), file.sha256().bytes());
    update("""
        INSERT INTO file (target, role, size_bytes, sha256, saved_ms, run_id, made_from) VALUES (?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (target) DO UPDATE SET role = excluded.role, size_bytes = excluded.size_bytes, sha256 = excluded.sha256,
          saved_ms = excluded.saved_ms, run_id = excluded.run_id, made_from = excluded.made_from
        WHERE sha256 != excluded.sha256 OR role != excluded.role""",
        file.target(), file.role(), file.sizeBytes(), file.sha256().bytes(), savedMillis, runId, file.madeFrom());
    var origin = entry.origin();
    if (origin == null) {
      return;
    }
    var before = query("SELECT file_id FROM origin WHERE udid = ? AND path = ?", origin.udid(), origin.path());
    update("""
        INSERT INTO origin (udid, path, file_id, asset_uuid, size_bytes, modified_ns)
        VALUES (?, ?, (SELECT id FROM file WHERE target = ?), ?, ?, ?)
        ON CONFLICT (udid, path) DO UPDATE SET file_id = excluded.file_id,
          asset_uuid = CASE WHEN excluded.asset_uuid IS NOT NULL THEN excluded.asset_uuid
            WHEN (SELECT sha256 FROM file WHERE id = origin.file_id) = (SELECT sha256 FROM file WHERE id = excluded.file_id) THEN origin.asset_uuid END,
          size_bytes = excluded.size_bytes, modified_ns = excluded.modified_ns""",
        origin.udid(), origin.path(), file.target(), origin.assetUuid(), origin.sizeBytes(), CatalogReading.nanos(origin.modified()));
    // The phone gives a path to one file only: what this file was called before on that phone, before a restore, is over. Another asset with equal bytes keeps its own.
    update("""
        DELETE FROM origin WHERE +udid = ? AND path != ? AND file_id = (SELECT id FROM file WHERE target = ?)
          AND (asset_uuid IS NULL OR ? IS NULL OR asset_uuid = ? COLLATE NOCASE)""",
        origin.udid(), origin.path(), file.target(), origin.assetUuid(), origin.assetUuid());
    if (before != null) {
      update("DELETE FROM file WHERE id = ? AND target != ? AND sha256 = ? AND made_from IS NULL AND NOT EXISTS (SELECT 1 FROM origin WHERE file_id = ?)",
          before, file.target(), file.sha256().bytes(), before);
    }
  }

  private @Nullable Long query(String sql, Object... values) throws SQLException {
    try (var row = prepared(sql, values).executeQuery()) {
      return row.next() ? row.getLong(1) : null;
    }
  }

  private void update(String sql, @Nullable Object... values) throws SQLException {
    prepared(sql, values).executeUpdate();
  }

  /** Statements are prepared once; they are closed with the connection. */
  private PreparedStatement prepared(String sql, @Nullable Object... values) throws SQLException {
    var statement = statements.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      statements.put(sql, statement);
    }
    set(statement, values);
    return statement;
  }

  private static void set(PreparedStatement statement, @Nullable Object... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
  }

  /** Statements that failed may be of no use any more: the next try prepares its own. */
  private void rollBackAfter(Exception cause) {
    try {
      connection.rollback();
      for (var statement : statements.values()) {
        statement.close();
      }
      statements.clear();
    } catch (SQLException e) {
      cause.addSuppressed(e);
    }
  }
}
