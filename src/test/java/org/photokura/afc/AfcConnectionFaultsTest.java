package org.photokura.afc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.photokura.core.ProblemId;
import org.photokura.device.DeviceException;
import org.photokura.device.DeviceException.Reach;
import org.photokura.device.DeviceFiles;
import org.photokura.device.FetchQueue;
import org.photokura.device.FileContent;
import org.photokura.device.RecordedFetch;
import org.photokura.protocol.afc.AfcHeader;
import org.photokura.protocol.afc.AfcOperation;

/** What the reserved connection makes of a phone that is difficult. */
class AfcConnectionFaultsTest extends AfcConnectionCase {

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
  void aReplyThatDoesNotComeFailsTheAwaitedCallAndSparesTheOthers() throws Exception {
    var both = new CountDownLatch(2);
    var peer = peer().silentFrom(0).blocking();
    var files = files(AfcTuning.standard().withTimeouts(2_000, 20_000), n -> n == 0 ? peer : peer());
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
    var results = List.of(calls.get(0).get(20, TimeUnit.SECONDS), calls.get(1).get(20, TimeUnit.SECONDS));
    assertThat(results.stream().filter(result -> result.endsWith("FILE_TIMEOUT"))).hasSize(1);
    assertThat(results.stream().filter(result -> result.endsWith("00"))).hasSize(1);
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
}
