package org.photokura.virtualphone;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.photokura.protocol.afc.AfcHeader;

/** Counts whole AFC frames in bytes as they come, wherever they are cut. One thread writes, any reads. */
final class FrameCounter {

  private static final int ENTIRE_BYTES_AT = 8;

  private final ByteBuffer header = ByteBuffer.allocate(AfcHeader.BYTES).order(ByteOrder.LITTLE_ENDIAN);
  private long restOfFrame;
  private volatile long frames;

  long frames() {
    return frames;
  }

  /** Looks at the bytes between the buffer's position and limit without moving it. */
  void feed(ByteBuffer bytes) {
    long complete = frames;
    int at = bytes.position();
    while (at < bytes.limit()) {
      if (restOfFrame == 0) {
        int take = Math.min(header.remaining(), bytes.limit() - at);
        header.put(bytes.slice(at, take));
        at += take;
        if (header.hasRemaining()) {
          break;
        }
        header.clear();
        restOfFrame = Math.max(AfcHeader.BYTES, header.getLong(ENTIRE_BYTES_AT)) - AfcHeader.BYTES;
      } else {
        int take = (int) Math.min(restOfFrame, bytes.limit() - at);
        at += take;
        restOfFrame -= take;
      }
      if (restOfFrame == 0) {
        complete++;
      }
    }
    frames = complete;
  }
}
