package org.photokura.protocol.afc;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The payload of a GET_FILE_INFO reply: keys and values in turn, of which these are used. Read without making strings, because a scan reads a hundred
 * thousand.
 *
 * <p><b>Source:</b> libimobiledevice {@code src/afc.c}, {@code tools/afcclient.c}; ifuse {@code src/ifuse.c} for the units.
 * <b>Checked by:</b> AfcFileInfoTest; AfcThroughLibimobiledeviceTest. <b>Unverified:</b> whether every iOS sends {@code st_birthtime}.
 *
 * @param type {@code st_ifmt}
 * @param sizeBytes {@code st_size}
 * @param modifiedNanos {@code st_mtime}, since 1970
 * @param createdNanos {@code st_birthtime}, since 1970; null where the phone does not tell
 */
public record AfcFileInfo(Type type, long sizeBytes, long modifiedNanos, @Nullable Long createdNanos) {

  /** What {@code st_ifmt} says. */
  public enum Type {
    FILE,
    FOLDER,
    LINK,
    OTHER
  }

  /** A thousand times what the largest phone holds; sizes up to it can be added up. */
  private static final long MAX_SIZE_BYTES = 1L << 50;

  private static final byte[] SIZE = ascii("st_size");
  private static final byte[] FORMAT = ascii("st_ifmt");
  private static final byte[] MODIFIED = ascii("st_mtime");
  private static final byte[] CREATED = ascii("st_birthtime");
  private static final byte[] REGULAR = ascii("S_IFREG");
  private static final byte[] DIRECTORY = ascii("S_IFDIR");
  private static final byte[] SYMBOLIC_LINK = ascii("S_IFLNK");

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * Reads the payload between position and limit.
   *
   * @throws MalformedFrameException if it breaks off, a key stands alone, or size, format or time of change are missing, double or no numbers
   */
  public static AfcFileInfo decode(ByteBuffer payload) throws MalformedFrameException {
    Long size = null;
    Long modified = null;
    Long created = null;
    Type type = null;
    int at = payload.position();
    while (at < payload.limit() && !onlyPadding(payload, at)) {
      int keyEnd = end(payload, at);
      int value = keyEnd + 1;
      int valueEnd = end(payload, value);
      if (is(payload, at, keyEnd, SIZE)) {
        size = number(payload, value, valueEnd, size);
      } else if (is(payload, at, keyEnd, MODIFIED)) {
        modified = number(payload, value, valueEnd, modified);
      } else if (is(payload, at, keyEnd, CREATED)) {
        created = number(payload, value, valueEnd, created);
      } else if (is(payload, at, keyEnd, FORMAT)) {
        if (type != null) {
          throw new MalformedFrameException("AFC key st_ifmt comes twice");
        }
        type = type(payload, value, valueEnd);
      }
      at = valueEnd + 1;
    }
    if (type == null || size == null || modified == null) {
      throw new MalformedFrameException("AFC file info lacks size, format or time");
    }
    if (size < 0 || size > MAX_SIZE_BYTES) {
      throw new MalformedFrameException("AFC file has " + size + " bytes");
    }
    return new AfcFileInfo(type, size, modified, created);
  }

  private static boolean onlyPadding(ByteBuffer payload, int from) {
    for (int at = from; at < payload.limit(); at++) {
      if (payload.get(at) != 0) {
        return false;
      }
    }
    return true;
  }

  private static Type type(ByteBuffer payload, int from, int to) {
    if (is(payload, from, to, REGULAR)) {
      return Type.FILE;
    }
    if (is(payload, from, to, DIRECTORY)) {
      return Type.FOLDER;
    }
    return is(payload, from, to, SYMBOLIC_LINK) ? Type.LINK : Type.OTHER;
  }

  /** The place of the NUL that ends the string at {@code from}. */
  private static int end(ByteBuffer payload, int from) throws MalformedFrameException {
    for (int at = from; at < payload.limit(); at++) {
      if (payload.get(at) == 0) {
        return at;
      }
    }
    throw new MalformedFrameException("AFC file info breaks off");
  }

  private static boolean is(ByteBuffer payload, int from, int to, byte[] text) {
    if (to - from != text.length) {
      return false;
    }
    for (int i = 0; i < text.length; i++) {
      if (payload.get(from + i) != text[i]) {
        return false;
      }
    }
    return true;
  }

  private static long number(ByteBuffer payload, int from, int to, @Nullable Long before) throws MalformedFrameException {
    if (before != null) {
      throw new MalformedFrameException("AFC file info tells a value twice");
    }
    boolean negative = from < to && payload.get(from) == '-';
    int first = negative ? from + 1 : from;
    if (first == to || to - first > 19) {
      throw new MalformedFrameException("AFC file info holds no number");
    }
    long value = 0;
    for (int at = first; at < to; at++) {
      int digit = payload.get(at) - '0';
      if (digit < 0 || digit > 9 || value > (Long.MAX_VALUE - digit) / 10) {
        throw new MalformedFrameException("AFC file info holds no number");
      }
      value = value * 10 + digit;
    }
    return negative ? -value : value;
  }
}
