package org.photokura.virtualphone;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.photokura.protocol.plist.PropertyLists;

/**
 * com.apple.mobile.diagnostics_relay: restarting, and a little of the I/O registry.
 *
 * <p><b>Source:</b> libimobiledevice {@code src/diagnostics_relay.c}. <b>Checked by:</b> StrangersTest. <b>Unverified:</b> what
 * IORegistry holds on a given model; that MobileGestalt is refused in this form since iOS 17.4.
 */
final class DiagnosticsService implements Service {

  private static final long DESIGN_CAPACITY = 3274;

  private final VirtualPhone phone;

  DiagnosticsService(VirtualPhone phone) {
    this.phone = phone;
  }

  @Override
  public void run(PhoneStream stream) throws IOException {
    var channel = new PlistChannel(stream, phone.link());
    boolean restartAtEnd = false;
    try {
      for (Map<String, Object> request = channel.receive(); request != null; request = channel.receive()) {
        String verb = PropertyLists.string(request, "Request");
        channel.send(answer(verb == null ? "" : verb, request));
        if ("Goodbye".equals(verb)) {
          return;
        }
        if ("Restart".equals(verb) && !Boolean.TRUE.equals(request.get("WaitForDisconnect"))) {
          phone.restart();
          return;
        }
        restartAtEnd |= "Restart".equals(verb);
      }
    } finally {
      if (restartAtEnd) {
        phone.restart();
      }
    }
  }

  private Map<String, Object> answer(String verb, Map<String, Object> request) {
    return switch (verb) {
      case "Goodbye", "Restart" -> Map.of("Status", "Success");
      case "IORegistry" -> Map.of("Status", "Success", "Diagnostics", ioRegistry(request));
      case "GasGauge", "All" -> Map.of("Status", "Success", "Diagnostics", Map.of("GasGauge", gasGauge()));
      case "MobileGestalt" ->
          Map.of("Status", "Success", "Diagnostics", Map.of("MobileGestalt", Map.of("Status", "MobileGestaltDeprecated")));
      default -> Map.of("Status", "UnknownRequest");
    };
  }

  private static Map<String, Object> gasGauge() {
    return Map.of("CycleCount", 211L, "DesignCapacity", DESIGN_CAPACITY, "FullChargeCapacity", 3011L, "Status", "Success");
  }

  private Map<String, Object> ioRegistry(Map<String, Object> request) {
    String entry = PropertyLists.string(request, "EntryName");
    String entryClass = PropertyLists.string(request, "EntryClass");
    boolean battery = "AppleSmartBattery".equals(entry) || "AppleSmartBattery".equals(entryClass) || "IOPMPowerSource".equals(entryClass);
    if (!battery) {
      return Map.of();
    }
    var values = new LinkedHashMap<String, Object>();
    values.put("AppleRawMaxCapacity", 3011L);
    values.put("CurrentCapacity", (long) phone.profile().batteryPercent());
    values.put("CycleCount", 211L);
    values.put("DesignCapacity", DESIGN_CAPACITY);
    values.put("IsCharging", phone.profile().charging());
    values.put("NominalChargeCapacity", 3040L);
    values.put("Temperature", 2989L);
    return Map.of("IORegistry", values);
  }
}
