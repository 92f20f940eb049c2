package org.photokura.device;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.photokura.core.Cancellation;
import org.photokura.core.Problem;
import org.photokura.core.ProblemId;

/**
 * A phone's files in memory, for the tests of everything above {@code device}. It keeps the contract of {@link DeviceFiles} and {@link FileLane} (held by
 * DeviceFilesContract) and does on demand what a phone may do: see {@link FileFault} and the methods here. Thread-safe.
 */
public final class InMemoryDeviceFiles implements DeviceFiles {

  /** The time of change of files added without one. */
  public static final Instant MODIFIED = Instant.parse("2026-05-04T03:02:01.000000789Z");

  record Entry(FileContent content, Instant modified, boolean folder) {
    FileInfo info() {
      return new FileInfo(folder ? FileInfo.Type.FOLDER : FileInfo.Type.FILE, content.sizeBytes(), modified, modified);
    }
  }

  private final Map<String, Entry> entries = new TreeMap<>();
  private final Map<String, List<FileFault>> faults = new ConcurrentHashMap<>();
  private final Map<String, ProblemId> failures = new ConcurrentHashMap<>();
  private final Set<InMemoryLane> lanes = new HashSet<>();
  private final AtomicLong bytesServed = new AtomicLong();
  private int lanesGranted = Integer.MAX_VALUE;
  private int lanesOpened;
  private volatile boolean unplugged;
  private volatile boolean closed;
  private volatile boolean silent;
  private final Set<String> stalling = ConcurrentHashMap.newKeySet();
  private volatile Runnable beforeSweep = () -> {};
  private volatile int chunkBytes = 64 * 1024;
  private volatile int lookAhead = 4;

  public InMemoryDeviceFiles() {
    folder("/");
  }

  /** Adds or replaces a file; its folders come by themselves. */
  public InMemoryDeviceFiles file(String path, FileContent content, Instant modified) {
    synchronized (entries) {
      for (int slash = path.indexOf('/', 1); slash > 0; slash = path.indexOf('/', slash + 1)) {
        entries.putIfAbsent(path.substring(0, slash), new Entry(FileContent.of(new byte[0]), MODIFIED, true));
      }
      entries.put(path, new Entry(content, modified, false));
    }
    return this;
  }

  /** Adds a file with these bytes. */
  public InMemoryDeviceFiles file(String path, byte[] bytes) {
    return file(path, FileContent.of(bytes), MODIFIED);
  }

  /** Adds a file of any size; its bytes are made from its path. */
  public InMemoryDeviceFiles file(String path, long sizeBytes) {
    return file(path, FileContent.generated(sizeBytes, path.hashCode()), MODIFIED);
  }

  public InMemoryDeviceFiles folder(String path) {
    synchronized (entries) {
      entries.put(path, new Entry(FileContent.of(new byte[0]), MODIFIED, true));
    }
    return this;
  }

  public InMemoryDeviceFiles remove(String path) {
    synchronized (entries) {
      entries.remove(path);
    }
    return this;
  }

  /** What a file holds now. */
  public FileContent content(String path) {
    synchronized (entries) {
      return entries.get(path).content();
    }
  }

  /** Does that to the next copy of the file that comes to the byte; each fault strikes once. */
  public InMemoryDeviceFiles fault(String path, FileFault fault) {
    faults.computeIfAbsent(path, p -> new ArrayList<>()).add(fault);
    return this;
  }

  /** From now on every call for the path fails with that problem, reach FILE; null: no more. */
  public InMemoryDeviceFiles failing(String path, @Nullable ProblemId id) {
    if (id == null) {
      failures.remove(path);
    } else {
      failures.put(path, id);
    }
    return this;
  }

  /** From now on every call fails with FILE_DENIED, as on a locked phone; null for the path stands for all. */
  public void lock() {
    failing("*", ProblemId.FILE_DENIED);
  }

  public void unlock() {
    failing("*", null);
  }

  /** How many lanes may be open at once; one more gives SERVICE_LIMIT. */
  public InMemoryDeviceFiles grantLanes(int count) {
    synchronized (lanes) {
      lanesGranted = count;
    }
    return this;
  }

  /** Bytes of one reply. */
  public InMemoryDeviceFiles chunkBytes(int bytes) {
    chunkBytes = bytes;
    return this;
  }

  /** How many files a lane takes at once. */
  public InMemoryDeviceFiles lookAhead(int files) {
    lookAhead = files;
    return this;
  }

  /** The cable comes out: lanes and calls fail with DEVICE_GONE. */
  public void unplug() {
    unplugged = true;
    List<InMemoryLane> now;
    synchronized (lanes) {
      now = List.copyOf(lanes);
    }
    now.forEach(lane -> lane.kill(DeviceException.device(ProblemId.DEVICE_GONE, "unplugged")));
  }

  public void plugIn() {
    unplugged = false;
    silent = false;
  }

  /** From now on calls get no answer until {@link #plugIn()}; what lanes do is theirs. */
  public void fallSilent() {
    silent = true;
  }

  /** From now on calls about that path get no answer, while the phone answers for all others. */
  public InMemoryDeviceFiles stalling(String path) {
    stalling.add(path);
    return this;
  }

  public boolean isSilent() {
    return silent;
  }

  /** Does that once, before the next call of {@link #statAll}. */
  public InMemoryDeviceFiles beforeSweep(Runnable action) {
    beforeSweep = action;
    return this;
  }

