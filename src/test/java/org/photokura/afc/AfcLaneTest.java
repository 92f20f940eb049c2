package org.photokura.afc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.photokura.core.Cancellation;
import org.photokura.core.ProblemId;
import org.photokura.device.DeviceException;
import org.photokura.device.DeviceException.Reach;
import org.photokura.device.FetchQueue;
import org.photokura.device.FileContent;
import org.photokura.device.RecordedFetch;
import org.photokura.device.TestTree;
import org.photokura.protocol.afc.AfcOperation;

/** How a lane uses its connection: what is in flight, what is open, what it does when the phone is odd. */
@Timeout(60)
class AfcLaneTest {

  private static final AfcTuning TUNING = AfcTuning.standard();

  private final TestTree tree = new TestTree();
  private final ScriptedPeer peer = new ScriptedPeer(tree);

  private static AfcLane lane(ScriptedPeer peer, AfcTuning tuning) {
    return new AfcLane(peer, tuning, new AfcHealth(), System::nanoTime, NoGuests.INSTANCE, closed -> {});
  }

  private RecordedFetch file(String path, long size) {
    tree.file(path, size);
    return new RecordedFetch(path, 0, size);
  }

  private void serve(RecordedFetch... fetches) throws DeviceException {
    try (var lane = lane(peer, TUNING)) {
      lane.serve(FetchQueue.of(fetches), Cancellation.none());
    }
  }

  private void assertConfirmed(RecordedFetch fetch) {
    assertThat(fetch.breaches()).isEmpty();
    assertThat(fetch.failure()).isNull();
    assertThat(fetch.ends()).isEqualTo(1);
    var expected = ByteBuffer.allocate((int) (fetch.endOffset() - fetch.offset()));
    tree.content(fetch.path()).read(fetch.offset(), expected);
    assertThat(ByteBuffer.wrap(fetch.bytes())).isEqualTo(expected.flip());
  }

  private static void assertFailed(RecordedFetch fetch, ProblemId id, Reach reach) {
    assertThat(fetch.breaches()).isEmpty();
    assertThat(fetch.ends()).isEqualTo(1);
    assertThat(fetch.failure().problem().id()).isEqualTo(id);
    assertThat(fetch.failure().reach()).isEqualTo(reach);
  }

  @Test
  void smallFilesTravelTogether() throws Exception {
    var fetches = new ArrayList<RecordedFetch>();
    for (int i = 0; i < 200; i++) {
      fetches.add(file("/f" + i, 5000));
    }
    try (var lane = lane(peer, TUNING)) {
      lane.serve(new FetchQueue(fetches), Cancellation.none());
    }
    fetches.forEach(this::assertConfirmed);
    assertThat(peer.mostInFlight()).isGreaterThanOrEqualTo(8);
    assertThat(peer.mostOpen()).isBetween(4, TUNING.maxOpenFiles());
    assertThat(peer.openHandles()).isZero();
    assertThat(peer.requests()).hasSize(4 * 200);
  }

  @Test
  void emptyFilesAreNotRead() throws Exception {
    var empty = file("/empty", 0);
    serve(empty);
    assertConfirmed(empty);
    assertThat(peer.requests()).extracting(ScriptedPeer.Request::operation)
        .containsExactly(AfcOperation.FILE_OPEN, AfcOperation.GET_FILE_INFO, AfcOperation.FILE_CLOSE);
  }

  @Test
  void aStatAndTheCloseFollowTheLastByte() throws Exception {
    var fetch = file("/f", 600_000);
    serve(fetch);
    assertThat(peer.requests()).extracting(ScriptedPeer.Request::operation)
        .containsExactly(AfcOperation.FILE_OPEN, AfcOperation.FILE_READ, AfcOperation.FILE_READ, AfcOperation.FILE_READ,
            AfcOperation.GET_FILE_INFO, AfcOperation.FILE_CLOSE);
    assertThat(peer.requests()).extracting(ScriptedPeer.Request::argument).startsWith(1L, 262_144L, 262_144L, 75_712L);
  }

