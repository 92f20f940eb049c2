package org.photokura.virtualphone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;
import org.photokura.core.concurrent.Gate;
import org.photokura.core.concurrent.Threads;
import org.photokura.protocol.usbmux.UsbmuxDevice;
import org.photokura.protocol.usbmux.UsbmuxDevice.Connection;
import org.photokura.protocol.usbmux.UsbmuxReply;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A usbmuxd in this process, with {@link VirtualPhone}s for hardware. Any libimobiledevice program talks to it with {@code
 * USBMUXD_SOCKET_ADDRESS} set to {@link #address()}. Pairing records live in memory. Thread-safe; close it to end everything.
 *
 * <p><b>Source:</b> usbmuxd {@code src/client.c}, {@code src/device.c}. <b>Checked by:</b> VirtualUsbmuxdTest, StrangersTest.
 * <b>Unverified:</b> Apple's own daemon.
 */
public final class VirtualUsbmuxd implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(VirtualUsbmuxd.class);
  private static final int SOCKET_BUFFER_BYTES = 1 << 20;

  private final Map<Long, Attachment> attachments = new LinkedHashMap<>();
  private final Set<MuxClient> clients = ConcurrentHashMap.newKeySet();
  private final Set<MuxClient> listeners = ConcurrentHashMap.newKeySet();
  private final PairRecords records = new PairRecords();
  private final Gate gate = new Gate();

  /** Events leave in order and from one thread, so that a listener that does not read holds up nobody else. */
  private final ExecutorService events = Threads.single("virtual-usbmuxd-events");

  private final SocketAddress address;
  private final @Nullable Path socketFile;
  private volatile @Nullable ServerSocketChannel listener;
  private long lastDeviceId;

  /** A phone and how it is attached. */
  record Attachment(UsbmuxDevice device, VirtualPhone phone, @Nullable WifiFront wifi) {}

  private VirtualUsbmuxd(SocketAddress wanted, @Nullable Path socketFile) throws IOException {
    this.socketFile = socketFile;
    this.address = listen(wanted);
  }

  /** Listens on 127.0.0.1, on a port that is free. */
  public static VirtualUsbmuxd start() throws IOException {
    return start(0);
  }

  /**
   * Listens on 127.0.0.1.
   *
   * @param port 0: one that is free
   * @throws IOException if the port is taken
   */
  public static VirtualUsbmuxd start(int port) throws IOException {
    return new VirtualUsbmuxd(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), null);
  }

  /**
   * Listens on a UNIX socket; the file is made and, on close, removed.
   *
   * @throws IOException if the file is there already
   */
  public static VirtualUsbmuxd start(Path socketFile) throws IOException {
    return new VirtualUsbmuxd(UnixDomainSocketAddress.of(socketFile), socketFile);
  }

  /** What to put into {@code USBMUXD_SOCKET_ADDRESS}: {@code 127.0.0.1:PORT} or {@code UNIX:PATH}. */
  public String address() {
    return address instanceof InetSocketAddress inet ? inet.getAddress().getHostAddress() + ":" + inet.getPort() : "UNIX:" + socketFile;
  }

  // ---- the hardware

  /** Plugs a phone in with a cable; it gets a new number. Nothing happens if it is. */
  public void plug(VirtualPhone phone) {
    phone.pluggedInto(this);
    attach(phone, Connection.USB, null);
  }

  /** Pulls the cable: the phone's connections over it break and listeners hear of it. */
  public void unplug(VirtualPhone phone) {
    detach(phone, Connection.USB);
    phone.unplugged();
  }

  /**
   * Makes the phone reachable over Wi-Fi, too: clients connect to an address of the loopback network by themselves.
   *
   * @throws IOException if no loopback address has the lockdown port free
   */
  public void joinWifi(VirtualPhone phone) throws IOException {
    attach(phone, Connection.NETWORK, WifiFront.open(phone));
  }

  /** The phone leaves the Wi-Fi. */
  public void leaveWifi(VirtualPhone phone) {
    detach(phone, Connection.NETWORK);
  }

  private void attach(VirtualPhone phone, Connection over, @Nullable WifiFront wifi) {
    UsbmuxDevice device;
    synchronized (attachments) {
      if (attachments.values().stream().anyMatch(a -> a.phone == phone && a.device.connection() == over)) {
        return;
      }
      String udid = phone.profile().udid();
      lastDeviceId++;
      device = wifi == null ? UsbmuxDevice.usb(lastDeviceId, udid) : new UsbmuxDevice(lastDeviceId, udid, over, wifi.socketAddress());
      attachments.put(lastDeviceId, new Attachment(device, phone, wifi));
      tellListeners(new UsbmuxReply.Attached(device));
    }
  }

  private void detach(VirtualPhone phone, Connection over) {
    Attachment gone = null;
    synchronized (attachments) {
      for (Attachment attachment : List.copyOf(attachments.values())) {
        if (attachment.phone == phone && attachment.device.connection() == over) {
          gone = attachments.remove(attachment.device.deviceId());
          tellListeners(new UsbmuxReply.Detached(attachment.device.deviceId()));
        }
      }
    }
    if (gone == null) {
      return;
    }
    if (gone.wifi != null) {
      gone.wifi.close();
    }
    phone.connections().stream().filter(connection -> connection.over() == over).forEach(PhoneConnection::close);
  }

  // ---- the daemon's moods

  /** From now on it accepts connections and answers nothing, and what is under way stands still. */
  public void hang() {
    gate.shut();
  }

  /** It stops listening: connecting is refused. Connections that are there go on. */
  public void stopListening() {
    ServerSocketChannel open = listener;
    listener = null;
    closeQuietly(open);
  }

  /**
   * It answers and listens again, on the same address.
   *
   * @throws IOException if the address was taken meanwhile
   */
  public void recover() throws IOException {
    gate.open();
    if (listener == null) {
      listen(address);
    }
  }

  @Override
  public void close() {
    stopListening();
    List<Attachment> all;
    synchronized (attachments) {
      all = List.copyOf(attachments.values());
    }
    all.forEach(attachment -> detach(attachment.phone, attachment.device.connection()));
    clients.forEach(MuxClient::close);
    gate.open();
    synchronized (attachments) {
      events.shutdown();
    }
    if (socketFile != null) {
      try {
        Files.deleteIfExists(socketFile);
      } catch (IOException e) {
        LOG.debug("socket file stays", e);
      }
    }
  }

  // ---- for its clients

  List<UsbmuxDevice> devices() {
    synchronized (attachments) {
      return attachments.values().stream().map(Attachment::device).toList();
    }
  }

  /** From now on the client hears of everything; of what is attached at once. */
  void listen(MuxClient client, int tag) {
    synchronized (attachments) {
      var first = new ArrayList<UsbmuxReply>();
      attachments.values().forEach(attachment -> first.add(new UsbmuxReply.Attached(attachment.device)));
      listeners.add(client);
      events.execute(() -> {
        client.tell(new UsbmuxReply.Result(UsbmuxReply.Result.OK), tag);
        first.forEach(event -> client.tell(event, 0));
      });
    }
  }

  Optional<VirtualPhone> phoneOnCable(long deviceId) {
    synchronized (attachments) {
      return Optional.ofNullable(attachments.get(deviceId)).filter(a -> a.device.connection() == Connection.USB).map(Attachment::phone);
    }
  }

  List<String> listenerNames() {
    return listeners.stream().map(_ -> "client").toList();
  }

  PairRecords records() {
    return records;
  }

  Gate gate() {
    return gate;
  }

  void tellListeners(UsbmuxReply event) {
    synchronized (attachments) {
      var now = List.copyOf(listeners);
      if (!events.isShutdown()) {
        events.execute(() -> now.forEach(client -> client.tell(event, 0)));
      }
    }
  }

  private SocketAddress listen(SocketAddress wanted) throws IOException {
    ServerSocketChannel opened;
    if (wanted instanceof UnixDomainSocketAddress) {
      opened = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
      if (socketFile != null && listener == null && Files.exists(socketFile) && lastDeviceId > 0) {
        Files.delete(socketFile);
      }
    } else {
      opened = ServerSocketChannel.open();
      opened.setOption(StandardSocketOptions.SO_REUSEADDR, true);
      opened.setOption(StandardSocketOptions.SO_RCVBUF, SOCKET_BUFFER_BYTES);
    }
    opened.bind(wanted);
    listener = opened;
    Threads.start("virtual-usbmuxd", () -> acceptFrom(opened));
    return opened.getLocalAddress();
  }

  private void acceptFrom(ServerSocketChannel from) {
    try {
      while (true) {
        SocketChannel channel = from.accept();
        if (channel.getLocalAddress() instanceof InetSocketAddress) {
          channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        }
        channel.setOption(StandardSocketOptions.SO_SNDBUF, SOCKET_BUFFER_BYTES);
        var client = new MuxClient(this, channel);
        clients.add(client);
        Threads.start("virtual-phone-connection", () -> {
          try {
            client.run();
          } finally {
            clients.remove(client);
            listeners.remove(client);
          }
        });
      }
    } catch (IOException e) {
      LOG.debug("virtual usbmuxd stopped listening", e);
      closeQuietly(from);
    }
  }

  private static void closeQuietly(@Nullable ServerSocketChannel channel) {
    if (channel != null) {
      try {
        channel.close();
      } catch (IOException e) {
        LOG.debug("closing the listener", e);
      }
    }
  }
}
