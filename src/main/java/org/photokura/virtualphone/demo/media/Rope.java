package org.photokura.virtualphone.demo.media;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * A file put together from pieces that others share: a painted picture's bytes serve many files, and only the few hundred bytes that
 * make a file
 * its own are new. Reading copies memory and nothing else.
 */
public final class Rope implements Content {

  private final List<Content> pieces;
  private final long[] ends;

  private Rope(List<Content> pieces) {
    this.pieces = List.copyOf(pieces);
    ends = new long[pieces.size()];
    long end = 0;
    for (int i = 0; i < ends.length; i++) {
      end += pieces.get(i).sizeBytes();
      ends[i] = end;
    }
  }

  public static Builder builder() {
    return new Builder();
  }

  /** One array as a file. */
  public static Content of(byte[] bytes) {
    return new Slice(bytes, 0, bytes.length);
  }

  @Override
  public long sizeBytes() {
    return ends.length == 0 ? 0 : ends[ends.length - 1];
  }

  @Override
  public int read(long offset, ByteBuffer into) {
    int before = into.position();
    long at = offset;
    for (int i = 0; i < ends.length && into.hasRemaining(); i++) {
      if (at < ends[i]) {
        at += pieces.get(i).read(at - (i == 0 ? 0 : ends[i - 1]), into);
      }
    }
    return into.position() - before;
  }

  /** Collects the pieces in order. */
  public static final class Builder {

    private final List<Content> pieces = new ArrayList<>();
    private long size;

    public Builder add(Content piece) {
      if (piece.sizeBytes() > 0) {
        pieces.add(piece);
        size += piece.sizeBytes();
      }
      return this;
    }

    public Builder add(byte[] bytes) {
      return add(new Slice(bytes, 0, bytes.length));
    }

    public Builder add(byte[] bytes, int from, int to) {
      return add(new Slice(bytes, from, to - from));
    }

    /** So far. */
    public long sizeBytes() {
      return size;
    }

    public Rope build() {
      return new Rope(pieces);
    }
  }

  /** A part of an array that others may share; nobody changes it. */
  private static final class Slice implements Content {

    private final byte[] bytes;
    private final int from;
    private final int length;

    Slice(byte[] bytes, int from, int length) {
      this.bytes = bytes;
      this.from = from;
      this.length = length;
    }

    @Override
    public long sizeBytes() {
      return length;
    }

    @Override
    public int read(long offset, ByteBuffer into) {
      if (offset >= length) {
        return 0;
      }
      int count = Math.min(into.remaining(), length - (int) offset);
      into.put(bytes, from + (int) offset, count);
      return count;
    }
  }
}
