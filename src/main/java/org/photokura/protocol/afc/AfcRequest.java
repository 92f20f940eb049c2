package org.photokura.protocol.afc;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * What this program asks of a phone's AFC service: reading only. No record here writes, deletes, renames or locks, so nothing that is built on this can.
 *
 * <p><b>Source:</b> libimobiledevice {@code src/afc.c}. <b>Checked by:</b> AfcRequestTest; AfcThroughLibimobiledeviceTest. <b>Unverified:</b> none.
 */
public sealed interface AfcRequest {

  AfcOperation operation();

  /** Bytes after the 40 of the header. */
  int payloadBytes();

  /** Appends the payload at the buffer's position; the buffer is little-endian. */
  void encodePayload(ByteBuffer into);

  /** Bytes of the whole frame. */
  default int frameBytes() {
    return AfcHeader.BYTES + payloadBytes();
  }

  /**
   * Appends the whole frame at the buffer's position.
   *
   * @param packetNumber the reply will carry it too
   */
  default void encode(ByteBuffer into, long packetNumber) {
    new AfcHeader(frameBytes(), frameBytes(), packetNumber, operation().code()).encode(into);
    var order = into.order();
    into.order(ByteOrder.LITTLE_ENDIAN);
    encodePayload(into);
    into.order(order);
  }

  /** Names in a folder; answered by DATA. */
  record ReadDir(AfcPath path) implements AfcRequest {
    @Override
    public AfcOperation operation() {
      return AfcOperation.READ_DIR;
    }

    @Override
    public int payloadBytes() {
      return path.encodedBytes();
    }

    @Override
    public void encodePayload(ByteBuffer into) {
      path.encode(into);
    }
  }

  /** Size, type and times of a path; answered by DATA. */
  record GetFileInfo(AfcPath path) implements AfcRequest {
    @Override
    public AfcOperation operation() {
      return AfcOperation.GET_FILE_INFO;
    }

    @Override
    public int payloadBytes() {
      return path.encodedBytes();
    }

    @Override
    public void encodePayload(ByteBuffer into) {
      path.encode(into);
    }
  }

  /** Model and space of the media partition; answered by DATA. */
  record GetDeviceInfo() implements AfcRequest {
    @Override
    public AfcOperation operation() {
      return AfcOperation.GET_DEVICE_INFO;
    }

    @Override
    public int payloadBytes() {
      return 0;
    }

    @Override
    public void encodePayload(ByteBuffer into) {}
  }

  /** Opens a file for reading (mode 1, the only one this knows); answered by FILE_OPEN_RESULT. */
  record FileOpen(AfcPath path) implements AfcRequest {
    private static final long READ_ONLY = 1;

    @Override
    public AfcOperation operation() {
      return AfcOperation.FILE_OPEN;
    }

    @Override
    public int payloadBytes() {
      return Long.BYTES + path.encodedBytes();
    }

    @Override
    public void encodePayload(ByteBuffer into) {
      into.putLong(READ_ONLY);
      path.encode(into);
    }
  }

  /** The next bytes of an open file; answered by DATA, which may hold fewer than asked for. */
  record FileRead(long handle, long maxBytes) implements AfcRequest {
    @Override
    public AfcOperation operation() {
      return AfcOperation.FILE_READ;
    }

    @Override
    public int payloadBytes() {
      return 2 * Long.BYTES;
    }

    @Override
    public void encodePayload(ByteBuffer into) {
      into.putLong(handle).putLong(maxBytes);
    }
  }

  /** Goes to a place of an open file, counted from its start; answered by STATUS. */
  record FileSeek(long handle, long offset) implements AfcRequest {
    private static final long FROM_START = 0;

    @Override
    public AfcOperation operation() {
      return AfcOperation.FILE_SEEK;
    }

    @Override
    public int payloadBytes() {
      return 3 * Long.BYTES;
    }

    @Override
    public void encodePayload(ByteBuffer into) {
      into.putLong(handle).putLong(FROM_START).putLong(offset);
    }
  }

  /** Closes an open file; answered by STATUS. */
  record FileClose(long handle) implements AfcRequest {
    @Override
    public AfcOperation operation() {
      return AfcOperation.FILE_CLOSE;
    }

    @Override
    public int payloadBytes() {
      return Long.BYTES;
    }

    @Override
    public void encodePayload(ByteBuffer into) {
      into.putLong(handle);
    }
  }
}
