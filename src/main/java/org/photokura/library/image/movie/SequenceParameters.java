package org.photokura.library.image.movie;

import java.nio.ByteBuffer;
import org.photokura.library.image.container.BadPictureException;

/**
 * Looks through an H.264 sequence parameter set (ITU-T H.264, 7.3.2.1.1 and E.1) before jcodec reads it: jcodec believes every count in it and goes on beyond its end, for
 * minutes where a damaged one counts thousands of millions. Only what decides how long one reads is looked at.
 */
final class SequenceParameters {

  private static final int MOST_CODED_PICTURE_BUFFERS = 32;
  private static final int MOST_FRAMES_IN_A_CYCLE = 255;
  private static final int EXTENDED_ASPECT_RATIO = 255;

  private final ByteBuffer bytes;
  private int bit;

  private SequenceParameters(ByteBuffer bytes) {
    this.bytes = bytes;
  }

  /**
   * Returns if jcodec can read it to its end.
   *
   * @param set without its header byte and without the bytes that keep start codes out; its position stays
   * @throws BadPictureException if it ends too early, or counts more than there can be
   */
  static void check(ByteBuffer set) throws BadPictureException {
    new SequenceParameters(set.duplicate()).read();
  }

  private void read() throws BadPictureException {
    int profile = bits(8);
    bits(16);
    number();
    if (isHigh(profile)) {
      readHigh();
    }
    number();
    long order = number();
    if (order == 0) {
      number();
    } else if (order == 1) {
      bits(1);
      number();
      number();
      numbers(atMost(MOST_FRAMES_IN_A_CYCLE, number()));
    }
    number();
    bits(1);
    numbers(2);
    if (!flag()) {
      bits(1);
    }
    bits(1);
    if (flag()) {
      numbers(4);
    }
    if (flag()) {
      readUsability();
    }
  }

  private static boolean isHigh(int profile) {
    return switch (profile) {
      case 100, 110, 122, 244, 44, 83, 86, 118, 128, 134, 135, 138, 139 -> true;
      default -> false;
    };
  }

  private void readHigh() throws BadPictureException {
    long chroma = number();
    if (chroma == 3) {
      bits(1);
    }
    numbers(2);
    bits(1);
    if (flag()) {
      for (int list = 0; list < (chroma == 3 ? 12 : 8); list++) {
        if (flag()) {
          readScalingList(list < 6 ? 16 : 64);
        }
      }
    }
  }

  private void readScalingList(int size) throws BadPictureException {
    long next = 8;
    long last = 8;
    for (int i = 0; i < size; i++) {
      if (next != 0) {
        next = Math.floorMod(last + signed() + 256, 256L);
      }
      last = next == 0 ? last : next;
    }
  }

  private void readUsability() throws BadPictureException {
    if (flag() && bits(8) == EXTENDED_ASPECT_RATIO) {
      bits(32);
    }
    if (flag()) {
      bits(1);
    }
    if (flag()) {
      bits(4);
      if (flag()) {
        bits(24);
      }
    }
    if (flag()) {
      numbers(2);
    }
    if (flag()) {
      bits(32);
      bits(33);
    }
    for (int model = 0; model < 2; model++) {
      if (flag()) {
        readDecoderModel();
      }
    }
  }

  private void readDecoderModel() throws BadPictureException {
    int buffers = atMost(MOST_CODED_PICTURE_BUFFERS - 1, number()) + 1;
    bits(8);
    for (int i = 0; i < buffers; i++) {
      numbers(2);
      bits(1);
    }
    bits(20);
  }

  private static int atMost(int most, long count) throws BadPictureException {
    if (count > most) {
      throw new BadPictureException("a count of " + count);
    }
    return (int) count;
  }

  private boolean flag() throws BadPictureException {
    return bits(1) == 1;
  }

  /** The lowest 32 of them. */
  private int bits(int count) throws BadPictureException {
    int value = 0;
    for (int i = 0; i < count; i++, bit++) {
      if (bit / 8 >= bytes.remaining()) {
        throw new BadPictureException("parameters end too early");
      }
      value = value << 1 | bytes.get(bytes.position() + bit / 8) >> 7 - bit % 8 & 1;
    }
    return value;
  }

  private void numbers(int count) throws BadPictureException {
    for (int i = 0; i < count; i++) {
      number();
    }
  }

  /** An Exp-Golomb code. */
  private long number() throws BadPictureException {
    int zeros = 0;
    while (!flag()) {
      if (++zeros > 32) {
        throw new BadPictureException("a number of more than 32 bits");
      }
    }
    return (1L << zeros) - 1 + Integer.toUnsignedLong(bits(zeros));
  }

  private long signed() throws BadPictureException {
    long code = number();
    return (code & 1) == 1 ? (code + 1) / 2 : -(code / 2);
  }
}
