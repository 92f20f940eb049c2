package org.photokura.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.photokura.core.Cancellation;
import org.photokura.core.ProblemId;
import org.photokura.device.DeviceException.Reach;

/** What every {@link DeviceFiles} must do, whatever lies below it: the fake, the scripted peer, libimobiledevice with the virtual phone. */
@Timeout(60)
public abstract class DeviceFilesContract {

  protected static final Instant T1 = Instant.parse("2024-02-29T12:34:56.123456789Z");

  private final List<AutoCloseable> opened = new ArrayList<>();

  /** A phone with these files; closed by {@link #disconnect}. */
  protected abstract DeviceFiles connect(TestTree tree) throws Exception;

  /** After each test. */
  protected void disconnect() throws Exception {}

  @AfterEach
  final void closeAll() throws Exception {
    for (var each : opened.reversed()) {
      each.close();
    }
    disconnect();
  }

  private DeviceFiles open(TestTree tree) throws Exception {
    var files = connect(tree);
    opened.add(files);
    return files;
  }

  private static Cancellation never() {
    return Cancellation.none();
  }

  @Test
  void listsNamesWithoutDots() throws Exception {
    var files = open(new TestTree().file("/DCIM/100APPLE/IMG_0001.HEIC", 10).file("/DCIM/100APPLE/日本 e\u0301.MOV", 10).file("/DCIM/101APPLE/X", 1));
    assertThat(files.list("/DCIM", never())).containsExactlyInAnyOrder("100APPLE", "101APPLE");
    assertThat(files.list("/DCIM/100APPLE", never())).containsExactlyInAnyOrder("IMG_0001.HEIC", "日本 e\u0301.MOV");
  }

  @Test
  void listingWhatIsNotThereVanished() throws Exception {
    var files = open(new TestTree().file("/a", 1));
    var e = catchThrowableOfType(DeviceException.class, () -> files.list("/nowhere", never()));
    assertThat(e.problem().id()).isEqualTo(ProblemId.FILE_VANISHED);
    assertThat(e.reach()).isEqualTo(Reach.FILE);
    assertThat(files.stat("/a", never()).sizeBytes()).isEqualTo(1);
  }

  @Test
  void listAllAnswersEachFolderInOrder() throws Exception {
    var tree = new TestTree();
    for (int i = 0; i < 100; i++) {
      tree.file("/DCIM/" + (100 + i) + "APPLE/IMG_" + i, 1);
    }
    var files = open(tree);
    var told = new ArrayList<String>();
    var folders = new ArrayList<>(List.of("/nowhere", "/DCIM/\0", "/DCIM/100APPLE"));
    for (int i = 99; i >= 0; i--) {
      folders.add("/DCIM/" + (100 + i) + "APPLE");
    }
    files.listAll(folders, new DeviceFiles.ListSink() {
      @Override
      public void listed(String folder, List<String> names) {
        told.add(folder + names);
      }

      @Override
      public void failed(String folder, DeviceException reason) {
        told.add(folder + " " + reason.problem().id() + " " + reason.reach());
      }
    }, never());
    assertThat(told).hasSize(103).startsWith(
        "/nowhere FILE_VANISHED FILE", "/DCIM/\0 FILE_VANISHED FILE", "/DCIM/100APPLE[IMG_0]", "/DCIM/199APPLE[IMG_99]");
  }

  @Test
  void statTellsSizeTypeAndNanoseconds() throws Exception {
    var files = open(new TestTree().file("/DCIM/a", FileContent.generated(5_000_000_000L, 1), T1).file("/DCIM/empty", 0));
    var info = files.stat("/DCIM/a", never());
    assertThat(info.sizeBytes()).isEqualTo(5_000_000_000L);
    assertThat(info.modified()).isEqualTo(T1);
    assertThat(info.isFile()).isTrue();
    assertThat(files.stat("/DCIM", never()).isFolder()).isTrue();
    assertThat(files.stat("/DCIM/empty", never()).sizeBytes()).isZero();
    assertThatThrownBy(() -> files.stat("/DCIM/b", never())).isInstanceOfSatisfying(DeviceException.class,
        e -> assertThat(e.problem().id()).isEqualTo(ProblemId.FILE_VANISHED));
  }

