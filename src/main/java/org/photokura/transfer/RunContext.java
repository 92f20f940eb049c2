package org.photokura.transfer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.photokura.catalog.Catalog;
import org.photokura.core.Problem;
import org.photokura.core.concurrent.Gate;
import org.photokura.transfer.disk.Destination;
import org.photokura.transfer.disk.Disk;
import org.photokura.transfer.disk.DiskProblems;
import org.photokura.transfer.disk.PartialStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the parts of one run share; made once when the run begins. */
final class RunContext {

  /** A smaller piece of a file is read again rather than flushed and noted when a run ends early. */
  static final long WORTH_KEEPING_BYTES = 1L << 20;

  private static final Logger LOG = LoggerFactory.getLogger(RunContext.class);

  private final Disk disk;
  private final Destination destination;
  private final PartialStore partials;
  private volatile @Nullable Catalog catalog;
  private volatile @Nullable NameRegistry names;
  private volatile @Nullable Placing placing;
  private volatile @Nullable Naming naming;
  private final String udid;
  private final ExportOptions options;
  private final Executor writers;
  private final Executor flushers;
  private final BufferPool buffers;
  private final Meter meter = new Meter();
  private final Gate gate = new Gate();
  private final Jobs jobs = new Jobs();
  private final RunStop stop = new RunStop();
  private final Set<FileFetch> active = ConcurrentHashMap.newKeySet();
  private final SpaceGuard space;
  private final FileEnds ends;
  private final FolderMaker folders;
  private final Extras extras;
  private final @Nullable AlbumFolders albums;
  private final AtomicBoolean diskFailureLogged = new AtomicBoolean();
  private volatile boolean held;
  private volatile @Nullable Long largestFileBytes;

  RunContext(Disk disk, Destination destination, String udid, ExportOptions options, Executor writers, Executor flushers, Executor makers, BufferPool buffers,
      Outcomes outcomes, JpegMaker jpegs) {
    this.disk = disk;
    this.destination = destination;
    this.partials = new PartialStore(disk, destination.partials());
    this.udid = udid;
    this.options = options;
    this.writers = writers;
    this.flushers = flushers;
    this.buffers = buffers;
    this.space = new SpaceGuard(disk, destination.root(), partials, this::bytesUnderWay);
    this.ends = new FileEnds(this, new Committer(this));
    this.folders = new FolderMaker(disk, destination);
    var made = new MadeFiles(this);
    this.albums = options.albumFolders() ? new AlbumFolders(this, made) : null;
    this.extras = new Extras(this, outcomes, makers, makers(options, made, jpegs));
  }

  private List<Extras.Maker> makers(ExportOptions options, MadeFiles made, JpegMaker jpegs) {
    var makers = new ArrayList<Extras.Maker>();
    if (options.jpegCopies()) {
      makers.add(new JpegCopies(this, made, jpegs));
    }
    if (options.xmpSidecars()) {
      makers.add(new XmpSidecars(made));
    }
    if (albums != null) {
      makers.add(albums);
    }
    return makers;
  }

  private long bytesUnderWay() {
    return active.stream().mapToLong(fetch -> Math.max(0, fetch.endOffset() - fetch.job().part.written())).sum();
  }

  Disk disk() {
    return disk;
  }

  Destination destination() {
    return destination;
  }

  PartialStore partials() {
    return partials;
  }

  /** The ledger; lanes are opened before it, so that the phone and the disk get ready at the same time. */
  Catalog catalog() {
    return Objects.requireNonNull(catalog, "no file can be read before the catalog is open");
  }

  NameRegistry names() {
    return Objects.requireNonNull(names);
  }

  void catalog(Catalog opened) {
    catalog = opened;
    names = new NameRegistry(disk, destination.root(), opened.index());
  }

  /** Known before the first item is planned. */
  Placing placing() {
    return Objects.requireNonNull(placing);
  }

  Naming naming() {
    return Objects.requireNonNull(naming);
  }

  void placing(Placing known) {
    placing = known;
    naming = new Naming(known);
  }

  /** Whether items may have places: a run can end before that. */
  boolean hasNaming() {
    return naming != null;
  }

  /** The largest file that the destination can hold; asked once, because the system reads its whole list of mounts for it. */
  long largestFileBytes() throws IOException {
    var known = largestFileBytes;
    if (known == null) {
      known = disk.largestFileBytes(destination.root());
      largestFileBytes = known;
    }
    return known;
  }

  String udid() {
    return udid;
  }

  ExportOptions options() {
    return options;
  }

  /** Threads that write and hash blocks. */
  Executor writers() {
    return writers;
  }

  /** Threads that flush, verify and rename: more of them, because they wait for the disk most of the time. */
  Executor flushers() {
    return flushers;
  }

  BufferPool buffers() {
    return buffers;
  }

  Meter meter() {
    return meter;
  }

  Gate gate() {
    return gate;
  }

  Jobs jobs() {
    return jobs;
  }

  RunStop stop() {
    return stop;
  }

  /** Fetches that lanes have in hand. */
  Set<FileFetch> active() {
    return active;
  }

  SpaceGuard space() {
    return space;
  }

  FileEnds ends() {
    return ends;
  }

  Extras extras() {
    return extras;
  }

  /** Makes a folder of the destination; returns those that must be flushed. */
  Set<Path> makeFolder(Path folder) throws IOException {
    return folders.make(folder);
  }

  /** Writes what can be written only when all items have ended. */
  void lastThings() {
    if (albums != null) {
      albums.end();
    }
  }

  /** Whether lanes get no files because the phone is locked. */
  BooleanSupplier hold() {
    return () -> held;
  }

  void hold(boolean lanes) {
    held = lanes;
    jobs.wake();
  }

  /** What a failure of the disk means. */
  Problem diskProblem(Throwable e, long wantedBytes) {
    return DiskProblems.of(e, disk, destination.root(), destination.partials(), wantedBytes);
  }

  /** Only the first is worth a line: a drive that is gone fails for every file. */
  void logDisk(IOException e) {
    if (!diskFailureLogged.getAndSet(true)) {
      LOG.warn("the destination's disk failed: {}", e.getClass().getSimpleName());
    }
    LOG.debug("the destination's disk failed", e);
  }
}
