package org.photokura.virtualphone;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.photokura.protocol.plist.PropertyLists;

/**
 * com.apple.mobile.MCInstall: which configuration profiles are installed, and whether somebody supervises the phone. Requests that would change something are refused.
 *
 * <p><b>Source:</b> pymobiledevice3 {@code services/mobile_config.py}. <b>Checked by:</b> DoctorTest. <b>Unverified:</b> a real phone's answers beyond the keys used here.
 */
final class ProfileService implements Service {

  private final VirtualPhone phone;
  private volatile List<String> identifiers = List.of();
  private volatile boolean supervised;

  ProfileService(VirtualPhone phone) {
    this.phone = phone;
  }

  void set(List<String> installed, boolean isSupervised) {
    identifiers = List.copyOf(installed);
    supervised = isSupervised;
  }

  @Override
  public void run(PhoneStream stream) throws IOException {
    var channel = new PlistChannel(stream, phone.link());
    for (Map<String, Object> request = channel.receive(); request != null; request = channel.receive()) {
      String type = PropertyLists.string(request, "RequestType");
      channel.send(answer(type == null ? "" : type));
    }
  }

  private Map<String, Object> answer(String type) {
    return switch (type) {
      case "GetProfileList" -> {
        var metadata = new LinkedHashMap<String, Object>();
        identifiers.forEach(id -> metadata.put(id, Map.of("PayloadDisplayName", "Rules of " + id, "PayloadVersion", 1L)));
        yield Map.of("Status", "Acknowledged", "OrderedIdentifiers", identifiers, "ProfileManifest", Map.of(), "ProfileMetadata", metadata);
      }
      case "GetCloudConfiguration" -> Map.of("Status", "Acknowledged", "CloudConfiguration", Map.of("IsSupervised", supervised, "AllowPairing", true));
      case "HelloHostIdentifier", "Flush" -> Map.of("Status", "Acknowledged");
      default -> Map.of("Status", "Error", "ErrorChain", List.of(Map.of("ErrorCode", 12_000L)));
    };
  }
}
