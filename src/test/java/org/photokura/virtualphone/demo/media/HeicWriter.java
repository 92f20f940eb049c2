package org.photokura.virtualphone.demo.media;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts single HEVC pictures together as an iPhone does: tiles of 512 pixels under a {@code grid} item, a thumbnail, an Exif item, {@code
 * irot}. What
 * goes in comes from heif-enc, which cannot write grids itself.
 */
final class HeicWriter {

  private static final int TILE = 512;

  private final List<Picture> tiles;
  private final Picture thumbnail;
  private final byte[] exif;
  private final int width;
  private final int height;
  private final int quartersCounterClockwise;

  /**
   * @param tiles row by row
   * @param exif a block of {@link Exif#ROOM_BYTES}
   * @param quartersCounterClockwise how far a viewer must turn it
   */
  HeicWriter(List<Picture> tiles, Picture thumbnail, byte[] exif, int width, int height, int quartersCounterClockwise) {
    this.tiles = List.copyOf(tiles);
    this.thumbnail = thumbnail;
    this.exif = exif;
    this.width = width;
    this.height = height;
    this.quartersCounterClockwise = quartersCounterClockwise;
  }

  /** One coded picture: its decoder configuration box and its data. */
  record Picture(byte[] hvcC, byte[] data) {

    /** All pictures of a file that heif-enc wrote. */
    static List<Picture> of(byte[] heic) {
      var meta = Boxes.path(heic, "meta");
      int from = meta.start() + 4;
      var properties = Boxes.find(heic, Boxes.find(heic, from, meta.end(), "iprp").orElseThrow().start(), meta.end(), "ipco").orElseThrow();
      var hvcC = Boxes.find(heic, properties.start(), properties.end(), "hvcC").orElseThrow();
      var config = java.util.Arrays.copyOfRange(heic, hvcC.at(), hvcC.end());
      var iloc = Boxes.find(heic, from, meta.end(), "iloc").orElseThrow();
      var in = ByteBuffer.wrap(heic).position(iloc.start());
      int version = in.getInt() >>> 24;
      if (version != 0 || in.getShort() != 0x4440) {
        throw new IllegalArgumentException("unknown iloc");
      }
      int count = in.getShort();
      var pictures = new ArrayList<Picture>();
      for (int i = 0; i < count; i++) {
        in.getInt();
        int base = in.getInt();
        if (in.getShort() != 1) {
          throw new IllegalArgumentException("several extents");
        }
        int offset = base + in.getInt();
        int length = in.getInt();
        pictures.add(new Picture(config, java.util.Arrays.copyOfRange(heic, offset, offset + length)));
      }
      return pictures;
    }
  }

  byte[] toBytes() {
    int n = tiles.size();
    int gridId = n + 1;
    int thumbId = n + 2;
    int exifId = n + 3;
    var ftyp = Boxes.box("ftyp", ascii("heic"), u32(0), ascii("mif1"), ascii("heic"));
    var exifItem = concat(u32(6), ascii("Exif\0\0"), exif);
    var hdlr = full("hdlr", 0, u32(0), ascii("pict"), new byte[13]);
    var pitm = full("pitm", 0, u16(gridId));
    var idat = Boxes.box("idat", grid());
    var iinf = iinf(n, gridId, thumbId, exifId);
    var iref = full("iref", 0, reference("dimg", gridId, range(1, n)), reference("thmb", thumbId, new int[] {gridId}),
        reference("cdsc", exifId, new int[] {gridId}));
    var iprp = properties(n, gridId, thumbId);
    int ilocSize = 16 + 16 * n + 3 * 16;
    int metaSize = 12 + hdlr.length + pitm.length + iinf.length + iref.length + iprp.length + idat.length + ilocSize;
    int at = ftyp.length + metaSize + 8;
    var locations = ByteBuffer.allocate(ilocSize - 12);
    locations.putShort((short) 0x4400).putShort((short) (n + 3));
    int exifFrom = at;
    at += exifItem.length;
    for (int i = 0; i < n; i++) {
      location(locations, i + 1, 0, at, tiles.get(i).data.length);
      at += tiles.get(i).data.length;
    }
    location(locations, gridId, 1, 0, 8);
    location(locations, thumbId, 0, at, thumbnail.data.length);
    location(locations, exifId, 0, exifFrom, exifItem.length);
    var iloc = full("iloc", 1 << 24, locations.array());
    if (iloc.length != ilocSize) {
      throw new IllegalStateException(iloc.length + " is not " + ilocSize);
    }
    var meta = full("meta", 0, hdlr, pitm, iinf, iref, iprp, idat, iloc);
    var media = new ByteArrayOutputStream();
    media.writeBytes(exifItem);
    tiles.forEach(tile -> media.writeBytes(tile.data));
    media.writeBytes(thumbnail.data);
    return concat(ftyp, meta, Boxes.box("mdat", media.toByteArray()));
  }

