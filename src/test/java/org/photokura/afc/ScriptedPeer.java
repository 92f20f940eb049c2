package org.photokura.afc;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.photokura.core.ProblemId;
import org.photokura.device.DeviceException;
import org.photokura.device.FileContent;
import org.photokura.device.ServiceConnection;
import org.photokura.device.TestTree;
import org.photokura.protocol.afc.AfcHeader;
import org.photokura.protocol.afc.AfcOperation;

/**
 * An AFC server without sockets or threads, on the far end of a {@link ServiceConnection}: requests are answered while they are sent, replies are picked up by
 * receive. Time is virtual: where a real phone would be silent, receive throws the timeout at once, unless {@link #blocking}.
 */
final class ScriptedPeer implements ServiceConnection {

  private static final int[] GARBAGE = {0xA5, 0x5A, 0, 0, 7, 0xFF};

  /** One request as it came. */
  record Request(AfcOperation operation, @Nullable String path, long handle, long number, long argument) {}

  private static final class Handle {
    final String path;
    final FileContent content;
    long position;

    Handle(String path, FileContent content) {
      this.path = path;
      this.content = content;
    }
  }

  private final TestTree tree;
  private final Map<Long, Handle> open = new HashMap<>();
  private final ArrayDeque<ByteBuffer> replies = new ArrayDeque<>();
  private final List<Request> requests = new ArrayList<>();
  private final Map<String, Long> codes = new HashMap<>();
  private final Set<Integer> wrongNumbers = new HashSet<>();
  private final Set<Integer> wrongMagic = new HashSet<>();
  private ByteBuffer half = ByteBuffer.allocate(0);
  private long nextHandle = 3;
  private long servedBytes;
  private long cutAt = Long.MAX_VALUE;
  private long lieAt = Long.MAX_VALUE;
  private int silentFrom = Integer.MAX_VALUE;
  private int maxOpen = Integer.MAX_VALUE;
  private int mostOpen;
  private int readCap = Integer.MAX_VALUE;
  private int answers;
  private int mostInFlight;
  private int garbage;
  private boolean blocking;
  private boolean aborted;
  private boolean closed;
  private boolean sentAfterAbort;
  private boolean endWithStatus;
  private Consumer<Request> beforeAnswer = request -> {};

  ScriptedPeer(TestTree tree) {
    this.tree = tree;
  }

  // Scripts

  /** The connection breaks when so many bytes were received. */
  ScriptedPeer cutAt(long bytes) {
    cutAt = bytes;
    return this;
  }

  /**
   * The connection breaks when so many bytes were received, but the call under way fills up with garbage and reports success; only the next one fails. That is
   * how libimobiledevice 1.3.0 presents a cable that came out, one layer above.
   */
  ScriptedPeer lieAt(long bytes) {
    lieAt = bytes;
    return this;
  }

  /** From that answer on (counted from 0) nothing comes any more. */
  ScriptedPeer silentFrom(int answer) {
    silentFrom = answer;
    return this;
  }

  /** Silence blocks for real, until aborted. */
  ScriptedPeer blocking() {
    blocking = true;
    return this;
  }

  /** Such requests for the path (of the file, where it is about a handle) get that status. */
  ScriptedPeer code(AfcOperation operation, String path, long code) {
    codes.put(operation + path, code);
    return this;
  }

  ScriptedPeer noCode(AfcOperation operation, String path) {
    codes.remove(operation + path);
    return this;
  }

  ScriptedPeer wrongNumberAt(int answer) {
    wrongNumbers.add(answer);
    return this;
  }

  ScriptedPeer wrongMagicAt(int answer) {
    wrongMagic.add(answer);
    return this;
  }

  /** No read gives more than so many bytes. */
  ScriptedPeer readCap(int bytes) {
    readCap = bytes;
    return this;
  }

  ScriptedPeer maxOpen(int files) {
    maxOpen = files;
    return this;
  }

  /** The end of a file is told by status 14 instead of no data. */
  ScriptedPeer endWithStatus() {
    endWithStatus = true;
    return this;
  }

  ScriptedPeer beforeAnswer(Consumer<Request> action) {
    beforeAnswer = action;
    return this;
  }

  // What it saw

  synchronized List<Request> requests() {
    return List.copyOf(requests);
  }

  synchronized int openHandles() {
    return open.size();
  }

  synchronized int mostOpen() {
    return mostOpen;
  }

  /** Most requests that were sent and whose answer was not yet received. */
  synchronized int mostInFlight() {
    return mostInFlight;
  }

  synchronized long servedBytes() {
    return servedBytes;
  }

  synchronized int answers() {
    return answers;
  }