  /** Drops the connections of all lanes; new ones can be opened. */
  public void dropLanes() {
    List<InMemoryLane> now;
    synchronized (lanes) {
      now = List.copyOf(lanes);
    }
    now.forEach(lane -> lane.kill(DeviceException.connection(ProblemId.CONNECTION_LOST, "dropped")));
  }

  /** Lanes open now. */
  public int openLanes() {
    synchronized (lanes) {
      return lanes.size();
    }
  }

  /** Lanes ever opened. */
  public int lanesOpened() {
    synchronized (lanes) {
      return lanesOpened;
    }
  }

  /** Bytes that lanes delivered. */
  public long bytesServed() {
    return bytesServed.get();
  }

  public boolean isClosed() {
    return closed;
  }

  @Override
  public List<String> list(String folder, Cancellation cancellation) throws DeviceException {
    answer(folder);
    check(folder, cancellation);
    synchronized (entries) {
      if (!require(folder).folder()) {
        throw DeviceException.file(ProblemId.FILE_UNREADABLE, folder, "no folder");
      }
      String prefix = folder.endsWith("/") ? folder : folder + "/";
      return entries.keySet().stream()
          .filter(path -> path.length() > prefix.length() && path.startsWith(prefix) && path.indexOf('/', prefix.length()) < 0)
          .map(path -> path.substring(prefix.length()))
          .toList();
    }
  }

  @Override
  public FileInfo stat(String path, Cancellation cancellation) throws DeviceException {
    answer(path);
    check(path, cancellation);
    return require(path).info();
  }

  @Override
  public void statAll(List<String> paths, StatSink sink, Cancellation cancellation) throws DeviceException {
    var action = beforeSweep;
    beforeSweep = () -> {};
    action.run();
    for (String path : paths) {
      try {
        sink.found(path, stat(path, cancellation));
      } catch (DeviceException e) {
        if (e.reach() != DeviceException.Reach.FILE) {
          throw e;
        }
        sink.failed(path, e);
      }
    }
  }

  @Override
  public int read(String path, long offset, ByteBuffer into, Cancellation cancellation) throws DeviceException {
    answer(path);
    check(path, cancellation);
    int before = into.position();
    var entry = require(path);
    if (entry.folder()) {
      throw DeviceException.file(ProblemId.FILE_IS_DIRECTORY, path, "folder");
    }
    entry.content().read(offset, into);
    return into.position() - before;
  }

  @Override
  public byte[] readAll(String path, int maxBytes, Cancellation cancellation) throws DeviceException {
    var info = stat(path, cancellation);
    if (info.sizeBytes() > maxBytes) {
      throw DeviceException.file(ProblemId.FILE_UNREADABLE, path, info.sizeBytes() + " bytes");
    }
    var all = ByteBuffer.allocate((int) info.sizeBytes());
    read(path, 0, all, cancellation);
    return all.array();
  }

  @Override
  public FileLane openLane(Cancellation cancellation) throws DeviceException {
    check("*", cancellation);
    synchronized (lanes) {
      if (lanes.size() >= lanesGranted) {
        throw DeviceException.connection(ProblemId.SERVICE_LIMIT, "the fake phone grants " + lanesGranted);
      }
      var lane = new InMemoryLane(this, chunkBytes, lookAhead);
      lanes.add(lane);
      lanesOpened++;
      return lane;
    }
  }

  @Override
  public void close() {
    closed = true;
    dropLanes();
  }

  void closed(InMemoryLane lane) {
    synchronized (lanes) {
      lanes.remove(lane);
    }
  }

  void served(int bytes) {
    bytesServed.addAndGet(bytes);
  }

  /** The first fault of the file in that stretch, taken away; null if there is none. */
  @Nullable FileFault takeFault(String path, long from, long to) {
    var list = faults.get(path);
    if (list == null) {
      return null;
    }
    synchronized (list) {
      for (var each : list) {
        if (each.atOffset() >= from && each.atOffset() <= to) {
          list.remove(each);
          return each;
        }
      }
    }
    return null;
  }

  /** Where the phone is silent, the deadline of a reply passes, which is short here. */
  private void answer(String path) throws DeviceException {
    if (silent || stalling.contains(path)) {
      LockSupport.parkNanos(100_000_000);
      throw new DeviceException(Problem.of(ProblemId.FILE_TIMEOUT, "fake").with("path", path), DeviceException.Reach.CONNECTION);
    }
  }

  void check(String path, Cancellation cancellation) throws DeviceException {
    cancellation.throwIfCancelled();
    if (unplugged) {
      throw DeviceException.device(ProblemId.DEVICE_GONE, "unplugged");
    }
    if (closed) {
      throw DeviceException.connection(ProblemId.CONNECTION_LOST, "closed");
    }
    var id = failures.getOrDefault(path, path.equals("*") ? null : failures.get("*"));
    if (id != null && !path.equals("*")) {
      throw new DeviceException(Problem.of(id, "fake").with("path", path), DeviceException.Reach.FILE);
    }
  }

  Entry require(String path) throws DeviceException {
    synchronized (entries) {
      var entry = entries.get(path);
      if (entry == null) {
        throw DeviceException.file(ProblemId.FILE_VANISHED, path, "AFC 8");
      }
      return entry;
    }
  }
}
