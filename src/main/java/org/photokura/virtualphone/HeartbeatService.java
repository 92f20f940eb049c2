package org.photokura.virtualphone;

import java.io.IOException;
import java.util.Map;

/**
 * com.apple.mobile.heartbeat: the phone says Marco, the computer Polo. A phone drops Wi-Fi connections of a computer that stays silent;
 * this one does not.
 *
 * <p><b>Source:</b> libimobiledevice {@code src/heartbeat.c}. <b>Checked by:</b> SmallServicesTest. <b>Unverified:</b> how soon a
 * phone gives up.
 */
final class HeartbeatService implements Service {

  private static final long INTERVAL_SECONDS = 10;

  private final VirtualPhone phone;

  HeartbeatService(VirtualPhone phone) {
    this.phone = phone;
  }

  @Override
  public void run(PhoneStream stream) throws IOException {
    var channel = new PlistChannel(stream, phone.link());
    do {
      channel.send(Map.of("Command", "Marco", "Interval", INTERVAL_SECONDS, "SupportsSleepyTime", true));
    } while (channel.receive() != null && !stream.awaitClosed(INTERVAL_SECONDS));
  }
}
