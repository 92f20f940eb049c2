package org.photokura.afc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.photokura.core.Cancellation;
import org.photokura.core.ProblemId;
import org.photokura.core.concurrent.Threads;
import org.photokura.device.DeviceException;
import org.photokura.device.DeviceException.Reach;
import org.photokura.device.DeviceFiles;
import org.photokura.device.FetchQueue;
import org.photokura.device.FileContent;
import org.photokura.device.FileInfo;
import org.photokura.device.RecordedFetch;
import org.photokura.device.TestTree;
import org.photokura.protocol.afc.AfcHeader;
import org.photokura.protocol.afc.AfcOperation;

/** How the reserved connection serves its callers when the phone or a caller is difficult. */
@Timeout(60)
class AfcConnectionTest {

  private final TestTree tree = new TestTree().file("/DCIM/a", 1000).file("/DCIM/b", 2000);
  private final ExecutorService callers = Threads.cached("caller");
  private final List<AfcDeviceFiles> opened = new ArrayList<>();
  private ScriptedStarter starter = new ScriptedStarter(n -> new ScriptedPeer(tree));

  @AfterEach
  void nothingIsLeftBehind() {
    opened.forEach(AfcDeviceFiles::close);
    callers.shutdownNow();
    for (var peer : starter.started()) {
      assertThat(peer.isClosed()).isTrue();
    }
  }

  private AfcDeviceFiles files(AfcTuning tuning, IntFunction<ScriptedPeer> peers) {
    starter = new ScriptedStarter(peers);
    var files = new AfcDeviceFiles(starter, tuning);
    opened.add(files);
    return files;
  }

  private AfcDeviceFiles files(IntFunction<ScriptedPeer> peers) {
    return files(AfcTuning.standard(), peers);
  }

  private ScriptedPeer peer() {
    return new ScriptedPeer(tree);
  }

  private static Cancellation never() {
    return Cancellation.none();
  }

  private static void fails(ProblemId id, Reach reach, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    var e = catchThrowableOfType(DeviceException.class, call);
    assertThat(e).isNotNull();
    assertThat(e.problem().id()).isEqualTo(id);
    assertThat(e.reach()).isEqualTo(reach);
  }

  @Test
  void opensNothingBeforeItIsNeeded() throws Exception {
    var files = files(n -> peer());
    assertThat(starter.started()).isEmpty();
    files.stat("/DCIM/a", never());
    files.stat("/DCIM/b", never());
    assertThat(starter.started()).hasSize(1);
  }

  @Test
  void aBrokenConnectionIsOpenedAgainAFewTimes() throws Exception {
    var files = files(n -> n == 0 ? peer().cutAt(0) : peer());
    assertThat(files.stat("/DCIM/a", never()).sizeBytes()).isEqualTo(1000);
    assertThat(starter.started()).hasSize(2);
    assertThat(starter.started().getFirst().isClosed()).isTrue();

    var dead = files(n -> peer().cutAt(10));
    fails(ProblemId.CONNECTION_LOST, Reach.CONNECTION, () -> dead.readAll("/DCIM/a", 5000, never()));
    assertThat(starter.started()).hasSize(4);
  }

  @Test
  void aConnectionThatAlwaysBreaksBeforeTheConfirmationIsNotTriedForEver() {
    int listing = AfcHeader.BYTES + ".\0..\0a\0b\0".length();
    var files = files(n -> peer().cutAt(listing));
    fails(ProblemId.CONNECTION_LOST, Reach.CONNECTION, () -> files.list("/DCIM", never()));
    fails(ProblemId.CONNECTION_LOST, Reach.CONNECTION, () -> files.listAll(List.of("/DCIM", "/DCIM"), new Nothing(), never()));
    assertThat(starter.started()).hasSizeLessThan(12);
  }

  private record Nothing() implements DeviceFiles.ListSink {
    @Override
    public void listed(String folder, List<String> names) {}

    @Override
    public void failed(String folder, DeviceException reason) {}
  }