  @Test
  void statAllAnswersEachPathInOrder() throws Exception {
    var tree = new TestTree();
    var paths = new ArrayList<String>();
    for (int i = 0; i < 1000; i++) {
      paths.add("/DCIM/100APPLE/IMG_" + i);
      if (i % 7 != 0) {
        tree.file(paths.getLast(), i);
      }
    }
    var files = open(tree);
    var answers = Collections.synchronizedList(new ArrayList<String>());
    files.statAll(paths, new DeviceFiles.StatSink() {
      @Override
      public void found(String path, FileInfo info) {
        answers.add(path + " " + info.sizeBytes());
      }

      @Override
      public void failed(String path, DeviceException reason) {
        answers.add(path + " " + reason.problem().id());
      }
    }, never());
    var expected = new ArrayList<String>();
    for (int i = 0; i < 1000; i++) {
      expected.add(paths.get(i) + " " + (i % 7 != 0 ? String.valueOf(i) : "FILE_VANISHED"));
    }
    assertThat(answers).isEqualTo(expected);
  }

  @Test
  void readsAtAnyOffset() throws Exception {
    var tree = new TestTree().file("/f", 3_000_001);
    var files = open(tree);
    for (long offset : new long[] {0, 1, 1_000_000, 2_999_000, 3_000_000}) {
      var into = ByteBuffer.allocateDirect(500_000);
      int count = files.read("/f", offset, into, never());
      assertThat(count).isEqualTo((int) Math.min(500_000, 3_000_001 - offset));
      assertThat(into.position()).isEqualTo(count);
      var expected = ByteBuffer.allocate(count);
      tree.content("/f").read(offset, expected);
      assertThat(into.flip()).isEqualTo(expected.flip());
    }
    assertThat(files.read("/f", 3_000_001, ByteBuffer.allocateDirect(10), never())).isZero();
    assertThat(files.read("/f", 4_000_000, ByteBuffer.allocateDirect(10), never())).isZero();
    assertThat(files.read("/f", 5, ByteBuffer.allocateDirect(0), never())).isZero();
  }

  @Test
  void readsIntoAHeapBuffer() throws Exception {
    var tree = new TestTree().file("/f", 10_000);
    var into = ByteBuffer.allocate(10_100).position(50);
    assertThat(open(tree).read("/f", 0, into, never())).isEqualTo(10_000);
    assertThat(into.slice(50, 10_000)).isEqualTo(ByteBuffer.wrap(tree.content("/f").bytes()));
  }

  @Test
  void readAllReadsWholeFilesUpToALimit() throws Exception {
    var tree = new TestTree().file("/small", 77_777).file("/empty", 0);
    var files = open(tree);
    assertThat(files.readAll("/small", 77_777, never())).isEqualTo(tree.content("/small").bytes());
    assertThat(files.readAll("/empty", 10, never())).isEmpty();
    var e = catchThrowableOfType(DeviceException.class, () -> files.readAll("/small", 77_776, never()));
    assertThat(e.problem().id()).isEqualTo(ProblemId.FILE_UNREADABLE);
    assertThatThrownBy(() -> files.readAll("/none", 10, never())).isInstanceOf(DeviceException.class);
    assertThat(files.readAll("/small", 100_000, never())).hasSize(77_777);
  }

  @Test
  void cancelledCallsThrowAtOnce() throws Exception {
    var files = open(new TestTree().file("/f", 10));
    var cancelled = new Cancellation();
    cancelled.cancel();
    assertThatThrownBy(() -> files.list("/", cancelled)).isInstanceOf(CancellationException.class);
    assertThatThrownBy(() -> files.stat("/f", cancelled)).isInstanceOf(CancellationException.class);
    assertThatThrownBy(() -> files.read("/f", 0, ByteBuffer.allocateDirect(1), cancelled)).isInstanceOf(CancellationException.class);
    assertThatThrownBy(() -> files.openLane(cancelled)).isInstanceOf(CancellationException.class);
    assertThat(files.stat("/f", never()).sizeBytes()).isEqualTo(10);
  }

