package org.photokura.imobiledevice;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.photokura.device.AttachedDevice;
import org.photokura.device.DeviceException;
import org.photokura.device.DeviceFacts;
import org.photokura.device.TrustState;

/**
 * Finds out where a phone stands with this computer, and opens lockdown sessions with one that trusts it. Never raises the Trust dialog: nothing
 * here pairs.
 *
 * <p><b>Source:</b> libimobiledevice {@code src/lockdown.c}. <b>Checked by:</b> ImobileDeviceAccessTest.
 * <b>Unverified:</b> what a locked phone tells before it was ever paired ({@code PasswordProtected} is taken at its word where it is told).
 */
final class Inspector {

  private final UsbmuxClient usbmux;
  private final RefusalMemory refusals;
  private final Timeouts timeouts;

  Inspector(UsbmuxClient usbmux, RefusalMemory refusals, Timeouts timeouts) {
    this.usbmux = usbmux;
    this.refusals = refusals;
    this.timeouts = timeouts;
  }

  /**
   * @throws DeviceException if the phone could not be asked
   */
  Inspection inspect(DeviceHandle device, Deadline deadline) throws DeviceException {
    var first = attempt(device, deadline);
    // A handshake also fails when the connection breaks: a record is called stale for it only when it fails twice.
    return first.tlsFailed ? attempt(device, deadline).inspection : first.inspection;
  }

  private record Attempt(Inspection inspection, boolean tlsFailed) {}

  private Attempt attempt(DeviceHandle device, Deadline deadline) throws DeviceException {
    try (var lockdown = LockdownClient.connect(device, timeouts, deadline)) {
      var facts = LockdownFacts.of(openValues(lockdown), Map.of(), Map.of());
      Optional<byte[]> saved = usbmux.pairRecord(device.device().udid().value(), deadline.cancellation());
      if (saved.isEmpty()) {
        return new Attempt(new Inspection(unpaired(device.device(), lockdown, deadline), facts, false, null), false);
      }
      Optional<PairRecord> record = PairRecord.parse(saved.get());
      if (record.isEmpty()) {
        return new Attempt(new Inspection(TrustState.STALE, facts, true, "the pairing record is incomplete"), false);
      }
      try {
        startSession(lockdown, device, record.get(), deadline);
      } catch (LockdownException e) {
        if (e.code().trust() == null) {
          throw e;
        }
        var found = new Inspection(e.code().trust(), facts, true, e.problem().technicalCause());
        return new Attempt(found, e.code() == LockdownCode.TLS);
      }
      return new Attempt(new Inspection(TrustState.TRUSTED, sessionFacts(lockdown), true, null), false);
    }
  }

  /**
   * What the phone is without a pairing record. A session that a stranger asks for is never granted and raises no dialog, but a phone that is
   * locked, or whose owner refused, may say so instead of "unknown computer".
   */
  private TrustState unpaired(AttachedDevice device, LockdownClient lockdown, Deadline deadline) throws DeviceException {
    if (refusals.refused(device)) {
      return TrustState.REFUSED;
    }
    if (Boolean.TRUE.equals(lockdown.value("PasswordProtected"))) {
      return TrustState.LOCKED;
    }
    TrustState answer = lockdown.answerToStranger(usbmux.buid(deadline.cancellation()).orElse(null)).trust();
    return answer == TrustState.LOCKED || answer == TrustState.REFUSED ? answer : TrustState.WAITING;
  }

  /**
   * A lockdown client with a session.
   *
   * @throws LockdownException with a trust state if the phone does not accept the pairing (any more)
   */
  LockdownClient session(DeviceHandle device, Deadline deadline) throws DeviceException {
    Optional<PairRecord> record =
        usbmux.pairRecord(device.device().udid().value(), deadline.cancellation()).flatMap(PairRecord::parse);
    if (record.isEmpty()) {
      throw new LockdownException(LockdownCode.MISSING_PAIR_RECORD, "no usable pairing record");
    }
    var lockdown = LockdownClient.connect(device, timeouts, deadline);
    boolean started = false;
    try {
      startSession(lockdown, device, record.get(), deadline);
      started = true;
      return lockdown;
    } finally {
      if (!started) {
        lockdown.close();
      }
    }
  }

  private void startSession(LockdownClient lockdown, DeviceHandle device, PairRecord record, Deadline deadline) throws DeviceException {
    String buid = usbmux.buid(deadline.cancellation()).orElse(null);
    lockdown.startSession(record, buid, new TlsPreparation(device));
  }

  private static DeviceFacts sessionFacts(LockdownClient lockdown) throws DeviceException {
    return LockdownFacts.of(
        openValues(lockdown), valuesOrNone(lockdown, LockdownFacts.DISK), valuesOrNone(lockdown, LockdownFacts.BATTERY));
  }

  /** The nameless domain; where the phone does not tell it as a whole, the values that matter, one by one. */
  private static Map<String, Object> openValues(LockdownClient lockdown) throws DeviceException {
    var values = new HashMap<>(valuesOrNone(lockdown, null));
    if (!values.containsKey("ProductType")) {
      for (String key : LockdownFacts.NAMELESS_KEYS) {
        Object value = lockdown.value(key);
        if (value != null) {
          values.put(key, value);
        }
      }
    }
    return values;
  }

  /** A domain that the phone does not tell is empty; a phone that cannot be asked is a failure. */
  static Map<String, Object> valuesOrNone(LockdownClient lockdown, @Nullable String domain) throws DeviceException {
    try {
      return lockdown.values(domain);
    } catch (LockdownException _) {
      return Map.of();
    }
  }
}
