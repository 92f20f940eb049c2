package org.photokura.library.image.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThumbnailCacheTest {

  @TempDir Path root;

  private ThumbnailCache cache(long bound) {
    return new ThumbnailCache(root.resolve("cache"), bound);
  }

  private static byte[] bytes(int size, int seed) {
    var bytes = new byte[size];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  private List<Path> files() throws IOException {
    try (var paths = Files.walk(root)) {
      return paths.filter(Files::isRegularFile).toList();
    }
  }

  private long used() throws IOException {
    long sum = 0;
    for (var path : files()) {
      sum += Files.size(path);
    }
    return sum;
  }

  @Test
  void givesBackWhatWasPutAlsoAfterARestart() {
    cache(1 << 20).put("a", bytes(1000, 1));
    assertThat(cache(1 << 20).get("a")).contains(bytes(1000, 1));
    assertThat(cache(1 << 20).get("b")).isEmpty();
  }

  @Test
  void aNewEntryReplacesTheOld() throws Exception {
    var cache = cache(1 << 20);
    cache.put("a", bytes(1000, 1));
    cache.put("a", bytes(500, 2));
    assertThat(cache.get("a")).contains(bytes(500, 2));
    assertThat(files()).hasSize(1);
  }

  @Test
  void keepsItsBoundAndDropsTheLongestUnused() throws Exception {
    var cache = cache(50_000);
    for (int i = 0; i < 120; i++) {
      twoHoursPass();
      cache.put("k" + i, bytes(1000, i));
      assertThat(used()).isLessThanOrEqualTo(50_000);
      assertThat(cache.get("k0")).as("used all the time").isPresent();
    }
    assertThat(cache.get("k1")).as("the longest unused").isEmpty();
    assertThat(cache.get("k119")).isPresent();
    assertThat(files()).hasSizeGreaterThan(40);
  }

  private void twoHoursPass() throws IOException {
    for (var path : files()) {
      Files.setLastModifiedTime(path, FileTime.from(Files.getLastModifiedTime(path).toInstant().minus(Duration.ofHours(2))));
    }
  }

  @Test
  void anAccessIsNoted() throws Exception {
    var cache = cache(1 << 20);
    cache.put("a", bytes(10, 1));
    Files.setLastModifiedTime(files().getFirst(), FileTime.from(Instant.now().minus(Duration.ofDays(9))));
    cache.get("a");
    assertThat(Files.getLastModifiedTime(files().getFirst()).toInstant()).isAfter(Instant.now().minusSeconds(600));
  }

  @Test
  void damagedEntriesAreAsGoodAsAbsent() throws Exception {
    var random = new Random(7);
    for (int i = 0; i < 200; i++) {
      var cache = cache(1 << 20);
      cache.put("a", bytes(300, 3));
      var path = files().getFirst();
      var content = Files.readAllBytes(path);
      if (i % 3 == 0) {
        content = Arrays.copyOf(content, random.nextInt(content.length));
      } else {
        content[random.nextInt(content.length)] ^= (byte) (1 << random.nextInt(8));
      }
      Files.write(path, content);
      assertThat(cache.get("a")).isEmpty();
      assertThat(files()).as("removed").isEmpty();
    }
  }

  @Test
  void namesOfThePhoneAreNotOnTheDisk() throws Exception {
    cache(1 << 20).put("/DCIM/100APPLE/../../../etc/passwd", bytes(10, 1));
    assertThat(files()).allSatisfy(path -> assertThat(root.relativize(path).toString()).matches("cache.[0-9a-f]{2}.[0-9a-f]{38}"));
  }

  @Test
  void onlyTheUserCanReadIt() throws Exception {
    Assumptions.assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"), "no POSIX permissions here");
    cache(1 << 20).put("a", bytes(10, 1));
    var file = files().getFirst();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent()))).isEqualTo("rwx------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(root.resolve("cache")))).isEqualTo("rwx------");
  }

  @Test
  void whatAKilledProcessLeftIsRemoved() throws Exception {
    var folder = Files.createDirectories(root.resolve("cache/ab"));
    var old = Files.write(folder.resolve("x.1.1.tmp"), new byte[50]);
    Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofDays(1))));
    var fresh = Files.write(folder.resolve("y.2.1.tmp"), new byte[50]);
    cache(1 << 20).put("a", bytes(10, 1));
    assertThat(old).doesNotExist();
    assertThat(fresh).exists();
  }

  @Test
  void aCacheThatCannotBeWrittenIsAnEmptyOne() throws Exception {
    Files.write(root.resolve("cache"), new byte[] {1});
    var cache = cache(1 << 20);
    cache.put("a", bytes(10, 1));
    cache.put("b", bytes(10, 1));
    assertThat(cache.get("a")).isEmpty();
  }

  @Test
  void whatIsLargerThanTheBoundIsNotKept() throws Exception {
    cache(100).put("a", bytes(200, 1));
    assertThat(files()).isEmpty();
  }

  @Test
  void manyThreadsAndTwoProcessesShareIt() throws Exception {
    var first = cache(40_000);
    var second = cache(40_000);
    var all = IntStream.range(0, 8).mapToObj(t -> CompletableFuture.runAsync(() -> {
      var cache = t % 2 == 0 ? first : second;
      for (int i = 0; i < 200; i++) {
        int key = (i * 7 + t) % 60;
        cache.get("k" + key).ifPresent(found -> assertThat(found).isEqualTo(bytes(1000, key)));
        cache.put("k" + key, bytes(1000, key));
      }
    })).toList();
    all.forEach(CompletableFuture::join);
    assertThat(used()).isLessThanOrEqualTo(2 * 40_000);
    assertThat(files()).noneMatch(p -> p.toString().endsWith(".tmp"));
    first.put("z", bytes(10, 1));
    assertThat(first.get("z")).isPresent();
  }
}