  @Test
  void aFileOfUnknownTimeIsAskedAboutInTheFlightThatOpensIt() throws Exception {
    var fetches = new ArrayList<RecordedFetch>();
    for (int i = 0; i < 200; i++) {
      fetches.add(file("/f" + i, 5000).wantingInfo());
    }
    try (var lane = lane(peer, TUNING)) {
      lane.serve(new FetchQueue(fetches), Cancellation.none());
    }
    fetches.forEach(this::assertConfirmed);
    assertThat(peer.mostOpen()).isBetween(4, TUNING.maxOpenFiles());
    assertThat(peer.mostInFlight()).isGreaterThanOrEqualTo(8);
    assertThat(peer.requests()).hasSize(5 * 200);
    assertThat(peer.requests()).filteredOn(request -> "/f0".equals(request.path())).extracting(ScriptedPeer.Request::operation)
        .containsExactly(AfcOperation.GET_FILE_INFO, AfcOperation.FILE_OPEN, AfcOperation.FILE_READ, AfcOperation.GET_FILE_INFO, AfcOperation.FILE_CLOSE);
    assertThat(peer.requests().get(1).operation()).as("right behind").isEqualTo(AfcOperation.FILE_OPEN);
  }

  @Test
  void aFileThatIsExchangedBeforeItIsOpenedShowsTwoTimes() throws Exception {
    var fetch = file("/f", 600_000).wantingInfo();
    var exchanged = Instant.parse("2026-05-05T00:00:00Z");
    peer.beforeAnswer(request -> {
      if (request.operation() == AfcOperation.FILE_OPEN) {
        tree.file("/f", FileContent.generated(600_000, 7), exchanged);
      }
    });
    serve(fetch);
    assertConfirmed(fetch);
    assertThat(fetch.before().modified()).isNotEqualTo(exchanged);
    assertThat(fetch.after().modified()).isEqualTo(exchanged);
  }

  @Test
  void aFileThatIsAnotherOneBeforeItsFirstByteIsNotRead() throws Exception {
    tree.file("/grew", 600_000).file("/denied", 600_000).file("/both", 600_000);
    var grew = new RecordedFetch("/grew", 0, 500_000).wantingInfo();
    var denied = new RecordedFetch("/denied", 0, 600_000).wantingInfo();
    var both = new RecordedFetch("/both", 0, 600_000).wantingInfo();
    var good = file("/good", 10).wantingInfo();
    peer.code(AfcOperation.GET_FILE_INFO, "/denied", 10).code(AfcOperation.GET_FILE_INFO, "/both", 10).code(AfcOperation.FILE_OPEN, "/both", 17);
    try (var lane = lane(peer, TUNING)) {
      lane.serve(FetchQueue.of(grew, denied, both, good), Cancellation.none());
    }
    assertFailed(grew, ProblemId.FILE_GREW, Reach.FILE);
    assertFailed(denied, ProblemId.FILE_DENIED, Reach.FILE);
    assertFailed(both, ProblemId.FILE_DENIED, Reach.FILE);
    assertConfirmed(good);
    assertThat(peer.openHandles()).isZero();
    assertThat(peer.requests()).filteredOn(request -> request.operation() == AfcOperation.FILE_READ).hasSize(1);
  }

  @Test
  void aFileOfUnknownTimeNeedsNoMoreThanOneRequestAtATime() throws Exception {
    tree.file("/grew", 600_000);
    var grew = new RecordedFetch("/grew", 0, 500_000).wantingInfo();
    var a = file("/a", 10).wantingInfo();
    var b = file("/b", 3_000_000).wantingInfo();
    try (var lane = lane(peer, TUNING.serial())) {
      lane.serve(FetchQueue.of(grew, a, b), Cancellation.none());
    }
    assertFailed(grew, ProblemId.FILE_GREW, Reach.FILE);
    assertConfirmed(a);
    assertConfirmed(b);
    assertThat(peer.mostInFlight()).isEqualTo(1);
    assertThat(peer.openHandles()).isZero();
  }