  @Test
  void aReadGoesOnWhereItsConnectionsBroke() throws Exception {
    tree.file("/DCIM/long", 1_500_000);
    var files = files(n -> peer().cutAt(100_000));
    var expected = tree.content("/DCIM/long").bytes();
    assertThat(files.readAll("/DCIM/long", 5_000_000, never())).isEqualTo(expected);
    assertThat(starter.started()).hasSizeBetween(15, 25);
    var into = ByteBuffer.allocate(1_000_000);
    assertThat(files.read("/DCIM/long", 123_456, into, never())).isEqualTo(1_000_000);
    assertThat(into.flip()).isEqualTo(ByteBuffer.wrap(expected, 123_456, 1_000_000));
  }

  @Test
  void aReadThatGoesOnBeginsAnewWhereTheFileIsAnotherOne() throws Exception {
    tree.file("/DCIM/long", 1_500_000);
    var files = files(n -> {
      if (n == 3) {
        tree.file("/DCIM/long", FileContent.generated(1_400_000, 7), Instant.parse("2026-05-05T00:00:00Z"));
      }
      return peer().cutAt(n < 5 ? 400_000 : Long.MAX_VALUE);
    });
    assertThat(files.readAll("/DCIM/long", 5_000_000, never())).isEqualTo(FileContent.generated(1_400_000, 7).bytes());
  }

  @Test
  void everyCallSurvivesACutAtAnyByte() throws Exception {
    var expected = tree.content("/DCIM/b").bytes();
    for (boolean lie : new boolean[] {false, true}) {
      for (int at = 0; at < 3000; at += at < 600 ? 1 : 37) {
        int cut = at;
        var files = files(n -> n > 0 ? peer() : lie ? peer().lieAt(cut) : peer().cutAt(cut));
        assertThat(files.list("/DCIM", never())).containsExactly("a", "b");
        assertThat(files.readAll("/DCIM/b", 5000, never())).isEqualTo(expected);
        var into = ByteBuffer.allocate(100);
        assertThat(files.read("/DCIM/b", 300, into, never())).isEqualTo(100);
        assertThat(into.flip()).isEqualTo(ByteBuffer.wrap(expected, 300, 100).slice());
        files.close();
      }
    }
  }

  @Test
  void aListThatBreaksGoesOnWhereItWas() throws Exception {
    var paths = new ArrayList<String>();
    for (int i = 0; i < 3000; i++) {
      paths.add("/DCIM/" + (i % 2 == 0 ? "a" : "b"));
    }
    var files = files(n -> n < 3 ? peer().cutAt(100_000 + n) : peer());
    var told = new Told();
    files.statAll(paths, told, never());
    assertThat(told.lines).hasSize(3000);
    for (int i = 0; i < 3000; i++) {
      assertThat(told.lines.get(i)).isEqualTo(paths.get(i) + (i % 2 == 0 ? " 1000" : " 2000"));
    }
    assertThat(starter.started()).hasSize(4);
  }

  @Test
  void aListThatGetsNoFurtherFails() {
    var files = files(n -> peer().cutAt(n == 0 ? 30_000 : 20));
    var told = new Told();
    var paths = java.util.Collections.nCopies(1000, "/DCIM/a");
    fails(ProblemId.CONNECTION_LOST, Reach.CONNECTION, () -> files.statAll(paths, told, never()));
    assertThat(told.lines.size()).isLessThan(1000);
  }

  @Test
  void oddAnswersInAListFailTheirPathOnly() throws Exception {
    var files = files(n -> peer().code(AfcOperation.GET_FILE_INFO, "/DCIM/b", 12));
    var told = new Told();
    files.statAll(List.of("/x\0y", "/DCIM/a", "/DCIM/b", "/z\0", "/DCIM/a", "/\uD800"), told, never());
    assertThat(told.lines).containsExactly("/x\0y FILE_VANISHED", "/DCIM/a 1000", "/DCIM/b FILE_UNREADABLE", "/z\0 FILE_VANISHED", "/DCIM/a 1000",
        "/\uD800 FILE_VANISHED");
    files.statAll(List.of("/x\0y", "/\0"), told, never());
    assertThat(told.lines).endsWith("/x\0y FILE_VANISHED", "/\0 FILE_VANISHED");
    files.statAll(List.of(), told, never());
  }

