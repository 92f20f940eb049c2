package org.photokura.library.image;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes QuickTime headers for tests: what iPhones say of a movie, without the movie. */
public final class MovieBuilder {

  private final Map<String, String> texts = new LinkedHashMap<>();
  private int width = 1920;
  private int height = 1080;
  private boolean onItsSide;
  private long created = 3_700_000_000L;
  private int mediaBytes = 100_000;
  private boolean headersFirst;

  public MovieBuilder text(String key, String value) {
    texts.put(key, value);
    return this;
  }

  public MovieBuilder turned() {
    onItsSide = true;
    return this;
  }

  public MovieBuilder headersFirst() {
    headersFirst = true;
    return this;
  }

  public MovieBuilder mediaBytes(int bytes) {
    mediaBytes = bytes;
    return this;
  }

  public byte[] build() {
    var out = new ByteArrayOutputStream();
    out.writeBytes(box("ftyp", "qt  \0\0\0\0qt  ".getBytes(StandardCharsets.US_ASCII)));
    out.writeBytes(box("wide"));
    if (headersFirst) {
      out.writeBytes(moov());
    }
    out.writeBytes(box("mdat", new byte[mediaBytes]));
    if (!headersFirst) {
      out.writeBytes(moov());
    }
    return out.toByteArray();
  }

  private byte[] moov() {
    var mvhd = ByteBuffer.allocate(100).putInt(0).putInt((int) created).putInt(0).putInt(600).putInt(600 * 65 / 10).array();
    return box("moov", box("mvhd", mvhd), track(0, 0), track(width, height), box("meta", box("hdlr", new byte[24]), keys(), values()));
  }

  private byte[] track(int trackWidth, int trackHeight) {
    var tkhd = ByteBuffer.allocate(84).putInt(7);
    tkhd.position(40);
    int one = 0x10000;
    for (int value : onItsSide ? new int[] {0, one, 0, -one, 0, 0, 0, 0, 0x40000000} : new int[] {one, 0, 0, 0, one, 0, 0, 0, 0x40000000}) {
      tkhd.putInt(value);
    }
    tkhd.putInt(trackWidth << 16).putInt(trackHeight << 16);
    return box("trak", box("tkhd", tkhd.array()), box("mdia", new byte[300_000]));
  }

  private byte[] keys() {
    var out = new ByteArrayOutputStream();
    out.writeBytes(ByteBuffer.allocate(8).putInt(0).putInt(texts.size()).array());
    texts.keySet().forEach(key -> out.writeBytes(box("mdta", key.getBytes(StandardCharsets.UTF_8))));
    return box("keys", out.toByteArray());
  }

  private byte[] values() {
    var out = new ByteArrayOutputStream();
    int number = 1;
    for (String value : texts.values()) {
      var data = box("data", ByteBuffer.allocate(8).putInt(1).putInt(0).array(), value.getBytes(StandardCharsets.UTF_8));
      out.writeBytes(ByteBuffer.allocate(8).putInt(8 + data.length).putInt(number++).array());
      out.writeBytes(data);
    }
    return box("ilst", out.toByteArray());
  }

  private static byte[] box(String type, byte[]... parts) {
    int size = 8;
    for (var part : parts) {
      size += part.length;
    }
    var out = ByteBuffer.allocate(size).putInt(size).put(type.getBytes(StandardCharsets.US_ASCII));
    for (var part : parts) {
      out.put(part);
    }
    return out.array();
  }
}
