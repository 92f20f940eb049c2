package org.photokura.afc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.photokura.core.Cancellation;
import org.photokura.core.ProblemId;
import org.photokura.device.DeviceException;
import org.photokura.device.DeviceException.Reach;
import org.photokura.device.FetchQueue;
import org.photokura.device.FileContent;
import org.photokura.device.RecordedFetch;
import org.photokura.device.TestTree;
import org.photokura.protocol.afc.AfcOperation;

/** Whatever goes wrong on the way: a byte is never confirmed that is not the phone's, and each fetch ends once. */
@Timeout(120)
class AfcLaneFaultTest {

  private static final AfcTuning TUNING = AfcTuning.standard().withRefusalRest(1);
  private static final Instant T = Instant.parse("2026-01-02T03:04:05.000000006Z");

  private final TestTree tree = new TestTree().file("/a", 300).file("/empty", 0).file("/b", 1200).file("/c", 77);

  private record Run(ScriptedPeer peer, List<RecordedFetch> fetches, @Nullable DeviceException thrown) {
    List<RecordedFetch> taken() {
      return fetches.stream().filter(fetch -> fetch.ends() > 0).toList();
    }
  }

  private static Run run(TestTree tree, ScriptedPeer peer, AfcTuning tuning, List<RecordedFetch> fetches) {
    DeviceException thrown = null;
    var queue = new FetchQueue(fetches);
    try (var lane = new AfcLane(peer, tuning, new AfcHealth(), System::nanoTime, NoGuests.INSTANCE, closed -> {})) {
      lane.serve(queue, Cancellation.none());
    } catch (DeviceException e) {
      thrown = e;
    }
    assertThat(peer.isClosed()).isTrue();
    for (var fetch : fetches) {
      assertThat(fetch.breaches()).isEmpty();
      assertThat(fetch.ends()).isEqualTo(queue.taken().contains(fetch) ? 1 : 0);
      var confirmed = Arrays.copyOf(fetch.bytes(), (int) (fetch.confirmedUpTo() - fetch.offset()));
      var expected = java.nio.ByteBuffer.allocate(confirmed.length);
      tree.content(fetch.path()).read(fetch.offset(), expected);
      assertThat(confirmed).as("what is confirmed of %s", fetch.path()).isEqualTo(expected.array());
      if (fetch.failure() != null && fetch.failure().reach() != Reach.FILE) {
        assertThat(thrown).isNotNull();
      }
    }
    if (thrown == null) {
      assertThat(fetches).allMatch(fetch -> fetch.ends() == 1);
      assertThat(peer.openHandles()).isZero();
    }
    return new Run(peer, fetches, thrown);
  }

  private Run run(ScriptedPeer peer) {
    return run(tree, peer, TUNING, fetches(tree));
  }

  private static List<RecordedFetch> fetches(TestTree tree) {
    var fetches = new ArrayList<RecordedFetch>();
    tree.files().forEach((path, node) -> fetches.add(new RecordedFetch(path, 0, node.content().sizeBytes(), 100, null)));
    return fetches;
  }

  @Test
  void aCutAtAnyByteConfirmsNothingThatDidNotCome() {
    long whole = run(new ScriptedPeer(tree)).peer().servedBytes();
    assertThat(whole).isGreaterThan(2000);
    for (long at = 0; at < whole; at++) {
      for (var tuning : List.of(TUNING, TUNING.serial())) {
        var run = run(tree, new ScriptedPeer(tree).cutAt(at), tuning, fetches(tree));
        assertThat(run.thrown().problem().id()).isEqualTo(ProblemId.CONNECTION_LOST);
        assertThat(run.thrown().reach()).isEqualTo(Reach.CONNECTION);
        assertThat(run.fetches()).anyMatch(fetch -> fetch.failure() != null);
      }
    }
  }

  @Test
  void aStreamThatReportsGarbageAsSuccessConfirmsNoneOfIt() {
    long whole = run(new ScriptedPeer(tree)).peer().servedBytes();
    for (long at = 0; at < whole; at++) {
      var run = run(new ScriptedPeer(tree).lieAt(at));
      assertThat(run.fetches()).as("lie at %d", at).anyMatch(fetch -> fetch.after() == null);
      for (var fetch : run.fetches()) {
        if (fetch.after() != null) {
          assertThat(fetch.after().sizeBytes()).isEqualTo(tree.content(fetch.path()).sizeBytes());
          assertThat(fetch.bytes()).isEqualTo(tree.content(fetch.path()).bytes());
        }
      }
    }
  }

