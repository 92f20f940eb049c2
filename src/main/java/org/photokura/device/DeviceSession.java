package org.photokura.device;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.photokura.core.Cancellation;

/**
 * A trusted phone, opened. It holds the phone's handle, which outlives every connection made from it; lockdown itself is opened for each call
 * and closed again, because idle lockdown sessions are dropped by the phone. Thread-safe.
 */
public interface DeviceSession extends AutoCloseable {

  AttachedDevice device();

  /** Facts as read when the session was opened. */
  DeviceFacts facts();

  /** The phone's media partition. One instance a session; closed with it. Connections are opened when first needed. */
  DeviceFiles files();

  /**
   * Starts a service and connects to it, with TLS where the phone asks for it.
   *
   * @param name such as {@code com.apple.afc}
   * @throws DeviceException SERVICE_REFUSED, SERVICE_LIMIT, DEVICE_LOCKED, DEVICE_GONE, DEVICE_TIMEOUT …
   */
  ServiceConnection startService(String name, Cancellation cancellation) throws DeviceException;

  /**
   * The values of a lockdown domain (null: the domain without a name), by key: String, Boolean, Long, Double, byte[], Instant, List, Map.
   */
  Map<String, Object> values(@Nullable String domain, Cancellation cancellation) throws DeviceException;

  /** Restarts the phone. The one call here that changes anything; only after the person confirmed it. */
  void restart(Cancellation cancellation) throws DeviceException;

  @Override
  void close();
}
