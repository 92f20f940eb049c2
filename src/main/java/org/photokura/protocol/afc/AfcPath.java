package org.photokura.protocol.afc;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** A path as AFC carries it: UTF-8, ended by NUL. Encoded once, sent several times. */
public final class AfcPath {

  /** Longer ones cannot lie on a phone, whose limit is 1024. */
  public static final int MAX_BYTES = 4096;

  private final String text;
  private final byte[] utf8;

  /**
   * @throws IllegalArgumentException if no file of a phone can have this path: NUL inside, lone surrogates, too long
   */
  public AfcPath(String text) {
    this.text = text;
    try {
      var encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
      if (encoded.remaining() > MAX_BYTES || text.indexOf('\0') >= 0) {
        throw new IllegalArgumentException("no path of a phone: " + (encoded.remaining() > MAX_BYTES ? "too long" : "NUL inside"));
      }
      utf8 = new byte[encoded.remaining()];
      encoded.get(utf8);
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("no path of a phone: lone surrogate", e);
    }
  }

  int encodedBytes() {
    return utf8.length + 1;
  }

  void encode(ByteBuffer into) {
    into.put(utf8).put((byte) 0);
  }

  @Override
  public String toString() {
    return text;
  }
}
