package org.photokura.transfer;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalLong;
import org.photokura.transfer.disk.Disk;
import org.photokura.transfer.disk.DiskFile;

/** Passes everything on; for fakes that change one thing. {@link #before} is called before everything but questions for room, also on the files that it opens. */
class ForwardingDisk implements Disk {

  final Disk real;

  ForwardingDisk(Disk real) {
    this.real = real;
  }

  /** Something is about to be done. */
  void before() throws IOException {}

  @Override
  public DiskFile open(Path file) throws IOException {
    before();
    return new ForwardingFile(real.open(file)) {
      @Override
      void before() throws IOException {
        ForwardingDisk.this.before();
      }
    };
  }

  @Override
  public void createFolders(Path folder) throws IOException {
    before();
    real.createFolders(folder);
  }

  @Override
  public void createFolder(Path folder) throws IOException {
    before();
    real.createFolder(folder);
  }

  @Override
  public void publish(Path partial, Path target) throws IOException {
    before();
    real.publish(partial, target);
  }

  @Override
  public void unpublish(Path partial, Path target) throws IOException {
    before();
    real.unpublish(partial, target);
  }

  @Override
  public void link(Path file, Path secondName) throws IOException {
    before();
    real.link(file, secondName);
  }

  @Override
  public void flush(Path file) throws IOException {
    before();
    real.flush(file);
  }

  @Override
  public void flushFolder(Path folder) throws IOException {
    before();
    real.flushFolder(folder);
  }

  @Override
  public void setTimes(Path file, Instant time) throws IOException {
    before();
    real.setTimes(file, time);
  }

  @Override
  public void replace(Path file, byte[] content) throws IOException {
    before();
    real.replace(file, content);
  }

  @Override
  public void supersede(Path fresh, Path target) throws IOException {
    before();
    real.supersede(fresh, target);
  }

  @Override
  public void delete(Path file) throws IOException {
    before();
    real.delete(file);
  }

  @Override
  public Map<String, OptionalLong> list(Path folder) throws IOException {
    before();
    return real.list(folder);
  }

  @Override
  public OptionalLong usableBytes(Path folder) throws IOException {
    return real.usableBytes(folder);
  }

  @Override
  public long largestFileBytes(Path folder) throws IOException {
    return real.largestFileBytes(folder);
  }
}
