package org.photokura.virtualphone;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.photokura.protocol.lockdown.LockdownError;
import org.photokura.protocol.plist.PropertyLists;
import org.photokura.protocol.usbmux.UsbmuxDevice.Connection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * lockdownd: pairing, sessions under TLS, values, starting services. One instance a connection.
 *
 * <p><b>Source:</b> libimobiledevice {@code src/lockdown.c} (what it sends and how it reads answers), usbmuxd {@code src/preflight.c}.
 * <b>Checked by:</b> PairingTest, StrangersTest. <b>Unverified:</b> which error a phone gives to requests without a session; wording of
 * replies beyond the keys that libimobiledevice reads.
 */
final class LockdownService implements Service {

  static final int PORT = 62078;

  private static final Logger LOG = LoggerFactory.getLogger(LockdownService.class);

  /** usbmuxd sets this before it is trusted, to be recognised later; it changes nothing that matters. */
  private static final Set<String> SETTABLE = Set.of("UntrustedHostBUID");

  private static final Set<String> WITHOUT_SESSION = Set.of("com.apple.mobile.insecure_notification_proxy");

  private final VirtualPhone phone;
  private final Connection over;
  private final ServiceDoor door;
  private @Nullable PairedHost host;
  private @Nullable String sessionId;

  /**
   * @param door where services that are started here can be reached
   */
  LockdownService(VirtualPhone phone, Connection over, ServiceDoor door) {
    this.phone = phone;
    this.over = over;
    this.door = door;
  }

  @Override
  public void run(PhoneStream stream) throws IOException {
    var channel = new PlistChannel(stream, phone.link());
    for (Map<String, Object> request = channel.receive(); request != null; request = channel.receive()) {
      String verb = PropertyLists.string(request, "Request");
      if (verb == null) {
        LOG.debug("lockdown request without a verb: {}", request.keySet());
        return;
      }
      if (phone.faults().stallsLockdown(verb)) {
        stream.drain();
        return;
      }
      channel.send(answer(verb, request));
      if (verb.equals("StartSession") && sessionId != null && host != null) {
        phone.startTls(stream, host);
      } else if (verb.equals("StopSession") && sessionId == null) {
        stream.stopTls();
      } else if (verb.equals("Goodbye")) {
        return;
      }
    }
  }

  private Map<String, Object> answer(String verb, Map<String, Object> request) {
    Optional<LockdownError> scripted = phone.faults().onLockdown(verb, PropertyLists.string(request, "Service"));
    if (scripted.isPresent()) {
      return error(verb, scripted.get());
    }
    return switch (verb) {
      case "QueryType" -> reply(verb, "Type", "com.apple.mobile.lockdown");
      case "GetValue" -> getValue(request);
      case "SetValue" -> setValue(request);
      case "RemoveValue" -> refuseWrite(verb, LockdownError.REMOVE_PROHIBITED);
      case "Pair" -> pair(request);
      case "ValidatePair" -> validatePair(request);
      case "Unpair" -> unpair(request);
      case "StartSession" -> startSession(request);
      case "StopSession" -> stopSession(request);
      case "StartService" -> startService(request);
      case "Goodbye" -> reply(verb);
      case "EnterRecovery" -> refuseWrite(verb, LockdownError.SET_PROHIBITED);
      default -> error(verb, LockdownError.INVALID_RESPONSE);
    };
  }

  private Map<String, Object> getValue(Map<String, Object> request) {
    String domain = PropertyLists.string(request, "Domain");
    String key = PropertyLists.string(request, "Key");
    Map<String, Object> reply = phone.values().answer(domain, key, sessionId != null);
    var echoed = reply("GetValue");
    if (domain != null) {
      echoed.put("Domain", domain);
    }
    if (key != null) {
      echoed.put("Key", key);
    }
    echoed.putAll(reply);
    return echoed;
  }

  private Map<String, Object> setValue(Map<String, Object> request) {
    String key = PropertyLists.string(request, "Key");
    if (key != null && SETTABLE.contains(key)) {
      return reply("SetValue", "Key", key);
    }
    return refuseWrite("SetValue", LockdownError.SET_PROHIBITED);
  }

  private Map<String, Object> refuseWrite(String verb, LockdownError error) {
    phone.counters().writeAttempts.increment();
    return error(verb, error);
  }

