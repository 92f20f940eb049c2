package org.photokura.transfer;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLong;
import org.photokura.core.concurrent.Gate;
import org.photokura.device.DeviceException;
import org.photokura.device.FileInfo;
import org.photokura.device.FileLane;

/** One attempt to read a file over one lane: passes its blocks to the writer, and waits where that is behind. Called on the lane's thread. */
final class FileFetch implements FileLane.Fetch {

  private final FileJob job;
  private final LaneWork lane;
  private final long offset;
  private final long endOffset;
  private final BufferPool.Account account;
  private final Gate gate;
  private final Meter meter;
  private final PartWriter writer;
  private final AtomicLong confirmed;
  private volatile long received;
  private boolean ended;

  FileFetch(FileJob job, LaneWork lane, RunContext run) {
    this.job = job;
    this.lane = lane;
    this.offset = job.part.written();
    this.endOffset = job.sizeBytes();
    this.account = run.buffers().account();
    this.gate = run.gate();
    this.meter = run.meter();
    this.confirmed = new AtomicLong(offset);
    this.received = offset;
    this.writer = new PartWriter(this, run);
  }

  FileJob job() {
    return job;
  }

  /** Bytes of the file that are here. */
  long receivedUpTo() {
    return received;
  }

  /** Bytes of the file that are right for sure. */
  long confirmedBytes() {
    return confirmed.get();
  }

  long remainingBytes() {
    return endOffset - received;
  }

  @Override
  public String path() {
    return job.path();
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
  public boolean wantsInfoBefore() {
    return job.modified() == null;
  }

  @Override
  public void before(FileInfo info) {
    job.learned(info.modified());
  }

  @Override
  public ByteBuffer buffer(int maxBytes) throws InterruptedException {
    gate.pass();
    long before = System.nanoTime();
    try {
      return account.take(maxBytes);
    } finally {
      meter.lanesBlockedNanos.add(System.nanoTime() - before);
    }
  }

  @Override
  public void received(long at, ByteBuffer bytes) {
    int count = bytes.remaining();
    received = at + count;
    meter.bytesReceived.add(count);
    meter.bytesDone.addAndGet(count);
    writer.block(at, bytes);
  }

  @Override
  public void release(ByteBuffer unused) {
    account.give(unused);
  }

  @Override
  public void confirmedUpTo(long upTo) {
    confirmed.accumulateAndGet(Math.min(upTo, received), Math::max);
  }

  @Override
  public void confirmed(FileInfo after) {
    if (end()) {
      confirmed.set(received);
      meter.filesConfirmed.increment();
      writer.confirmed(after);
    }
  }

  @Override
  public void failed(DeviceException reason) {
    boolean toBlame = lane.isToBlame(this, reason);
    if (end()) {
      writer.failed(reason, toBlame);
    }
  }

  private boolean end() {
    if (ended) {
      return false;
    }
    ended = true;
    lane.ended(this);
    return true;
  }
}
