package org.photokura.virtualphone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class HostileAndBenchTreeTest {

  @Test
  void everyHostileFileIsListedAndReadable() throws Exception {
    var tree = HostileTree.ofNames();
    var paths = Trees.files(tree, "/");
    assertThat(paths).containsExactlyInAnyOrderElementsOf(tree.files().keySet());
    for (var path : paths) {
      assertThat(Trees.read(tree, path)).isEqualTo(tree.files().get(path).toBytes());
    }
    assertThat(tree.stat(HostileTree.EMPTY).orElseThrow().sizeBytes()).isZero();
  }

  @Test
  void hostileNamesFitAPhonesFileSystem() {
    for (var name : HostileTree.ofNames().list("/DCIM/100APPLE")) {
      assertThat(name.getBytes(StandardCharsets.UTF_8).length).as(name).isBetween(1, 255);
    }
  }

  @Test
  void someNamesPretendToBePaths() {
    var tree = HostileTree.withPathsAsNames();
    assertThat(tree.list("/DCIM/103APPLE")).contains("../IMG_0030.JPG");
    assertThat(tree.stat("/DCIM/103APPLE/../IMG_0030.JPG")).isPresent();
  }

  @Test
  void aHugeFileCostsNothing() {
    var tree = HostileTree.withHugeFile();
    assertThat(tree.stat(HostileTree.HUGE).orElseThrow().sizeBytes()).isEqualTo(HostileTree.HUGE_BYTES).isGreaterThan(1L << 32);
    var end = ByteBuffer.allocate(100);
    assertThat(tree.read(HostileTree.HUGE, HostileTree.HUGE_BYTES - 60, end)).isEqualTo(60);
    assertThat(tree.read(HostileTree.HUGE, 1L << 32, ByteBuffer.allocate(1 << 20))).isEqualTo(1 << 20);
  }

  @Test
  void benchFilesHashAsForetold() throws Exception {
    var tree = BenchTree.mixed();
    assertThat(tree.count()).isEqualTo(2_300);
    assertThat(tree.totalBytes()).isEqualTo(300 * 3_000_000L + 2_000 * 200_000L);
    var hashes = new HashSet<String>();
    for (int i : new int[] {0, 1, 999, 1_000, 2_299}) {
      var bytes = Trees.read(tree, tree.path(i));
      var sha = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
      assertThat(tree.sha256(i)).isEqualTo(sha);
      hashes.add(sha);
    }
    assertThat(hashes).hasSize(5);
    assertThat(Trees.files(tree, "/")).hasSize(2_300);
    assertThat(BenchTree.many().list("/DCIM")).hasSize(100);
    assertThat(BenchTree.oneLarge().stat("/DCIM/100APPLE/IMG_0001.JPG").orElseThrow().sizeBytes()).isEqualTo(8_000_000_000L);
  }
}