  @Test
  void aReplyToSomethingElseEndsTheLane() {
    int answers = run(new ScriptedPeer(tree)).peer().answers();
    for (int at = 0; at < answers; at++) {
      for (var peer : List.of(new ScriptedPeer(tree).wrongNumberAt(at), new ScriptedPeer(tree).wrongMagicAt(at))) {
        var run = run(peer);
        assertThat(run.thrown().problem().id()).isEqualTo(ProblemId.PROTOCOL_BROKEN);
        assertThat(run.thrown().reach()).isEqualTo(Reach.CONNECTION);
      }
    }
  }

  @Test
  void silenceIsBlamedOnTheAwaitedFileOnly() {
    int answers = run(new ScriptedPeer(tree)).peer().answers();
    for (int at = 0; at < answers; at++) {
      var run = run(new ScriptedPeer(tree).silentFrom(at));
      assertThat(run.thrown().problem().id()).isEqualTo(ProblemId.FILE_TIMEOUT);
      assertThat(run.thrown().reach()).isEqualTo(Reach.CONNECTION);
      var failed = run.fetches().stream().filter(fetch -> fetch.failure() != null).toList();
      assertThat(failed.stream().filter(fetch -> fetch.failure().problem().id() == ProblemId.FILE_TIMEOUT)).hasSize(1);
      assertThat(failed.stream().filter(fetch -> fetch.failure().problem().id() != ProblemId.FILE_TIMEOUT))
          .allMatch(fetch -> fetch.failure().problem().id() == ProblemId.CONNECTION_LOST);
    }
  }