  @Test
  void aLaneCopiesFilesOfEverySize() throws Exception {
    var tree = new TestTree();
    long[] sizes = {0, 1, 39, 40, 41, 4095, 65_536, 262_144, 262_145, 1_048_576, 1_048_577, 9_999_999, 0, 0, 1};
    var fetches = new ArrayList<RecordedFetch>();
    for (int i = 0; i < sizes.length; i++) {
      tree.file("/DCIM/f" + i, FileContent.generated(sizes[i], i), T1.plusNanos(i));
      fetches.add(new RecordedFetch("/DCIM/f" + i, 0, sizes[i], 300_000, null));
    }
    var lane = openLane(open(tree));
    lane.serve(new FetchQueue(fetches), never());
    for (int i = 0; i < sizes.length; i++) {
      var fetch = fetches.get(i);
      assertConfirmed(fetch, tree);
      assertThat(fetch.after().modified()).isEqualTo(T1.plusNanos(i));
      assertThat(fetch.after().sizeBytes()).isEqualTo(sizes[i]);
    }
  }

  @Test
  void aLaneCopiesManySmallFiles() throws Exception {
    var tree = new TestTree();
    var fetches = new ArrayList<RecordedFetch>();
    for (int i = 0; i < 500; i++) {
      tree.file("/DCIM/f" + i, 1000 + i);
      fetches.add(new RecordedFetch("/DCIM/f" + i, 0, 1000 + i));
    }
    openLane(open(tree)).serve(new FetchQueue(fetches), never());
    fetches.forEach(fetch -> assertConfirmed(fetch, tree));
  }

  @Test
  void aLaneGoesOnAtAnOffset() throws Exception {
    var tree = new TestTree().file("/f", 3_000_000).file("/g", 10);
    var middle = new RecordedFetch("/f", 1_234_567, 3_000_000);
    var end = new RecordedFetch("/f", 3_000_000, 3_000_000);
    var next = new RecordedFetch("/g", 0, 10);
    openLane(open(tree)).serve(FetchQueue.of(middle, end, next), never());
    assertConfirmed(middle, tree);
    assertConfirmed(end, tree);
    assertConfirmed(next, tree);
  }

  @Test
  void aLaneTellsOfAFileBeforeItsFirstByteWhereThatIsWanted() throws Exception {
    var tree = new TestTree();
    long[] sizes = {0, 1, 70_000, 3_000_000, 5};
    var fetches = new ArrayList<RecordedFetch>();
    for (int i = 0; i < sizes.length; i++) {
      tree.file("/DCIM/f" + i, FileContent.generated(sizes[i], i), T1.plusNanos(i));
      fetches.add(new RecordedFetch("/DCIM/f" + i, sizes[i] / 2, sizes[i]).wantingInfo());
    }
    var vanished = new RecordedFetch("/DCIM/none", 0, 5).wantingInfo();
    var folder = new RecordedFetch("/DCIM", 0, 5).wantingInfo();
    var grew = new RecordedFetch("/DCIM/f2", 0, 60_000).wantingInfo();
    var all = new ArrayList<>(fetches);
    all.addAll(1, List.of(vanished, folder, grew));
    openLane(open(tree)).serve(new FetchQueue(all), never());
    for (int i = 0; i < sizes.length; i++) {
      assertConfirmed(fetches.get(i), tree);
      assertThat(fetches.get(i).before()).isEqualTo(fetches.get(i).after());
      assertThat(fetches.get(i).before().modified()).isEqualTo(T1.plusNanos(i));
    }
    assertFailed(vanished, ProblemId.FILE_VANISHED, Reach.FILE);
    assertThat(folder.failure().reach()).isEqualTo(Reach.FILE);
    assertThat(folder.breaches()).isEmpty();
    assertFailed(grew, ProblemId.FILE_GREW, Reach.FILE);
  }

