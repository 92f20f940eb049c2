package org.photokura.app;

import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.Executor;
import org.photokura.core.Cancellation;
import org.photokura.device.DeviceException;
import org.photokura.imobiledevice.UsbmuxAddress;
import org.photokura.virtualphone.MediaTree;
import org.photokura.virtualphone.VirtualPhone;
import org.photokura.virtualphone.VirtualPhoneServer;
import org.photokura.virtualphone.demo.DemoLibrary;
import org.photokura.virtualphone.scenario.ScenarioPlayer;

/** The virtual iPhone of {@code --demo}: plugged in inside this process, and selected for libimobiledevice. */
final class Demo implements AutoCloseable {

  private static final int MOST_TRIES = 5;

  private final VirtualPhoneServer server;
  private final ScenarioPlayer scenarios;

  private Demo(VirtualPhoneServer server, ScenarioPlayer scenarios) {
    this.server = server;
    this.scenarios = scenarios;
  }

  /** Plugs it in, untrusted as every phone is at first; it says yes as soon as it is asked. */
  static Demo plugIn() throws IOException {
    return plugIn(new DemoLibrary(), true);
  }

  /** The same with other photos, and, if it is not to say yes, an owner who has yet to answer. */
  static Demo plugIn(MediaTree photos, boolean trustsAtOnce) throws IOException {
    var scenarios = new ScenarioPlayer(photos, Clock.systemUTC());
    var phone = VirtualPhone.serving(scenarios.tree()).trustsAtOnce(trustsAtOnce).build();
    scenarios.attach(phone);
    var server = VirtualPhoneServer.start(phone, 0);
    UsbmuxAddress.set(server.address());
    return new Demo(server, scenarios);
  }

  /** Plugs it in and lets it be trusted, so that a command can go to work at once. */
  static Demo plugInTrusted(AppGraph graph, Cancellation cancellation) throws IOException {
    var demo = plugIn();
    for (int tries = 1; ; tries++) {
      try (var devices = graph.devices()) {
        for (var device : devices.attached(cancellation)) {
          devices.pair(device, cancellation);
        }
        return demo;
      } catch (DeviceException e) {
        // A busy computer may not start the virtual phone's threads in time.
        if (tries == MOST_TRIES) {
          demo.close();
          throw e;
        }
      }
    }
  }

  /** What the phone notes about its synchronisation. */
  ScenarioPlayer scenarios() {
    return scenarios;
  }

  VirtualPhone phone() {
    return server.phone();
  }

  /** What the Trouble menu can do to it. */
  DemoTroubleBoard troubles(Executor background) {
    return new DemoTroubleBoard(server, scenarios, background);
  }

  @Override
  public void close() {
    server.close();
  }
}
