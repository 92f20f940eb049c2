package org.photokura.library.image.source;

import org.photokura.core.ProblemException;

/** A part of another source, such as the JPEG inside a DNG. */
public record SliceSource(ByteSource whole, long offset, long length) implements ByteSource {

  /** A length that a damaged file tells may be anything. */
  public SliceSource {
    length = Math.max(0, length);
  }

  @Override
  public String name() {
    return whole.name();
  }

  @Override
  public long sizeBytes() throws ProblemException {
    return Math.clamp(whole.sizeBytes() - offset, 0, length);
  }

  @Override
  public byte[] read(long from, int count) throws ProblemException {
    long rest = Math.clamp(length - from, 0, count);
    return whole.read(offset + from, (int) rest);
  }
}
