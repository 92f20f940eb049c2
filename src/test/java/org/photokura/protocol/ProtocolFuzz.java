package org.photokura.protocol;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.photokura.protocol.afc.AfcFileInfo;
import org.photokura.protocol.afc.AfcHeader;
import org.photokura.protocol.afc.AfcReplies;
import org.photokura.protocol.afc.MalformedFrameException;
import org.photokura.protocol.lockdown.PlistFrame;
import org.photokura.protocol.usbmux.UsbmuxCodec;
import org.photokura.protocol.usbmux.UsbmuxHeader;

/** The frames of all three protocols: AFC, usbmux, lockdown. */
public final class ProtocolFuzz {

  private static final int FRAME_HEADER_BYTES = 64;

  private ProtocolFuzz() {}

  /** The first byte says which; the rest is what came over the wire, a whole header at least, as the readers see to. */
  public static void fuzzerTestOneInput(byte[] data) {
    if (data.length < 1) {
      return;
    }
    var frame = Arrays.copyOfRange(data, 1, Math.max(data.length, FRAME_HEADER_BYTES));
    try {
      switch (data[0] % 8) {
        case 0 -> AfcHeader.decode(ByteBuffer.wrap(frame).order(ByteOrder.LITTLE_ENDIAN));
        case 1 -> AfcReplies.status(payload(data));
        case 2 -> AfcReplies.handle(payload(data));
        case 3 -> AfcReplies.strings(payload(data));
        case 4 -> AfcReplies.names(payload(data));
        case 5 -> AfcReplies.pairs(payload(data));
        case 6 -> AfcFileInfo.decode(payload(data));
        default -> usbmuxAndLockdown(frame, data);
      }
    } catch (MalformedMessageException | MalformedFrameException _) {
      // the right answer to nonsense
    }
  }

  private static void usbmuxAndLockdown(byte[] frame, byte[] data) throws MalformedMessageException {
    var header = UsbmuxHeader.decode(ByteBuffer.wrap(frame).order(ByteOrder.LITTLE_ENDIAN));
    var payload = Arrays.copyOfRange(data, Math.min(data.length, 1 + UsbmuxHeader.BYTES), data.length);
    try {
      UsbmuxCodec.reply(header, payload);
    } finally {
      PlistFrame.payloadBytes(ByteBuffer.wrap(frame));
    }
  }

  private static ByteBuffer payload(byte[] data) {
    return ByteBuffer.wrap(data, 1, data.length - 1).slice().order(ByteOrder.LITTLE_ENDIAN);
  }
}