  private Map<String, Object> pair(Map<String, Object> request) {
    phone.counters().pairRequests.increment();
    if (over == Connection.NETWORK) {
      return error("Pair", LockdownError.PAIRING_PROHIBITED_OVER_THIS_CONNECTION);
    }
    Optional<LockdownError> refusal = phone.trusted().ask(phone.isLocked());
    if (refusal.isPresent()) {
      return error("Pair", refusal.get());
    }
    if (!(request.get("PairRecord") instanceof Map<?, ?> record)) {
      return error("Pair", LockdownError.MISSING_PAIR_RECORD);
    }
    try {
      @SuppressWarnings("unchecked")
      var paired = PairedHost.of((Map<String, Object>) record, phone.keys());
      phone.trusted().add(paired);
    } catch (GeneralSecurityException e) {
      LOG.debug("pairing record refused", e);
      return error("Pair", LockdownError.INVALID_PAIR_RECORD);
    }
    return reply("Pair", "EscrowBag", phone.escrowBag());
  }

  private Map<String, Object> validatePair(Map<String, Object> request) {
    return knownHost(request).isPresent() ? reply("ValidatePair") : error("ValidatePair", LockdownError.INVALID_HOST_ID);
  }

  private Map<String, Object> unpair(Map<String, Object> request) {
    Optional<PairedHost> known = knownHost(request);
    known.ifPresent(found -> phone.trusted().remove(found.hostId()));
    return known.isPresent() ? reply("Unpair") : error("Unpair", LockdownError.INVALID_HOST_ID);
  }

  private Optional<PairedHost> knownHost(Map<String, Object> request) {
    Object hostId = request.get("PairRecord") instanceof Map<?, ?> record ? record.get("HostID") : null;
    return hostId instanceof String id ? phone.trusted().host(id) : Optional.empty();
  }

  private Map<String, Object> startSession(Map<String, Object> request) {
    String hostId = PropertyLists.string(request, "HostID");
    if (sessionId != null) {
      return error("StartSession", LockdownError.SESSION_ACTIVE);
    }
    if (hostId == null) {
      return error("StartSession", LockdownError.MISSING_HOST_ID);
    }
    Optional<PairedHost> known = phone.trusted().host(hostId);
    if (known.isEmpty()) {
      return error("StartSession", LockdownError.INVALID_HOST_ID);
    }
    if (phone.isLocked() && phone.lockPolicy().sessions()) {
      return error("StartSession", LockdownError.PASSWORD_PROTECTED);
    }
    host = known.get();
    sessionId = UUID.randomUUID().toString().toUpperCase(Locale.ROOT);
    var reply = reply("StartSession", "SessionID", sessionId);
    reply.put("EnableSessionSSL", true);
    return reply;
  }

  private Map<String, Object> stopSession(Map<String, Object> request) {
    if (sessionId == null) {
      return error("StopSession", LockdownError.SESSION_INACTIVE);
    }
    if (!sessionId.equals(PropertyLists.string(request, "SessionID"))) {
      return error("StopSession", LockdownError.INVALID_SESSION_ID);
    }
    sessionId = null;
    return reply("StopSession");
  }

  private Map<String, Object> startService(Map<String, Object> request) {
    String name = PropertyLists.string(request, "Service");
    if (name == null) {
      return error("StartService", LockdownError.MISSING_SERVICE);
    }
    if (sessionId == null && !WITHOUT_SESSION.contains(name)) {
      return error("StartService", LockdownError.SESSION_INACTIVE);
    }
    if (phone.isLocked() && phone.lockPolicy().services()) {
      return error("StartService", LockdownError.PASSWORD_PROTECTED);
    }
    Optional<Service> service = phone.services().named(name);
    if (service.isEmpty()) {
      return error("StartService", LockdownError.INVALID_SERVICE);
    }
    if (phone.services().limitReached(name, Fault.ConnectionLimit.Refusal.SERVICE_LIMIT)) {
      return error("StartService", LockdownError.SERVICE_LIMIT);
    }
    PairedHost client = sessionId == null ? null : host;
    boolean tls = phone.serviceTls() && client != null;
    int port;
    try {
      port = door.open(new StartedService(name, service.get(), tls ? client : null));
    } catch (IOException e) {
      LOG.debug("no port for {}", name, e);
      return error("StartService", LockdownError.SERVICE_LIMIT);
    }
    var reply = reply("StartService", "Service", name);
    reply.put("Port", (long) port);
    if (tls) {
      reply.put("EnableServiceSSL", true);
    }
    return reply;
  }

  private static Map<String, Object> reply(String verb) {
    var reply = new LinkedHashMap<String, Object>();
    reply.put("Request", verb);
    return reply;
  }

  private static Map<String, Object> reply(String verb, String key, Object value) {
    var reply = reply(verb);
    reply.put(key, value);
    return reply;
  }

  private static Map<String, Object> error(String verb, LockdownError error) {
    return reply(verb, "Error", error.wireName());
  }
}
