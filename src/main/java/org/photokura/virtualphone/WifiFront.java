package org.photokura.virtualphone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.photokura.core.concurrent.Gate;
import org.photokura.core.concurrent.Threads;
import org.photokura.protocol.usbmux.UsbmuxDevice.Connection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A phone on Wi-Fi: clients do not go through usbmuxd but connect to the address that it lists. That address is one of the loopback
 * network here: lockdownd's port, and a port for each started service. (Linux has all of 127.0.0.0/8; elsewhere one phone fits, on
 * 127.0.0.1.)
 */
final class WifiFront implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(WifiFront.class);
  private static final int FAMILY_INET = 2;
  private static final int SOCKET_ADDRESS_BYTES = 16;
  private static final int MAX_PHONES = 200;
  private static final long CONNECT_SECONDS = 60;

  private final VirtualPhone phone;
  private final InetAddress address;
  private final Set<ServerSocketChannel> listeners = ConcurrentHashMap.newKeySet();
  private volatile boolean left;
  private final PhoneConnection.Way wifi = new PhoneConnection.Way(Connection.NETWORK, () -> !left);

  private WifiFront(VirtualPhone phone, InetAddress address, ServerSocketChannel lockdown) {
    this.phone = phone;
    this.address = address;
    listeners.add(lockdown);
    Threads.start("virtual-phone-wifi", () -> acceptLockdown(lockdown));
  }

  static WifiFront open(VirtualPhone phone) throws IOException {
    IOException last = null;
    for (int i = 0; i <= MAX_PHONES; i++) {
      byte[] bytes = i == MAX_PHONES ? new byte[] {127, 0, 0, 1} : new byte[] {127, 64, 0, (byte) (i + 1)};
      InetAddress address = InetAddress.getByAddress(bytes);
      ServerSocketChannel channel = ServerSocketChannel.open();
      try {
        return new WifiFront(phone, address, channel.bind(new InetSocketAddress(address, LockdownService.PORT)));
      } catch (IOException e) {
        channel.close();
        last = e;
      }
    }
    throw new IOException("no loopback address has the lockdown port free", last);
  }

  /** As usbmuxd lists it: length, family, port, address, and zeros. */
  ByteBuffer socketAddress() {
    return ByteBuffer.allocate(SOCKET_ADDRESS_BYTES)
        .put((byte) SOCKET_ADDRESS_BYTES)
        .put((byte) FAMILY_INET)
        .putShort((short) 0)
        .put(address.getAddress())
        .clear();
  }

  private void acceptLockdown(ServerSocketChannel listener) {
    try {
      while (true) {
        PhoneStream stream = new PhoneStream(listener.accept(), new Gate());
        Threads.start(
            "virtual-phone-connection", () -> PhoneConnection.toLockdown(phone, wifi, stream, this::openService).serve());
      }
    } catch (IOException e) {
      LOG.debug("wifi phone stopped listening", e);
    }
  }

  private int openService(StartedService started) throws IOException {
    ServerSocketChannel listener = ServerSocketChannel.open().bind(new InetSocketAddress(address, 0));
    listeners.add(listener);
    var _ = Threads.timer().schedule(() -> stop(listener), CONNECT_SECONDS, TimeUnit.SECONDS);
    Threads.start("virtual-phone-connection", () -> {
      try (SocketChannel channel = listener.accept()) {
        stop(listener);
        PhoneConnection.toService(phone, wifi, new PhoneStream(channel, new Gate()), started).serve();
      } catch (IOException e) {
        LOG.debug("nobody came for a service over wifi", e);
      }
    });
    return ((InetSocketAddress) listener.getLocalAddress()).getPort();
  }

  private void stop(ServerSocketChannel listener) {
    listeners.remove(listener);
    try {
      listener.close();
    } catch (IOException e) {
      LOG.debug("closing a listener", e);
    }
  }

  @Override
  public void close() {
    left = true;
    Set.copyOf(listeners).forEach(this::stop);
  }
}
