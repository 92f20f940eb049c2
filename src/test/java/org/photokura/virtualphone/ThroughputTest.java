package org.photokura.virtualphone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.photokura.protocol.afc.AfcOperation;

/** The phone must not be what a benchmark of the copy engine measures. The bar is low, because the client here is naive and shares the cores. */
@Tag("slow")
class ThroughputTest {

  private static final int READ_BYTES = 1 << 20;
  private static final int READS = 400;
  private static final int IN_FLIGHT = 4;
  private static final double BYTES_PER_SECOND = 300e6;

  @Test
  void fourConnectionsUnderTlsAreFast() throws Exception {
    var tree = new InMemoryTree().file("/big", 1L << 40, 0, (offset, into) -> into.position(into.limit()));
    try (var usbmuxd = VirtualUsbmuxd.start()) {
      var phone = VirtualPhone.serving(tree).build();
      usbmuxd.plug(phone);
      var host = new TestHost(usbmuxd);
      host.pair();
      BestOf.few(() -> {
        List<AfcProbe> lanes = List.of(host.afc(), host.afc(), host.afc(), host.afc());
        long start = System.nanoTime();
        var running = new ArrayList<CompletableFuture<Void>>();
        lanes.forEach(lane -> running.add(CompletableFuture.runAsync(() -> readAll(lane), task -> Thread.ofPlatform().start(task))));
        running.forEach(CompletableFuture::join);
        double rate = lanes.size() * (double) READS * READ_BYTES * 1e9 / (System.nanoTime() - start);
        assertThat(rate).isGreaterThan(BYTES_PER_SECOND);
      });
      assertThat(phone.statistics().maxRequestsInFlight()).isBetween(2, IN_FLIGHT + 1);
    }
  }

  private static void readAll(AfcProbe lane) {
    try (lane) {
      long handle = lane.open("/big");
      for (int i = 0; i < IN_FLIGHT; i++) {
        lane.send(AfcOperation.FILE_READ, AfcProbe.words(handle, READ_BYTES));
      }
      for (int done = 0; done < READS; done++) {
        assertThat(lane.receive().data()).hasSize(READ_BYTES);
        if (done + IN_FLIGHT < READS) {
          lane.send(AfcOperation.FILE_READ, AfcProbe.words(handle, READ_BYTES));
        }
      }
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
