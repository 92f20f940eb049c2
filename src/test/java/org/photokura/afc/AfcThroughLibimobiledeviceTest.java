package org.photokura.afc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.photokura.core.Cancellation;
import org.photokura.core.ProblemId;
import org.photokura.core.concurrent.Threads;
import org.photokura.device.DeviceException;
import org.photokura.device.DeviceException.Reach;
import org.photokura.device.DeviceFiles;
import org.photokura.device.DeviceFilesContract;
import org.photokura.device.FetchQueue;
import org.photokura.device.FileLane;
import org.photokura.device.RecordedFetch;
import org.photokura.device.TestTree;
import org.photokura.library.files.PhoneListing;
import org.photokura.protocol.afc.AfcOperation;
import org.photokura.protocol.afc.AfcStatus;
import org.photokura.virtualphone.Fault;
import org.photokura.virtualphone.When;

/** The contract, and what goes wrong on a cable, through the real libimobiledevice, with TLS and without. */
class AfcThroughLibimobiledeviceTest {

  @Nested
  class WithTls extends OverRealStack {
    WithTls() {
      super(true);
    }
  }

  @Nested
  class WithoutTls extends OverRealStack {
    WithoutTls() {
      super(false);
    }
  }

  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  abstract static class OverRealStack extends DeviceFilesContract {

    @TempDir static Path state;
    private final boolean tls;
    private RealStack stack;

    OverRealStack(boolean tls) {
      this.tls = tls;
    }

    @BeforeAll
    void plugIn() throws Exception {
      stack = new RealStack(state, phone -> phone.serviceTls(tls));
    }

    @AfterAll
    void unplug() {
      stack.close();
    }

    @Override
    protected DeviceFiles connect(TestTree tree) {
      stack.serve(tree);
      return stack.files(AfcTuning.standard());
    }

    /** The phone has nothing open any more, and nobody tried to change anything. */
    @Override
    protected void disconnect() throws Exception {
      stack.phone().disarm();
      await(() -> stack.phone().statistics().connections() == 0);
      assertThat(stack.phone().statistics().openFiles()).isZero();
      assertThat(stack.phone().writeAttempts()).isZero();
    }

    private record Run(List<RecordedFetch> fetches, DeviceException thrown) {}

    private static Run run(DeviceFiles files, TestTree tree) throws DeviceException {
      var fetches = new ArrayList<RecordedFetch>();
      tree.files().forEach((path, node) -> fetches.add(new RecordedFetch(path, 0, node.content().sizeBytes(), 50_000, null)));
      DeviceException thrown;
      var queue = new FetchQueue(fetches);
      try (FileLane lane = files.openLane(Cancellation.none())) {
        thrown = catchThrowableOfType(DeviceException.class, () -> lane.serve(queue, Cancellation.none()));
      }
      for (var fetch : queue.taken()) {
        assertThat(fetch.breaches()).isEmpty();
        assertThat(fetch.ends()).isEqualTo(1);
        var content = tree.content(fetch.path());
        var confirmed = java.nio.ByteBuffer.allocate((int) fetch.confirmedUpTo());
        content.read(0, confirmed);
        assertThat(confirmed.array()).isEqualTo(java.util.Arrays.copyOf(fetch.bytes(), confirmed.capacity()));
        assertThat(fetch.after() == null).isEqualTo(fetch.failure() != null);
        if (fetch.after() != null) {
          assertThat(fetch.confirmedUpTo()).isEqualTo(content.sizeBytes());
        }
      }
      return new Run(queue.taken(), thrown);
    }

    @Test
    void aCutInTheMiddleOfAReplyConfirmsNothingThatDidNotCome() throws Exception {
      var tree = new TestTree().file("/a", 100_000).file("/b", 300_000).file("/empty", 0).file("/c", 3000);
      stack.serve(tree);
      var random = new Random(tls ? 1 : 2);
      try (var files = stack.files(AfcTuning.standard())) {
        for (int i = 0; i < 60; i++) {
          long after = switch (i % 6) {
            case 0 -> 0;
            case 1 -> 1 + random.nextInt(38);
            case 2 -> 40;
            case 3 -> 40 + random.nextInt(8);
            default -> random.nextInt(262_000);
          };
          try (var armed = stack.phone().arm(new Fault.CutConnection(When.ALWAYS.after(1 + random.nextInt(15)).once(), after, i % 5 == 4))) {
            var run = run(files, tree);
            assertThat(run.thrown()).isNotNull();
            assertThat(run.thrown().problem().id()).isEqualTo(ProblemId.CONNECTION_LOST);
            assertThat(run.thrown().reach()).isEqualTo(Reach.CONNECTION);
          }
        }
        assertThat(run(files, tree).fetches()).allMatch(fetch -> fetch.after() != null);
      }
    }

    @Test
    void answersThatNobodyAskedForEndTheLane() throws Exception {
      var tree = new TestTree().file("/a", 400_000).file("/b", 300);
      stack.serve(tree);
      for (Fault fault : List.of(new Fault.WrongPacketNumber(When.on(AfcOperation.FILE_READ).once()), new Fault.GarbageFrame(When.on(AfcOperation.FILE_OPEN).once()),
          new Fault.GarbageFrame(When.on(AfcOperation.FILE_CLOSE).once()))) {
        try (var files = stack.files(AfcTuning.standard()); var armed = stack.phone().arm(fault)) {
          var run = run(files, tree);
          assertThat(run.thrown().problem().id()).as("%s", fault).isEqualTo(ProblemId.PROTOCOL_BROKEN);
        }
      }
    }

    @Test
    void oneFileInTroubleLeavesTheOthersAlone() throws Exception {
      var tree = new TestTree();
      for (int i = 0; i < 40; i++) {
        tree.file("/f" + i, 1000 + 10_000 * i);
      }
      stack.serve(tree);
      stack.phone().arm(new Fault.Answer(When.on(AfcOperation.FILE_OPEN).path("/f3"), AfcStatus.PERMISSION_DENIED));
      stack.phone().arm(new Fault.Answer(When.on(AfcOperation.FILE_READ).path("/f20"), AfcStatus.IO_ERROR));
      stack.phone().arm(new Fault.FileChanges("/f25", Fault.FileChanges.Moment.OPEN, new Fault.Change.Vanishes()));
      stack.phone().arm(new Fault.FileChanges("/f30", Fault.FileChanges.Moment.READ, new Fault.Change.Resizes(400_000)));
      stack.phone().arm(new Fault.FileChanges("/f35", Fault.FileChanges.Moment.READ, new Fault.Change.Resizes(10)));
      stack.phone().arm(new Fault.ShortRead(When.ALWAYS.sometimes(0.3, 5), 7000));
      var expected = java.util.Map.of("/f3", ProblemId.FILE_DENIED, "/f20", ProblemId.FILE_UNREADABLE, "/f25", ProblemId.FILE_VANISHED,
          "/f30", ProblemId.FILE_GREW, "/f35", ProblemId.FILE_SHRANK);
      try (var files = stack.files(AfcTuning.standard())) {
        var run = run(files, tree);
        assertThat(run.thrown()).isNull();
        for (var fetch : run.fetches()) {
          var problem = fetch.failure() == null ? null : fetch.failure().problem().id();
          assertThat(problem).as(fetch.path()).isEqualTo(expected.get(fetch.path()));
        }
      }
    }

    @Test
    void aStallEndsAtItsDeadlineWhereverItComes() throws Exception {
      var tree = new TestTree().file("/a", 400_000).file("/b", 300);
      stack.serve(tree);
      for (long after : new long[] {0, 10, 40, 100_000}) {
        try (var files = stack.files(AfcTuning.standard().withTimeouts(400, 5_000));
            var armed = stack.phone().arm(new Fault.Stall(When.on(AfcOperation.FILE_READ).once(), after))) {
          long start = System.nanoTime();
          var run = run(files, tree);
          assertThat(run.thrown().problem().id()).isEqualTo(ProblemId.FILE_TIMEOUT);
          assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        }
      }
    }

    @Test
    void aPhoneThatClosesOnTheSecondOfTwoRequestsIsAskedOneByOne() throws Exception {
      var tree = new TestTree();
      for (int i = 0; i < 60; i++) {
        tree.file("/DCIM/" + (100 + i % 3) + "APPLE/IMG_" + i + ".JPG", 20_000 * (i % 7));
      }
      stack.serve(tree);
      stack.phone().arm(new Fault.OneRequestAtATime());
      try (var files = stack.files(AfcTuning.standard())) {
        var phone = new PhoneListing(files, Cancellation.none());
        assertThat(phone.namesOfAll(List.of("/DCIM/100APPLE", "/DCIM/101APPLE", "/DCIM/102APPLE"))).hasSize(3);
        assertThat(phone.stats(List.copyOf(tree.files().keySet()))).containsOnlyKeys(tree.files().keySet());
        var run = run(files, tree);
        assertThat(run.thrown()).isNull();
        assertThat(run.fetches()).hasSize(60).allMatch(fetch -> fetch.after() != null);
      }
      try (var files = stack.files(AfcTuning.standard())) {
        for (int lane = 1; lane <= 2; lane++) {
          assertThat(run(files, tree).thrown().problem().id()).isEqualTo(ProblemId.CONNECTION_LOST);
        }
        assertThat(run(files, tree).fetches()).as("lanes learn it, too").hasSize(60).allMatch(fetch -> fetch.after() != null);
      }
    }

    @Test
    void abortAndCancelEndAStallAtOnce() throws Exception {
      var tree = new TestTree().file("/a", 400_000);
      stack.serve(tree);
      for (boolean abort : new boolean[] {true, false}) {
        try (var files = stack.files(AfcTuning.standard());
            var armed = stack.phone().arm(new Fault.Stall(When.on(AfcOperation.FILE_READ).once(), 100))) {
          var cancellation = new Cancellation();
          var lane = files.openLane(Cancellation.none());
          var fetch = new RecordedFetch("/a", 0, 400_000);
          var begun = new CountDownLatch(1);
          var done = CompletableFuture.runAsync(() -> {
            begun.countDown();
            org.assertj.core.api.Assertions.catchThrowable(() -> lane.serve(FetchQueue.of(fetch), cancellation));
          });
          assertThat(begun.await(5, TimeUnit.SECONDS)).isTrue();
          TimeUnit.MILLISECONDS.sleep(200);
          assertThat(done.isDone()).isFalse();
          long start = System.nanoTime();
          if (abort) {
            lane.abort();
          } else {
            cancellation.cancel();
          }
          done.get(10, TimeUnit.SECONDS);
          assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
          assertThat(fetch.failure().problem().id()).isEqualTo(abort ? ProblemId.CONNECTION_LOST : ProblemId.CANCELLED);
          lane.close();
        }
      }
    }

    @Test
    void theReservedConnectionComesBackAfterACut() throws Exception {
      var tree = new TestTree().file("/DCIM/a", 100_000).file("/DCIM/b", 300);
      stack.serve(tree);
      try (var files = stack.files(AfcTuning.standard())) {
        for (int skip = 0; skip < 6; skip++) {
          try (var armed = stack.phone().arm(new Fault.CutConnection(When.ALWAYS.after(skip).once(), 30))) {
            assertThat(files.list("/DCIM", Cancellation.none())).containsExactlyInAnyOrder("a", "b");
            assertThat(files.readAll("/DCIM/a", 200_000, Cancellation.none())).isEqualTo(tree.content("/DCIM/a").bytes());
          }
        }
      }
    }

    /** OpenSSL remembers errors by thread, and libimobiledevice takes what it finds there for an error of the next connection. */
    @Test
    void anErrorOfOneConnectionIsNotTakenForOneOfTheNextOnTheSameThread() throws Exception {
      var tree = new TestTree().file("/big", 20_000_000);
      stack.serve(tree);
      try (var files = stack.files(AfcTuning.standard())) {
        for (int i = 0; i < 4; i++) {
          var broken = files.openLane(Cancellation.none());
          var end = Threads.timer().schedule(broken::abort, 200, TimeUnit.MILLISECONDS);
          try (var armed = stack.phone().arm(new Fault.Stall(When.on(AfcOperation.FILE_READ).once(), 100_000))) {
            org.assertj.core.api.Assertions.catchThrowable(() -> broken.serve(FetchQueue.of(new RecordedFetch("/big", 0, 20_000_000)), Cancellation.none()));
          }
          end.get();
          broken.close();
          var lane = files.openLane(Cancellation.none());
          var fetch = new RecordedFetch("/big", 0, 20_000_000);
          lane.serve(FetchQueue.of(fetch), Cancellation.none());
          assertConfirmed(fetch, tree);
          lane.close();
        }
      }
    }

    @ParameterizedTest
    @EnumSource(Fault.ConnectionLimit.Refusal.class)
    void copyingAndListingShareTheOnlyConnection(Fault.ConnectionLimit.Refusal refusal) throws Exception {
      var tree = new TestTree().file("/a", 100).file("/big", 20_000_000);
      stack.serve(tree);
      stack.phone().arm(new Fault.ConnectionLimit("com.apple.afc", 1, refusal));
      try (var files = stack.files(AfcTuning.standard().withTimeouts(1_500, 20_000))) {
        assertThat(files.stat("/a", Cancellation.none()).sizeBytes()).isEqualTo(100);
        var lane = files.openLane(Cancellation.none());
        var e = catchThrowableOfType(DeviceException.class, () -> files.openLane(Cancellation.none()));
        assertThat(e.problem().id()).isIn(ProblemId.SERVICE_LIMIT, ProblemId.SERVICE_REFUSED);
        var fetch = new RecordedFetch("/big", 0, 20_000_000);
        var queue = FetchQueue.of(fetch).keepOpen();
        var served = CompletableFuture.runAsync(() -> assertThatCode(() -> lane.serve(queue, Cancellation.none())).doesNotThrowAnyException());
        for (int i = 0; i < 10; i++) {
          assertThat(files.readAll("/a", 200, Cancellation.none())).isEqualTo(tree.content("/a").bytes());
        }
        queue.finish();
        served.get(10, TimeUnit.SECONDS);
        assertConfirmed(fetch, tree);
        lane.close();
        assertThat(files.stat("/a", Cancellation.none()).sizeBytes()).isEqualTo(100);
      }
    }
  }
}
