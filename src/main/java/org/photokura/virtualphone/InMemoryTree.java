package org.photokura.virtualphone;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A media tree whose files are byte arrays, or a length and a rule that makes the bytes: for tests. Files may be put and removed while it
 * is served. The folders on the way to a file come into being with it.
 */
public final class InMemoryTree implements MediaTree {

  /** What folders and files without a time of their own carry: 2026-01-02T03:04:05Z. */
  public static final long DEFAULT_NANOS = 1_767_323_045_000_000_000L;

  private final Map<String, Entry> entries = new ConcurrentHashMap<>();
  private final Map<String, Content> contents = new ConcurrentHashMap<>();
  private final Map<String, SortedSet<String>> names = new ConcurrentHashMap<>();

  /** An empty root. */
  public InMemoryTree() {
    entries.put("/", Entry.folder(DEFAULT_NANOS));
    names.put("/", new TreeSet<>());
  }

  /** Makes the bytes of a file, the same every time. */
  @FunctionalInterface
  public interface Content {
    /** Fills the buffer to its limit with the file's bytes from that offset; the limit is never beyond the file's end. */
    void fill(long offset, ByteBuffer into);
  }

  /** Puts a file with these bytes. */
  public InMemoryTree file(String path, byte[] bytes) {
    return file(path, bytes, DEFAULT_NANOS);
  }

  /** Puts a file with these bytes and that time. */
  public InMemoryTree file(String path, byte[] bytes, long modifiedNanos) {
    byte[] copy = bytes.clone();
    return file(path, copy.length, modifiedNanos, (offset, into) -> into.put(copy, (int) offset, into.remaining()));
  }

  /** Puts a file that costs no memory. */
  public InMemoryTree file(String path, long sizeBytes, long modifiedNanos, Content content) {
    return put(path, Entry.file(sizeBytes, modifiedNanos), content);
  }

  /** Puts an empty folder, or leaves the one that is there. */
  public InMemoryTree folder(String path) {
    return stat(path).isPresent() ? this : put(path, Entry.folder(DEFAULT_NANOS), null);
  }

  /** Puts a symbolic link. */
  public InMemoryTree link(String path, String target) {
    return put(path, new Entry(Type.LINK, target.length(), DEFAULT_NANOS, DEFAULT_NANOS, target), null);
  }

  /** Removes a file or a link; nothing happens if it is not there. */
  public InMemoryTree remove(String path) {
    entries.remove(path);
    contents.remove(path);
    SortedSet<String> siblings = names.get(parent(path));
    if (siblings != null) {
      synchronized (siblings) {
        siblings.remove(name(path));
      }
    }
    return this;
  }

  @Override
  public Optional<Entry> stat(String path) {
    return Optional.ofNullable(entries.get(path));
  }

  @Override
  public List<String> list(String folder) {
    SortedSet<String> found = names.get(folder);
    if (found == null) {
      return List.of();
    }
    synchronized (found) {
      return List.copyOf(found);
    }
  }

  @Override
  public int read(String path, long offset, ByteBuffer into) {
    Entry entry = entries.get(path);
    Content content = contents.get(path);
    if (entry == null || content == null || offset >= entry.sizeBytes()) {
      return 0;
    }
    int limit = into.limit();
    int count = (int) Math.min(into.remaining(), entry.sizeBytes() - offset);
    into.limit(into.position() + count);
    content.fill(offset, into);
    into.limit(limit);
    return count;
  }

  /** Bytes that differ at every offset and between seeds, without a pattern that repeats soon. */
  public static Content noise(long seed) {
    return (offset, into) -> {
      long at = offset;
      while (into.hasRemaining()) {
        long word = mix(seed + (at >>> 3));
        int shift = (int) (at & 7) * 8;
        if (shift == 0 && into.remaining() >= Long.BYTES) {
          into.putLong(into.order() == java.nio.ByteOrder.BIG_ENDIAN ? Long.reverseBytes(word) : word);
          at += Long.BYTES;
        } else {
          into.put((byte) (word >>> shift));
          at++;
        }
      }
    };
  }

  /** The whole of a content as an array, for comparing. */
  public static byte[] bytes(Content content, int sizeBytes) {
    var bytes = new byte[sizeBytes];
    content.fill(0, ByteBuffer.wrap(bytes));
    return bytes;
  }

  private InMemoryTree put(String path, Entry entry, @Nullable Content content) {
    if (!path.startsWith("/") || path.length() < 2 || path.endsWith("/") || Arrays.asList(path.split("/", -1)).contains("..")) {
      throw new IllegalArgumentException("not a normalised path: " + path);
    }
    String parent = parent(path);
    folder(parent);
    if (content != null) {
      contents.put(path, content);
    }
    if (entry.type() == Type.FOLDER) {
      names.putIfAbsent(path, new TreeSet<>());
    }
    entries.put(path, entry);
    SortedSet<String> siblings = names.computeIfAbsent(parent, _ -> new TreeSet<>());
    synchronized (siblings) {
      siblings.add(name(path));
    }
    return this;
  }

  private static String parent(String path) {
    int slash = path.lastIndexOf('/');
    return slash == 0 ? "/" : path.substring(0, slash);
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static long mix(long value) {
    long z = value * 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