  @Test
  void aFileThatGoesOnIsSoughtFirst() throws Exception {
    tree.file("/f", 600_000);
    var fetch = new RecordedFetch("/f", 599_000, 600_000);
    serve(fetch);
    assertConfirmed(fetch);
    assertThat(peer.requests()).extracting(ScriptedPeer.Request::operation).startsWith(AfcOperation.FILE_OPEN, AfcOperation.FILE_SEEK);
    assertThat(peer.requests().get(1).argument()).isEqualTo(599_000);
  }

  @Test
  void neverAsksForMoreThanTheWindowAllows() throws Exception {
    var unread = new long[1];
    var most = new long[1];
    peer.beforeAnswer(request -> {
      if (request.operation() == AfcOperation.FILE_READ) {
        unread[0] += request.argument();
        most[0] = Math.max(most[0], unread[0] - peer.servedBytes());
      }
    });
    serve(file("/f", 40_000_000));
    assertThat(most[0]).isLessThanOrEqualTo(TUNING.maxWindowBytes() + TUNING.maxReadBytes());
    assertThat(peer.mostInFlight()).isLessThanOrEqualTo(TUNING.maxRequests());
  }

  @Test
  void shortReadsLoseNothing() throws Exception {
    for (int cap : new int[] {1, 7, 1000, 65_536, 262_143}) {
      var tree = new TestTree().file("/a", 3000).file("/b", cap * 10L + 3).file("/c", 0).file("/d", 1).file("/e", 900_000);
      var peer = new ScriptedPeer(tree).readCap(cap);
      var fetches = new ArrayList<RecordedFetch>();
      tree.files().forEach((path, node) -> {
        if (node.content().sizeBytes() < 200_000L * cap) {
          fetches.add(new RecordedFetch(path, 0, node.content().sizeBytes()));
        }
      });
      try (var lane = lane(peer, TUNING)) {
        lane.serve(new FetchQueue(fetches), Cancellation.none());
      }
      for (var fetch : fetches) {
        assertThat(fetch.breaches()).isEmpty();
        assertThat(fetch.failure()).isNull();
        assertThat(fetch.bytes()).isEqualTo(tree.content(fetch.path()).bytes());
      }
      assertThat(peer.openHandles()).isZero();
    }
  }

  @Test
  void aFileThatShrankDoesNotSlowTheOthersDown() throws Exception {
    tree.file("/shrank", 300_100);
    var shrank = new RecordedFetch("/shrank", 0, 900_000);
    var big = file("/big", 5_000_000);
    serve(shrank, big);
    assertFailed(shrank, ProblemId.FILE_SHRANK, Reach.FILE);
    assertConfirmed(big);
    assertThat(peer.requests()).filteredOn(request -> "/big".equals(request.path()) && request.operation() == AfcOperation.FILE_READ).hasSize(20);
  }

  @Test
  void readsThatEndBeforeTheSizeAreTriedAgainThenGivenUp() throws Exception {
    var good = file("/good", 50_000);
    var lost = file("/lost", 50_000);
    peer.endWithStatus();
    tree.file("/lost", new FileContent() {
      @Override
      public long sizeBytes() {
        return 50_000;
      }

      @Override
      public void read(long offset, ByteBuffer into) {}
    }, Instant.EPOCH);
    peer.code(AfcOperation.FILE_READ, "/lost", 14);
    serve(lost, good);
    assertConfirmed(good);
    assertFailed(lost, ProblemId.FILE_UNREADABLE, Reach.FILE);
    assertThat(peer.openHandles()).isZero();
    assertThat(peer.requests().stream().filter(r -> r.operation() == AfcOperation.FILE_OPEN && "/lost".equals(r.path()))).hasSizeBetween(2, 4);
  }

