package org.photokura.diagnose;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.photokura.core.Cancellation;
import org.photokura.core.ProblemId;
import org.photokura.device.DeviceException;
import org.photokura.device.DeviceSession;
import org.photokura.device.ServiceConnection;
import org.photokura.protocol.MalformedMessageException;
import org.photokura.protocol.lockdown.PlistFrame;
import org.photokura.protocol.plist.PropertyLists;

/**
 * How many configuration profiles a phone has, and whether somebody supervises it. Their names stay on the phone. Asked once in a while only: a service is started for it.
 *
 * <p><b>Source:</b> pymobiledevice3 {@code services/mobile_config.py}: service, requests, {@code Acknowledged}, {@code ProfileMetadata}, {@code IsSupervised}. <b>Checked by:</b>
 * DoctorTest against the virtual phone. <b>Unverified:</b> a real phone, managed or not.
 */
final class Profiles {

  static final String SERVICE = "com.apple.mobile.MCInstall";

  private static final Duration AGAIN = Duration.ofMinutes(1);
  private static final long EXCHANGE_MILLIS = 5_000;

  private final Clock clock;
  private @Nullable Asked asked;

  /**
   * @param answer null if the phone refused
   */
  private record Asked(DeviceSession session, Instant at, Source.@Nullable Read answer) {}

  Profiles(Clock clock) {
    this.clock = clock;
  }

  /** What the phone said at most a minute ago; a refusal holds as long. */
  Source.Read read(DeviceSession session, Cancellation cancellation) throws DeviceException, MalformedMessageException {
    Instant now = clock.instant();
    Asked last = last(session, now);
    if (last == null) {
      last = askNow(session, now, cancellation);
      remember(last);
    }
    if (last.answer == null) {
      throw DeviceException.connection(ProblemId.SERVICE_REFUSED, SERVICE);
    }
    return last.answer;
  }

  private static Asked askNow(DeviceSession session, Instant now, Cancellation cancellation) throws DeviceException, MalformedMessageException {
    try {
      return new Asked(session, now, new Source.Read(SERVICE, now, ask(session, cancellation), null));
    } catch (DeviceException e) {
      if (e.problem().id() != ProblemId.SERVICE_REFUSED) {
        throw e;
      }
      return new Asked(session, now, null);
    }
  }

  private synchronized @Nullable Asked last(DeviceSession session, Instant now) {
    return asked != null && asked.session == session && Duration.between(asked.at, now).abs().compareTo(AGAIN) < 0 ? asked : null;
  }

  private synchronized void remember(Asked now) {
    asked = now;
  }

  private static Map<String, Object> ask(DeviceSession session, Cancellation cancellation) throws DeviceException, MalformedMessageException {
    var values = new LinkedHashMap<String, Object>();
    try (var service = session.startService(SERVICE, cancellation); var _ = cancellation.onCancel(service::abort)) {
      var list = exchange(service, "GetProfileList");
      var count = count(list);
      if (!"Acknowledged".equals(list.get("Status")) || count == null) {
        throw DeviceException.connection(ProblemId.SERVICE_REFUSED, "GetProfileList was not answered");
      }
      values.put("profiles", count);
      if (exchange(service, "GetCloudConfiguration").get("CloudConfiguration") instanceof Map<?, ?> cloud && cloud.get("IsSupervised") instanceof Boolean supervised) {
        values.put("IsSupervised", supervised);
      }
    } catch (DeviceException e) {
      cancellation.throwIfCancelled();
      // The list is the answer; whether somebody supervises the phone is told on top, where the phone tells it.
      if (values.isEmpty()) {
        throw e;
      }
    }
    return values;
  }

  private static @Nullable Long count(Map<String, Object> list) {
    return list.get("ProfileMetadata") instanceof Map<?, ?> map ? Long.valueOf(map.size())
        : list.get("OrderedIdentifiers") instanceof List<?> names ? Long.valueOf(names.size()) : null;
  }

  private static Map<String, Object> exchange(ServiceConnection service, String request) throws DeviceException, MalformedMessageException {
    var frame = PlistFrame.encode(Map.of("RequestType", request));
    service.send(ByteBuffer.allocateDirect(frame.remaining()).put(frame).flip(), EXCHANGE_MILLIS);
    var length = ByteBuffer.allocateDirect(PlistFrame.LENGTH_BYTES);
    service.receive(length, EXCHANGE_MILLIS);
    var body = ByteBuffer.allocateDirect(PlistFrame.payloadBytes(length.flip()));
    service.receive(body, EXCHANGE_MILLIS);
    var plist = new byte[body.flip().remaining()];
    body.get(plist);
    return PropertyLists.parseDictionary(plist);
  }
}
