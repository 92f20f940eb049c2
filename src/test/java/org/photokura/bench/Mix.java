package org.photokura.bench;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.photokura.library.FileRole;
import org.photokura.library.Item;
import org.photokura.library.ItemFile;
import org.photokura.virtualphone.InMemoryTree;

/** Files of a benchmark: the same for the phone that serves them and for the run that copies them. */
record Mix(String name, List<Long> sizes) {

  private static final byte[] PATTERN = pattern();
  private static final Instant FIRST = Instant.parse("2024-01-15T10:00:00Z");
  private static final long SECONDS_APART = 1_800;

  /**
   * @param name {@code mix} (300 of 3 MB and 2,000 of 200 KB), {@code small} (20,000 of 50 KB), {@code large} (one of 8 GB), {@code scan} (100,000 of 3 MB, for listing),
   *     or {@code COUNTxBYTES}
   */
  static Mix of(String name) {
    var sizes = new ArrayList<Long>();
    switch (name) {
      case "mix" -> {
        for (int i = 0; i < 2_300; i++) {
          sizes.add(i % 23 < 3 ? 3_000_000L : 200_000L);
        }
      }
      case "small" -> add(sizes, 20_000, 50_000);
      case "large" -> add(sizes, 1, 8_000_000_000L);
      case "scan" -> add(sizes, 100_000, 3_000_000);
      default -> {
        var parts = name.split("x");
        add(sizes, Integer.parseInt(parts[0]), Long.parseLong(parts[1]));
      }
    }
    return new Mix(name, sizes);
  }

  private static void add(List<Long> sizes, int count, long bytes) {
    for (int i = 0; i < count; i++) {
      sizes.add(bytes);
    }
  }

  long bytes() {
    return sizes.stream().mapToLong(Long::longValue).sum();
  }

  String path(int i) {
    return "/DCIM/%03dAPPLE/IMG_%04d.HEIC".formatted(100 + i / 1000, i % 10_000);
  }

  Instant modified(int i) {
    return FIRST.plusSeconds(SECONDS_APART * i);
  }

  InMemoryTree tree() {
    var tree = new InMemoryTree();
    for (int i = 0; i < sizes.size(); i++) {
      int shift = i % 1000;
      tree.file(path(i), sizes.get(i), modified(i).getEpochSecond() * 1_000_000_000L, (offset, into) -> fill(offset + shift, into));
    }
    return tree;
  }

  /** Every file begins at another place of a pattern, so that mixed up blocks show. */
  static void fill(long from, ByteBuffer into) {
    long at = from;
    while (into.hasRemaining()) {
      int start = (int) (at % PATTERN.length);
      int count = Math.min(into.remaining(), PATTERN.length - start);
      into.put(PATTERN, start, count);
      at += count;
    }
  }

  private static byte[] pattern() {
    var bytes = new byte[(1 << 20) + 7];
    new java.util.Random(7).nextBytes(bytes);
    return bytes;
  }

  List<Item> items() {
    var items = new ArrayList<Item>();
    for (int i = 0; i < sizes.size(); i++) {
      String path = path(i);
      items.add(new Item("asset-" + i, "ASSET-" + i, Item.Kind.PHOTO, path.substring(path.lastIndexOf('/') + 1), OffsetDateTime.ofInstant(modified(i), ZoneOffset.UTC), false, false, false,
          false, List.of(), Item.CloudState.UPLOADED, Item.OriginalState.ON_DEVICE, List.of(new ItemFile(FileRole.ORIGINAL, path, sizes.get(i), modified(i))), Item.Details.NONE));
    }
    return items;
  }
}
