package org.photokura.afc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.photokura.core.Cancellation;
import org.photokura.core.ProblemId;
import org.photokura.core.concurrent.Threads;
import org.photokura.device.DeviceException;
import org.photokura.device.DeviceFiles;
import org.photokura.device.FetchQueue;
import org.photokura.device.FileInfo;
import org.photokura.device.FileLane;
import org.photokura.device.RecordedFetch;
import org.photokura.device.TestTree;

/** A phone that grants fewer connections than there are uses for: copying and listing share one. */
@Timeout(60)
class AfcSharingTest {

  private final TestTree tree = new TestTree().file("/DCIM/a", 1000).file("/DCIM/b", 2000);
  private final ExecutorService others = Threads.cached("test");
  private ScriptedStarter starter = new ScriptedStarter(n -> new ScriptedPeer(tree));
  private AfcDeviceFiles files = new AfcDeviceFiles(starter);

  private void phone(IntFunction<ScriptedPeer> peers) {
    starter = new ScriptedStarter(peers);
    files = new AfcDeviceFiles(starter);
  }

  @AfterEach
  void everythingIsFreed() throws Exception {
    files.close();
    others.shutdownNow();
    await(starter::allClosed);
    assertThat(starter.started()).allMatch(peer -> peer.mostOpen() <= AfcTuning.standard().maxOpenFiles() * 2);
  }

  private static Cancellation never() {
    return Cancellation.none();
  }

  private long size(String path) {
    try {
      return files.stat(path, never()).sizeBytes();
    } catch (DeviceException e) {
      throw new AssertionError(e);
    }
  }

  private CompletableFuture<DeviceException> serving(FileLane lane, FetchQueue queue) {
    return CompletableFuture.supplyAsync(() -> catchThrowableOfType(DeviceException.class, () -> lane.serve(queue, never())), others);
  }

  @ParameterizedTest
  @EnumSource(ScriptedStarter.Refusal.class)
  void theFirstLaneTakesTheOnlyConnectionAndTheCallsRideAlong(ScriptedStarter.Refusal manner) throws Exception {
    starter.limit(1, manner);
    tree.file("/DCIM/big", 30_000_000);
    assertThat(size("/DCIM/a")).isEqualTo(1000);
    var lane = files.openLane(never());
    assertThat(starter.openNow()).isEqualTo(1);
    var refused = catchThrowableOfType(DeviceException.class, () -> files.openLane(never()));
    assertThat(refused.problem().id()).isEqualTo(ProblemId.SERVICE_LIMIT);
    var queue = new FetchQueue(List.of(new RecordedFetch("/DCIM/big", 0, 30_000_000))).keepOpen();
    var served = serving(lane, queue);
    for (int i = 0; i < 50; i++) {
      assertThat(size("/DCIM/b")).isEqualTo(2000);
      assertThat(files.readAll("/DCIM/b", 5000, never())).isEqualTo(tree.content("/DCIM/b").bytes());
      assertThat(files.list("/DCIM", never())).hasSize(3);
    }
    queue.finish();
    assertThat(served.get(10, TimeUnit.SECONDS)).isNull();
    assertThat(queue.taken()).allMatch(fetch -> fetch.after() != null && fetch.breaches().isEmpty());
    assertThat(starter.started()).hasSize(2);
    assertThat(starter.started().getLast().openHandles()).isZero();
    lane.close();
    assertThat(size("/DCIM/a")).isEqualTo(1000);
    assertThat(starter.started()).hasSize(3);
  }

  @Test
  void aLaneThatWaitsForWorkAnswersCallsAtOnce() throws Exception {
    starter.limit(1, ScriptedStarter.Refusal.SERVICE_LIMIT);
    var lane = files.openLane(never());
    var queue = FetchQueue.of().keepOpen();
    var served = serving(lane, queue);
    long start = System.nanoTime();
    for (int i = 0; i < 200; i++) {
      assertThat(size("/DCIM/a")).isEqualTo(1000);
    }
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    queue.finish();
    assertThat(served.get(5, TimeUnit.SECONDS)).isNull();
    assertThat(starter.started()).hasSize(1);
    lane.close();
  }

  @Test
  void callsWaitForALaneThatDoesNotServeYet() throws Exception {
    starter.limit(1, ScriptedStarter.Refusal.SERVICE_LIMIT);
    var lane = files.openLane(never());
    var call = CompletableFuture.supplyAsync(() -> size("/DCIM/a"), others);
    TimeUnit.MILLISECONDS.sleep(50);
    assertThat(call.isDone()).isFalse();
    lane.close();
    assertThat(call.get(5, TimeUnit.SECONDS)).isEqualTo(1000);
    assertThat(starter.started()).hasSize(2);
  }

