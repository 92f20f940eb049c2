package org.photokura.library.files;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.photokura.core.Cancellation;
import org.photokura.core.ProblemId;
import org.photokura.device.DeviceException;
import org.photokura.device.DeviceFiles;
import org.photokura.device.FileInfo;
import org.photokura.device.FileLane;

/** Files that answer strangely: other facts than there are, more names than there are, connections that die. */
final class OddDeviceFiles implements DeviceFiles {

  /** Facts told instead of the true ones; also makes the name appear in its folder. */
  final Map<String, FileInfo> infos = new HashMap<>();

  /** Names that listings tell besides the true ones. */
  final Map<String, List<String>> extraNames = new HashMap<>();

  /** Paths whose facts were asked for. */
  final List<String> asked = new ArrayList<>();

  /** For one call of statAll after the other: the connection dies after that many answers. */
  final Deque<Integer> dieAfterStats = new ArrayDeque<>();

  /** Folders whose listing is never answered, while their facts are. */
  final Set<String> silentLists = new HashSet<>();

  /** Called after each listing. */
  Consumer<String> afterList = folder -> {};

  private final DeviceFiles files;

  OddDeviceFiles(DeviceFiles files) {
    this.files = files;
  }

  @Override
  public List<String> list(String folder, Cancellation cancellation) throws DeviceException {
    if (silentLists.contains(folder)) {
      throw DeviceException.connection(ProblemId.FILE_TIMEOUT, "scripted");
    }
    var names = new ArrayList<>(files.list(folder, cancellation));
    names.addAll(extraNames.getOrDefault(folder, List.of()));
    infos.keySet().stream()
        .filter(path -> path.startsWith(folder + "/") && path.indexOf('/', folder.length() + 1) < 0)
        .forEach(path -> names.add(path.substring(folder.length() + 1)));
    afterList.accept(folder);
    return names;
  }

  @Override
  public FileInfo stat(String path, Cancellation cancellation) throws DeviceException {
    asked.add(path);
    FileInfo info = infos.get(path);
    return info == null ? files.stat(path, cancellation) : info;
  }

  @Override
  public void statAll(List<String> paths, StatSink sink, Cancellation cancellation) throws DeviceException {
    Integer dieAfter = dieAfterStats.poll();
    for (String path : paths) {
      if (dieAfter != null && dieAfter-- == 0) {
        throw DeviceException.connection(ProblemId.CONNECTION_LOST, "scripted");
      }
      FileInfo info;
      try {
        info = stat(path, cancellation);
      } catch (DeviceException e) {
        if (e.reach() != DeviceException.Reach.FILE) {
          throw e;
        }
        sink.failed(path, e);
        continue;
      }
      sink.found(path, info);
    }
  }

  @Override
  public int read(String path, long offset, ByteBuffer into, Cancellation cancellation) throws DeviceException {
    return files.read(path, offset, into, cancellation);
  }

  @Override
  public byte[] readAll(String path, int maxBytes, Cancellation cancellation) throws DeviceException {
    return files.readAll(path, maxBytes, cancellation);
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
