package org.photokura.protocol.afc;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the payloads of replies. A payload lies between position and limit and holds header payload and bulk data together, because phones put
 * the same thing into either.
 *
 * <p><b>Source:</b> libimobiledevice {@code src/afc.c}. <b>Checked by:</b> AfcRepliesTest; AfcThroughLibimobiledeviceTest. <b>Unverified:</b> none.
 */
public final class AfcReplies {

  private AfcReplies() {}

  /** The code of a STATUS reply; see {@link AfcStatus}. */
  public static long status(ByteBuffer payload) throws MalformedFrameException {
    return firstLong(payload, "status");
  }

  /** The handle of a FILE_OPEN_RESULT reply, never 0. */
  public static long handle(ByteBuffer payload) throws MalformedFrameException {
    long handle = firstLong(payload, "handle");
    if (handle == 0) {
      throw new MalformedFrameException("AFC handle is 0");
    }
    return handle;
  }

  private static long firstLong(ByteBuffer payload, String what) throws MalformedFrameException {
    if (payload.remaining() < Long.BYTES) {
      throw new MalformedFrameException("AFC " + what + " has " + payload.remaining() + " bytes");
    }
    var order = payload.order();
    long value = payload.order(ByteOrder.LITTLE_ENDIAN).getLong();
    payload.order(order);
    return value;
  }

  /**
   * Strings that each end with NUL: names in a folder, or keys and values in turn.
   *
   * @throws MalformedFrameException if the last one does not end, or one is no UTF-8
   */
  public static List<String> strings(ByteBuffer payload) throws MalformedFrameException {
    return strings(payload, CodingErrorAction.REPORT);
  }

  private static List<String> strings(ByteBuffer payload, CodingErrorAction onNoText) throws MalformedFrameException {
    var strings = new ArrayList<String>();
    var decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(onNoText).onUnmappableCharacter(onNoText);
    int start = payload.position();
    for (int at = start; at < payload.limit(); at++) {
      if (payload.get(at) == 0) {
        try {
          strings.add(decoder.decode(payload.slice(start, at - start)).toString());
        } catch (CharacterCodingException e) {
          throw new MalformedFrameException("AFC string " + strings.size() + " is no UTF-8");
        }
        start = at + 1;
      }
    }
    if (start != payload.limit()) {
      throw new MalformedFrameException("AFC string list breaks off");
    }
    return strings;
  }

  /**
   * The names of a READ_DIR reply, without {@code .} and {@code ..} and without empty ones, which some phones pad with. One odd name must not cost the folder:
   * what is no UTF-8 comes with replacement characters, and a name may hold slashes, so that whoever joins it to a path has to look first.
   *
   * @throws MalformedFrameException if the last name does not end
   */
  public static List<String> names(ByteBuffer payload) throws MalformedFrameException {
    var names = strings(payload, CodingErrorAction.REPLACE);
    names.removeIf(name -> name.isEmpty() || name.equals(".") || name.equals(".."));
    return names;
  }

  /**
   * Keys and values of a GET_FILE_INFO or GET_DEVICE_INFO reply, in order.
   *
   * @throws MalformedFrameException as {@link #strings}, or if a key stands alone or comes twice
   */
  public static Map<String, String> pairs(ByteBuffer payload) throws MalformedFrameException {
    var strings = strings(payload);
    if (strings.size() % 2 != 0) {
      throw new MalformedFrameException("AFC pairs: " + strings.size() + " strings");
    }
    var pairs = LinkedHashMap.<String, String>newLinkedHashMap(strings.size() / 2);
    for (int i = 0; i < strings.size(); i += 2) {
      if (pairs.put(strings.get(i), strings.get(i + 1)) != null) {
        throw new MalformedFrameException("AFC key comes twice");
      }
    }
    return pairs;
  }
}
