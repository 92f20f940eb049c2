package org.photokura.library.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.photokura.core.ProblemId;
import org.photokura.virtualphone.InMemoryTree;

/** Where the log does not fit its database, the older state is used, and nobody takes it for the present one. */
class OlderDatabaseTest {

  private static final int HEADER = 32;
  private static final int FRAME_HEADER = 24;

  @TempDir Path folder;

  /** IMG_0001 waits for iCloud in the database itself; IMG_0002 is in the log only. */
  private PhotosDatabaseBuilder.Written written() throws Exception {
    var written = new PhotosDatabaseBuilder(Generation.IOS_18).add(SmallPhone.photo(1).cloud(1, 1), SmallPhone.photo(2).cloud(1, 1)).build(folder.resolve("made"), 1);
    return new PhotosDatabaseBuilder.Written(written.database(), withEmptyPages(written.wal()));
  }

  /** A log whose checksums are right and whose pages are nonsense. */
  private static byte[] withEmptyPages(byte[] wal) {
    var log = ByteBuffer.wrap(wal.clone());
    int pageBytes = log.getInt(8);
    long sum = log.getLong(24);
    ByteOrder order = (log.getInt(0) & 1) == 1 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    for (int at = HEADER; at + FRAME_HEADER + pageBytes <= wal.length; at += FRAME_HEADER + pageBytes) {
      log.put(at + FRAME_HEADER, new byte[pageBytes]);
      sum = checksum(log.slice(at, 8).order(order), sum);
      sum = checksum(log.slice(at + FRAME_HEADER, pageBytes).order(order), sum);
      log.putLong(at + 16, sum);
    }
    return log.array();
  }

  private static long checksum(ByteBuffer words, long before) {
    int first = (int) (before >>> 32);
    int second = (int) before;
    while (words.hasRemaining()) {
      first += words.getInt() + second;
      second += words.getInt() + first;
    }
    return (long) first << 32 | second & 0xFFFF_FFFFL;
  }

  @Test
  void itIsSaidBeforeTheItemsCome() throws Exception {
    var phone = new DatabasePhone(folder.resolve("cache")).marker().database(written()).file("/DCIM/100APPLE/IMG_0001.HEIC", 1).file("/DCIM/100APPLE/IMG_0002.HEIC", 1);
    var sink = phone.read();
    assertThat(sink.noticeIds()).containsExactly(ProblemId.DATABASE_OLDER);
    assertThat(sink.items()).extracting("assetUuid").containsExactlyInAnyOrder("U1", null);
  }

  @Test
  void whatOnlyTheDatabaseKnowsIsNotCalledDoneAndAllIsCopied() throws Exception {
    var written = written();
    var tree = new InMemoryTree().file(CloudRule.MARKER, new byte[] {1}).file(DatabaseDownload.DATABASE, written.database()).file(DatabaseDownload.WAL, written.wal());
    for (int i = 1; i <= 2; i++) {
      tree.file("/DCIM/100APPLE/IMG_000%d.HEIC".formatted(i), new byte[] {(byte) i});
    }
    try (var small = new SmallPhone(folder, tree)) {
      var pending = small.export("--not-in-icloud");
      assertThat(pending.status()).as(pending.err()).isEqualTo(5);
      assertThat(pending.err()).contains("The newest part of the iPhone’s photo database cannot be read").contains("What changed lately may be missing");
      assertThat(small.saved()).containsExactly("IMG_0001.HEIC");
      assertThat(small.list("--not-in-icloud").status()).isEqualTo(5);
      assertThat(small.cli.run("doctor", "--json").json().get("notInICloud").isNull()).isTrue();
      var all = small.export("--all");
      assertThat(all.status()).as(all.err()).isZero();
      assertThat(small.saved()).containsExactly("IMG_0001.HEIC", "IMG_0002.HEIC");
    }
  }
}
