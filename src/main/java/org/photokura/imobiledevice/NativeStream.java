package org.photokura.imobiledevice;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.photokura.core.ProblemId;
import org.photokura.core.concurrent.Threads;
import org.photokura.core.concurrent.Threads.AbandonableCall;
import org.photokura.device.DeviceException;
import org.photokura.device.ServiceConnection;

/**
 * A connection of libimobiledevice. Its own time-outs do not cover sending, the TLS handshake and the closing of TLS; so every call is guarded
 * by a {@link Watchdog} that breaks the socket underneath, which wakes whatever waits in it. Only the thread that uses a connection may free it.
 *
 * <p><b>Source:</b> libimobiledevice {@code src/idevice.c} (1.3.0, 1.4.0). <b>Checked by:</b> NativeStreamTest, TroubledPhoneTest.
 * <b>Unverified:</b> Windows, where breaking a socket may wake a waiting call only when its own time-out ends.
 */
final class NativeStream implements ServiceConnection {

  /** Numbers up to here are standard input and output: libusbmuxd 2.0 takes a failed connection for number 0 when errno was 0. */
  private static final int STANDARD_STREAMS = 2;

  /** A little less than libusbmuxd waits for usbmuxd's answer; then it fails with the same code as at once when the way is closed. */
  private static final Duration LIBRARY_GIVES_UP = Duration.ofMillis(4500);

  private final DeviceHandle device;
  private final LibImobileDevice library;
  private final Pointer connection;
  private final int fd;
  private final Memory count = new Memory(Integer.BYTES);
  private final Watchdog watchdog = new Watchdog(Threads.timer(), this::breakSocket);
  private @Nullable DeviceException failure;
  private boolean broken;
  private boolean leftBehind;
  private boolean freed;

  private NativeStream(DeviceHandle device, Pointer connection, int fd) {
    this.device = device;
    this.library = device.natives().library();
    this.connection = connection;
    this.fd = fd;
  }

  /**
   * Connects to a port of the phone, without TLS.
   *
   * @throws DeviceException CONNECTION_LOST if the way is closed: the phone is gone, or nothing listens there; DEVICE_TIMEOUT
   */
  static NativeStream connect(DeviceHandle device, int port, Timeouts timeouts, Deadline deadline) throws DeviceException {
    device.retain();
    return deadline.abandonable("connect", timeouts.connect(), new AbandonableCall<>() {
      @Override
      public NativeStream call(BooleanSupplier abandoned) throws DeviceException {
        NativeStream stream = null;
        try {
          stream = open(device, port);
          return stream;
        } finally {
          if (stream == null) {
            device.release();
          }
        }
      }

      @Override
      public void release(NativeStream late) {
        late.close();
      }
    });
  }

  private static NativeStream open(DeviceHandle device, int port) throws DeviceException {
    device.natives().guardSelect();
    var library = device.natives().library();
    var connection = new PointerByReference();
    long begin = System.nanoTime();
    int code = library.idevice_connect(device.pointer(), (short) port, connection);
    if (code != LibImobileDevice.SUCCESS) {
      boolean waited = System.nanoTime() - begin >= LIBRARY_GIVES_UP.toNanos();
      throw DeviceException.connection(
          waited ? ProblemId.DEVICE_TIMEOUT : ProblemId.CONNECTION_LOST, "idevice_connect to port " + port + ": " + code);
    }
    var fd = new IntByReference();
    library.idevice_connection_get_fd(connection.getValue(), fd);
    if (fd.getValue() <= STANDARD_STREAMS) {
      throw DeviceException.connection(ProblemId.CONNECTION_LOST, "idevice_connect to port " + port + " gave no socket");
    }
    return new NativeStream(device, connection.getValue(), fd.getValue());
  }

  /**
   * Encrypts the stream from here on. If it fails, or is left behind, the stream is closed.
   *
   * @throws LockdownException TLS if the handshake failed
   */
  void enableTls(Timeouts timeouts, Deadline deadline) throws DeviceException {
    boolean ended = false;
    try {
      int code = deadline.abandonable("tls", timeouts.tls(), new AbandonableCall<>() {
        @Override
        public Integer call(BooleanSupplier abandoned) {
          return shakeHands();
        }

        @Override
        public void release(Integer late) {
          free();
        }
      });
      ended = true;
      if (code != LibImobileDevice.SUCCESS) {
        close();
        throw new LockdownException(LockdownCode.TLS, "idevice_connection_enable_ssl: " + code);
      }
    } finally {
      if (!ended) {
        leaveBehind();
      }
    }
  }