  @ParameterizedTest
  @CsvSource({
      "FILE_OPEN,8,FILE_VANISHED", "FILE_OPEN,10,FILE_DENIED", "FILE_OPEN,9,FILE_IS_DIRECTORY", "FILE_OPEN,20,FILE_UNREADABLE", "FILE_OPEN,1,FILE_UNREADABLE",
      "FILE_OPEN,4,FILE_UNREADABLE", "FILE_OPEN,3,FILE_UNREADABLE", "FILE_OPEN,17,FILE_UNREADABLE", "FILE_OPEN,7,FILE_UNREADABLE", "FILE_OPEN,99,FILE_UNREADABLE",
      "FILE_READ,8,FILE_VANISHED", "FILE_READ,10,FILE_DENIED", "FILE_READ,20,FILE_UNREADABLE", "FILE_READ,4,FILE_UNREADABLE", "FILE_READ,1,FILE_UNREADABLE",
      "GET_FILE_INFO,8,FILE_VANISHED", "GET_FILE_INFO,10,FILE_DENIED", "GET_FILE_INFO,20,FILE_UNREADABLE",
      "FILE_CLOSE,20,FILE_UNREADABLE", "FILE_CLOSE,10,FILE_DENIED"})
  void aStatusCodeFailsItsFileAndNoOther(AfcOperation operation, long code, ProblemId id) {
    var run = run(new ScriptedPeer(tree).code(operation, "/b", code));
    assertThat(run.thrown()).isNull();
    for (var fetch : run.fetches()) {
      if (fetch.path().equals("/b")) {
        assertThat(fetch.failure().problem().id()).isEqualTo(id);
        assertThat(fetch.failure().reach()).isEqualTo(Reach.FILE);
        assertThat(fetch.failure().problem().data()).containsEntry("path", "/b");
        assertThat(fetch.failure().problem().technicalCause()).contains("status " + code + " ");
      } else {
        assertThat(fetch.failure()).isNull();
        assertThat(fetch.bytes()).isEqualTo(tree.content(fetch.path()).bytes());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {2, 6, 11, 12, 30})
  void aStatusCodeThatSpeaksOfTheConnectionIsStillThatOfItsFile(long code) {
    for (var operation : List.of(AfcOperation.FILE_OPEN, AfcOperation.FILE_READ, AfcOperation.GET_FILE_INFO, AfcOperation.FILE_CLOSE)) {
      aStatusCodeFailsItsFileAndNoOther(operation, code, ProblemId.FILE_UNREADABLE);
    }
  }

  @Test
  void everyStatusCodeAtEveryOperationIsThatOfItsFile() {
    for (var operation : List.of(AfcOperation.FILE_OPEN, AfcOperation.FILE_READ, AfcOperation.GET_FILE_INFO, AfcOperation.FILE_CLOSE)) {
      for (long code = 1; code <= 40; code++) {
        var run = run(new ScriptedPeer(tree).code(operation, "/b", code));
        assertThat(run.thrown()).as("%d to %s", code, operation).isNull();
        for (var fetch : run.fetches()) {
          boolean refused = fetch.path().equals("/b");
          assertThat(fetch.failure() != null).as("%s: %d to %s", fetch.path(), code, operation).isEqualTo(refused);
          assertThat(!refused || fetch.failure().reach() == Reach.FILE).isTrue();
        }
      }
    }
  }

  @Test
  void aFailedSeekDeliversNothing() {
    tree.file("/f", 900_000);
    var fetch = new RecordedFetch("/f", 1000, 900_000);
    var run = run(tree, new ScriptedPeer(tree).code(AfcOperation.FILE_SEEK, "/f", 7), TUNING, List.of(fetch, new RecordedFetch("/c", 0, 77)));
    assertThat(fetch.bytes()).isEmpty();
    assertThat(fetch.failure().problem().id()).isEqualTo(ProblemId.FILE_UNREADABLE);
    assertThat(run.fetches().get(1).failure()).isNull();
  }

  @Test
  void filesThatChangeSizeWhileTheyAreCopiedFail() {
    changing("/b", FileContent.generated(1100, 1), ProblemId.FILE_SHRANK);
    changing("/b", FileContent.generated(0, 1), ProblemId.FILE_SHRANK);
    changing("/b", FileContent.generated(1201, 1), ProblemId.FILE_GREW);
  }

  private void changing(String path, FileContent now, ProblemId id) {
    var changing = new TestTree();
    tree.files().forEach((each, node) -> changing.file(each, node.content(), node.modified()));
    var peer = new ScriptedPeer(changing);
    peer.beforeAnswer(new Consumer<>() {
      private int reads;

      @Override
      public void accept(ScriptedPeer.Request request) {
        if (request.operation() == AfcOperation.FILE_READ && path.equals(request.path()) && reads++ == 0) {
          changing.file(path, now, T);
        }
      }
    });
    var fetches = fetches(tree);
    var queue = new FetchQueue(fetches);
    try (var lane = new AfcLane(peer, TUNING, new AfcHealth(), System::nanoTime, NoGuests.INSTANCE, closed -> {})) {
      lane.serve(queue, Cancellation.none());
    } catch (DeviceException e) {
      throw new AssertionError(e);
    }
    for (var fetch : fetches) {
      assertThat(fetch.breaches()).isEmpty();
      assertThat(fetch.ends()).isEqualTo(1);
      if (fetch.path().equals(path)) {
        assertThat(fetch.failure().problem().id()).isEqualTo(id);
        assertThat(fetch.failure().reach()).isEqualTo(Reach.FILE);
      } else {
        assertThat(fetch.failure()).isNull();
      }
    }
    assertThat(peer.openHandles()).isZero();
  }

  @Test
  void aFileThatVanishesBetweenReadAndStatFails() {
    var run = run(new ScriptedPeer(tree).code(AfcOperation.GET_FILE_INFO, "/a", 8));
    assertThat(run.fetches().getFirst().failure().problem().id()).isEqualTo(ProblemId.FILE_VANISHED);
  }

  @Test
  void manyRandomFaultsNeverConfirmAWrongByte() {
    for (int seed = 0; seed < 400; seed++) {
      var random = new Random(seed);
      var tree = new TestTree();
      var fetches = new ArrayList<RecordedFetch>();
      for (int i = 0; i < 30; i++) {
        long size = random.nextInt(10) == 0 ? 0 : random.nextInt(random.nextInt(8) == 0 ? 800_000 : 5000);
        tree.file("/f" + i, size);
        long offset = random.nextInt(4) == 0 && size > 0 ? random.nextLong(size + 1) : 0;
        fetches.add(new RecordedFetch("/f" + i, offset, size, 1 + random.nextInt(300_000), null));
      }
      var peer = new ScriptedPeer(tree);
      if (random.nextBoolean()) {
        peer.readCap(1 + random.nextInt(20_000));
      }
      if (random.nextInt(3) == 0) {
        peer.maxOpen(1 + random.nextInt(6));
      }
      switch (random.nextInt(6)) {
        case 0 -> peer.cutAt(random.nextInt(300_000));
        case 1 -> peer.lieAt(random.nextInt(300_000));
        case 2 -> peer.silentFrom(random.nextInt(100));
        case 3 -> peer.wrongNumberAt(random.nextInt(100));
        default -> {}
      }
      var operations = List.of(AfcOperation.FILE_OPEN, AfcOperation.FILE_READ, AfcOperation.FILE_SEEK, AfcOperation.GET_FILE_INFO, AfcOperation.FILE_CLOSE);
      for (int i = 0; i < 5; i++) {
        long[] codes = {1, 3, 4, 8, 9, 10, 14, 17, 20, 99};
        var operation = operations.get(random.nextInt(operations.size()));
        long code = codes[random.nextInt(codes.length)];
        peer.code(operation, "/f" + random.nextInt(30), code);
      }
      var tuning = random.nextInt(4) == 0 ? TUNING.serial() : TUNING;
      var run = run(tree, peer, tuning, fetches);
      for (var fetch : run.taken()) {
        if (fetch.failure() == null) {
          assertThat(fetch.confirmedUpTo()).as("seed %d", seed).isEqualTo(tree.content(fetch.path()).sizeBytes());
        }
      }
    }
  }
}
