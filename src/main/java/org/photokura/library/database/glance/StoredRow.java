package org.photokura.library.database.glance;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/** The values of one row or index entry, decoded when asked for. */
final class StoredRow {

  private final ByteBuffer payload;
  private final Charset encoding;
  private final int headerEnd;

  /**
   * @param payload from 0 to its end
   */
  StoredRow(ByteBuffer payload, Charset encoding) throws MalformedPageException {
    this.payload = payload;
    this.encoding = encoding;
    var header = payload.duplicate().position(0);
    long end = Varint.read(header);
    if (end < header.position() || end > payload.limit()) {
      throw new MalformedPageException("a header of " + end + " bytes");
    }
    headerEnd = (int) end;
  }

  /** How many values it has. */
  int columns() throws MalformedPageException {
    var header = payload.duplicate().position(0);
    Varint.read(header);
    int count = 0;
    while (header.position() < headerEnd) {
      Varint.read(header);
      count++;
    }
    return count;
  }

  @Nullable Long number(int column) throws MalformedPageException {
    return value(column) instanceof Number number ? (Long) number.longValue() : null;
  }

  @Nullable Double real(int column) throws MalformedPageException {
    return value(column) instanceof Number number ? (Double) number.doubleValue() : null;
  }

  @Nullable String text(int column) throws MalformedPageException {
    return value(column) instanceof String text ? text : null;
  }

  /** Long, Double or String; null for NULL, a BLOB, or a column that the row is too old to have. */
  private @Nullable Object value(int column) throws MalformedPageException {
    if (column < 0) {
      return null;
    }
    var header = payload.duplicate().position(0);
    Varint.read(header);
    long at = headerEnd;
    for (int i = 0; header.position() < headerEnd; i++) {
      long type = Varint.read(header);
      long size = size(type);
      if (at + size > payload.limit()) {
        throw new MalformedPageException("a value ends beyond its record");
      }
      if (i == column) {
        return decode(type, payload.slice((int) at, (int) size));
      }
      at += size;
    }
    return null;
  }

  private static long size(long type) throws MalformedPageException {
    if (type >= 12) {
      return (type - 12) / 2;
    }
    return switch ((int) type) {
      case 0, 8, 9 -> 0;
      case 1, 2, 3, 4 -> type;
      case 5 -> 6;
      case 6, 7 -> 8;
      default -> throw new MalformedPageException("serial type " + type);
    };
  }

  private @Nullable Object decode(long type, ByteBuffer bytes) {
    if (type >= 12) {
      return type % 2 == 0 ? null : encoding.decode(bytes).toString();
    }
    return switch ((int) type) {
      case 0 -> null;
      case 7 -> bytes.getDouble();
      case 8 -> 0L;
      case 9 -> 1L;
      default -> integer(bytes);
    };
  }

  private static Long integer(ByteBuffer bytes) {
    long value = bytes.get();
    while (bytes.hasRemaining()) {
      value = value << 8 | (bytes.get() & 0xFF);
    }
    return value;
  }
}