  private byte[] grid() {
    int columns = (width + TILE - 1) / TILE;
    int rows = (height + TILE - 1) / TILE;
    return concat(new byte[] {0, 0, (byte) (rows - 1), (byte) (columns - 1)}, u16(width), u16(height));
  }

  private static byte[] iinf(int n, int gridId, int thumbId, int exifId) {
    var entries = new ByteArrayOutputStream();
    for (int i = 1; i <= n; i++) {
      entries.writeBytes(full("infe", 2 << 24 | 1, u16(i), u16(0), ascii("hvc1\0")));
    }
    entries.writeBytes(full("infe", 2 << 24, u16(gridId), u16(0), ascii("grid\0")));
    entries.writeBytes(full("infe", 2 << 24, u16(thumbId), u16(0), ascii("hvc1\0")));
    entries.writeBytes(full("infe", 2 << 24 | 1, u16(exifId), u16(0), ascii("Exif\0")));
    return full("iinf", 0, u16(n + 3), entries.toByteArray());
  }

  /** Properties: 1 colour, 2 tile config, 3 tile size, 4 image size, 5 rotation, 6 depth, 7 thumbnail config, 8 thumbnail size. */
  private byte[] properties(int n, int gridId, int thumbId) {
    var ipco = Boxes.box("ipco",
        Boxes.box("colr", ascii("nclx"), u16(1), u16(13), u16(6), new byte[] {(byte) 0x80}),
        tiles.getFirst().hvcC,
        full("ispe", 0, u32(TILE), u32(TILE)),
        full("ispe", 0, u32(width), u32(height)),
        Boxes.box("irot", new byte[] {(byte) quartersCounterClockwise}),
        full("pixi", 0, new byte[] {3, 8, 8, 8}),
        thumbnail.hvcC,
        full("ispe", 0, u32(320), u32(240)));
    var links = new ByteArrayOutputStream();
    links.writeBytes(u32(n + 2));
    for (int i = 1; i <= n; i++) {
      links.writeBytes(concat(u16(i), new byte[] {3, (byte) 0x82, 3, 1}));
    }
    links.writeBytes(concat(u16(gridId), new byte[] {4, 4, (byte) 0x85, 1, 6}));
    links.writeBytes(concat(u16(thumbId), new byte[] {5, (byte) 0x87, 8, (byte) 0x85, 1, 6}));
    return Boxes.box("iprp", ipco, full("ipma", 0, links.toByteArray()));
  }

  private static void location(ByteBuffer out, int id, int construction, int offset, int length) {
    out.putShort((short) id).putShort((short) construction).putShort((short) 0).putShort((short) 1).putInt(offset).putInt(length);
  }

  private static byte[] reference(String type, int from, int[] to) {
    var out = ByteBuffer.allocate(4 + 2 * to.length).putShort((short) from).putShort((short) to.length);
    for (int id : to) {
      out.putShort((short) id);
    }
    return Boxes.box(type, out.array());
  }

  private static int[] range(int first, int last) {
    return java.util.stream.IntStream.rangeClosed(first, last).toArray();
  }

  private static byte[] full(String type, int versionAndFlags, byte[]... contents) {
    return Boxes.box(type, u32(versionAndFlags), concat(contents));
  }

  private static byte[] concat(byte[]... parts) {
    var out = new ByteArrayOutputStream();
    for (var part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  private static byte[] u16(int value) {
    return ByteBuffer.allocate(2).putShort((short) value).array();
  }

  private static byte[] u32(int value) {
    return ByteBuffer.allocate(4).putInt(value).array();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