  @Test
  void fewSlotsForOpenFilesAreEnough() throws Exception {
    for (int slots = 1; slots <= 4; slots++) {
      var tree = new TestTree();
      var fetches = new ArrayList<RecordedFetch>();
      for (int i = 0; i < 40; i++) {
        tree.file("/f" + i, 30_000 + i);
        fetches.add(new RecordedFetch("/f" + i, 0, 30_000 + i));
      }
      var peer = new ScriptedPeer(tree).maxOpen(slots);
      try (var lane = lane(peer, TUNING)) {
        lane.serve(new FetchQueue(fetches), Cancellation.none());
      }
      for (var fetch : fetches) {
        assertThat(fetch.failure()).isNull();
        assertThat(fetch.breaches()).isEmpty();
        assertThat(fetch.bytes()).isEqualTo(tree.content(fetch.path()).bytes());
      }
      assertThat(peer.openHandles()).isZero();
    }
  }

  @Test
  void noSlotAtAllFailsTheFileOnly() throws Exception {
    var a = file("/a", 10);
    var b = file("/b", 10);
    peer.code(AfcOperation.FILE_OPEN, "/a", 3);
    serve(a, b);
    assertFailed(a, ProblemId.FILE_UNREADABLE, Reach.FILE);
    assertConfirmed(b);
  }

  @Test
  void slotsThatOthersHoldAreWaitedFor() throws Exception {
    var a = file("/a", 10);
    var b = file("/b", 10);
    var refusals = new int[] {10};
    peer.maxOpen(0).beforeAnswer(request -> {
      if (request.operation() == AfcOperation.FILE_OPEN && --refusals[0] == 0) {
        peer.maxOpen(5);
      }
    });
    try (var lane = lane(peer, TUNING.withRefusalRest(1))) {
      lane.serve(FetchQueue.of(a, b), Cancellation.none());
    }
    assertConfirmed(a);
    assertConfirmed(b);
  }

  @Test
  void aBusyFileIsTriedAgain() throws Exception {
    var a = file("/a", 10);
    var b = file("/b", 10);
    peer.code(AfcOperation.FILE_OPEN, "/a", 17);
    peer.beforeAnswer(request -> {
      if (request.operation() == AfcOperation.FILE_CLOSE) {
        peer.noCode(AfcOperation.FILE_OPEN, "/a");
      }
    });
    serve(a, b);
    assertConfirmed(a);
    assertConfirmed(b);
  }

  @Test
  void oneRequestAtATimeWhereAskedFor() throws Exception {
    var fetches = List.of(file("/a", 10), file("/b", 3_000_000), file("/c", 0), file("/d", 1_048_577));
    try (var lane = lane(peer, TUNING.serial())) {
      lane.serve(new FetchQueue(fetches), Cancellation.none());
    }
    fetches.forEach(this::assertConfirmed);
    assertThat(peer.mostInFlight()).isEqualTo(1);
    assertThat(peer.mostOpen()).isEqualTo(1);
    assertThat(peer.openHandles()).isZero();
  }

  @Test
  void backPressureLeavesTheBytesInTheSocket() throws Exception {
    tree.file("/f", 30_000_000);
    var permits = new Semaphore(3);
    var fetch = new RecordedFetch("/f", 0, 30_000_000, 65_536, permits);
    var lane = lane(peer, TUNING.withTimeouts(1, 1));
    var served = CompletableFuture.supplyAsync(() -> outcome(lane, FetchQueue.of(fetch), Cancellation.none()));
    await(() -> permits.hasQueuedThreads() && fetch.bytes().length == 3 * 65_536);
    TimeUnit.MILLISECONDS.sleep(30);
    assertThat(peer.servedBytes()).isLessThan(3 * 65_536 + 1000);
    permits.release(1_000_000);
    assertThat(served.get(20, TimeUnit.SECONDS)).isEqualTo("done");
    assertConfirmed(fetch);
    lane.close();
  }

  @Test
  void abortWakesALaneThatWaitsForThePhone() throws Exception {
    endsWithin(lane -> lane.abort(), Cancellation.none(), ProblemId.CONNECTION_LOST, "CONNECTION_LOST");
  }

