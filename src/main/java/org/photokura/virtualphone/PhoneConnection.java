package org.photokura.virtualphone;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.photokura.protocol.usbmux.UsbmuxDevice.Connection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection to a port of the phone, over the cable or over Wi-Fi. */
final class PhoneConnection implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(PhoneConnection.class);

  private final VirtualPhone phone;
  private final Way over;
  private final PhoneStream stream;
  private final @Nullable StartedService started;
  private final Service service;

  /**
   * How a client reaches the phone.
   *
   * @param open false as soon as the phone was unplugged or left the Wi-Fi
   */
  record Way(Connection kind, BooleanSupplier open) {}

  private PhoneConnection(VirtualPhone phone, Way over, PhoneStream stream, @Nullable StartedService started, Service service) {
    this.phone = phone;
    this.over = over;
    this.stream = stream;
    this.started = started;
    this.service = service;
  }

  /** A connection to lockdownd. */
  static PhoneConnection toLockdown(VirtualPhone phone, Way over, PhoneStream stream, ServiceDoor door) {
    return new PhoneConnection(phone, over, stream, null, new LockdownService(phone, over.kind(), door));
  }

  /** A connection to a service that lockdownd started. */
  static PhoneConnection toService(VirtualPhone phone, Way over, PhoneStream stream, StartedService started) {
    return new PhoneConnection(phone, over, stream, started, started.service());
  }

  Connection over() {
    return over.kind();
  }

  boolean isLockdown() {
    return started == null;
  }

  /** Serves on the calling thread until the client goes away, the phone is unplugged or the service ends. */
  void serve() {
    phone.connections().add(this);
    AtomicInteger atOnce = started == null ? new AtomicInteger() : phone.services().connections(started.name());
    try (stream) {
      if (!over.open().getAsBoolean()) {
        // Unplugged between the client's request and the line above: whoever unplugged did not see this connection.
        return;
      }
      if (started != null && !admitted(started)) {
        return;
      }
      atOnce.incrementAndGet();
      try {
        if (started != null && started.tlsFor() != null) {
          phone.startTls(stream, started.tlsFor());
        }
        service.run(stream);
      } finally {
        atOnce.decrementAndGet();
      }
    } catch (IOException e) {
      LOG.debug("connection ended: {}", started == null ? "lockdown" : started.name(), e);
    } finally {
      phone.connections().remove(this);
    }
  }

  private boolean admitted(StartedService service) {
    if (phone.services().limitReached(service.name(), Fault.ConnectionLimit.Refusal.NO_ANSWER)) {
      stream.drain();
      return false;
    }
    return !phone.services().limitReached(service.name(), Fault.ConnectionLimit.Refusal.CLOSED_AT_ONCE);
  }

  @Override
  public void close() {
    stream.close();
  }
}