  @Test
  void aSlowSinkHoldsBackItsListOnly() throws Exception {
    var files = files(n -> peer());
    var blocked = new CountDownLatch(1);
    var told = new AtomicInteger();
    var list = CompletableFuture.runAsync(() -> {
      try {
        files.statAll(java.util.Collections.nCopies(50_000, "/DCIM/a"), new DeviceFiles.StatSink() {
          @Override
          public void found(String path, FileInfo info) {
            if (told.incrementAndGet() == 10) {
              awaitUnchecked(blocked);
            }
          }

          @Override
          public void failed(String path, DeviceException reason) {}
        }, never());
      } catch (DeviceException e) {
        throw new AssertionError(e);
      }
    }, callers);
    await(() -> told.get() == 10);
    TimeUnit.MILLISECONDS.sleep(50);
    int asked = starter.started().getFirst().requests().size();
    assertThat(asked).isLessThan(10_000);
    assertThat(files.stat("/DCIM/b", never()).sizeBytes()).isEqualTo(2000);
    blocked.countDown();
    list.get(10, TimeUnit.SECONDS);
    assertThat(told.get()).isEqualTo(50_000);
  }

  @Test
  void aPersonDoesNotWaitBehindALongList() throws Exception {
    var middle = new CountDownLatch(1);
    var asked = new CountDownLatch(1);
    var count = new AtomicInteger();
    var files = files(n -> peer().beforeAnswer(request -> {
      if (count.incrementAndGet() == 2000) {
        middle.countDown();
        awaitUnchecked(asked);
      }
    }));
    var list = CompletableFuture.runAsync(() -> {
      try {
        files.statAll(java.util.Collections.nCopies(20_000, "/DCIM/a"), new Told(), never());
      } catch (DeviceException e) {
        throw new AssertionError(e);
      }
    }, callers);
    assertThat(middle.await(5, TimeUnit.SECONDS)).isTrue();
    var stat = CompletableFuture.supplyAsync(() -> size(files, "/DCIM/b"), callers);
    TimeUnit.MILLISECONDS.sleep(50);
    asked.countDown();
    assertThat(stat.get(5, TimeUnit.SECONDS)).isEqualTo(2000);
    list.get(10, TimeUnit.SECONDS);
    var requests = starter.started().getFirst().requests();
    int place = 0;
    while (!"/DCIM/b".equals(requests.get(place).path())) {
      place++;
    }
    assertThat(place).isLessThan(2000 + 2 * AfcTuning.standard().maxBulkRequests());
  }

  @Test
  void aCancelledCallReturnsAtOnceAndHarmsNobody() throws Exception {
    var peer = peer().silentFrom(1).blocking();
    var files = files(n -> n == 0 ? peer : peer());
    files.stat("/DCIM/a", never());
    var cancellation = new Cancellation();
    var call = CompletableFuture.supplyAsync(() -> {
      assertThatThrownBy(() -> files.readAll("/DCIM/a", 5000, cancellation)).isInstanceOf(CancellationException.class);
      return System.nanoTime();
    }, callers);
    await(() -> peer.answers() > 1);
    long start = System.nanoTime();
    cancellation.cancel();
    assertThat(Duration.ofNanos(call.get(5, TimeUnit.SECONDS) - start)).isLessThan(Duration.ofMillis(300));
    assertThat(peer.isClosed()).isFalse();
  }

