package org.photokura.transfer.disk;

import java.io.IOException;
import java.nio.ByteBuffer;

/** An open file of ours that is being written. One thread at a time. */
public interface DiskFile extends AutoCloseable {

  /** Writes the buffer's remaining bytes there, all of them. */
  void write(ByteBuffer bytes, long offset) throws IOException;

  /** Reads up to the buffer's remaining space from there; -1 at the end. */
  int read(ByteBuffer into, long offset) throws IOException;

  long sizeBytes() throws IOException;

  void truncate(long sizeBytes) throws IOException;

  /** Returns when content and attributes survive a loss of power. */
  void flush() throws IOException;

  @Override
  void close() throws IOException;
}
