package org.photokura.library.image.container;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.photokura.library.image.source.MemorySource;

/** Puts HEIC files together as iPhones write them, of pictures that heif-enc made one by one. */
public final class HeifBuilder {

  private record Part(int id, String type, String contentType, byte[] data, List<Integer> properties) {}

  private record Ref(String type, int from, List<Integer> to) {}

  private final List<Part> parts = new ArrayList<>();
  private final List<Ref> references = new ArrayList<>();
  private final List<byte[]> properties = new ArrayList<>();
  private int primary;
  private boolean dataInIdat;
  private byte[] padding = new byte[0];
  private String brand = "heic";

  /** A grid of pictures, cut to the size. */
  public static HeifBuilder grid(int columns, int rows, int width, int height, byte[]... tiles) {
    var builder = new HeifBuilder();
    var ids = new ArrayList<Integer>();
    for (var tile : tiles) {
      ids.add(builder.coded(tile));
    }
    byte[] grid = {0, 0, (byte) (rows - 1), (byte) (columns - 1), (byte) (width >> 8), (byte) width, (byte) (height >> 8), (byte) height};
    builder.primary = builder.add("grid", "", grid, List.of(builder.size(width, height)));
    builder.references.add(new Ref("dimg", builder.primary, ids));
    return builder;
  }

  /** One picture. */
  public static HeifBuilder single(byte[] heic) {
    var builder = new HeifBuilder();
    builder.primary = builder.coded(heic);
    return builder;
  }

  private int add(String type, String contentType, byte[] data, List<Integer> propertyIndexes) {
    parts.add(new Part(parts.size() + 1, type, contentType, data, new ArrayList<>(propertyIndexes)));
    return parts.size();
  }

  private int property(byte[] box) {
    properties.add(box);
    return properties.size();
  }

  private int size(int width, int height) {
    return property(BoxWriter.fullBox("ispe", 0, 0, BoxWriter.u32(width), BoxWriter.u32(height)));
  }

  /** Takes the coded picture and how to decode it out of a file. */
  private int coded(byte[] heic) {
    try {
      var file = HeifFile.parse(new MemorySource("tile", heic));
      var item = file.primary();
      var indexes = new ArrayList<Integer>();
      for (var p : item.properties()) {
        var content = p.box().content();
        var body = new byte[content.remaining()];
        content.get(body);
        if (!p.box().type().equals("colr")) {
          indexes.add(property(BoxWriter.box(p.box().type(), body)));
        }
      }
      return add(item.type(), "", file.data(item, 1 << 20), indexes);
    } catch (BadPictureException | org.photokura.core.ProblemException e) {
      throw new AssertionError(e);
    }
  }

  /** Quarter turns against the clock. */
  public HeifBuilder turned(int quarters) {
    parts.get(primary - 1).properties().add(property(BoxWriter.box("irot", new byte[] {(byte) quarters})));
    return this;
  }

  /** Mirrors: axis 0 top to bottom, 1 left to right. */
  public HeifBuilder mirrored(int axis) {
    parts.get(primary - 1).properties().add(property(BoxWriter.box("imir", new byte[] {(byte) axis})));
    return this;
  }

  /** Says another size than the picture has. */
  public HeifBuilder lyingSize(int width, int height) {
    var part = parts.get(primary - 1);
    part.properties().removeIf(i -> new String(properties.get(i - 1), 4, 4, StandardCharsets.US_ASCII).equals("ispe"));
    part.properties().addFirst(size(width, height));
    return this;
  }

  public HeifBuilder profile(byte[] icc) {
    parts.get(primary - 1).properties().add(property(BoxWriter.box("colr", "prof".getBytes(StandardCharsets.US_ASCII), icc)));
    return this;
  }

