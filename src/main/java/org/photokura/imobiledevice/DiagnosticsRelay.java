package org.photokura.imobiledevice;

import java.util.Map;
import org.photokura.core.ProblemId;
import org.photokura.device.DeviceException;
import org.photokura.device.ServiceConnection;

/**
 * The service that restarts a phone.
 *
 * <p><b>Source:</b> libimobiledevice {@code src/diagnostics_relay.c}, {@code tools/idevicediagnostics.c}. <b>Checked by:</b> ImobileDeviceAccessTest.
 * <b>Unverified:</b> a real phone.
 */
final class DiagnosticsRelay {

  private static final String SERVICE = "com.apple.mobile.diagnostics_relay";

  /** Its name before iOS 5. */
  private static final String OLD_SERVICE = "com.apple.iosdiagnostics.relay";

  private DiagnosticsRelay() {}

  /** Starts the service of that name. */
  @FunctionalInterface
  interface Starter {
    ServiceConnection start(String name) throws DeviceException;
  }

  /**
   * Restarts the phone as soon as the connection is closed, which this does.
   *
   * @throws DeviceException SERVICE_REFUSED if the phone does not want to
   */
  static void restart(Starter starter, Timeouts timeouts, Deadline deadline) throws DeviceException {
    try (var relay = new PlistConnection(start(starter), timeouts.reply(), deadline)) {
      var reply = relay.exchange(Map.of("Request", "Restart", "WaitForDisconnect", true));
      if (!"Success".equals(reply.get("Status"))) {
        throw DeviceException.connection(ProblemId.SERVICE_REFUSED, "Restart: " + reply.get("Status"));
      }
    }
  }

  private static ServiceConnection start(Starter starter) throws DeviceException {
    try {
      return starter.start(SERVICE);
    } catch (LockdownException e) {
      if (e.code() != LockdownCode.INVALID_SERVICE) {
        throw e;
      }
      return starter.start(OLD_SERVICE);
    }
  }
}
