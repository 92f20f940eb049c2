package org.photokura.virtualphone;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.photokura.protocol.plist.PropertyLists;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * com.apple.mobile.notification_proxy: clients name what they want to hear of, and hear it; what they post reaches the other observers.
 *
 * <p><b>Source:</b> libimobiledevice {@code src/notification_proxy.c}. <b>Checked by:</b> SmallServicesTest. <b>Unverified:</b>
 * none of the names here was seen from a phone.
 */
final class NotificationService implements Service {

  private static final Logger LOG = LoggerFactory.getLogger(NotificationService.class);

  private final VirtualPhone phone;
  private final Map<PlistChannel, Set<String>> observers = new ConcurrentHashMap<>();

  NotificationService(VirtualPhone phone) {
    this.phone = phone;
  }

  @Override
  public void run(PhoneStream stream) throws IOException {
    var channel = new PlistChannel(stream, phone.link());
    Set<String> observed = ConcurrentHashMap.newKeySet();
    observers.put(channel, observed);
    try {
      for (Map<String, Object> request = channel.receive(); request != null; request = channel.receive()) {
        String command = PropertyLists.string(request, "Command");
        String name = PropertyLists.string(request, "Name");
        if ("Shutdown".equals(command)) {
          channel.send(Map.of("Command", "ProxyDeath"));
        } else if ("ObserveNotification".equals(command) && name != null) {
          observed.add(name);
        } else if ("PostNotification".equals(command) && name != null) {
          post(name);
        }
      }
    } finally {
      observers.remove(channel);
    }
  }

  /** Tells everybody who observes it. */
  void post(String name) {
    observers.forEach((channel, observed) -> {
      if (observed.contains(name)) {
        try {
          channel.send(Map.of("Command", "RelayNotification", "Name", name));
        } catch (IOException e) {
          LOG.debug("an observer went away", e);
        }
      }
    });
  }
}
