package org.photokura.afc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.photokura.core.Cancellation;
import org.photokura.core.ProblemId;
import org.photokura.device.DeviceException;
import org.photokura.device.FetchQueue;
import org.photokura.device.RecordedFetch;
import org.photokura.device.TestTree;
import org.photokura.protocol.afc.AfcOperation;

/** Where connections break again and again, lanes take small steps; where they hold, they take large ones again. */
@Timeout(60)
class CarefulLanesTest {

  private static final String LONG = "/long";

  private final TestTree tree = new TestTree();
  private ScriptedStarter starter;
  private AfcDeviceFiles files;

  private void phone(IntFunction<ScriptedPeer> peers) {
    starter = new ScriptedStarter(peers);
    files = new AfcDeviceFiles(starter);
  }

  private ScriptedPeer peer() {
    return new ScriptedPeer(tree);
  }

  @AfterEach
  void close() {
    files.close();
  }

  /** Serves files on lane after lane, each from where the last one left off; returns how many lanes that took. */
  private int copy(int most, String... paths) throws Exception {
    var open = new ArrayList<RecordedFetch>();
    for (String path : paths) {
      open.add(new RecordedFetch(path, 0, tree.content(path).sizeBytes()));
    }
    for (int lanes = 1; lanes <= most; lanes++) {
      try (var lane = files.openLane(Cancellation.none())) {
        lane.serve(new FetchQueue(open), Cancellation.none());
      } catch (DeviceException e) {
        assertThat(e.problem().id()).isEqualTo(ProblemId.CONNECTION_LOST);
      }
      open.forEach(this::check);
      open.replaceAll(fetch -> new RecordedFetch(fetch.path(), fetch.after() != null ? fetch.endOffset() : fetch.confirmedUpTo(), fetch.endOffset()));
      open.removeIf(fetch -> fetch.offset() == fetch.endOffset());
      if (open.isEmpty()) {
        return lanes;
      }
    }
    throw new AssertionError("not after " + most + " lanes: " + open.stream().map(fetch -> fetch.path() + " at " + fetch.offset()).toList());
  }

  private void check(RecordedFetch fetch) {
    assertThat(fetch.breaches()).isEmpty();
    var confirmed = Arrays.copyOf(fetch.bytes(), (int) (fetch.confirmedUpTo() - fetch.offset()));
    assertThat(confirmed).isEqualTo(Arrays.copyOfRange(tree.content(fetch.path()).bytes(), (int) fetch.offset(), (int) fetch.confirmedUpTo()));
  }

  @Test
  void aConnectionThatDiesAfterHundredKilobytesStillBringsEverything() throws Exception {
    tree.file(LONG, 1_000_000).file("/a", 50_000).file("/b", 60_000).file("/c", 70_000);
    phone(n -> peer().cutAt(100_000));
    assertThat(copy(40, "/a", "/b", LONG, "/c")).isLessThan(25);
  }

  @Test
  void onlyOneFileIsOpenAndOneReadInFlightAsLongAsCareIsTaken() throws Exception {
    tree.file(LONG, 1_000_000).file("/a", 50_000);
    phone(n -> peer().cutAt(200_000));
    copy(40, LONG, "/a");
    var careful = starter.started().getLast();
    assertThat(careful.mostOpen()).isEqualTo(1);
    assertThat(careful.mostInFlight()).isEqualTo(1);
    assertThat(careful.requests()).filteredOn(request -> request.operation() == AfcOperation.FILE_READ)
        .allMatch(request -> request.argument() <= AfcTuning.CAREFUL_READ_BYTES);
  }

  @Test
  void aLaneThatHoldsIsUsedAsAnyOther() throws Exception {
    tree.file(LONG, 30_000_000);
    phone(n -> n < 2 ? peer().cutAt(1_000_000) : peer());
    assertThat(copy(5, LONG)).isEqualTo(3);
    var reads = starter.started().getLast().requests().stream().filter(request -> request.operation() == AfcOperation.FILE_READ).toList();
    assertThat(reads.getFirst().argument()).isEqualTo(AfcTuning.CAREFUL_READ_BYTES);
    assertThat(reads.getLast().argument()).isGreaterThan(AfcTuning.CAREFUL_READ_BYTES);
    assertThat(starter.started().getLast().mostInFlight()).isGreaterThan(1);
    copy(1, LONG);
    var next = starter.started().getLast().requests().stream().filter(request -> request.operation() == AfcOperation.FILE_READ).findFirst();
    assertThat(next.orElseThrow().argument()).as("the next lane needs no care").isGreaterThan(AfcTuning.CAREFUL_READ_BYTES);
  }

  @Test
  void whoeverIsAwaitedIsNamedAndNobodyElse() throws Exception {
    tree.file(LONG, 1_000_000).file("/bad", 1000).file("/c", 1000);
    var fetches = List.of(new RecordedFetch(LONG, 0, 1_000_000), new RecordedFetch("/bad", 0, 1000), new RecordedFetch("/c", 0, 1000));
    phone(n -> {
      var peer = peer();
      return peer.beforeAnswer(request -> {
        if (request.operation() == AfcOperation.FILE_OPEN && "/bad".equals(request.path())) {
          peer.wrongNumberAt(peer.answers());
        }
      });
    });
    try (var lane = files.openLane(Cancellation.none())) {
      lane.serve(new FetchQueue(fetches), Cancellation.none());
    } catch (DeviceException e) {
      assertThat(e.reach()).isEqualTo(DeviceException.Reach.CONNECTION);
    }
    assertThat(fetches.get(1).failure().problem().data()).containsEntry("path", "/bad");
    assertThat(List.of(fetches.get(0), fetches.get(2))).allSatisfy(fetch -> {
      assertThat(fetch.failure()).isNotNull();
      assertThat(fetch.failure().problem().data()).doesNotContainKey("path");
    });
  }
}
