package org.photokura.transfer;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.photokura.transfer.disk.DiskFile;

/** Passes everything on; for fakes that change one thing. */
class ForwardingFile implements DiskFile {

  final DiskFile real;

  ForwardingFile(DiskFile real) {
    this.real = real;
  }

  @Override
  public void write(ByteBuffer bytes, long offset) throws IOException {
    real.write(bytes, offset);
  }

  @Override
  public int read(ByteBuffer into, long offset) throws IOException {
    return real.read(into, offset);
  }

  @Override
  public long sizeBytes() throws IOException {
    return real.sizeBytes();
  }

  @Override
  public void truncate(long sizeBytes) throws IOException {
    real.truncate(sizeBytes);
  }

  @Override
  public void flush() throws IOException {
    real.flush();
  }

  @Override
  public void close() throws IOException {
    real.close();
  }
}
