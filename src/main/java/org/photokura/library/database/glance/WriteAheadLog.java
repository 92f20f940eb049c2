package org.photokura.library.database.glance;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which pages a write-ahead log replaces: the last committed frame of each page, of those frames that carry the log's present salts.
 *
 * <p><b>Source:</b> sqlite.org/fileformat2.html section 4. Checksums are not looked at: what comes of this is only shown for a moment.<br>
 * <b>Checked by:</b> NewestAssetsTest. <b>Unverified:</b> none.
 */
final class WriteAheadLog {

  static final int HEADER_BYTES = 32;
  private static final int FRAME_HEADER_BYTES = 24;

  private final ByteBuffer log;
  private final Map<Long, Integer> offsets = new HashMap<>();

  /**
   * @param log the whole log, or nothing
   * @param pageBytes of the database
   */
  WriteAheadLog(ByteBuffer log, int pageBytes) {
    this.log = log;
    if (log.limit() < HEADER_BYTES || log.getInt(8) != pageBytes) {
      return;
    }
    long salts = log.getLong(16);
    var uncommitted = new HashMap<Long, Integer>();
    for (int at = HEADER_BYTES; at + FRAME_HEADER_BYTES + pageBytes <= log.limit(); at += FRAME_HEADER_BYTES + pageBytes) {
      if (log.getLong(at + 8) != salts) {
        return;
      }
      uncommitted.put(log.getInt(at) & 0xFFFF_FFFFL, at + FRAME_HEADER_BYTES);
      if (log.getInt(at + 4) != 0) {
        offsets.putAll(uncommitted);
        uncommitted.clear();
      }
    }
  }

  /** The page as the log has it; null if the database's own is current. */
  @Nullable ByteBuffer page(long number, int pageBytes) {
    Integer offset = offsets.get(number);
    return offset == null ? null : log.slice(offset, pageBytes);
  }
}
