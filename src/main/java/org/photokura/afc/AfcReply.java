package org.photokura.afc;

import java.nio.ByteBuffer;
import org.photokura.device.DeviceException;
import org.photokura.protocol.afc.AfcHeader;
import org.photokura.protocol.afc.AfcOperation;
import org.photokura.protocol.afc.AfcReplies;
import org.photokura.protocol.afc.MalformedFrameException;

/** The reply that a stream is reading: its header is known, its payload still comes. One object a stream, valid until the handler returns. */
final class AfcReply {

  /** Far beyond every code that exists. */
  private static final long MAX_STATUS = 255;

  private final AfcInput input;
  private long operation;
  private long left;

  AfcReply(AfcInput input) {
    this.input = input;
  }

  void begin(AfcHeader header) {
    operation = header.operation();
    left = header.entireBytes() - AfcHeader.BYTES;
  }

  /** Bytes of the payload that were not taken yet. */
  long bytesLeft() {
    return left;
  }

  /**
   * Whether it is what was hoped for.
   *
   * @param expected the operation of a reply that succeeds
   * @return {@link AfcProblems#SUCCESS}, or the code of a STATUS reply
   * @throws DeviceException PROTOCOL_BROKEN if it is neither
   */
  long code(AfcOperation expected) throws DeviceException {
    if (operation == AfcOperation.STATUS.code()) {
      long code = decode(AfcReplies::status);
      if (code < 0 || code > MAX_STATUS) {
        throw AfcProblems.broken("AFC status " + code);
      }
      if (code != AfcProblems.SUCCESS || expected == AfcOperation.STATUS) {
        return code;
      }
    } else if (operation == expected.code()) {
      return AfcProblems.SUCCESS;
    }
    throw AfcProblems.broken("AFC operation " + operation + " instead of " + expected);
  }

  /** The handle of a FILE_OPEN_RESULT. */
  long handle() throws DeviceException {
    return decode(AfcReplies::handle);
  }

  private long decode(LongDecoder decoder) throws DeviceException {
    try {
      return decoder.decode(payload());
    } catch (MalformedFrameException e) {
      throw AfcProblems.broken(e.getMessage());
    }
  }

  private interface LongDecoder {
    long decode(ByteBuffer payload) throws MalformedFrameException;
  }

  /** The whole payload; valid until the next reply. */
  ByteBuffer payload() throws DeviceException {
    int bytes = (int) left;
    left = 0;
    return input.take(bytes);
  }

  /** Fills the direct buffer with the next bytes of the payload, of which so many must be left. */
  void receive(ByteBuffer direct) throws DeviceException {
    left -= direct.remaining();
    input.receive(direct);
  }

  /** Throws away what is left. */
  void skip() throws DeviceException {
    while (left > 0) {
      int bytes = (int) Math.min(left, AfcInput.SLICE_BYTES);
      left -= bytes;
      input.take(bytes);
    }
  }
}