  /** On a socket that does not wait, the library tries again every 100 ms until the phone has answered. */
  private int shakeHands() {
    var system = device.natives().system();
    system.setWaiting(fd, true);
    library.forgetTlsErrors();
    try {
      return library.idevice_connection_enable_ssl(connection);
    } finally {
      system.setWaiting(fd, false);
    }
  }

  @Override
  public void send(ByteBuffer direct, long timeoutMillis) throws DeviceException {
    if (!direct.hasRemaining()) {
      return;
    }
    int length = direct.remaining();
    begin(timeoutMillis);
    library.forgetTlsErrors();
    int code = sendAll(direct, length);
    boolean timeUp = watchdog.end();
    if (code != LibImobileDevice.SUCCESS || count.getInt(0) != length) {
      throw fail("idevice_connection_send", code, timeUp);
    }
    direct.position(direct.limit());
  }

  private int sendAll(ByteBuffer direct, int lengthBytes) {
    try {
      return library.idevice_connection_send(connection, address(direct), lengthBytes, count);
    } finally {
      Reference.reachabilityFence(direct);
    }
  }

  @Override
  public void receive(ByteBuffer direct, long timeoutMillis) throws DeviceException {
    if (!direct.hasRemaining()) {
      return;
    }
    long endNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(timeoutMillis);
    begin(timeoutMillis);
    library.forgetTlsErrors();
    while (direct.hasRemaining()) {
      long leftMillis = Math.max(1, TimeUnit.NANOSECONDS.toMillis(endNanos - System.nanoTime()));
      int code = receiveSome(direct, (int) Math.min(leftMillis, Integer.MAX_VALUE));
      int received = count.getInt(0);
      if (code != LibImobileDevice.SUCCESS || received <= 0 || received > direct.remaining()) {
        boolean timeUp = watchdog.end() || System.nanoTime() - endNanos >= 0;
        throw fail("idevice_connection_receive_timeout", code, timeUp);
      }
      direct.position(direct.position() + received);
    }
    watchdog.end();
  }

  private int receiveSome(ByteBuffer direct, int timeoutMillis) {
    try {
      return library.idevice_connection_receive_timeout(connection, address(direct), direct.remaining(), count, timeoutMillis);
    } finally {
      Reference.reachabilityFence(direct);
    }
  }

  @Override
  public void abort() {
    breakSocket();
  }

  @Override
  public void close() {
    synchronized (this) {
      if (leftBehind) {
        return;
      }
    }
    free();
  }

  /** A handshake that still runs is woken by the broken socket; its own thread frees the stream then, and nobody else may. */
  private synchronized void leaveBehind() {
    leftBehind = true;
    breakSocket();
  }

  private void free() {
    synchronized (this) {
      if (freed) {
        return;
      }
      // Without a broken socket the closing of TLS would wait for the phone's farewell.
      breakSocket();
      freed = true;
    }
    watchdog.close();
    library.idevice_disconnect(connection);
    count.close();
    device.release();
  }

  /** Under the lock, so that the socket's number cannot be given to somebody else meanwhile. */
  private synchronized void breakSocket() {
    if (!freed && !broken) {
      broken = true;
      device.natives().system().shutdownSocket(fd);
    }
  }

  private void begin(long timeoutMillis) throws DeviceException {
    synchronized (this) {
      if (freed || leftBehind) {
        throw DeviceException.connection(ProblemId.CONNECTION_LOST, "the connection was closed");
      }
      if (failure != null) {
        throw DeviceException.connection(failure.problem().id(), "the connection broke before: " + failure.problem().technicalCause());
      }
      if (broken) {
        throw DeviceException.connection(ProblemId.CONNECTION_LOST, "the connection was aborted");
      }
      count.setInt(0, 0);
    }
    watchdog.begin(timeoutMillis);
  }

  private DeviceException fail(String call, int code, boolean timeUp) {
    var problem = timeUp || code == LibImobileDevice.TIMEOUT ? ProblemId.DEVICE_TIMEOUT : ProblemId.CONNECTION_LOST;
    watchdog.end();
    var e = DeviceException.connection(problem, call + ": " + code);
    synchronized (this) {
      failure = e;
    }
    breakSocket();
    return e;
  }

  /** JNA gives the address of a buffer's first byte and knows nothing of its position. */
  private static Pointer address(ByteBuffer direct) {
    if (!direct.isDirect()) {
      throw new IllegalArgumentException("not a direct buffer");
    }
    return Native.getDirectBufferPointer(direct).share(direct.position());
  }
}
