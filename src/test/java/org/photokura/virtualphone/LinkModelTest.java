package org.photokura.virtualphone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.photokura.protocol.afc.AfcOperation;

class LinkModelTest {

  private static final long BIG = 1L << 40;

  private final InMemoryTree tree =
      new InMemoryTree().file("/big", BIG, 0, (offset, into) -> into.position(into.limit())).file("/small", new byte[100]);
  private VirtualUsbmuxd usbmuxd;
  private VirtualPhone phone;
  private TestHost host;

  @BeforeEach
  void start() throws Exception {
    usbmuxd = VirtualUsbmuxd.start();
  }

  private void use(LinkModel link) throws Exception {
    phone = VirtualPhone.serving(tree).link(link).serviceTls(false).build();
    usbmuxd.plug(phone);
    host = new TestHost(usbmuxd);
    host.pair();
  }

  @AfterEach
  void close() {
    usbmuxd.close();
  }

  /** Reads for a while with so many requests in flight; returns bytes a second. */
  private static double rate(AfcProbe afc, int inFlight, int readBytes, long totalBytes) throws Exception {
    long handle = afc.open("/big");
    long reads = totalBytes / readBytes;
    long start = System.nanoTime();
    for (int i = 0; i < inFlight; i++) {
      afc.send(AfcOperation.FILE_READ, AfcProbe.words(handle, readBytes));
    }
    for (long done = 0; done < reads; done++) {
      assertThat(afc.receive().data()).hasSize(readBytes);
      if (done + inFlight < reads) {
        afc.send(AfcOperation.FILE_READ, AfcProbe.words(handle, readBytes));
      }
    }
    return reads * (double) readBytes * 1e9 / (System.nanoTime() - start);
  }

  @Test
  void givesTheBandwidthAndNoMore() throws Exception {
    use(LinkModel.USB2);
    try (AfcProbe afc = host.afc()) {
      // Nothing that a busy machine does makes it quicker: above, one percent; below, what that machine leaves of it. LinkTest is exact.
      BestOf.few(() -> assertThat(rate(afc, 4, 1 << 20, 60_000_000)).isBetween(34_200_000.0, 38_380_000.0));
    }
  }

  @Test
  void neverExceedsTheBandwidth() throws Exception {
    use(new LinkModel(100_000_000, 0.3));
    try (AfcProbe afc = host.afc()) {
      for (int readBytes : new int[] {10_000, 50_000, 4 << 20}) {
        assertThat(rate(afc, 8, readBytes, 20_000_000)).as("%d bytes a read", readBytes).isLessThan(100_500_000);
      }
    }
  }

  @Test
  void connectionsShareIt() throws Exception {
    use(new LinkModel(40_000_000, 1));
    BestOf.few(() -> {
      List<AfcProbe> lanes = List.of(host.afc(), host.afc(), host.afc(), host.afc());
      var go = new CyclicBarrier(lanes.size());
      long start = System.nanoTime();
      List<CompletableFuture<Double>> rates = lanes.stream().map(afc -> CompletableFuture.supplyAsync(() -> {
        try (afc) {
          go.await();
          return rate(afc, 4, 256 << 10, 8_000_000);
        } catch (Exception e) {
          throw new AssertionError(e);
        }
      }, task -> Thread.ofPlatform().start(task))).toList();
      // A lane whose thread the machine holds up loses its turn to the others, so only the roughest share is asked for; LinkTest is exact.
      for (var rate : rates) {
        assertThat(rate.get(30, TimeUnit.SECONDS)).isBetween(7_000_000.0, 14_000_000.0);
      }
      assertThat(4 * 8_000_000 * 1e9 / (System.nanoTime() - start)).isLessThan(40_500_000);
    });
  }

  @Test
  void latencyHitsEachRequestButThoseInFlightOverlap() throws Exception {
    use(new LinkModel(0, 20));
    try (AfcProbe afc = host.afc()) {
      BestOf.few(() -> {
        long start = System.nanoTime();
        for (int i = 0; i < 5; i++) {
          afc.stat("/small");
        }
        assertThat(millisSince(start)).as("one after another").isBetween(100L, 600L);
      });
      BestOf.few(() -> {
        long start = System.nanoTime();
        for (int i = 0; i < 50; i++) {
          afc.send(AfcOperation.GET_FILE_INFO, AfcProbe.text("/small"));
        }
        for (int i = 0; i < 50; i++) {
          afc.receive();
        }
        // A second, if each had waited for the one before.
        assertThat(millisSince(start)).as("fifty at once").isBetween(20L, 500L);
      });
    }
  }

  @Test
  void aRequestThatArrivesDuringAReplyPaysItsLatencyMeanwhile() throws Exception {
    use(new LinkModel(10_000_000, 500));
    try (AfcProbe afc = host.afc()) {
      long handle = afc.open("/big");
      BestOf.few(() -> {
        long start = System.nanoTime();
        afc.send(AfcOperation.FILE_READ, AfcProbe.words(handle, 1_000_000));
        afc.send(AfcOperation.FILE_READ, AfcProbe.words(handle, 1_000_000));
        afc.receive();
        afc.receive();
        // 500 ms, then 100 ms for each of the two; 500 ms more if the second had waited for the first.
        assertThat(millisSince(start)).isBetween(699L, 1100L);
      });
    }
  }

  @Test
  void timeThatNobodyUsedIsLost() throws Exception {
    use(new LinkModel(10_000_000, 0));
    try (AfcProbe afc = host.afc()) {
      long handle = afc.open("/big");
      afc.read(handle, 1_000);
      LockSupport.parkNanos(200_000_000);
      long start = System.nanoTime();
      afc.read(handle, 1_000_000);
      assertThat(millisSince(start)).isGreaterThanOrEqualTo(99L);
    }
  }

  @Test
  void countsRequestsInFlightWhileTimed() throws Exception {
    use(new LinkModel(0, 400));
    try (AfcProbe afc = host.afc()) {
      for (int i = 0; i < 9; i++) {
        afc.send(AfcOperation.GET_FILE_INFO, AfcProbe.text("/small"));
      }
      for (int i = 0; i < 9; i++) {
        afc.receive();
      }
      assertThat(phone.statistics().maxRequestsInFlight()).isEqualTo(9);
    }
  }

  @Test
  void refusesNonsense() {
    assertThatIllegalArgumentException().isThrownBy(() -> new LinkModel(-1, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new LinkModel(0, -0.1));
  }

  private static long millisSince(long startNanos) {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNanos);
  }
}
