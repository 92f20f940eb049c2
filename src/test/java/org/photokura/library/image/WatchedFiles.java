package org.photokura.library.image;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.photokura.core.Cancellation;
import org.photokura.device.DeviceException;
import org.photokura.device.DeviceFiles;
import org.photokura.device.FileInfo;
import org.photokura.device.FileLane;

/** Notes what is asked of a phone. */
public class WatchedFiles implements DeviceFiles {

  private final DeviceFiles files;
  private final List<String> calls = new CopyOnWriteArrayList<>();
  private volatile long bytes;

  public WatchedFiles(DeviceFiles files) {
    this.files = files;
  }

  /** What was asked: {@code stat /a}, {@code read /a 0} … */
  public List<String> calls() {
    return List.copyOf(calls);
  }

  public long bytes() {
    return bytes;
  }

  public void forget() {
    calls.clear();
    bytes = 0;
  }

  private synchronized void count(long more) {
    bytes += more;
  }

  @Override
  public List<String> list(String folder, Cancellation cancellation) throws DeviceException {
    calls.add("list " + folder);
    return files.list(folder, cancellation);
  }

  @Override
  public FileInfo stat(String path, Cancellation cancellation) throws DeviceException {
    calls.add("stat " + path);
    return files.stat(path, cancellation);
  }

  @Override
  public void statAll(List<String> paths, StatSink sink, Cancellation cancellation) throws DeviceException {
    calls.add("statAll " + paths.size());
    files.statAll(paths, sink, cancellation);
  }

  @Override
  public int read(String path, long offset, ByteBuffer into, Cancellation cancellation) throws DeviceException {
    calls.add("read " + path + " " + offset);
    int count = files.read(path, offset, into, cancellation);
    count(count);
    return count;
  }

  @Override
  public byte[] readAll(String path, int maxBytes, Cancellation cancellation) throws DeviceException {
    calls.add("readAll " + path);
    var all = files.readAll(path, maxBytes, cancellation);
    count(all.length);
    return all;
  }

  @Override
  public FileLane openLane(Cancellation cancellation) throws DeviceException {
    return files.openLane(cancellation);
  }

  @Override
  public void close() {
    files.close();
  }
}