  synchronized boolean isClosed() {
    return closed;
  }

  synchronized boolean isAborted() {
    return aborted;
  }

  synchronized boolean wasUsedAfterItsEnd() {
    return sentAfterAbort;
  }

  // The stream

  @Override
  public synchronized void send(ByteBuffer direct, long timeoutMillis) throws DeviceException {
    check(direct);
    var all = ByteBuffer.allocate(half.remaining() + direct.remaining()).put(half).put(direct).flip();
    while (all.remaining() >= AfcHeader.BYTES) {
      int start = all.position();
      try {
        var header = AfcHeader.decode(all);
        if (all.remaining() < header.entireBytes() - AfcHeader.BYTES) {
          all.position(start);
          break;
        }
        var payload = all.slice(all.position(), (int) header.entireBytes() - AfcHeader.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        all.position(all.position() + payload.remaining());
        take(header, payload);
      } catch (java.io.IOException e) {
        throw new AssertionError("the client sent nonsense", e);
      }
    }
    half = all;
    mostInFlight = Math.max(mostInFlight, replies.size());
  }

  @Override
  public synchronized void receive(ByteBuffer direct, long timeoutMillis) throws DeviceException {
    check(direct);
    if (!direct.hasRemaining() || timeoutMillis <= 0) {
      throw new AssertionError("receive of nothing, or without a time limit");
    }
    while (direct.hasRemaining()) {
      var next = replies.peek();
      if (servedBytes >= cutAt) {
        throw DeviceException.connection(ProblemId.CONNECTION_LOST, "cut at " + cutAt);
      }
      if (servedBytes >= lieAt) {
        cutAt = servedBytes;
        while (direct.hasRemaining()) {
          direct.put((byte) GARBAGE[garbage++ % GARBAGE.length]);
        }
        return;
      }
      if (next == null) {
        silence(timeoutMillis);
      } else {
        int count = (int) Math.min(Math.min(next.remaining(), direct.remaining()), Math.min(cutAt, lieAt) - servedBytes);
        direct.put(direct.position(), next, next.position(), count);
        direct.position(direct.position() + count);
        next.position(next.position() + count);
        servedBytes += count;
        if (!next.hasRemaining()) {
          replies.remove();
        }
      }
    }
  }

  private void check(ByteBuffer direct) throws DeviceException {
    if (!direct.isDirect()) {
      throw new AssertionError("a heap buffer");
    }
    if (closed) {
      throw new AssertionError("used after close");
    }
    if (aborted) {
      throw DeviceException.connection(ProblemId.CONNECTION_LOST, "aborted");
    }
  }

  private void silence(long timeoutMillis) throws DeviceException {
    if (!blocking) {
      throw DeviceException.connection(ProblemId.DEVICE_TIMEOUT, "silent for " + timeoutMillis + " ms");
    }
    long end = System.nanoTime() + timeoutMillis * 1_000_000;
    while (!aborted && replies.isEmpty()) {
      long left = (end - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        throw DeviceException.connection(ProblemId.DEVICE_TIMEOUT, "silent for " + timeoutMillis + " ms");
      }
      try {
        wait(left);
      } catch (InterruptedException e) {
        throw new AssertionError("a native call cannot be interrupted", e);
      }
    }
    if (aborted) {
      throw DeviceException.connection(ProblemId.CONNECTION_LOST, "aborted");
    }
  }

  @Override
  public synchronized void abort() {
    if (closed) {
      throw new AssertionError("abort after close");
    }
    aborted = true;
    notifyAll();
  }

  @Override
  public synchronized void close() {
    if (closed) {
      throw new AssertionError("closed twice");
    }
    closed = true;
  }

  // The server

  private void take(AfcHeader header, ByteBuffer payload) {
    var operation = AfcOperation.of(header.operation()).orElseThrow();
    long argument = 0;
    long handle = 0;
    String path = null;
    switch (operation) {
      case FILE_OPEN -> {
        argument = payload.getLong();
        path = path(payload);
      }
      case READ_DIR, GET_FILE_INFO -> path = path(payload);
      case FILE_READ, FILE_CLOSE, FILE_SEEK -> {
        handle = payload.getLong();
        if (operation == AfcOperation.FILE_SEEK && payload.getLong() != 0) {
          throw new AssertionError("whence");
        }
        argument = payload.hasRemaining() ? payload.getLong() : 0;
        path = open.containsKey(handle) ? open.get(handle).path : null;
      }
      default -> throw new AssertionError("the client may not send " + operation);
    }
    var request = new Request(operation, path, handle, header.packetNumber(), argument);
    requests.add(request);
    beforeAnswer.accept(request);
    answer(request);
  }

  private static String path(ByteBuffer payload) {
    var bytes = new byte[payload.remaining() - 1];
    payload.get(bytes);
    if (payload.get() != 0) {
      throw new AssertionError("path without NUL");
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private void answer(Request request) {
    var code = codes.get(request.operation() + request.path());
    if (code != null) {
      if (request.operation() == AfcOperation.FILE_CLOSE) {
        open.remove(request.handle());
      }
      status(request, code);
      return;
    }
    switch (request.operation()) {
      case READ_DIR -> readDir(request);
      case GET_FILE_INFO -> fileInfo(request);
      case FILE_OPEN -> fileOpen(request);
      case FILE_READ -> fileRead(request);
      case FILE_SEEK -> {
        var handle = open.get(request.handle());
        if (handle != null) {
          handle.position = request.argument();
        }
        status(request, handle == null ? 7 : 0);
      }
      case FILE_CLOSE -> status(request, open.remove(request.handle()) == null ? 7 : 0);
      default -> throw new AssertionError(request);
    }
  }

  private void readDir(Request request) {
    String prefix = request.path().endsWith("/") ? request.path() : request.path() + "/";
    var names = new TreeSet<String>();
    for (String file : tree.files().keySet()) {
      if (file.startsWith(prefix)) {
        names.add(file.substring(prefix.length()).split("/", 2)[0]);
      }
    }
    if (names.isEmpty()) {
      status(request, 8);
    } else {
      data(request, (".\0..\0" + String.join("\0", names) + "\0").getBytes(StandardCharsets.UTF_8));
    }
  }

  private void fileInfo(Request request) {
    var node = tree.files().get(request.path());
    if (node != null) {
      long nanos = node.modified().getEpochSecond() * 1_000_000_000 + node.modified().getNano();
      data(request, ("st_size\0" + node.content().sizeBytes() + "\0st_blocks\0" + 8 + "\0st_nlink\0" + 1 + "\0st_ifmt\0S_IFREG\0st_mtime\0" + nanos
          + "\0st_birthtime\0" + nanos + "\0").getBytes(StandardCharsets.UTF_8));
    } else if (isFolder(request.path())) {
      data(request, "st_size\00064\0st_blocks\0000\0st_nlink\0002\0st_ifmt\0S_IFDIR\0st_mtime\0001\0".getBytes(StandardCharsets.UTF_8));
    } else {
      status(request, 8);
    }
  }

  private boolean isFolder(String path) {
    return path.equals("/") || tree.files().keySet().stream().anyMatch(file -> file.startsWith(path + "/"));
  }

  private void fileOpen(Request request) {
    if (request.argument() != 1) {
      throw new AssertionError("opened with mode " + request.argument());
    }
    var node = tree.files().get(request.path());
    if (node == null) {
      status(request, isFolder(request.path()) ? 9 : 8);
    } else if (open.size() >= maxOpen) {
      status(request, 3);
    } else {
      open.put(++nextHandle, new Handle(request.path(), node.content()));
      mostOpen = Math.max(mostOpen, open.size());
      var payload = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(nextHandle);
      reply(request, AfcOperation.FILE_OPEN_RESULT, payload.array(), new byte[0]);
    }
  }

  private void fileRead(Request request) {
    var handle = open.get(request.handle());
    if (handle == null) {
      status(request, 7);
      return;
    }
    var bytes = ByteBuffer.allocate((int) Math.min(readCap, Math.clamp(handle.content.sizeBytes() - handle.position, 0, request.argument())));
    handle.content.read(handle.position, bytes);
    handle.position += bytes.capacity();
    if (bytes.capacity() == 0 && endWithStatus) {
      status(request, 14);
    } else {
      data(request, bytes.array());
    }
  }

  private void status(Request request, long code) {
    reply(request, AfcOperation.STATUS, ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(code).array(), new byte[0]);
  }

  private void data(Request request, byte[] bytes) {
    reply(request, AfcOperation.DATA, new byte[0], bytes);
  }

  private void reply(Request request, AfcOperation operation, byte[] payload, byte[] data) {
    int answer = answers++;
    if (answer >= silentFrom) {
      return;
    }
    long header = AfcHeader.BYTES + payload.length;
    var frame = ByteBuffer.allocate((int) header + data.length);
    new AfcHeader(header + data.length, header, request.number() + (wrongNumbers.contains(answer) ? 1 : 0), operation.code()).encode(frame);
    if (wrongMagic.contains(answer)) {
      frame.put(0, (byte) 'X');
    }
    replies.add(frame.put(payload).put(data).flip());
    notifyAll();
  }
}
