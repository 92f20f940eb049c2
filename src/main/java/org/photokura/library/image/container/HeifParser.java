package org.photokura.library.image.container;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.photokura.core.ProblemException;
import org.photokura.library.image.container.HeifItem.Extent;
import org.photokura.library.image.container.HeifItem.Property;
import org.photokura.library.image.source.ByteSource;

/** Reads the {@code meta} box of a HEIF file. Every number in it is hostile until checked. */
final class HeifParser {

  private static final int MOST_META_BYTES = 8 << 20;
  private static final int MOST_ITEMS = 20_000;
  private static final int MOST_EXTENTS = 100_000;
  private static final long MOST_OFFSET = 1L << 40;

  private record Info(String type, String contentType) {}

  private record Location(List<Extent> extents, boolean inIdat) {}

  private final Map<Integer, Info> infos = new LinkedHashMap<>();
  private final Map<Integer, Location> locations = new HashMap<>();
  private final Map<Integer, List<Property>> properties = new HashMap<>();
  private final List<HeifReference> references = new ArrayList<>();
  private int primaryId;
  private long idatOffset;
  private int extentsSeen;

  private HeifParser() {}

  static HeifFile parse(ByteSource source) throws BadPictureException, ProblemException {
    var place = new BoxWalk(source, 0, source.sizeBytes()).find("meta");
    if (place == null || place.bodyLength() < 4 || place.bodyLength() > MOST_META_BYTES) {
      throw new BadPictureException(place == null ? "no meta box" : "meta box of " + place.bodyLength() + " bytes");
    }
    var bytes = source.read(place.bodyOffset(), (int) place.bodyLength());
    if (bytes.length < place.bodyLength()) {
      throw new BadPictureException("meta box cut off");
    }
    try {
      return new HeifParser().meta(source, place.bodyOffset(), ByteBuffer.wrap(bytes));
    } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new BadPictureException("broken meta box", e);
    }
  }

  private HeifFile meta(ByteSource source, long bodyOffset, ByteBuffer body) throws BadPictureException {
    body.getInt();
    for (var box : Box.all(body)) {
      var in = box.content();
      switch (box.type()) {
        case "pitm" -> primaryId = id(in, in.getInt() >>> 24 == 0 ? 2 : 4);
        case "iinf" -> infos(in);
        case "iloc" -> locations(in);
        case "iref" -> references(in);
        case "iprp" -> properties(in);
        case "idat" -> idatOffset = bodyOffset + box.body().arrayOffset();
        default -> { }
      }
    }
    var items = new LinkedHashMap<Integer, HeifItem>();
    infos.forEach((id, info) -> {
      var location = locations.getOrDefault(id, new Location(List.of(), false));
      items.put(id, new HeifItem(id, info.type(), info.contentType(), location.extents(), location.inIdat(), properties.getOrDefault(id, List.of())));
    });
    return new HeifFile(source, idatOffset, primaryId, items, references);
  }

  private static int id(ByteBuffer in, int bytes) throws BadPictureException {
    long id = Box.number(in, bytes);
    if (id > Integer.MAX_VALUE) {
      throw new BadPictureException("item id " + id);
    }
    return (int) id;
  }

  private void infos(ByteBuffer in) throws BadPictureException {
    int version = in.getInt() >>> 24;
    Box.number(in, version == 0 ? 2 : 4);
    for (var box : Box.all(in)) {
      if (box.type().equals("infe")) {
        info(box.content());
      }
    }
  }

  private void info(ByteBuffer in) throws BadPictureException {
    int version = in.getInt() >>> 24;
    if (version < 2) {
      return;
    }
    int id = id(in, version == 2 ? 2 : 4);
    in.getShort();
    String type = Box.fourCharacters(in);
    text(in);
    if (infos.size() == MOST_ITEMS) {
      throw new BadPictureException("more than " + MOST_ITEMS + " items");
    }
    infos.put(id, new Info(type, type.equals("mime") ? text(in) : ""));
  }

  private static String text(ByteBuffer in) {
    var text = new StringBuilder();
    while (in.hasRemaining()) {
      byte b = in.get();
      if (b == 0) {
        break;
      }
      text.append((char) (b & 0xFF));
    }
    return new String(text.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }

  private void locations(ByteBuffer in) throws BadPictureException {
    int version = in.getInt() >>> 24;
    int sizes = Short.toUnsignedInt(in.getShort());
    int offsetBytes = sizes >>> 12;
    int lengthBytes = sizes >>> 8 & 15;
    int baseBytes = sizes >>> 4 & 15;
    int indexBytes = version == 0 ? 0 : sizes & 15;
    long count = Box.number(in, version < 2 ? 2 : 4);
    for (long i = 0; i < count; i++) {
      int id = id(in, version < 2 ? 2 : 4);
      int method = version == 0 ? 0 : in.getShort() & 15;
      boolean here = in.getShort() == 0;
      long base = Box.number(in, baseBytes);
      int extentCount = Short.toUnsignedInt(in.getShort());
      extentsSeen += extentCount;
      if (extentsSeen > MOST_EXTENTS) {
        throw new BadPictureException("more than " + MOST_EXTENTS + " extents");
      }
      var extents = new ArrayList<Extent>();
      for (int e = 0; e < extentCount; e++) {
        Box.number(in, indexBytes);
        long offset = base + Box.number(in, offsetBytes);
        long length = Box.number(in, lengthBytes);
        if (offset < 0 || offset > MOST_OFFSET || length > MOST_OFFSET) {
          throw new BadPictureException("extent of " + length + " bytes at " + offset);
        }
        extents.add(new Extent(offset, length));
      }
      if (here && method < 2) {
        locations.put(id, new Location(List.copyOf(extents), method == 1));
      }
    }
  }

  private void references(ByteBuffer in) throws BadPictureException {
    int idBytes = in.getInt() >>> 24 == 0 ? 2 : 4;
    for (var box : Box.all(in)) {
      var content = box.content();
      int from = id(content, idBytes);
      int count = Short.toUnsignedInt(content.getShort());
      var to = new ArrayList<Integer>();
      for (int i = 0; i < count; i++) {
        to.add(id(content, idBytes));
      }
      references.add(new HeifReference(box.type(), from, List.copyOf(to)));
    }
  }

  private void properties(ByteBuffer in) throws BadPictureException {
    var boxes = Box.all(in);
    var list = new ArrayList<Box>();
    for (var box : boxes) {
      if (box.type().equals("ipco")) {
        list.addAll(Box.all(box.content()));
      }
    }
    for (var box : boxes) {
      if (box.type().equals("ipma")) {
        associations(box.content(), list);
      }
    }
  }

  private void associations(ByteBuffer in, List<Box> list) throws BadPictureException {
    int versionAndFlags = in.getInt();
    int idBytes = versionAndFlags >>> 24 == 0 ? 2 : 4;
    boolean wide = (versionAndFlags & 1) == 1;
    long count = Integer.toUnsignedLong(in.getInt());
    for (long i = 0; i < count; i++) {
      int id = id(in, idBytes);
      int propertyCount = Byte.toUnsignedInt(in.get());
      var found = new ArrayList<Property>();
      for (int p = 0; p < propertyCount; p++) {
        int value = wide ? Short.toUnsignedInt(in.getShort()) : Byte.toUnsignedInt(in.get());
        int essentialBit = wide ? 0x8000 : 0x80;
        int index = (value & ~essentialBit) - 1;
        if (index >= list.size()) {
          throw new BadPictureException("property " + index + " of " + list.size());
        }
        if (index >= 0) {
          found.add(new Property(index, (value & essentialBit) != 0, list.get(index)));
        }
      }
      properties.put(id, List.copyOf(found));
    }
  }
}