  /** An EXIF block, as iPhones write it: with its own "Exif" and two zeros before the TIFF structure. */
  public HeifBuilder exif(byte[] tiff) {
    var data = new ByteArrayOutputStream();
    data.writeBytes(BoxWriter.u32(6));
    data.writeBytes("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
    data.writeBytes(tiff);
    references.add(new Ref("cdsc", add("Exif", "", data.toByteArray(), List.of()), List.of(primary)));
    return this;
  }

  public HeifBuilder xmp(String packet) {
    int id = add("mime", "application/rdf+xml", packet.getBytes(StandardCharsets.UTF_8), List.of());
    references.add(new Ref("cdsc", id, List.of(primary)));
    return this;
  }

  /** A small picture; turned as the primary one is, if said so before. */
  public HeifBuilder thumbnail(byte[] heic) {
    int id = coded(heic);
    for (int i : parts.get(primary - 1).properties()) {
      if (List.of("irot", "imir").contains(new String(properties.get(i - 1), 4, 4, StandardCharsets.US_ASCII))) {
        parts.get(id - 1).properties().add(i);
      }
    }
    references.add(new Ref("thmb", id, List.of(primary)));
    return this;
  }

  /** What iOS 18 does: a tone map of the picture and a gain map, and a gain map that is auxiliary to both; libheif before 1.18 refuses that. */
  public HeifBuilder asOfIos18(byte[] gainMap) {
    int gain = coded(gainMap);
    parts.get(gain - 1).properties().add(property(BoxWriter.fullBox("auxC", 0, 0, "urn:com:apple:photo:2020:aux:hdrgainmap\0".getBytes(StandardCharsets.US_ASCII))));
    int toneMap = add("tmap", "", new byte[] {0, 0, 0, 0}, List.of());
    references.add(new Ref("dimg", toneMap, List.of(primary, gain)));
    references.add(new Ref("auxl", gain, List.of(primary, toneMap)));
    return this;
  }

  /** An item that is never needed and lies between the header and the pictures. */
  public HeifBuilder padding(int bytes) {
    padding = new byte[bytes];
    return this;
  }

  /** Keeps derived pictures' data in the idat box, as iPhones do. */
  public HeifBuilder dataInIdat() {
    dataInIdat = true;
    return this;
  }

  public HeifBuilder brand(String fourCharacters) {
    brand = fourCharacters;
    return this;
  }

  public byte[] build() {
    int header = build(0).length;
    for (var part : parts) {
      header -= inIdat(part) ? 0 : part.data().length;
    }
    return build(header);
  }

  private boolean inIdat(Part part) {
    return dataInIdat && part.type().equals("grid");
  }

  private byte[] build(int dataOffset) {
    var out = new ByteArrayOutputStream();
    out.writeBytes(BoxWriter.box("ftyp", (brand + "\0\0\0\0mif1heic").getBytes(StandardCharsets.US_ASCII)));
    var infos = new ByteArrayOutputStream();
    var locations = new ByteArrayOutputStream();
    var idat = new ByteArrayOutputStream();
    var associations = new ByteArrayOutputStream();
    var mdat = new ByteArrayOutputStream();
    for (var part : parts) {
      var type = (part.type() + "\0" + (part.contentType().isEmpty() ? "" : part.contentType() + "\0")).getBytes(StandardCharsets.US_ASCII);
      infos.writeBytes(BoxWriter.fullBox("infe", 2, 0, BoxWriter.u16(part.id()), BoxWriter.u16(0), type));
      locations.writeBytes(BoxWriter.u16(part.id()));
      locations.writeBytes(BoxWriter.u16(inIdat(part) ? 1 : 0));
      locations.writeBytes(BoxWriter.u16(0));
      locations.writeBytes(BoxWriter.u16(1));
      locations.writeBytes(BoxWriter.u32(inIdat(part) ? idat.size() : dataOffset + mdat.size()));
      locations.writeBytes(BoxWriter.u32(part.data().length));
      (inIdat(part) ? idat : mdat).writeBytes(part.data());
      associations.writeBytes(BoxWriter.u16(part.id()));
      associations.write(part.properties().size());
      part.properties().forEach(i -> associations.write(i | 0x80));
    }
    var iref = new ByteArrayOutputStream();
    references.forEach(r -> iref.writeBytes(BoxWriter.box(r.type(), BoxWriter.u16(r.from()), BoxWriter.u16(r.to().size()), BoxWriter.u16s(r.to()))));
    var ipco = new ByteArrayOutputStream();
    properties.forEach(ipco::writeBytes);
    out.writeBytes(BoxWriter.fullBox("meta", 0, 0,
        BoxWriter.fullBox("hdlr", 0, 0, "\0\0\0\0pict\0\0\0\0\0\0\0\0\0\0\0\0\0".getBytes(StandardCharsets.US_ASCII)),
        BoxWriter.fullBox("pitm", 0, 0, BoxWriter.u16(primary)),
        BoxWriter.fullBox("iinf", 0, 0, BoxWriter.u16(parts.size()), infos.toByteArray()),
        BoxWriter.fullBox("iref", 0, 0, iref.toByteArray()),
        BoxWriter.box("iprp", BoxWriter.box("ipco", ipco.toByteArray()),
            BoxWriter.fullBox("ipma", 0, 0, BoxWriter.u32(parts.size()), associations.toByteArray())),
        BoxWriter.box("idat", idat.toByteArray()),
        BoxWriter.fullBox("iloc", 1, 0, BoxWriter.u16(0x4400), BoxWriter.u16(parts.size()), locations.toByteArray())));
    out.writeBytes(BoxWriter.box("free", padding));
    out.writeBytes(BoxWriter.u32(mdat.size() + 8));
    out.writeBytes("mdat".getBytes(StandardCharsets.US_ASCII));
    out.writeBytes(mdat.toByteArray());
    return out.toByteArray();
  }
}
