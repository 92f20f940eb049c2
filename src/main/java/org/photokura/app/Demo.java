package org.photokura.app;

import java.io.IOException;
import org.photokura.core.Cancellation;
import org.photokura.imobiledevice.UsbmuxAddress;
import org.photokura.virtualphone.VirtualPhone;
import org.photokura.virtualphone.VirtualPhoneServer;
import org.photokura.virtualphone.demo.DemoLibrary;

/** The virtual iPhone of {@code --demo}: plugged in inside this process, and selected for libimobiledevice. */
final class Demo implements AutoCloseable {

  private final VirtualPhoneServer server;

  private Demo(VirtualPhoneServer server) {
    this.server = server;
  }

  /** Plugs it in, untrusted as every phone is at first; it says yes as soon as it is asked. */
  static Demo plugIn() throws IOException {
    var server = VirtualPhoneServer.start(VirtualPhone.serving(new DemoLibrary()).build(), 0);
    UsbmuxAddress.set(server.address());
    return new Demo(server);
  }

  /** Plugs it in and lets it be trusted, so that a command can go to work at once. */
  static Demo plugInTrusted(AppGraph graph, Cancellation cancellation) throws IOException {
    var demo = plugIn();
    try (var devices = graph.devices()) {
      for (var device : devices.attached(cancellation)) {
        devices.pair(device, cancellation);
      }
    }
    return demo;
  }

  VirtualPhoneServer server() {
    return server;
  }

  @Override
  public void close() {
    server.close();
  }
}
