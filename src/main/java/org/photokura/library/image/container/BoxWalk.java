package org.photokura.library.image.container;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.photokura.core.ProblemException;
import org.photokura.library.image.source.ByteSource;

/** Goes from box to box in a file without reading what is inside: of a film of gigabytes it fetches headers only. */
final class BoxWalk {

  private static final int MOST_BOXES = 4096;

  private final ByteSource source;
  private final long end;
  private long next;
  private int boxes;

  /** The boxes of {@code source} between two offsets. */
  BoxWalk(ByteSource source, long start, long end) {
    this.source = source;
    this.next = start;
    this.end = end;
  }

  /** Where a box lies in the file. */
  record Place(String type, long bodyOffset, long bodyLength) {}

  /** The next box, or null at the end. */
  @Nullable Place next() throws ProblemException, BadPictureException {
    if (end - next < 8) {
      return null;
    }
    var header = ByteBuffer.wrap(source.read(next, 16));
    if (header.remaining() < 8) {
      throw new BadPictureException("box header cut off at " + next);
    }
    long size = Integer.toUnsignedLong(header.getInt());
    String type = Box.fourCharacters(header);
    if (size == 1 && header.remaining() == 8) {
      size = header.getLong();
    } else if (size == 0) {
      size = end - next;
    }
    int headerBytes = header.position();
    if (size < headerBytes || size > end - next || ++boxes > MOST_BOXES) {
      throw new BadPictureException("box " + type + " of " + size + " bytes at " + next + ", the file ends at " + end);
    }
    var place = new Place(type, next + headerBytes, size - headerBytes);
    next += size;
    return place;
  }

  /** The next box of that type, or null. */
  @Nullable Place find(String type) throws ProblemException, BadPictureException {
    for (var place = next(); place != null; place = next()) {
      if (place.type().equals(type)) {
        return place;
      }
    }
    return null;
  }
}
