package org.photokura.virtualphone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.photokura.protocol.lockdown.PlistFrame;

/** diagnostics_relay, notification_proxy and heartbeat, and a phone on Wi-Fi. */
class SmallServicesTest {

  private VirtualUsbmuxd usbmuxd;
  private VirtualPhone phone;
  private TestHost host;

  @BeforeEach
  void plug() throws Exception {
    usbmuxd = VirtualUsbmuxd.start();
    phone = VirtualPhone.serving(new InMemoryTree()).restart(50, true).build();
    usbmuxd.plug(phone);
    host = new TestHost(usbmuxd);
    host.pair();
  }

  @AfterEach
  void close() {
    usbmuxd.close();
  }

  @Test
  void restartsWhenTheClientIsGone() throws Exception {
    try (TestHost.Wire wire = host.service("com.apple.mobile.diagnostics_relay")) {
      assertThat(wire.ask(Map.of("Request", "Restart", "WaitForDisconnect", true))).containsEntry("Status", "Success");
      assertThat(phone.statistics().restarts()).isZero();
      assertThat(wire.ask(Map.of("Request", "Goodbye"))).containsEntry("Status", "Success");
    }
    Await.until("it is back under a new number", this::isBack);
    assertThat(phone.statistics().restarts()).isEqualTo(1);
    assertThat(phone.isLocked()).as("locked until its owner unlocks it").isTrue();
  }

  @Test
  void restartsAtOnceWhenNobodyAsksItToWait() throws Exception {
    try (TestHost.Wire wire = host.service("com.apple.mobile.diagnostics_relay")) {
      assertThat(wire.ask(Map.of("Request", "Restart"))).containsEntry("Status", "Success");
      assertThat(wire.receiveRest(1)).isEmpty();
    }
    Await.until("it is back under a new number", this::isBack);
  }

  private boolean isBack() {
    try {
      return host.deviceId() == 2;
    } catch (IOException | java.util.NoSuchElementException e) {
      return false;
    }
  }

  @Test
  void tellsABitOfTheIoRegistry() throws Exception {
    try (TestHost.Wire wire = host.service("com.apple.mobile.diagnostics_relay")) {
      Map<String, Object> reply = wire.ask(Map.of("Request", "IORegistry", "EntryClass", "IOPMPowerSource"));
      assertThat(reply.get("Diagnostics").toString()).contains("CycleCount");
      assertThat(wire.ask(Map.of("Request", "MobileGestalt")).toString()).contains("MobileGestaltDeprecated");
      assertThat(wire.ask(Map.of("Request", "GasGauge")).toString()).contains("FullChargeCapacity");
      assertThat(wire.ask(Map.of("Request", "Dance"))).containsEntry("Status", "UnknownRequest");
    }
  }

  @Test
  void relaysNotificationsToThoseWhoObserve() throws Exception {
    try (TestHost.Wire one = host.service("com.apple.mobile.notification_proxy");
        TestHost.Wire two = host.service("com.apple.mobile.notification_proxy")) {
      send(one, Map.of("Command", "ObserveNotification", "Name", "com.apple.springboard.lockstate"));
      send(one, Map.of("Command", "ObserveNotification", "Name", "from.two"));
      // The answer to a shutdown shows that what was sent before it was handled.
      assertThat(one.ask(Map.of("Command", "Shutdown"))).containsEntry("Command", "ProxyDeath");
      phone.lock();
      assertThat(one.receivePlist()).isEqualTo(Map.of("Command", "RelayNotification", "Name", "com.apple.springboard.lockstate"));
      phone.notify("nobody.observes.this");
      send(two, Map.of("Command", "PostNotification", "Name", "from.two"));
      assertThat(one.receivePlist()).containsEntry("Name", "from.two");
    }
  }

  private static void send(TestHost.Wire wire, Map<String, Object> message) throws IOException {
    wire.send(PlistFrame.encode(message));
  }

  @Test
  void theHeartSaysMarco() throws Exception {
    try (TestHost.Wire wire = host.service("com.apple.mobile.heartbeat")) {
      assertThat(wire.receivePlist()).containsEntry("Command", "Marco").containsEntry("Interval", 10L);
    }
  }

  @Test
  void oversizedMessagesEndTheConnection() throws Exception {
    try (TestHost.Wire wire = host.lockdown()) {
      wire.send(ByteBuffer.allocate(4).putInt(PlistFrame.MAX_PAYLOAD_BYTES + 1).flip());
      assertThat(wire.receiveRest(1)).isEmpty();
    }
    try (TestHost.Wire wire = host.lockdown()) {
      wire.send(ByteBuffer.allocate(8).putInt(4).putInt(0x01020304).flip());
      assertThat(wire.receiveRest(1)).isEmpty();
    }
  }
}