  @Test
  void cancelWakesALaneThatWaitsForThePhone() throws Exception {
    var cancellation = new Cancellation();
    endsWithin(lane -> cancellation.cancel(), cancellation, ProblemId.CANCELLED, "cancelled");
  }

  @Test
  void closeEndsServingAndLeavesTheFreeingToTheServingThread() throws Exception {
    endsWithin(AfcLane::close, Cancellation.none(), ProblemId.CONNECTION_LOST, "CONNECTION_LOST");
    await(peer::isClosed);
  }

  private void endsWithin(java.util.function.Consumer<AfcLane> stop, Cancellation cancellation, ProblemId id, String outcome) throws Exception {
    peer.silentFrom(2).blocking();
    var a = file("/a", 5_000_000);
    var b = file("/b", 5_000_000);
    var lane = lane(peer, TUNING);
    var served = CompletableFuture.supplyAsync(() -> outcome(lane, FetchQueue.of(a, b), cancellation));
    await(() -> peer.answers() > 2);
    TimeUnit.MILLISECONDS.sleep(20);
    long start = System.nanoTime();
    stop.accept(lane);
    assertThat(served.get(10, TimeUnit.SECONDS)).isEqualTo(outcome);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
    assertFailed(a, id, Reach.CONNECTION);
    assertThat(peer.isAborted()).isTrue();
    assertThatThrownBy(() -> lane.serve(FetchQueue.of(), Cancellation.none())).isInstanceOf(DeviceException.class);
    lane.close();
  }

  private static String outcome(AfcLane lane, FetchQueue queue, Cancellation cancellation) {
    try {
      lane.serve(queue, cancellation);
      return "done";
    } catch (DeviceException e) {
      return e.problem().id().name();
    } catch (CancellationException e) {
      return "cancelled";
    }
  }

  @Test
  void anEngineThatThrowsEndsEveryFetch() throws Exception {
    var a = file("/a", 1000);
    tree.file("/b", 1000);
    var b = new RecordedFetch("/b", 0, 1000) {
      @Override
      public ByteBuffer buffer(int maxBytes) {
        throw new IllegalStateException("engine");
      }
    };
    var c = file("/c", 1000);
    var lane = lane(peer, TUNING);
    assertThatThrownBy(() -> lane.serve(FetchQueue.of(a, b, c), Cancellation.none())).hasMessage("engine");
    assertConfirmed(a);
    assertThat(b.failure().problem().id()).isEqualTo(ProblemId.INTERNAL);
    assertFailed(c, ProblemId.INTERNAL, Reach.CONNECTION);
    lane.close();
    assertThat(peer.isClosed()).isTrue();
  }

  @Test
  void pathsThatNoPhoneCanHaveFailAlone() throws Exception {
    var bad = new RecordedFetch("/a\0b", 0, 10);
    var good = file("/good", 10);
    serve(bad, good);
    assertFailed(bad, ProblemId.FILE_VANISHED, Reach.FILE);
    assertConfirmed(good);
  }

  @Test
  void anInterruptOfTheServingThreadIsACancelThatStaysVisible() throws Exception {
    tree.file("/a", 10_000);
    var fetch = new RecordedFetch("/a", 0, 10_000, 1000, new Semaphore(0));
    var lane = lane(peer, TUNING);
    var interrupted = new CompletableFuture<Boolean>();
    var thread = Thread.ofPlatform().start(() -> {
      outcome(lane, FetchQueue.of(fetch), Cancellation.none());
      interrupted.complete(Thread.interrupted());
    });
    await(() -> peer.answers() > 1);
    thread.interrupt();
    assertThat(interrupted.get(5, TimeUnit.SECONDS)).isTrue();
    assertFailed(fetch, ProblemId.CANCELLED, Reach.CONNECTION);
    lane.close();
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + 10_000_000_000L;
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited for 10 s").isLessThan(end);
      TimeUnit.MILLISECONDS.sleep(2);
    }
  }
}
