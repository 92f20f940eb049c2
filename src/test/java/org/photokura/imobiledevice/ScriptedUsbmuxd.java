package org.photokura.imobiledevice;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.photokura.core.concurrent.Threads;
import org.photokura.protocol.plist.PropertyLists;
import org.photokura.protocol.usbmux.UsbmuxCodec;
import org.photokura.protocol.usbmux.UsbmuxDevice;
import org.photokura.protocol.usbmux.UsbmuxHeader;
import org.photokura.protocol.usbmux.UsbmuxReply;
import org.photokura.protocol.usbmux.UsbmuxRequest;

/**
 * A usbmuxd that misbehaves as a test says: each kind of request can be answered, left hanging, cut off or answered with garbage, and each port
 * of its phone is a few lines of the test. No pairing and no TLS: for those the tests use the virtual phone.
 */
final class ScriptedUsbmuxd implements AutoCloseable {

  /** What happens on a connection instead of the proper answer. */
  enum Fault {
    HANG,
    CLOSE,
    HALF,
    GARBAGE
  }

  /** A service of the phone. */
  @FunctionalInterface
  interface Service {
    void serve(DataInputStream in, OutputStream out) throws IOException;
  }

  private static final byte[] GARBAGE =
      "HTTP/1.1 400 Bad Request\r\n\r\nThis is no usbmuxd at all, but it is long enough.".getBytes(StandardCharsets.US_ASCII);

  private final ServerSocket server;
  private final List<Socket> sockets = Collections.synchronizedList(new ArrayList<>());
  private final Map<Class<? extends UsbmuxRequest>, Fault> faults = new ConcurrentHashMap<>();
  private final Map<Integer, Service> services = new ConcurrentHashMap<>();
  private final Map<String, byte[]> pairRecords = new ConcurrentHashMap<>();
  private final List<UsbmuxRequest> requests = Collections.synchronizedList(new ArrayList<>());
  private volatile List<UsbmuxDevice> devices = List.of();

  ScriptedUsbmuxd() throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Threads.start("scripted-usbmuxd", this::accept);
  }

  String address() {
    return "127.0.0.1:" + server.getLocalPort();
  }

  ScriptedUsbmuxd devices(UsbmuxDevice... attached) {
    devices = List.of(attached);
    return this;
  }

  /**
   * @param fault what happens to such requests from now on; null: they are answered again
   */
  ScriptedUsbmuxd fault(Class<? extends UsbmuxRequest> request, @Nullable Fault fault) {
    if (fault == null) {
      faults.remove(request);
    } else {
      faults.put(request, fault);
    }
    return this;
  }

  ScriptedUsbmuxd service(int port, Service service) {
    services.put(port, service);
    return this;
  }

  ScriptedUsbmuxd pairRecord(String udid, Map<String, Object> record) {
    pairRecords.put(udid, PropertyLists.toBinary(record));
    return this;
  }

  /** What was asked so far. */
  List<UsbmuxRequest> requests() {
    synchronized (requests) {
      return List.copyOf(requests);
    }
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        var socket = server.accept();
        sockets.add(socket);
        Threads.start("scripted-usbmuxd-connection", () -> serve(socket));
      } catch (IOException _) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket; var in = new DataInputStream(socket.getInputStream()); var out = socket.getOutputStream()) {
      while (true) {
        var head = new byte[UsbmuxHeader.BYTES];
        in.readFully(head);
        var header = UsbmuxHeader.decode(ByteBuffer.wrap(head));
        var payload = new byte[header.payloadBytes()];
        in.readFully(payload);
        var request = UsbmuxCodec.request(header, payload);
        requests.add(request);
        byte[] answer = UsbmuxCodec.encode(answer(request), header.tag()).array();
        switch (faults.get(request.getClass())) {
          case HANG -> {
            in.readAllBytes();
            return;
          }
          case CLOSE -> {
            return;
          }
          case HALF -> {
            out.write(answer, 0, answer.length / 2);
            return;
          }
          case GARBAGE -> {
            out.write(GARBAGE);
            return;
          }
          case null -> out.write(answer);
        }
        if (request instanceof UsbmuxRequest.Connect connect && services.get(connect.port()) instanceof Service service) {
          service.serve(in, out);
          return;
        }
      }
    } catch (IOException _) {
      // The client went away.
    }
  }

  private UsbmuxReply answer(UsbmuxRequest request) {
    return switch (request) {
      case UsbmuxRequest.ListDevices _ -> new UsbmuxReply.DeviceList(devices);
      case UsbmuxRequest.ReadBuid _ -> new UsbmuxReply.Buid("BUID-OF-THE-TEST");
      case UsbmuxRequest.ReadPairRecord(String udid) ->
          pairRecords.containsKey(udid)
              ? new UsbmuxReply.PairRecord(pairRecords.get(udid))
              : new UsbmuxReply.Result(UsbmuxReply.Result.NO_SUCH_RECORD);
      case UsbmuxRequest.Connect connect ->
          new UsbmuxReply.Result(services.containsKey(connect.port()) ? UsbmuxReply.Result.OK : UsbmuxReply.Result.CONNECTION_REFUSED);
      default -> new UsbmuxReply.Result(UsbmuxReply.Result.OK);
    };
  }

  @Override
  public void close() throws IOException {
    server.close();
    synchronized (sockets) {
      for (var socket : sockets) {
        socket.close();
      }
    }
  }
}
