package org.photokura.library.image;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/** Writes TIFF structures for tests: EXIF blocks and small DNGs. */
public final class TiffBuilder {

  /** One directory. */
  public static final class Directory {
    private record Value(int type, long count, byte[] bytes) {}

    private final TiffBuilder owner;
    private final TreeMap<Integer, Value> values = new TreeMap<>();
    private final TreeMap<Integer, List<Directory>> children = new TreeMap<>();
    private final TreeMap<Integer, byte[]> blobs = new TreeMap<>();

    private Directory(TiffBuilder owner) {
      this.owner = owner;
    }

    public Directory number(int tag, int value) {
      values.put(tag, new Value(4, 1, owner.buffer(4).putInt(value).array()));
      return this;
    }

    public Directory small(int tag, int value) {
      values.put(tag, new Value(3, 1, owner.buffer(2).putShort((short) value).array()));
      return this;
    }

    public Directory text(int tag, String value) {
      var bytes = (value + "\0").getBytes(StandardCharsets.US_ASCII);
      values.put(tag, new Value(2, bytes.length, bytes));
      return this;
    }

    public Directory rationals(int tag, int... numbers) {
      var out = owner.buffer(4 * numbers.length);
      for (int number : numbers) {
        out.putInt(number);
      }
      values.put(tag, new Value(5, numbers.length / 2, out.array()));
      return this;
    }

    public Directory bytes(int tag, byte... bytes) {
      values.put(tag, new Value(7, bytes.length, bytes));
      return this;
    }

    /** A tag whose value is the place of these bytes. */
    public Directory blob(int tag, byte[] bytes) {
      blobs.put(tag, bytes);
      return this;
    }

    public Directory child(int tag) {
      var child = new Directory(owner);
      children.computeIfAbsent(tag, t -> new ArrayList<>()).add(child);
      return child;
    }
  }

  private final ByteOrder order;
  private final List<Directory> chain = new ArrayList<>();
  private final ByteArrayOutputStream tail = new ByteArrayOutputStream();

  public TiffBuilder(ByteOrder order) {
    this.order = order;
  }

  public TiffBuilder() {
    this(ByteOrder.BIG_ENDIAN);
  }

  /** An EXIF block that says nothing but how the picture is turned. */
  public static byte[] orientation(int orientation) {
    var tiff = new TiffBuilder();
    tiff.directory().small(0x0112, orientation);
    return tiff.build();
  }

  private ByteBuffer buffer(int size) {
    return ByteBuffer.allocate(size).order(order);
  }

  /** The next directory of the chain. */
  public Directory directory() {
    var directory = new Directory(this);
    chain.add(directory);
    return directory;
  }

  public byte[] build() {
    tail.reset();
    var head = buffer(8).putShort((short) (order == ByteOrder.BIG_ENDIAN ? 0x4D4D : 0x4949)).putShort((short) 42).putInt(8).array();
    tail.writeBytes(head);
    for (int i = 0; i < chain.size(); i++) {
      write(chain.get(i), i < chain.size() - 1);
    }
    return tail.toByteArray();
  }

  /** Writes the directory, then what it points to; the next of the chain follows directly. */
  private void write(Directory directory, boolean another) {
    int start = tail.size();
    int count = directory.values.size() + directory.children.size() + directory.blobs.size();
    int at = start + 2 + 12 * count + 4;
    var data = new ByteArrayOutputStream();
    var entries = new TreeMap<Integer, byte[]>();
    for (var value : directory.values.entrySet()) {
      var v = value.getValue();
      var entry = buffer(12).putShort((short) (int) value.getKey()).putShort((short) v.type()).putInt((int) v.count());
      if (v.bytes().length <= 4) {
        entry.put(v.bytes());
      } else {
        entry.putInt(at + data.size());
        data.writeBytes(v.bytes());
        if (data.size() % 2 == 1) {
          data.write(0);
        }
      }
      entries.put(value.getKey(), entry.array());
    }
    directory.blobs.forEach((tag, bytes) -> {
      entries.put(tag, buffer(12).putShort((short) (int) tag).putShort((short) 4).putInt(1).putInt(at + data.size()).array());
      data.writeBytes(bytes);
    });
    directory.children.forEach((tag, children) -> {
      var offsets = buffer(4 * children.size());
      int next = at + data.size() + (children.size() > 1 ? 4 * children.size() : 0);
      var bodies = new ByteArrayOutputStream();
      for (var child : children) {
        offsets.putInt(next + bodies.size());
        bodies.writeBytes(alone(child, next + bodies.size()));
      }
      var entry = buffer(12).putShort((short) (int) tag).putShort((short) 4).putInt(children.size());
      if (children.size() == 1) {
        entry.put(offsets.array());
      } else {
        entry.putInt(at + data.size());
        data.writeBytes(offsets.array());
      }
      data.writeBytes(bodies.toByteArray());
      entries.put(tag, entry.array());
    });
    tail.writeBytes(buffer(2).putShort((short) count).array());
    entries.values().forEach(tail::writeBytes);
    tail.writeBytes(buffer(4).putInt(another ? at + data.size() : 0).array());
    tail.writeBytes(data.toByteArray());
  }

  /** A directory written as if it began at {@code offset}. */
  private byte[] alone(Directory directory, int offset) {
    var builder = new TiffBuilder(order);
    builder.tail.writeBytes(new byte[offset]);
    builder.write(directory, false);
    var all = builder.tail.toByteArray();
    return Arrays.copyOfRange(all, offset, all.length);
  }
}