  @Test
  void aLongListAndACopyShareAConnectionWithoutStarvingEachOther() throws Exception {
    starter.limit(1, ScriptedStarter.Refusal.SERVICE_LIMIT);
    var fetches = new ArrayList<RecordedFetch>();
    for (int i = 0; i < 500; i++) {
      tree.file("/f" + i, 20_000);
      fetches.add(new RecordedFetch("/f" + i, 0, 20_000));
    }
    var told = new AtomicInteger();
    var middle = new CountDownLatch(1);
    var go = new CountDownLatch(1);
    var list = CompletableFuture.runAsync(() -> statAll(40_000, () -> {
      if (told.incrementAndGet() == 1000) {
        middle.countDown();
        awaitLatch(go);
      }
    }), others);
    assertThat(middle.await(5, TimeUnit.SECONDS)).isTrue();
    var lane = files.openLane(never());
    go.countDown();
    assertThat(serving(lane, new FetchQueue(fetches)).get(20, TimeUnit.SECONDS)).isNull();
    assertThat(fetches).allMatch(fetch -> fetch.after() != null);
    lane.close();
    list.get(20, TimeUnit.SECONDS);
    assertThat(told.get()).isEqualTo(40_000);
    var onLane = starter.started().get(1).requests();
    long stats = onLane.stream().filter(request -> "/DCIM/a".equals(request.path())).count();
    assertThat(stats).isPositive();
  }

  private void statAll(int count, Runnable each) {
    try {
      files.statAll(Collections.nCopies(count, "/DCIM/a"), new DeviceFiles.StatSink() {
        @Override
        public void found(String path, FileInfo info) {
          each.run();
        }

        @Override
        public void failed(String path, DeviceException reason) {
          throw new AssertionError(reason);
        }
      }, never());
    } catch (DeviceException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void callsSurviveTheLaneTheyRideOn() throws Exception {
    phone(n -> n == 0 ? new ScriptedPeer(tree).cutAt(150_000) : new ScriptedPeer(tree));
    starter.limit(1, ScriptedStarter.Refusal.SERVICE_LIMIT);
    var lane = files.openLane(never());
    var queue = FetchQueue.of().keepOpen();
    var served = serving(lane, queue);
    var told = new AtomicInteger();
    var list = CompletableFuture.runAsync(() -> statAll(5000, told::incrementAndGet), others);
    assertThat(served.get(5, TimeUnit.SECONDS).problem().id()).isEqualTo(ProblemId.CONNECTION_LOST);
    lane.close();
    list.get(10, TimeUnit.SECONDS);
    assertThat(told.get()).isEqualTo(5000);
    assertThat(starter.started()).hasSize(2);
  }

  @Test
  void abortingTheLaneSendsTheCallsElsewhere() throws Exception {
    phone(n -> n == 0 ? new ScriptedPeer(tree).silentFrom(30).blocking() : new ScriptedPeer(tree));
    starter.limit(1, ScriptedStarter.Refusal.SERVICE_LIMIT);
    var lane = files.openLane(never());
    var served = serving(lane, FetchQueue.of().keepOpen());
    var told = new AtomicInteger();
    var list = CompletableFuture.runAsync(() -> statAll(100, told::incrementAndGet), others);
    await(() -> starter.started().getFirst().answers() > 30);
    lane.abort();
    assertThat(served.get(5, TimeUnit.SECONDS).problem().id()).isEqualTo(ProblemId.CONNECTION_LOST);
    lane.close();
    list.get(5, TimeUnit.SECONDS);
    assertThat(told.get()).isEqualTo(100);
  }

  @Test
  void withTwoConnectionsTheReservedOneStays() throws Exception {
    starter.limit(2, ScriptedStarter.Refusal.SERVICE_LIMIT);
    assertThat(size("/DCIM/a")).isEqualTo(1000);
    var lane = files.openLane(never());
    var e = catchThrowableOfType(DeviceException.class, () -> files.openLane(never()));
    assertThat(e.problem().id()).isEqualTo(ProblemId.SERVICE_LIMIT);
    assertThat(size("/DCIM/b")).isEqualTo(2000);
    assertThat(starter.started()).hasSize(2);
    assertThat(starter.started().getFirst().isClosed()).isFalse();
    lane.close();
  }

  @Test
  void closingEndsCallsThatRideAlong() throws Exception {
    phone(n -> new ScriptedPeer(tree).silentFrom(1).blocking());
    starter.limit(1, ScriptedStarter.Refusal.SERVICE_LIMIT);
    var lane = files.openLane(never());
    var served = serving(lane, FetchQueue.of().keepOpen());
    var call = CompletableFuture.supplyAsync(() -> catchThrowableOfType(DeviceException.class, () -> files.stat("/DCIM/a", never())), others);
    await(() -> starter.started().getFirst().answers() > 1);
    files.close();
    assertThat(call.get(2, TimeUnit.SECONDS).problem().id()).isEqualTo(ProblemId.CONNECTION_LOST);
    assertThat(served.get(2, TimeUnit.SECONDS)).isNotNull();
  }

  @Test
  void aPhoneThatGrantsNoneSaysSo() {
    starter.limit(0, ScriptedStarter.Refusal.SERVICE_LIMIT);
    var call = catchThrowableOfType(DeviceException.class, () -> files.stat("/DCIM/a", never()));
    assertThat(call.problem().id()).isEqualTo(ProblemId.SERVICE_LIMIT);
    var lane = catchThrowableOfType(DeviceException.class, () -> files.openLane(never()));
    assertThat(lane.problem().id()).isEqualTo(ProblemId.SERVICE_LIMIT);
  }

  private static void awaitLatch(CountDownLatch latch) {
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
}
