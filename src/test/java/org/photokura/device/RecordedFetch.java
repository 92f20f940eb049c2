package org.photokura.device;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** A fetch that keeps what it was given and notices every breach of the contract of {@link FileLane.Fetch}. */
public class RecordedFetch implements FileLane.Fetch {

  private final String path;
  private final long offset;
  private final long endOffset;
  private final int bufferBytes;
  private final @Nullable Semaphore permits;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final StringBuilder breaches = new StringBuilder();
  private long confirmedUpTo;
  private int ends;
  private int buffersOut;
  private boolean wantsInfo;
  private @Nullable FileInfo before;
  private @Nullable FileInfo after;
  private @Nullable DeviceException failure;

  public RecordedFetch(String path, long offset, long endOffset) {
    this(path, offset, endOffset, Integer.MAX_VALUE, null);
  }

  /**
   * @param bufferBytes most bytes of a buffer
   * @param permits one is taken for each buffer; null: no limit. The test gives them back
   */
  public RecordedFetch(String path, long offset, long endOffset, int bufferBytes, @Nullable Semaphore permits) {
    this.path = path;
    this.offset = offset;
    this.endOffset = endOffset;
    this.bufferBytes = bufferBytes;
    this.permits = permits;
    this.confirmedUpTo = offset;
  }

  /** It wants to know what the phone says of the file before. */
  public RecordedFetch wantingInfo() {
    wantsInfo = true;
    return this;
  }

  @Override
  public boolean wantsInfoBefore() {
    return wantsInfo;
  }

  @Override
  public synchronized void before(FileInfo info) {
    notEnded("before");
    if (!wantsInfo || before != null || bytes.size() > 0) {
      breach("told of the file at the wrong time");
    }
    before = info;
  }

  @Override
  public String path() {
    return path;
  }

  @Override
  public long offset() {
    return offset;
  }

  @Override
  public long endOffset() {
    return endOffset;
  }

  @Override
  public ByteBuffer buffer(int maxBytes) throws InterruptedException {
    if (maxBytes <= 0) {
      breach("asks for a buffer of " + maxBytes);
    }
    if (permits != null) {
      permits.acquire();
    }
    synchronized (this) {
      notEnded("buffer");
      buffersOut++;
    }
    return ByteBuffer.allocateDirect(Math.min(maxBytes, bufferBytes));
  }

  @Override
  public synchronized void received(long at, ByteBuffer buffer) {
    notEnded("received");
    buffersOut--;
    if (at != offset + bytes.size()) {
      breach("bytes of " + at + " after those up to " + (offset + bytes.size()));
    }
    if (!buffer.hasRemaining()) {
      breach("received nothing");
    }
    if (at + buffer.remaining() > endOffset) {
      breach("received more than asked for");
    }
    var copy = new byte[buffer.remaining()];
    buffer.get(copy);
    bytes.writeBytes(copy);
  }

  @Override
  public synchronized void confirmedUpTo(long upTo) {
    notEnded("confirmedUpTo");
    if (upTo < confirmedUpTo || upTo > offset + bytes.size()) {
      breach("confirmed " + upTo + " after " + confirmedUpTo + " with " + (offset + bytes.size()) + " received");
    }
    confirmedUpTo = upTo;
  }

  @Override
  public synchronized void confirmed(FileInfo info) {
    notEnded("confirmed");
    ends++;
    after = info;
    if (wantsInfo && before == null) {
      breach("not told of the file before");
    }
    if (offset + bytes.size() != endOffset) {
      breach("confirmed with " + (offset + bytes.size()) + " of " + endOffset);
    }
    if (buffersOut != 0) {
      breach("ended with " + buffersOut + " buffers out");
    }
    confirmedUpTo = endOffset;
    notifyAll();
  }

  @Override
  public synchronized void failed(DeviceException reason) {
    notEnded("failed");
    ends++;
    failure = reason;
    if (buffersOut != 0) {
      breach("ended with " + buffersOut + " buffers out");
    }
    notifyAll();
  }

  @Override
  public synchronized void release(ByteBuffer unused) {
    notEnded("release");
    buffersOut--;
    if (permits != null) {
      permits.release();
    }
  }

  private void notEnded(String call) {
    if (ends > 0) {
      breach(call + " after the end");
    }
  }

  private synchronized void breach(String what) {
    breaches.append(path).append(": ").append(what).append('\n');
  }

  /** What broke the contract; empty if nothing did. */
  public synchronized String breaches() {
    return breaches.toString();
  }

  public synchronized byte[] bytes() {
    return bytes.toByteArray();
  }

  /** Bytes confirmed so far: everything below this place of the file. */
  public synchronized long confirmedUpTo() {
    return confirmedUpTo;
  }

  public synchronized int ends() {
    return ends;
  }

  /** What the phone told after the last byte; null unless confirmed. */
  public synchronized @Nullable FileInfo after() {
    return after;
  }

  /** What the phone told before the first byte; null unless that was wanted. */
  public synchronized @Nullable FileInfo before() {
    return before;
  }

  public synchronized @Nullable DeviceException failure() {
    return failure;
  }
}
