package org.photokura.virtualphone.demo;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.photokura.virtualphone.MediaTree;
import org.photokura.virtualphone.demo.media.Content;
import org.photokura.virtualphone.demo.media.Noise;
import org.photokura.virtualphone.demo.media.Rope;

/** Files to measure with: their bytes cost a copy and do not compress, no two are equal, and what they must hash to can be computed. */
public final class BenchTree implements MediaTree {

  private static final int PER_FOLDER = 1_000;
  private static final int FIRST_FOLDER = 100;
  private static final long MODIFIED_NANOS = 1_793_779_701_000_000_000L;

  private final long[] sizes;

  private BenchTree(long[] sizes) {
    this.sizes = sizes;
  }

  /** Files of one size. */
  public static BenchTree of(int count, long sizeBytes) {
    return new BenchTree(IntStream.range(0, count).mapToLong(_ -> sizeBytes).toArray());
  }

  /** 300 files of 3 MB, then 2,000 of 200 KB, mixed. */
  public static BenchTree mixed() {
    return mixed(2_300);
  }

  /** So many files in the same mixture. */
  public static BenchTree mixed(int count) {
    return new BenchTree(IntStream.range(0, count).mapToLong(i -> i * 300 / 2_300 != (i + 1) * 300 / 2_300 ? 3_000_000 : 200_000).toArray());
  }

  /** One file of 8 GB. */
  public static BenchTree oneLarge() {
    return of(1, 8_000_000_000L);
  }

  /** 20,000 files of 50 KB. */
  public static BenchTree small() {
    return of(20_000, 50_000);
  }

  /** 100,000 files of 4 KB. */
  public static BenchTree many() {
    return of(100_000, 4_096);
  }

  public int count() {
    return sizes.length;
  }

  public long totalBytes() {
    long total = 0;
    for (long size : sizes) {
      total += size;
    }
    return total;
  }

  /** The path of a file. */
  public String path(int index) {
    return "/DCIM/%dAPPLE/%s".formatted(FIRST_FOLDER + index / PER_FOLDER, name(index));
  }

  /** What a complete copy of a file hashes to, in hexadecimal. */
  public String sha256(int index) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      var buffer = ByteBuffer.allocate(1 << 20);
      var content = content(index);
      for (long at = 0; at < sizes[index]; at += buffer.limit()) {
        content.read(at, buffer.clear());
        digest.update(buffer.flip());
        buffer.position(buffer.limit());
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public Optional<Entry> stat(String path) {
    if (path.equals("/") || path.equals("/DCIM")) {
      return Optional.of(Entry.folder(MODIFIED_NANOS));
    }
    int folder = folder(path);
    if (folder < 0) {
      return Optional.empty();
    }
    if (path.length() == "/DCIM/100APPLE".length()) {
      return Optional.of(Entry.folder(MODIFIED_NANOS));
    }
    int index = index(path, folder);
    return index < 0 ? Optional.empty() : Optional.of(Entry.file(sizes[index], MODIFIED_NANOS + index * 1_000_000_000L));
  }

  @Override
  public List<String> list(String folder) {
    if (folder.equals("/")) {
      return List.of("DCIM");
    }
    if (folder.equals("/DCIM")) {
      return IntStream.range(0, (sizes.length + PER_FOLDER - 1) / PER_FOLDER).mapToObj(n -> "%dAPPLE".formatted(FIRST_FOLDER + n)).toList();
    }
    int number = folder(folder);
    var names = new ArrayList<String>();
    if (number >= 0 && folder.length() == "/DCIM/100APPLE".length()) {
      for (int i = number * PER_FOLDER; i < Math.min(sizes.length, (number + 1) * PER_FOLDER); i++) {
        names.add(name(i));
      }
    }
    return names;
  }

  @Override
  public int read(String path, long offset, ByteBuffer into) {
    int index = index(path, folder(path));
    return index < 0 ? 0 : content(index).read(offset, into);
  }

  private Content content(int index) {
    var mark = "%07d ".formatted(index).getBytes(StandardCharsets.US_ASCII);
    int marked = (int) Math.min(mark.length, sizes[index]);
    return Rope.builder().add(mark, 0, marked).add(new Noise(index, sizes[index] - marked)).build();
  }

  private static String name(int index) {
    return "IMG_%04d.%s".formatted(index % PER_FOLDER + 1, "JPG");
  }

  private int folder(String path) {
    if (!path.matches("/DCIM/[1-9][0-9]{2}APPLE(/.*)?")) {
      return -1;
    }
    int number = Integer.parseInt(path.substring(6, 9)) - FIRST_FOLDER;
    return number * PER_FOLDER < sizes.length ? number : -1;
  }

  private int index(String path, int folder) {
    if (folder < 0 || path.length() != "/DCIM/100APPLE/IMG_0001.JPG".length() || !path.substring(15).matches("IMG_[0-9]{4}\\.JPG")) {
      return -1;
    }
    int number = Integer.parseInt(path.substring(19, 23));
    int index = folder * PER_FOLDER + number - 1;
    return number >= 1 && number <= PER_FOLDER && index < sizes.length ? index : -1;
  }
}