  @Test
  void aCallThatGoesNowhereEndsAtItsDeadlineAndTheNextHasANewConnection() throws Exception {
    var files = files(AfcTuning.standard().withTimeouts(20_000, 150), n -> n == 0 ? peer().silentFrom(0).blocking() : peer());
    long start = System.nanoTime();
    fails(ProblemId.FILE_TIMEOUT, Reach.CONNECTION, () -> files.stat("/DCIM/a", never()));
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(Duration.ofMillis(140), Duration.ofSeconds(3));
    assertThat(files.stat("/DCIM/a", never()).sizeBytes()).isEqualTo(1000);
    assertThat(starter.started()).hasSize(2);
  }

  @Test
  void aReplyThatDoesNotComeFailsTheAwaitedCallAndSparesTheOthers() throws Exception {
    var both = new CountDownLatch(2);
    var peer = peer().silentFrom(0).blocking();
    var files = files(AfcTuning.standard().withTimeouts(300, 20_000), n -> n == 0 ? peer : peer());
    var calls = new ArrayList<CompletableFuture<String>>();
    for (String path : List.of("/DCIM/a", "/DCIM/b")) {
      calls.add(CompletableFuture.supplyAsync(() -> {
        both.countDown();
        try {
          return path + " " + files.stat(path, never()).sizeBytes();
        } catch (DeviceException e) {
          return path + " " + e.problem().id();
        }
      }, callers));
    }
    assertThat(both.await(5, TimeUnit.SECONDS)).isTrue();
    var results = List.of(calls.get(0).get(10, TimeUnit.SECONDS), calls.get(1).get(10, TimeUnit.SECONDS));
    assertThat(results.stream().filter(result -> result.endsWith("FILE_TIMEOUT"))).hasSize(1);
    assertThat(results.stream().filter(result -> result.endsWith("00"))).hasSize(1);
  }

  @Test
  void readingOnKeepsTheFileOpenForAMoment() throws Exception {
    tree.file("/DCIM/long", 3_000_000);
    var short1 = new AfcTuning(64, 32768, 262_144, 1 << 20, 1 << 20, 1 << 23, 8, 256, 20_000, 60_000, 50, 20);
    var files = files(short1, n -> peer());
    var all = ByteBuffer.allocate(3_000_000);
    while (all.hasRemaining()) {
      int count = files.read("/DCIM/long", all.position(), all.limit(Math.min(3_000_000, all.position() + 700_000)), never());
      assertThat(count).isPositive();
      all.limit(3_000_000);
    }
    assertThat(all.flip()).isEqualTo(ByteBuffer.wrap(tree.content("/DCIM/long").bytes()));
    var peer = starter.started().getFirst();
    assertThat(peer.requests().stream().filter(r -> r.operation() == AfcOperation.FILE_OPEN)).hasSizeLessThanOrEqualTo(2);
    await(() -> peer.openHandles() == 0);
  }

  @Test
  void aFileThatWasReplacedMeanwhileIsReadAnew() throws Exception {
    var files = files(n -> peer());
    var into = ByteBuffer.allocate(500);
    files.read("/DCIM/a", 0, into, never());
    tree.file("/DCIM/a", FileContent.generated(5000, 99), Instant.parse("2026-05-05T00:00:00Z"));
    into.clear();
    files.read("/DCIM/a", 500, into, never());
    var expected = ByteBuffer.allocate(500);
    tree.content("/DCIM/a").read(500, expected);
    assertThat(into.flip()).isEqualTo(expected.flip());
  }

  @Test
  void aWholeFileThatChangesWhileItIsReadIsReadAgainOrRefused() throws Exception {
    var changes = new AtomicInteger(1);
    var files = files(n -> peer().beforeAnswer(request -> {
      if (request.operation() == AfcOperation.FILE_READ && changes.getAndDecrement() > 0) {
        tree.file("/DCIM/a", FileContent.generated(1000, changes.get()), Instant.ofEpochSecond(1_000_000 + changes.get()));
      }
    }));
    assertThat(files.readAll("/DCIM/a", 5000, never())).isEqualTo(tree.content("/DCIM/a").bytes());
    changes.set(100);
    fails(ProblemId.FILE_CHANGED, Reach.FILE, () -> files.readAll("/DCIM/a", 5000, never()));
    assertThat(files.stat("/DCIM/b", never()).sizeBytes()).isEqualTo(2000);
    await(() -> starter.started().getFirst().openHandles() == 0);
  }

