package org.photokura.library.image.container;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A box of the ISO base media format (ISO/IEC 14496-12), in memory: HEIC, MOV and MP4 are made of them.
 *
 * @param type four characters
 * @param body what follows the header, big-endian, positioned at its first byte
 */
record Box(String type, ByteBuffer body) {

  private static final int MOST_CHILDREN = 20_000;

  /** The boxes in {@code in}, from its position to its limit. */
  static List<Box> all(ByteBuffer in) throws BadPictureException {
    var boxes = new ArrayList<Box>();
    var rest = in.slice();
    try {
      while (rest.remaining() >= 8) {
        int start = rest.position();
        long size = Integer.toUnsignedLong(rest.getInt());
        String type = fourCharacters(rest);
        if (size == 1) {
          size = rest.getLong();
        } else if (size == 0) {
          size = (long) rest.limit() - start;
        }
        int header = rest.position() - start;
        if (size < header || size > rest.limit() - start || boxes.size() == MOST_CHILDREN) {
          throw new BadPictureException("box " + type + " of " + size + " bytes where " + (rest.limit() - start) + " are left");
        }
        boxes.add(new Box(type, rest.slice(rest.position(), (int) size - header)));
        rest.position(start + (int) size);
      }
    } catch (BufferUnderflowException e) {
      throw new BadPictureException("box header cut off", e);
    }
    return boxes;
  }

  /** A view of the body with its own position. */
  ByteBuffer content() {
    return body.duplicate();
  }

  /** Reads four characters. */
  static String fourCharacters(ByteBuffer in) {
    var bytes = new byte[4];
    in.get(bytes);
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  /** Reads an unsigned number of {@code bytes} bytes: 0, 2, 4 or 8. */
  static long number(ByteBuffer in, int bytes) throws BadPictureException {
    return switch (bytes) {
      case 0 -> 0;
      case 2 -> Short.toUnsignedInt(in.getShort());
      case 4 -> Integer.toUnsignedLong(in.getInt());
      case 8 -> {
        long value = in.getLong();
        if (value < 0) {
          throw new BadPictureException("number beyond 2^63");
        }
        yield value;
      }
      default -> throw new BadPictureException("number of " + bytes + " bytes");
    };
  }
}
