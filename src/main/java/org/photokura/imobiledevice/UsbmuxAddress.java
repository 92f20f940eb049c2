package org.photokura.imobiledevice;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.photokura.core.HostSystem;

/**
 * Where usbmuxd listens. As in every libimobiledevice program {@code USBMUXD_SOCKET_ADDRESS} names another one: {@code UNIX:/path} (not on
 * Windows), {@code host:port} or {@code [IPv6]:port}; a value that is none of these is ignored.
 *
 * <p><b>Source:</b> libusbmuxd {@code src/libusbmuxd.c}, connect_usbmuxd_socket. <b>Checked by:</b> UsbmuxAddressTest. <b>Unverified:</b> none.
 */
public sealed interface UsbmuxAddress {

  /** The variable that names another usbmuxd. */
  String VARIABLE = "USBMUXD_SOCKET_ADDRESS";

  /** A socket in the file system. */
  record Unix(Path path) implements UsbmuxAddress {}

  /** A port. */
  record Tcp(String host, int port) implements UsbmuxAddress {}

  /**
   * Selects another usbmuxd for libimobiledevice and for this package, in this process, from now on. For the demo.
   *
   * @param address as in the variable
   */
  static void set(String address) {
    new SystemCalls(HostSystem.current()).setEnvironment(VARIABLE, address);
  }

  /**
   * @param value of the variable, or null
   */
  static UsbmuxAddress of(@Nullable String value, boolean windows) {
    if (value != null) {
      if (value.startsWith("UNIX:")) {
        UsbmuxAddress unix = windows ? null : unix(value.substring("UNIX:".length()));
        return unix == null ? standard(windows) : unix;
      }
      Matcher tcp = Pattern.compile("(?:\\[([^\\]]+)\\]|(.+)):(\\d{1,5})").matcher(value);
      if (tcp.matches()) {
        int port = Integer.parseInt(tcp.group(3));
        if (port > 0 && port < 1 << 16) {
          return new Tcp(tcp.group(1) == null ? tcp.group(2) : tcp.group(1), port);
        }
      }
    }
    return standard(windows);
  }

  private static @Nullable UsbmuxAddress unix(String path) {
    try {
      return path.isEmpty() ? null : new Unix(Path.of(path));
    } catch (InvalidPathException _) {
      return null;
    }
  }

  private static UsbmuxAddress standard(boolean windows) {
    return windows ? new Tcp("127.0.0.1", 27015) : new Unix(Path.of("/var/run/usbmuxd"));
  }

  /** The addresses to try, in this order. */
  default List<SocketAddress> socketAddresses() throws UnknownHostException {
    return switch (this) {
      case Unix(Path path) -> List.of(UnixDomainSocketAddress.of(path));
      case Tcp(String host, int port) -> {
        var addresses = new ArrayList<SocketAddress>();
        for (InetAddress address : InetAddress.getAllByName(host)) {
          addresses.add(new InetSocketAddress(address, port));
        }
        yield addresses;
      }
    };
  }
}
