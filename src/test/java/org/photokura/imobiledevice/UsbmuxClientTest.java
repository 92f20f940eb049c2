package org.photokura.imobiledevice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.photokura.imobiledevice.Failures.failure;
import static org.photokura.imobiledevice.Failures.millis;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.photokura.core.Cancellation;
import org.photokura.core.ProblemId;
import org.photokura.core.concurrent.Threads;
import org.photokura.imobiledevice.ScriptedUsbmuxd.Fault;
import org.photokura.protocol.usbmux.UsbmuxDevice;
import org.photokura.protocol.usbmux.UsbmuxRequest;

class UsbmuxClientTest {

  private static final String UDID = "00008130-001A2B3C4D5E6F70";

  /** Only for a usbmuxd that hangs. */
  private static final int TIMEOUT_MILLIS = 300;

  private static final int PATIENT_MILLIS = 10_000;
  private static final int LATEST_MILLIS = TIMEOUT_MILLIS + 5000;

  private ScriptedUsbmuxd usbmuxd;

  @BeforeEach
  void start() throws Exception {
    usbmuxd = new ScriptedUsbmuxd();
  }

  @AfterEach
  void stop() throws Exception {
    usbmuxd.close();
  }

  private UsbmuxClient client() {
    return client(usbmuxd.address(), PATIENT_MILLIS);
  }

  private static UsbmuxClient client(String address, int timeoutMillis) {
    return new UsbmuxClient(() -> UsbmuxAddress.of(address, false), timeoutMillis, () -> false, () -> false);
  }

  @Test
  void listsDevicesWithTheirConnectionNumbers() throws Exception {
    usbmuxd.devices(UsbmuxDevice.usb(7, UDID));
    assertThat(client().devices(Cancellation.none())).containsExactly(UsbmuxDevice.usb(7, UDID));
  }

  @Test
  void readsPairRecordAndBuid() throws Exception {
    usbmuxd.pairRecord(UDID, Map.of("HostID", "H"));
    assertThat(client().pairRecord(UDID, Cancellation.none())).isPresent();
    assertThat(client().pairRecord("another", Cancellation.none())).isEmpty();
    assertThat(client().buid(Cancellation.none())).contains("BUID-OF-THE-TEST");
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void callsUsbmuxdHungWhateverItDoesInsteadOfAnswering(Fault fault) throws Throwable {
    usbmuxd.fault(UsbmuxRequest.ListDevices.class, fault);
    var client = client(usbmuxd.address(), TIMEOUT_MILLIS);
    long took = millis(() -> failure(ProblemId.USBMUXD_HUNG, () -> client.devices(Cancellation.none())));
    assertThat(took).isLessThan(LATEST_MILLIS);
  }

  @Test
  void tellsMissingWhenNobodyListens(@TempDir Path folder) throws Exception {
    int port;
    try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    failure(ProblemId.USBMUXD_MISSING, () -> client("127.0.0.1:" + port, PATIENT_MILLIS).devices(Cancellation.none()));
    failure(ProblemId.USBMUXD_MISSING, () -> client("UNIX:" + folder.resolve("usbmuxd"), PATIENT_MILLIS).devices(Cancellation.none()));
    failure(ProblemId.USBMUXD_MISSING, () -> client("host.invalid:27015", PATIENT_MILLIS).devices(Cancellation.none()));
  }

  /** To install it once more would be no help. */
  @Test
  void doesNotCallAServiceMissingThatIsInstalledAndWasStopped(@TempDir Path folder) throws Exception {
    var address = UsbmuxAddress.of("UNIX:" + folder.resolve("usbmuxd"), false);
    var stopped = new UsbmuxClient(() -> address, PATIENT_MILLIS, () -> false, () -> true);
    failure(ProblemId.USBMUXD_REFUSED, () -> stopped.devices(Cancellation.none()));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void tellsMissingWhenTheSocketWasLeftBehindByADeadDaemon(@TempDir Path folder) throws Exception {
    var socket = folder.resolve("usbmuxd");
    try (var dead = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      dead.bind(UnixDomainSocketAddress.of(socket));
    }
    assertThat(Files.exists(socket)).isTrue();
    failure(ProblemId.USBMUXD_MISSING, () -> client("UNIX:" + socket, PATIENT_MILLIS).devices(Cancellation.none()));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void givesUpOnADaemonThatNoLongerAccepts(@TempDir Path folder) throws Throwable {
    var address = UnixDomainSocketAddress.of(folder.resolve("usbmuxd"));
    var waiting = new ArrayList<SocketChannel>();
    try (var hung = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      hung.bind(address, 1);
      for (int i = 0; i < 2; i++) {
        waiting.add(SocketChannel.open(address));
      }
      var client = client("UNIX:" + address.getPath(), TIMEOUT_MILLIS);
      long took = millis(() -> failure(ProblemId.USBMUXD_HUNG, () -> client.devices(Cancellation.none())));
      assertThat(took).isLessThan(LATEST_MILLIS);
    } finally {
      for (var channel : waiting) {
        channel.close();
      }
    }
  }

  @Test
  void cancelsAtOnce() throws Throwable {
    usbmuxd.fault(UsbmuxRequest.ListDevices.class, Fault.HANG);
    var cancellation = new Cancellation();
    Threads.timer().schedule(cancellation::cancel, 50, TimeUnit.MILLISECONDS);
    var client = client();
    long took = millis(() -> assertThatThrownBy(() -> client.devices(cancellation)).isInstanceOf(CancellationException.class));
    assertThat(took).isLessThan(PATIENT_MILLIS / 2);
  }

  @Test
  void asksNothingWhenAlreadyCancelled() {
    var cancellation = new Cancellation();
    cancellation.cancel();
    assertThatThrownBy(() -> client().devices(cancellation)).isInstanceOf(CancellationException.class);
    assertThat(usbmuxd.requests()).isEqualTo(List.of());
  }
}
