package org.photokura.afc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.photokura.core.Cancellation;
import org.photokura.core.ProblemId;
import org.photokura.device.DeviceException;
import org.photokura.device.DeviceException.Reach;
import org.photokura.device.DeviceFiles;
import org.photokura.device.FetchQueue;
import org.photokura.device.FileInfo;
import org.photokura.device.RecordedFetch;
import org.photokura.protocol.afc.AfcOperation;

/** How the reserved connection serves callers who are difficult. */
class AfcConnectionTest extends AfcConnectionCase {

  @Test
  void opensNothingBeforeItIsNeeded() throws Exception {
    var files = files(n -> peer());
    assertThat(starter.started()).isEmpty();
    files.stat("/DCIM/a", never());
    files.stat("/DCIM/b", never());
    assertThat(starter.started()).hasSize(1);
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
    list.get(20, TimeUnit.SECONDS);
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
    assertThat(middle.await(20, TimeUnit.SECONDS)).isTrue();
    var caller = new AtomicReference<@Nullable Thread>();
    var stat = CompletableFuture.supplyAsync(() -> {
      caller.set(Thread.currentThread());
      return size(files, "/DCIM/b");
    }, callers);
    awaitWaiting(caller);
    asked.countDown();
    assertThat(stat.get(20, TimeUnit.SECONDS)).isEqualTo(2000);
    list.get(20, TimeUnit.SECONDS);
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
    assertThat(Duration.ofNanos(call.get(10, TimeUnit.SECONDS) - start)).isLessThan(Duration.ofSeconds(4));
    assertThat(peer.isClosed()).isFalse();
  }

  @Test
  void aCallThatGoesNowhereEndsAtItsDeadlineAndTheNextHasANewConnection() throws Exception {
    var files = files(AfcTuning.standard().withTimeouts(20_000, 1_500), n -> n == 0 ? peer().silentFrom(0).blocking() : peer());
    long start = System.nanoTime();
    fails(ProblemId.FILE_TIMEOUT, Reach.CONNECTION, () -> files.stat("/DCIM/a", never()));
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(Duration.ofMillis(1_400), Duration.ofSeconds(15));
    assertThat(files.stat("/DCIM/a", never()).sizeBytes()).isEqualTo(1000);
    assertThat(starter.started()).hasSize(2);
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
    assertThat(Duration.ofNanos(System.nanoTime() - start)).as("of the 5 s that it would wait for a lane").isLessThan(Duration.ofSeconds(3));
    assertThat(call.get(5, TimeUnit.SECONDS)).isEqualTo(ProblemId.CONNECTION_LOST);
    assertThat(serving.get(5, TimeUnit.SECONDS).problem().id()).isEqualTo(ProblemId.CONNECTION_LOST);
    assertThat(fetch.ends()).isEqualTo(1);
    fails(ProblemId.CONNECTION_LOST, Reach.CONNECTION, () -> files.stat("/DCIM/a", never()));
    fails(ProblemId.CONNECTION_LOST, Reach.CONNECTION, () -> files.openLane(never()));
    assertThat(peer.answers()).isZero();
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

  private static @Nullable ProblemId problemOf(AfcDeviceFiles files) {
    try {
      files.stat("/DCIM/a", never());
      return null;
    } catch (DeviceException e) {
      return e.problem().id();
    }
  }

  /** Waits until the thread waits for something and is still waiting at the next look: what it asked for is queued. */
  private static void awaitWaiting(AtomicReference<@Nullable Thread> caller) throws InterruptedException {
    var looks = new AtomicInteger();
    await(() -> {
      var thread = caller.get();
      boolean waits = thread != null && (thread.getState() == Thread.State.WAITING || thread.getState() == Thread.State.TIMED_WAITING);
      looks.set(waits ? looks.get() + 1 : 0);
      return looks.get() == 2;
    });
  }

  private static void awaitUnchecked(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
