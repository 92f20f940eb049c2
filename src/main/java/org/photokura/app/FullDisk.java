package org.photokura.app;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.photokura.transfer.disk.Disk;
import org.photokura.transfer.disk.DiskFile;

/**
 * A real disk that claims to have less room than it has; everything else is the real one's.
 *
 * @param real where bytes go
 * @param mostUsableBytes how much room it admits to; asked each time
 */
record FullDisk(Disk real, LongSupplier mostUsableBytes) implements Disk {

  @Override
  public OptionalLong usableBytes(Path folder) throws IOException {
    var usable = real.usableBytes(folder);
    long most = mostUsableBytes.getAsLong();
    return usable.isEmpty() && most == Long.MAX_VALUE ? usable : OptionalLong.of(Math.min(most, usable.orElse(Long.MAX_VALUE)));
  }

  @Override
  public DiskFile open(Path file) throws IOException {
    return real.open(file);
  }

  @Override
  public void createFolders(Path folder) throws IOException {
    real.createFolders(folder);
  }

  @Override
  public void createFolder(Path folder) throws IOException {
    real.createFolder(folder);
  }

  @Override
  public void publish(Path partial, Path target) throws IOException {
    real.publish(partial, target);
  }

  @Override
  public void unpublish(Path partial, Path target) throws IOException {
    real.unpublish(partial, target);
  }

  @Override
  public void link(Path file, Path secondName) throws IOException {
    real.link(file, secondName);
  }

  @Override
  public void flush(Path file) throws IOException {
    real.flush(file);
  }

  @Override
  public void flushFolder(Path folder) throws IOException {
    real.flushFolder(folder);
  }

  @Override
  public void setTimes(Path file, Instant time) throws IOException {
    real.setTimes(file, time);
  }

  @Override
  public void replace(Path file, byte[] content) throws IOException {
    real.replace(file, content);
  }

  @Override
  public void supersede(Path fresh, Path target) throws IOException {
    real.supersede(fresh, target);
  }

  @Override
  public void delete(Path file) throws IOException {
    real.delete(file);
  }

  @Override
  public Map<String, OptionalLong> list(Path folder) throws IOException {
    return real.list(folder);
  }

  @Override
  public long largestFileBytes(Path folder) throws IOException {
    return real.largestFileBytes(folder);
  }
}
