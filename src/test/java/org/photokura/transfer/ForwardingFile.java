package org.photokura.transfer;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.photokura.transfer.disk.DiskFile;

/** Passes everything on; for fakes that change one thing. {@link #before} is called before what reads or changes the content. */
class ForwardingFile implements DiskFile {

  final DiskFile real;

  ForwardingFile(DiskFile real) {
    this.real = real;
  }

  /** Something is about to be done. */
  void before() throws IOException {}

  @Override
  public void write(ByteBuffer bytes, long offset) throws IOException {
    before();
    real.write(bytes, offset);
  }

  @Override
  public int read(ByteBuffer into, long offset) throws IOException {
    before();
    return real.read(into, offset);
  }

  @Override
  public long sizeBytes() throws IOException {
    return real.sizeBytes();
  }

  @Override
  public void truncate(long sizeBytes) throws IOException {
    before();
    real.truncate(sizeBytes);
  }

  @Override
  public void flush() throws IOException {
    before();
    real.flush();
  }

  @Override
  public void close() throws IOException {
    real.close();
  }
}
