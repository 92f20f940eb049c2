package org.photokura.app;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.photokura.core.Cancellation;
import org.photokura.core.concurrent.Threads;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One window for each user: whoever holds the lock on a file in the user's own state folder. The system lets go of the lock with the process, however that ends, so a
 * crash leaves nothing behind that would keep the next start away. A second start asks the first, over a socket in the same folder, to bring its window up. Where the
 * first does not answer, or the folder's file system has no locks or no sockets, there are two windows rather than none: destinations have locks of their own.
 *
 * <p><b>Checked by:</b> SingleInstanceTest. <b>Unverified:</b> macOS and Windows, which have both kinds of socket and lock in Java.
 */
final class SingleInstance implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(SingleInstance.class);
  private static final Duration ANSWER = Duration.ofSeconds(2);
  private static final byte SHOW = 's';
  private static final byte DONE = 'd';

  private final @Nullable FileLock lock;
  private final @Nullable ServerSocketChannel listening;
  private final Path socket;
  private volatile Runnable onShow = () -> {};

  private SingleInstance(@Nullable FileLock lock, @Nullable ServerSocketChannel listening, Path socket) {
    this.lock = lock;
    this.listening = listening;
    this.socket = socket;
  }

  /**
   * Becomes the user's one window of that name, or asks the one that is there to come up.
   *
   * @param folder private to the user
   * @param name what there may be one of; the demo has a window beside the real one
   * @return null if another process has brought its window up: then there is nothing left to do
   */
  static @Nullable SingleInstance claim(Path folder, String name) {
    return claim(folder, name, ANSWER);
  }

  static @Nullable SingleInstance claim(Path folder, String name, Duration answer) {
    var socket = folder.resolve(name + ".socket");
    FileLock lock;
    try {
      lock = lock(folder.resolve(name + ".lock"));
    } catch (IOException e) {
      LOG.warn("no lock for the window: {}", e.getClass().getSimpleName());
      return new SingleInstance(null, null, socket);
    }
    if (lock != null) {
      var instance = new SingleInstance(lock, listen(socket), socket);
      instance.start();
      return instance;
    }
    if (asked(socket, answer)) {
      return null;
    }
    LOG.warn("another Photokura is open and does not answer; opening a second window");
    return new SingleInstance(null, null, socket);
  }

  /** What brings the window up; called on a thread of its own. */
  void onShow(Runnable action) {
    onShow = action;
  }

  private static @Nullable FileLock lock(Path file) throws IOException {
    // Held as long as the process lives: closing any channel to this file would let go of it.
    var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      var lock = channel.tryLock();
      if (lock == null) {
        channel.close();
      }
      return lock;
    } catch (OverlappingFileLockException _) {
      channel.close();
      return null;
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  private static @Nullable ServerSocketChannel listen(Path socket) {
    ServerSocketChannel channel = null;
    try {
      // One that a crashed process left behind; whoever has the lock may take its place.
      Files.deleteIfExists(socket);
      channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
      channel.bind(UnixDomainSocketAddress.of(socket));
      return channel;
    } catch (IOException | UnsupportedOperationException e) {
      // A path too long for a socket, or a file system without them.
      LOG.info("a second start cannot bring this window up: {}", e.getClass().getSimpleName());
      close(channel);
      return null;
    }
  }

  private void start() {
    var channel = listening;
    if (channel != null) {
      Threads.start("second-start", () -> serve(channel));
    }
  }

  private void serve(ServerSocketChannel channel) {
    while (channel.isOpen()) {
      try (var client = channel.accept()) {
        var asked = ByteBuffer.allocate(1);
        if (client.read(asked) == 1 && asked.get(0) == SHOW) {
          onShow.run();
          client.write(ByteBuffer.wrap(new byte[] {DONE}));
        }
      } catch (AsynchronousCloseException _) {
        return;
      } catch (IOException e) {
        LOG.debug("a second start went away", e);
      }
    }
  }

  private static boolean asked(Path socket, Duration answer) {
    try {
      return Threads.callAbandonable("first-window", answer, Cancellation.none(), Threads.plain(() -> {
        try (var channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
          channel.write(ByteBuffer.wrap(new byte[] {SHOW}));
          var reply = ByteBuffer.allocate(1);
          return channel.read(reply) == 1 && reply.get(0) == DONE;
        }
      }));
    } catch (ExecutionException | TimeoutException e) {
      LOG.debug("the first window does not answer", e);
      return false;
    }
  }

  @Override
  public void close() {
    if (listening != null) {
      close(listening);
      try {
        Files.deleteIfExists(socket);
      } catch (IOException e) {
        LOG.debug("the socket stays", e);
      }
    }
    if (lock != null) {
      close(lock.acquiredBy());
    }
  }

  private static void close(@Nullable AutoCloseable resource) {
    if (resource != null) {
      try {
        resource.close();
      } catch (Exception e) {
        LOG.debug("closing", e);
      }
    }
  }
}