  @Test
  void aFailingFileLeavesTheOthersAlone() throws Exception {
    var tree = new TestTree().file("/a", 700_000).file("/c", 700_000).file("/e", 500).file("/shrank", 1_000_000).file("/grew", 2_000_000).file("/z", 400_000);
    var a = new RecordedFetch("/a", 0, 700_000);
    var vanished = new RecordedFetch("/b", 0, 5_000_000);
    var c = new RecordedFetch("/c", 0, 700_000);
    var vanishedEmpty = new RecordedFetch("/d", 0, 0);
    var shrank = new RecordedFetch("/shrank", 0, 1_500_000);
    var e = new RecordedFetch("/e", 0, 500);
    var grew = new RecordedFetch("/grew", 0, 1_500_000);
    var z = new RecordedFetch("/z", 0, 400_000);
    var lane = openLane(open(tree));
    lane.serve(FetchQueue.of(a, vanished, c, vanishedEmpty, shrank, e, grew, z), never());
    for (var good : List.of(a, c, e, z)) {
      assertConfirmed(good, tree);
    }
    assertFailed(vanished, ProblemId.FILE_VANISHED, Reach.FILE);
    assertFailed(vanishedEmpty, ProblemId.FILE_VANISHED, Reach.FILE);
    assertFailed(shrank, ProblemId.FILE_SHRANK, Reach.FILE);
    assertFailed(grew, ProblemId.FILE_GREW, Reach.FILE);
    var again = new RecordedFetch("/grew", 0, 2_000_000);
    lane.serve(FetchQueue.of(again), never());
    assertConfirmed(again, tree);
  }

  @Test
  void aFolderIsNoFile() throws Exception {
    var tree = new TestTree().file("/DCIM/a", 100);
    var folder = new RecordedFetch("/DCIM", 0, 100);
    var a = new RecordedFetch("/DCIM/a", 0, 100);
    openLane(open(tree)).serve(FetchQueue.of(folder, a), never());
    assertThat(folder.failure().reach()).isEqualTo(Reach.FILE);
    assertThat(folder.breaches()).isEmpty();
    assertConfirmed(a, tree);
  }

  @Test
  void slowWritersHoldTheLaneBackWithoutHarm() throws Exception {
    var tree = new TestTree().file("/a", 2_000_000).file("/b", 2_000_000);
    var permits = new Semaphore(2);
    var a = new RecordedFetch("/a", 0, 2_000_000, 200_000, permits);
    var b = new RecordedFetch("/b", 0, 2_000_000, 200_000, permits);
    var lane = openLane(open(tree));
    var done = CompletableFuture.runAsync(() -> serve(lane, FetchQueue.of(a, b), never()));
    while (!done.isDone()) {
      permits.release();
      TimeUnit.MILLISECONDS.sleep(2);
    }
    done.join();
    assertConfirmed(a, tree);
    assertConfirmed(b, tree);
  }

  @Test
  void cancelEndsALaneThatWaitsForABuffer() throws Exception {
    var cancellation = new Cancellation();
    endsAtOnce(cancellation, lane -> cancellation.cancel(), ProblemId.CANCELLED, CancellationException.class);
  }

  @Test
  void abortEndsALaneThatWaitsForABuffer() throws Exception {
    endsAtOnce(never(), FileLane::abort, ProblemId.CONNECTION_LOST, DeviceException.class);
  }

  private void endsAtOnce(Cancellation cancellation, java.util.function.Consumer<FileLane> stop, ProblemId id, Class<?> thrown) throws Exception {
    var tree = new TestTree().file("/a", 2_000_000).file("/b", 2_000_000);
    var none = new Semaphore(1);
    var a = new RecordedFetch("/a", 0, 2_000_000, 200_000, none);
    var queue = FetchQueue.of(a, new RecordedFetch("/b", 0, 2_000_000, 200_000, none));
    var lane = openLane(open(tree));
    var done = CompletableFuture.runAsync(() -> serve(lane, queue, cancellation));
    await(() -> none.hasQueuedThreads());
    long start = System.nanoTime();
    stop.accept(lane);
    assertThat(done.handle((_, e) -> e.getCause() instanceof ServeFailed f ? f.getCause() : e.getCause()).get(10, TimeUnit.SECONDS)).isInstanceOf(thrown);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    for (var fetch : queue.taken()) {
      assertFailed(fetch, id, Reach.CONNECTION);
      assertThat(fetch.confirmedUpTo()).isLessThanOrEqualTo(fetch.bytes().length);
    }
    assertThat(queue.taken()).contains(a);
  }

