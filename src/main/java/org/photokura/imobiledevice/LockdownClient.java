package org.photokura.imobiledevice;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.photokura.core.ProblemId;
import org.photokura.device.DeviceException;
import org.photokura.protocol.plist.PropertyLists;

/**
 * One conversation with the phone's lockdown. Before {@link #startSession} it tells little and starts nothing; nothing here makes the phone
 * ask its owner. For one thread; closed after a few requests, because the phone drops idle ones.
 *
 * <p><b>Source:</b> libimobiledevice {@code src/lockdown.c}. <b>Checked by:</b> ScriptedPhoneTest, ImobileDeviceAccessTest.
 * <b>Unverified:</b> a real phone.
 */
final class LockdownClient implements AutoCloseable {

  /** A started service: where it waits for one connection, and whether it wants TLS. */
  record Service(int port, boolean tls) {}

  private static final int PORT = 62078;
  private static final Duration FAREWELL = Duration.ofSeconds(1);

  private final NativeStream stream;
  private final PlistConnection connection;
  private final Timeouts timeouts;
  private final Deadline deadline;
  private @Nullable String sessionId;

  private LockdownClient(NativeStream stream, Timeouts timeouts, Deadline deadline) {
    this.stream = stream;
    this.connection = new PlistConnection(stream, timeouts.reply(), deadline);
    this.timeouts = timeouts;
    this.deadline = deadline;
  }

  /**
   * @param deadline for all of the conversation
   */
  static LockdownClient connect(DeviceHandle device, Timeouts timeouts, Deadline deadline) throws DeviceException {
    return new LockdownClient(NativeStream.connect(device, PORT, timeouts, deadline), timeouts, deadline);
  }

  /**
   * The values of a domain, by key. Without a session only some of the nameless domain.
   *
   * @param domain null: the one without a name
   * @throws LockdownException if the phone does not tell them
   */
  @SuppressWarnings("unchecked")
  Map<String, Object> values(@Nullable String domain) throws DeviceException {
    var request = request("GetValue");
    if (domain != null) {
      request.put("Domain", domain);
    }
    return ask(request).get("Value") instanceof Map<?, ?> values ? (Map<String, Object>) values : Map.of();
  }

  /**
   * One value of the nameless domain, or null if the phone does not tell it: before a session it tells some only by name.
   */
  @Nullable Object value(String key) throws DeviceException {
    var request = request("GetValue");
    request.put("Key", key);
    try {
      return ask(request).get("Value");
    } catch (LockdownException _) {
      return null;
    }
  }

  /**
   * Shows the phone this computer's pairing and goes on encrypted if the phone says so.
   *
   * @param buid this computer's id, if usbmuxd has one
   * @param tls prepares the library for TLS with this phone; called only when TLS is wanted
   * @throws LockdownException with a trust state if the phone does not accept the pairing
   */
  void startSession(PairRecord record, @Nullable String buid, TlsPreparation tls) throws DeviceException {
    var reply = ask(sessionRequest(record.hostId(), buid));
    if (Boolean.TRUE.equals(reply.get("EnableSessionSSL"))) {
      tls.prepare(deadline);
      stream.enableTls(timeouts, deadline);
    }
    sessionId = PropertyLists.string(reply, "SessionID");
  }

  /**
   * What the phone answers to a computer that it has never seen. Nothing else can be asked on this connection afterwards.
   *
   * @return INVALID_HOST_ID as a rule
   */
  LockdownCode answerToStranger(@Nullable String buid) throws DeviceException {
    try {
      ask(sessionRequest(UUID.randomUUID().toString().toUpperCase(Locale.ROOT), buid));
      return LockdownCode.UNKNOWN;
    } catch (LockdownException e) {
      return e.code();
    }
  }

  private static Map<String, Object> sessionRequest(String hostId, @Nullable String buid) {
    var request = request("StartSession");
    request.put("HostID", hostId);
    if (buid != null) {
      request.put("SystemBUID", buid);
    }
    return request;
  }

  /**
   * Starts a service; needs a session.
   *
   * @throws LockdownException if the phone does not start it
   */
  Service startService(String name) throws DeviceException {
    var request = request("StartService");
    request.put("Service", name);
    var reply = ask(request);
    Long port = PropertyLists.integer(reply, "Port");
    if (port == null || port <= 0 || port >= 1 << 16) {
      throw DeviceException.connection(ProblemId.PROTOCOL_BROKEN, name + " was started without a port");
    }
    return new Service(port.intValue(), Boolean.TRUE.equals(reply.get("EnableServiceSSL")));
  }

  /** Ends the session and the connection. */
  @Override
  public void close() {
    try (connection) {
      if (sessionId != null) {
        var request = request("StopSession");
        request.put("SessionID", sessionId);
        connection.exchange(request, FAREWELL);
      }
    } catch (DeviceException | java.util.concurrent.CancellationException _) {
      // A farewell that the phone does not hear changes nothing.
      sessionId = null;
    }
  }

  private Map<String, Object> ask(Map<String, Object> request) throws DeviceException {
    Map<String, Object> reply;
    try {
      reply = connection.exchange(request);
    } catch (DeviceException e) {
      sessionId = null;
      throw e;
    }
    String error = PropertyLists.string(reply, "Error");
    if (error != null) {
      throw new LockdownException(LockdownCode.ofWireName(error), request.get("Request") + ": " + error);
    }
    // Before iOS 5 a reply told its result by this word alone.
    if ("Failure".equals(reply.get("Result"))) {
      throw new LockdownException(LockdownCode.UNKNOWN, request.get("Request") + ": Failure");
    }
    return reply;
  }

  private static Map<String, Object> request(String name) {
    var request = new LinkedHashMap<String, Object>();
    request.put("Label", Natives.LABEL);
    request.put("Request", name);
    return request;
  }
}
