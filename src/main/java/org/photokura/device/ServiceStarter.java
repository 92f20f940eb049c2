package org.photokura.device;

import org.photokura.core.Cancellation;

/**
 * Starts services of one trusted phone: the little that a client of a service needs to know of a {@link DeviceSession}
 * ({@code session::startService} is one). Thread-safe.
 */
@FunctionalInterface
public interface ServiceStarter {

  /**
   * Starts a service and connects to it, with TLS where the phone asks for it. Has a deadline of its own and ends at once when cancelled.
   *
   * @param service such as {@code com.apple.afc}
   * @throws DeviceException SERVICE_REFUSED, SERVICE_LIMIT, DEVICE_LOCKED, DEVICE_GONE, DEVICE_TIMEOUT …
   */
  ServiceConnection start(String service, Cancellation cancellation) throws DeviceException;
}