  @Test
  void shortReadsAndFewSlotsAreNoHindrance() throws Exception {
    tree.file("/DCIM/c", 600_000).file("/DCIM/d", 30_000).file("/DCIM/e", 40_000);
    var files = files(n -> peer().readCap(10_000).maxOpen(1));
    var calls = new ArrayList<CompletableFuture<Boolean>>();
    for (String path : List.of("/DCIM/c", "/DCIM/d", "/DCIM/e", "/DCIM/a", "/DCIM/b")) {
      calls.add(CompletableFuture.supplyAsync(() -> {
        try {
          return java.util.Arrays.equals(files.readAll(path, 1_000_000, never()), tree.content(path).bytes());
        } catch (DeviceException e) {
          throw new AssertionError(e);
        }
      }, callers));
    }
    for (var call : calls) {
      assertThat(call.get(10, TimeUnit.SECONDS)).isTrue();
    }
    await(() -> starter.started().getFirst().openHandles() == 0);
  }

  @Test
  void aReadRestsWhileThePhoneHasNoSlotForIt() throws Exception {
    var refusals = new AtomicInteger(3);
    var files = files(n -> {
      var peer = peer().code(AfcOperation.FILE_OPEN, "/DCIM/a", 3);
      return peer.beforeAnswer(request -> {
        if (request.operation() == AfcOperation.FILE_OPEN && refusals.getAndDecrement() == 0) {
          peer.noCode(AfcOperation.FILE_OPEN, "/DCIM/a");
        }
      });
    });
    assertThat(files.readAll("/DCIM/a", 5000, never())).isEqualTo(tree.content("/DCIM/a").bytes());
    assertThat(refusals.get()).isEqualTo(-1);
    refusals.set(1000);
    var never = files(AfcTuning.standard().withRefusalRest(1), n -> peer().code(AfcOperation.FILE_OPEN, "/DCIM/a", 17));
    fails(ProblemId.FILE_UNREADABLE, Reach.FILE, () -> never.readAll("/DCIM/a", 5000, never()));
    assertThat(never.stat("/DCIM/b", never()).sizeBytes()).isEqualTo(2000);
  }

  @Test
  void statusCodesReachTheCaller() throws Exception {
    var files = files(n -> peer().code(AfcOperation.READ_DIR, "/DCIM", 10).code(AfcOperation.FILE_OPEN, "/DCIM/a", 10).code(AfcOperation.FILE_READ, "/DCIM/b", 20));
    fails(ProblemId.FILE_DENIED, Reach.FILE, () -> files.list("/DCIM", never()));
    fails(ProblemId.FILE_DENIED, Reach.FILE, () -> files.readAll("/DCIM/a", 5000, never()));
    fails(ProblemId.FILE_UNREADABLE, Reach.FILE, () -> files.readAll("/DCIM/b", 5000, never()));
    fails(ProblemId.FILE_VANISHED, Reach.FILE, () -> files.read("/DCIM/x", 0, ByteBuffer.allocateDirect(10), never()));
    fails(ProblemId.FILE_VANISHED, Reach.FILE, () -> files.stat("/DCIM/\0", never()));
    assertThat(starter.started()).hasSize(1);
    await(() -> starter.started().getFirst().openHandles() == 0);
  }

