package org.photokura.virtualphone;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSession;

/**
 * The phone's side of TLS over a blocking channel. Buffers are on the heap, because the JDK's AES-GCM works on arrays, and large, so that
 * many records leave with one system call.
 */
final class TlsLayer {

  /** The most plain bytes one record carries. */
  static final int MAX_PLAIN_RECORD_BYTES = 16 << 10;

  private static final int RECORDS_PER_WRITE = 16;
  private static final int TORN_BYTES = 7;
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final SocketChannel channel;
  private final SSLEngine engine;
  private final ByteBuffer netIn;
  private final ByteBuffer netOut;

  /** What a record held beyond what was asked for. */
  private final ByteBuffer opened;

  private final ReentrantLock writing = new ReentrantLock();

  TlsLayer(SocketChannel channel, SSLContext context) {
    this.channel = channel;
    this.engine = context.createSSLEngine();
    engine.setUseClientMode(false);
    engine.setNeedClientAuth(true);
    int packet = engine.getSession().getPacketBufferSize();
    this.opened = ByteBuffer.allocate(engine.getSession().getApplicationBufferSize()).flip();
    this.netIn = ByteBuffer.allocate(4 * packet).flip();
    this.netOut = ByteBuffer.allocate((RECORDS_PER_WRITE + 1) * packet);
  }

  SSLSession session() {
    return engine.getSession();
  }

  void handshake() throws IOException {
    engine.beginHandshake();
    var scratch = ByteBuffer.allocate(engine.getSession().getApplicationBufferSize());
    HandshakeStatus status = engine.getHandshakeStatus();
    while (status != HandshakeStatus.FINISHED && status != HandshakeStatus.NOT_HANDSHAKING) {
      status = step(status, scratch);
    }
  }

  private HandshakeStatus step(HandshakeStatus status, ByteBuffer scratch) throws IOException {
    if (status == HandshakeStatus.NEED_TASK) {
      runTasks();
      return engine.getHandshakeStatus();
    }
    if (status == HandshakeStatus.NEED_WRAP) {
      HandshakeStatus next = wrap(NOTHING).getHandshakeStatus();
      flush();
      return next;
    }
    SSLEngineResult result = engine.unwrap(netIn, scratch);
    if (result.getStatus() == Status.BUFFER_UNDERFLOW) {
      if (!receive()) {
        throw new EOFException("the client went away during the TLS handshake");
      }
    } else if (result.getStatus() != Status.OK) {
      throw new SSLException("TLS handshake: " + result.getStatus());
    }
    return result.getHandshakeStatus();
  }

  int read(ByteBuffer into) throws IOException {
    if (!opened.hasRemaining() && into.remaining() >= opened.capacity()) {
      return unwrap(into);
    }
    if (!opened.hasRemaining()) {
      opened.clear();
      int count = unwrap(opened);
      opened.flip();
      if (count < 0) {
        return count;
      }
    }
    int count = Math.min(opened.remaining(), into.remaining());
    into.put(opened.slice(opened.position(), count));
    opened.position(opened.position() + count);
    return count;
  }

  private int unwrap(ByteBuffer into) throws IOException {
    int start = into.position();
    while (true) {
      SSLEngineResult result = engine.unwrap(netIn, into);
      switch (result.getStatus()) {
        case OK -> afterUnwrap(result);
        case CLOSED -> {
          sayGoodbye();
          return into.position() > start ? into.position() - start : -1;
        }
        case BUFFER_OVERFLOW -> {
          if (into.position() == start) {
            throw new SSLException("no room for one TLS record");
          }
          return into.position() - start;
        }
        case BUFFER_UNDERFLOW -> {
          if (into.position() > start) {
            return into.position() - start;
          }
          if (!receive()) {
            return -1;
          }
        }
      }
    }
  }

  void write(ByteBuffer from) throws IOException {
    writing.lock();
    try {
      encrypt(from);
      flush();
    } finally {
      writing.unlock();
    }
  }

  void writeTorn(ByteBuffer from) throws IOException {
    writing.lock();
    try {
      encrypt(from);
      netOut.position(Math.max(0, netOut.position() - TORN_BYTES));
      flush();
    } finally {
      writing.unlock();
    }
  }

  /** Both sides say goodbye; returns what the client sent after its own, in plain. */
  ByteBuffer shutdown() throws IOException {
    sayGoodbye();
    var scratch = ByteBuffer.allocate(engine.getSession().getApplicationBufferSize());
    while (true) {
      SSLEngineResult result = engine.unwrap(netIn, scratch.clear());
      if (result.getStatus() == Status.CLOSED || (result.getStatus() == Status.BUFFER_UNDERFLOW && !receive())) {
        return ByteBuffer.allocate(netIn.remaining()).put(netIn).flip();
      }
    }
  }

  private void encrypt(ByteBuffer from) throws IOException {
    while (from.hasRemaining()) {
      SSLEngineResult result = wrap(from);
      if (result.getStatus() == Status.BUFFER_OVERFLOW) {
        flush();
      } else if (result.getStatus() == Status.CLOSED) {
        throw new SSLException("TLS is closed");
      }
    }
  }

  private SSLEngineResult wrap(ByteBuffer from) throws SSLException {
    return engine.wrap(from, netOut);
  }

  private void flush() throws IOException {
    netOut.flip();
    while (netOut.hasRemaining()) {
      channel.write(netOut);
    }
    netOut.clear();
  }

  private boolean receive() throws IOException {
    netIn.compact();
    int count = channel.read(netIn);
    netIn.flip();
    return count >= 0;
  }

  /** A record may have been a message of TLS itself (a key update): the engine then wants something done. */
  private void afterUnwrap(SSLEngineResult result) throws IOException {
    if (result.getHandshakeStatus() == HandshakeStatus.NEED_TASK) {
      runTasks();
    }
    if (engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP) {
      writing.lock();
      try {
        wrap(NOTHING);
        flush();
      } finally {
        writing.unlock();
      }
    }
  }

  private void sayGoodbye() throws IOException {
    writing.lock();
    try {
      engine.closeOutbound();
      while (wrap(NOTHING).getStatus() != Status.CLOSED) {
        flush();
      }
      flush();
    } finally {
      writing.unlock();
    }
  }

  private void runTasks() {
    for (Runnable task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
      task.run();
    }
  }
}
