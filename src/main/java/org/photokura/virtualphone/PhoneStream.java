package org.photokura.virtualphone;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;
import org.photokura.core.concurrent.Gate;

/**
 * The byte stream between a client and one service of the phone, plain at first, under TLS between {@link #startTls} and {@link
 * #stopTls}. One thread may read while another writes; {@link #close()} may come from any thread and wakes both.
 */
final class PhoneStream implements AutoCloseable {

  private final SocketChannel channel;
  private final Gate gate;
  private final CountDownLatch closed = new CountDownLatch(1);
  private @Nullable TlsLayer tls;
  private ByteBuffer leftOver = ByteBuffer.allocate(0);

  /**
   * @param gate writing waits while it is shut
   */
  PhoneStream(SocketChannel channel, Gate gate) {
    this.channel = channel;
    this.gate = gate;
  }

  /** Reads at least one byte, as many as are there and fit; -1 at the end. */
  int read(ByteBuffer into) throws IOException {
    if (leftOver.hasRemaining()) {
      int count = Math.min(leftOver.remaining(), into.remaining());
      into.put(leftOver.slice(leftOver.position(), count));
      leftOver.position(leftOver.position() + count);
      return count;
    }
    TlsLayer layer = tls;
    return layer == null ? channel.read(into) : layer.read(into);
  }

  /** Fills the buffer to its limit; false if the stream ended before its first byte. */
  boolean readFully(ByteBuffer into) throws IOException {
    int start = into.position();
    while (into.hasRemaining()) {
      if (read(into) < 0) {
        if (into.position() == start) {
          return false;
        }
        throw new IOException("the client went away in the middle of a message");
      }
    }
    return true;
  }

  /** Writes all of it. */
  void write(ByteBuffer from) throws IOException {
    try {
      gate.pass(() -> !channel.isOpen());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException(e.getMessage());
    }
    TlsLayer layer = tls;
    if (layer != null) {
      layer.write(from);
      return;
    }
    while (from.hasRemaining()) {
      channel.write(from);
    }
  }

  /** Writes it so that its end is missing on the wire: under TLS the last record stays incomplete, so that nobody can decrypt it. */
  void writeTorn(ByteBuffer from) throws IOException {
    TlsLayer layer = tls;
    if (layer != null) {
      layer.writeTorn(from);
    } else {
      write(from);
    }
  }

  /** Whether bytes written here are encrypted: heap buffers are then quicker than direct ones. */
  boolean encrypted() {
    return tls != null;
  }

  /** Answers the client's handshake; the client sends its first TLS byte next. */
  SSLSession startTls(SSLContext context) throws IOException {
    var layer = new TlsLayer(channel, context);
    layer.handshake();
    tls = layer;
    return layer.session();
  }

  /** Ends TLS orderly: says goodbye, waits for the client's goodbye, and goes on in plain. */
  void stopTls() throws IOException {
    TlsLayer layer = tls;
    if (layer != null) {
      leftOver = layer.shutdown();
      tls = null;
    }
  }

  /** Reads and forgets until the client closes or the stream is closed here. */
  void drain() {
    try {
      var sink = ByteBuffer.allocate(TlsLayer.MAX_PLAIN_RECORD_BYTES);
      while (read(sink) >= 0) {
        sink.clear();
      }
    } catch (IOException _) {
      // The end of the stream is what was waited for.
    }
  }

  /** Waits so long; true as soon as this end is closed. */
  boolean awaitClosed(long seconds) {
    try {
      return closed.await(seconds, TimeUnit.SECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  @Override
  public void close() {
    closed.countDown();
    try {
      channel.close();
    } catch (IOException _) {
      // It is closed as far as anybody here cares.
    }
  }
}