  @Test
  void closeEndsCallsAndLanesAtOnce() throws Exception {
    var peer = peer().silentFrom(0).blocking();
    var files = files(n -> peer().silentFrom(1).blocking());
    files.stat("/DCIM/a", never());
    var call = CompletableFuture.supplyAsync(() -> problemOf(files), callers);
    var lane = files.openLane(never());
    var fetch = new RecordedFetch("/DCIM/a", 0, 1000);
    var serving = CompletableFuture.supplyAsync(() -> catchThrowableOfType(DeviceException.class, () -> lane.serve(FetchQueue.of(fetch), never())), callers);
    await(() -> starter.started().size() == 2 && starter.started().stream().allMatch(each -> each.answers() > 1));
    long start = System.nanoTime();
    files.close();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
    assertThat(call.get(1, TimeUnit.SECONDS)).isEqualTo(ProblemId.CONNECTION_LOST);
    assertThat(serving.get(1, TimeUnit.SECONDS).problem().id()).isEqualTo(ProblemId.CONNECTION_LOST);
    assertThat(fetch.ends()).isEqualTo(1);
    fails(ProblemId.CONNECTION_LOST, Reach.CONNECTION, () -> files.stat("/DCIM/a", never()));
    fails(ProblemId.CONNECTION_LOST, Reach.CONNECTION, () -> files.openLane(never()));
    assertThat(peer.answers()).isZero();
  }

  @Test
  void afterTwoConnectionsOutOfStepOneRequestAtATime() throws Exception {
    for (int i = 0; i < 20; i++) {
      tree.file("/f" + i, 3000);
    }
    var files = files(n -> n < 2 ? peer().wrongNumberAt(3) : peer());
    for (int n = 0; n < 3; n++) {
      try (var lane = files.openLane(never())) {
        var fetches = new ArrayList<RecordedFetch>();
        for (int i = 0; i < 20; i++) {
          fetches.add(new RecordedFetch("/f" + i, 0, 3000));
        }
        if (n < 2) {
          fails(ProblemId.PROTOCOL_BROKEN, Reach.CONNECTION, () -> lane.serve(new FetchQueue(fetches), never()));
        } else {
          lane.serve(new FetchQueue(fetches), never());
          assertThat(fetches).allMatch(fetch -> fetch.after() != null);
        }
      }
    }
    assertThat(starter.started().get(0).mostInFlight()).isGreaterThan(1);
    assertThat(starter.started().get(2).mostInFlight()).isEqualTo(1);
  }

  @Test
  void abandonedReadsLeaveNothingOpen() throws Exception {
    tree.file("/DCIM/big", 150_000_000);
    var cancellation = new Cancellation();
    var reads = new AtomicInteger();
    var files = files(n -> peer().beforeAnswer(request -> {
      if (request.operation() == AfcOperation.FILE_READ && reads.incrementAndGet() == 5) {
        cancellation.cancel();
      }
    }));
    assertThatThrownBy(() -> files.readAll("/DCIM/big", 160_000_000, cancellation)).isInstanceOf(CancellationException.class);
    assertThat(files.stat("/DCIM/a", never()).sizeBytes()).isEqualTo(1000);
    await(() -> starter.started().getFirst().openHandles() == 0);
    // What was in flight is answered; the whole file would take at least 143 reads.
    assertThat(reads.get()).isLessThan(90);
    assertThat(starter.started()).hasSize(1);
  }

  private static long size(AfcDeviceFiles files, String path) {
    try {
      return files.stat(path, never()).sizeBytes();
    } catch (DeviceException e) {
      throw new AssertionError(e);
    }
  }

  private static @Nullable ProblemId problemOf(AfcDeviceFiles files) {
    try {
      files.stat("/DCIM/a", never());
      return null;
    } catch (DeviceException e) {
      return e.problem().id();
    }
  }

  private static void awaitUnchecked(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + 10_000_000_000L;
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited for 10 s").isLessThan(end);
      TimeUnit.MILLISECONDS.sleep(2);
    }
  }

  private static final class Told implements DeviceFiles.StatSink {
    final List<String> lines = new ArrayList<>();

    @Override
    public void found(String path, FileInfo info) {
      lines.add(path + " " + info.sizeBytes());
    }

    @Override
    public void failed(String path, DeviceException reason) {
      lines.add(path + " " + reason.problem().id());
    }
  }
}
