package org.photokura.imobiledevice;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.photokura.core.concurrent.Threads;

/** Stands between this program and a usbmuxd, and lets what the phone says arrive in two pieces with a pause between: also TLS records, which then cannot be read at once. */
final class TearingRelay implements AutoCloseable {

  private static final int PAUSE_MILLIS = 60;

  private final ServerSocket server;
  private final int port;
  private volatile boolean tearing;

  /**
   * @param address the usbmuxd's, as {@code host:port}
   */
  TearingRelay(String address) throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    port = Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
    Threads.start("relay", this::accept);
  }

  String address() {
    return server.getInetAddress().getHostAddress() + ":" + server.getLocalPort();
  }

  void tear() {
    tearing = true;
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        var near = server.accept();
        var far = new Socket(InetAddress.getLoopbackAddress(), port);
        near.setTcpNoDelay(true);
        Threads.start("relay-out", () -> pump(near, far, false));
        Threads.start("relay-in", () -> pump(far, near, true));
      } catch (IOException e) {
        return; // Closed.
      }
    }
  }

  private void pump(Socket from, Socket to, boolean torn) {
    var block = new byte[1 << 16];
    try (from; to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int count = in.read(block); count >= 0; count = in.read(block)) {
        int first = torn && tearing ? count / 2 : count;
        out.write(block, 0, first);
        if (first < count) {
          Slowness.millis(PAUSE_MILLIS);
          out.write(block, first, count - first);
        }
      }
    } catch (IOException e) {
      return; // One of them left; the other is closed with it.
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
