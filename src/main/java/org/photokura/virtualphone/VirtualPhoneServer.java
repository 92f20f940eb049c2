package org.photokura.virtualphone;

import java.io.IOException;
import java.util.Locale;

/** One virtual phone on a usbmuxd of its own: what {@code virtual-phone} serves and {@code --demo} plugs in. */
public final class VirtualPhoneServer implements AutoCloseable {

  private final VirtualUsbmuxd usbmuxd;
  private final VirtualPhone phone;

  private VirtualPhoneServer(VirtualUsbmuxd usbmuxd, VirtualPhone phone) {
    this.usbmuxd = usbmuxd;
    this.phone = phone;
  }

  /**
   * Starts the daemon and plugs the phone in.
   *
   * @param port on 127.0.0.1; 0: one that is free
   * @throws IOException if the port is taken
   */
  public static VirtualPhoneServer start(VirtualPhone phone, int port) throws IOException {
    var usbmuxd = VirtualUsbmuxd.start(port);
    usbmuxd.plug(phone);
    return new VirtualPhoneServer(usbmuxd, phone);
  }

  /** What to put into {@code USBMUXD_SOCKET_ADDRESS}. */
  public String address() {
    return usbmuxd.address();
  }

  public VirtualPhone phone() {
    return phone;
  }

  public VirtualUsbmuxd usbmuxd() {
    return usbmuxd;
  }

  /**
   * What the owner does with the phone, as typed: {@code trust}, {@code refuse}, {@code lock}, {@code unlock}, {@code unplug}, {@code
   * plug}, {@code forget}.
   *
   * @return whether the word was understood
   */
  public boolean ownerSays(String line) {
    switch (line.strip().toLowerCase(Locale.ROOT)) {
      case "trust" -> phone.trust();
      case "refuse" -> phone.refuse();
      case "lock" -> phone.lock();
      case "unlock" -> phone.unlock();
      case "unplug" -> phone.unplug();
      case "plug" -> phone.plug();
      case "forget" -> phone.forget();
      default -> {
        return false;
      }
    }
    return true;
  }

  @Override
  public void close() {
    usbmuxd.close();
  }
}
