package org.photokura.library.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.photokura.core.Cancellation;
import org.photokura.core.ProblemId;
import org.photokura.library.CollectingSink;
import org.photokura.library.ItemFile;
import org.photokura.library.reader.DefaultLibraryReader;

/** Whatever happened to the database, every picture on the phone is in the library. */
class CorruptDatabaseTest {

  @TempDir Path folder;
  private final StandardLibrary library = new StandardLibrary(Generation.IOS_18);
  private PhotosDatabaseBuilder.Written whole;

  @BeforeEach
  void build() throws Exception {
    var builder = new PhotosDatabaseBuilder(Generation.IOS_18);
    library.writeTo(builder, new DatabasePhone(folder));
    whole = builder.build(folder.resolve("made"), library.assets.size() / 2);
  }

  private CollectingSink read(byte[] database, byte[] wal) throws Exception {
    var phone = new DatabasePhone(folder.resolve("cache")).marker().database(new PhotosDatabaseBuilder.Written(database, wal));
    library.files.forEach(phone::file);
    var sink = new CollectingSink();
    new DefaultLibraryReader(phone.cache, ZoneId.of("UTC")).read(phone.session, sink, Cancellation.none());
    return sink;
  }

  private void assertNothingIsLost(CollectingSink sink) {
    Set<String> told = sink.items().stream().flatMap(i -> i.files().stream()).map(ItemFile::path).collect(Collectors.toSet());
    Set<String> pictures = new HashSet<>(library.files.keySet());
    // Saved from a conversation, a reduced rendition, reverted, or of a shared album: not the owner's originals.
    pictures.removeIf(path -> path.endsWith(".plist") || path.contains("IMG_0043") || path.contains("IMG_0057") || path.contains("Mutations") || path.contains("CloudSharing"));
    assertThat(told).containsAll(pictures);
    assertThat(sink.items()).extracting("id").doesNotHaveDuplicates();
    assertThat(sink.noticeIds()).isSubsetOf(ProblemId.DATABASE_CORRUPT, ProblemId.DATABASE_UNKNOWN_SCHEMA, ProblemId.DATABASE_OLDER);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 20, 200})
  void flippedBytesLoseNothing(int flips) throws Exception {
    int fallbacks = 0;
    for (int seed = 0; seed < 25; seed++) {
      var random = new Random(seed * 1000L + flips);
      byte[] database = whole.database().clone();
      byte[] wal = whole.wal().clone();
      for (int i = 0; i < flips; i++) {
        byte[] of = random.nextInt(3) == 0 ? wal : database;
        of[random.nextInt(of.length)] ^= (byte) (1 << random.nextInt(8));
      }
      CollectingSink sink = read(database, wal);
      assertNothingIsLost(sink);
      fallbacks += sink.notices().size();
    }
    if (flips == 200) {
      assertThat(fallbacks).as("so much damage is noticed at times").isPositive();
    }
  }

  @Test
  void truncatedFilesLoseNothing() throws Exception {
    var random = new Random(7);
    for (int i = 0; i < 20; i++) {
      assertNothingIsLost(read(Arrays.copyOf(whole.database(), random.nextInt(whole.database().length)), whole.wal()));
      assertNothingIsLost(read(whole.database(), Arrays.copyOf(whole.wal(), random.nextInt(whole.wal().length))));
    }
  }

  @Test
  void pagesOfAnotherDatabaseLoseNothing() throws Exception {
    var random = new Random(11);
    for (int i = 0; i < 20; i++) {
      byte[] database = whole.database().clone();
      int from = random.nextInt(database.length / 4096) * 4096;
      int to = random.nextInt(database.length / 4096) * 4096;
      System.arraycopy(whole.database(), from, database, to, 4096);
      assertNothingIsLost(read(database, whole.wal()));
    }
  }
}
