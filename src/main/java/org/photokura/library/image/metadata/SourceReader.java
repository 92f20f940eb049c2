package org.photokura.library.image.metadata;

import com.drew.lang.BufferBoundsException;
import com.drew.lang.RandomAccessReader;
import java.io.IOException;
import org.photokura.library.image.source.ByteSource;

/** Lets metadata-extractor read ranges of a file: the directories of a DNG lie scattered over its many megabytes. */
final class SourceReader extends RandomAccessReader {

  private final ByteSource source;
  private final long length;

  SourceReader(ByteSource source) throws IOException {
    this.source = source;
    this.length = source.sizeBytes();
  }

  @Override
  public int toUnshiftedOffset(int offset) {
    return offset;
  }

  @Override
  public byte getByte(int index) throws IOException {
    return getBytes(index, 1)[0];
  }

  @Override
  public byte[] getBytes(int index, int count) throws IOException {
    validateIndex(index, count);
    var bytes = source.read(index, count);
    if (bytes.length < count) {
      throw new BufferBoundsException(index, count, length);
    }
    return bytes;
  }

  @Override
  protected void validateIndex(int index, int count) throws IOException {
    if (!isValidIndex(index, count)) {
      throw new BufferBoundsException(index, count, length);
    }
  }

  @Override
  protected boolean isValidIndex(int index, int count) {
    return index >= 0 && count >= 0 && (long) index + count <= length;
  }

  @Override
  public long getLength() {
    return length;
  }
}