  @Test
  void abortEndsALaneThatWaitsForWork() throws Exception {
    var queue = FetchQueue.of().keepOpen();
    var lane = openLane(open(new TestTree().file("/a", 1)));
    var done = CompletableFuture.runAsync(() -> serve(lane, queue, never()));
    TimeUnit.MILLISECONDS.sleep(50);
    lane.abort();
    assertThatThrownBy(() -> done.get(2, TimeUnit.SECONDS)).hasRootCauseInstanceOf(DeviceException.class);
  }

  @Test
  void aLaneTakesWorkThatComesLater() throws Exception {
    var tree = new TestTree().file("/a", 10_000).file("/b", 20_000);
    var queue = FetchQueue.of().keepOpen();
    var lane = openLane(open(tree));
    var done = CompletableFuture.runAsync(() -> serve(lane, queue, never()));
    for (String path : List.of("/a", "/b", "/a")) {
      var fetch = new RecordedFetch(path, 0, tree.content(path).sizeBytes());
      queue.add(fetch);
      await(() -> fetch.ends() == 1);
      assertConfirmed(fetch, tree);
    }
    queue.finish();
    done.get(2, TimeUnit.SECONDS);
  }

  @Test
  void theWindowDoesNotWaitBehindACopy() throws Exception {
    var tree = new TestTree().file("/a", 20_000_000).file("/b", 100);
    var files = open(tree);
    var none = new Semaphore(1);
    var lane = openLane(files);
    var done = CompletableFuture.runAsync(() -> serve(lane, FetchQueue.of(new RecordedFetch("/a", 0, 20_000_000, 200_000, none)), never()));
    await(() -> none.hasQueuedThreads());
    assertThat(files.readAll("/b", 100, never())).isEqualTo(tree.content("/b").bytes());
    lane.abort();
    done.handle((_, e) -> e).get(2, TimeUnit.SECONDS);
  }

  private FileLane openLane(DeviceFiles files) throws DeviceException {
    var lane = files.openLane(never());
    opened.add(lane);
    return lane;
  }

  private static final class ServeFailed extends RuntimeException {
    ServeFailed(Throwable cause) {
      super(cause);
    }
  }

  private static void serve(FileLane lane, FetchQueue queue, Cancellation cancellation) {
    try {
      lane.serve(queue, cancellation);
    } catch (DeviceException e) {
      throw new ServeFailed(e);
    }
  }

  protected static void await(java.util.function.BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + 10_000_000_000L;
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited for 10 s").isLessThan(end);
      TimeUnit.MILLISECONDS.sleep(2);
    }
  }

  protected static void assertConfirmed(RecordedFetch fetch, TestTree tree) {
    assertThat(fetch.breaches()).isEmpty();
    assertThat(fetch.failure()).as(fetch.path()).isNull();
    assertThat(fetch.ends()).as(fetch.path()).isEqualTo(1);
    var content = tree.content(fetch.path());
    var expected = ByteBuffer.allocate((int) (fetch.endOffset() - fetch.offset()));
    content.read(fetch.offset(), expected);
    assertThat(ByteBuffer.wrap(fetch.bytes())).as(fetch.path()).isEqualTo(expected.flip());
    assertThat(fetch.after().sizeBytes()).isEqualTo(content.sizeBytes());
  }

  protected static void assertFailed(RecordedFetch fetch, ProblemId id, Reach reach) {
    assertThat(fetch.breaches()).isEmpty();
    assertThat(fetch.ends()).as(fetch.path()).isEqualTo(1);
    assertThat(fetch.failure()).as(fetch.path()).isNotNull();
    assertThat(fetch.failure().problem().id()).as(fetch.path()).isEqualTo(id);
    assertThat(fetch.failure().reach()).as(fetch.path()).isEqualTo(reach);
  }
}
