package org.photokura.library.image.container;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.photokura.core.ProblemException;
import org.photokura.library.image.container.HeifItem.Property;

/**
 * Writes one picture out of a HEIF file as a small HEIF file of its own, with nothing but what decoding it needs: the picture, its tiles,
 * its alpha
 * plane. Three gains:
 *
 * <ul>
 *   <li>a thumbnail or a picture is fetched from the phone without the rest (gain maps, depth, portrait mattes);
 * <li>libheif before 1.18 refuses files of iOS 18 for their shared auxiliary pictures ("Too many auxiliary image references"), and Debian
 * 12, Ubuntu
 *       22.04 and 24.04 ship such versions; what is written here they decode;
 *   <li>the native parser meets only boxes that were written here.
 * </ul>
 *
 * <p><b>Source</b> ISO/IEC 23008-12; libheif issues 1190, 1573. <b>Checked by</b> HeifExtractTest, HeifDecoderTest. <b>Unverified</b> files
 * of iOS 18 and later.
 */
public final class HeifExtract {

  /**
   * What a decoder must know. Everything else is left behind; colour profiles and {@linkplain HeifTurn turning} too, because they are this
   * side's work.
   */
  private static final Set<String> KEPT = Set.of("hvcC", "av1C", "avcC", "vvcC", "jpgC", "ispe", "pixi", "auxC", "colr", "pasp");

  private static final int MOST_GAP_BYTES = 32 * 1024;
  private static final int MOST_READ_BYTES = 4 << 20;

  private final HeifFile file;
  private final HeifItem picture;
  private final Optional<HeifItem> alpha;
  private final List<HeifItem> items = new ArrayList<>();
  private final Map<Integer, Integer> placeOfProperty = new LinkedHashMap<>();
  private final List<Property> properties = new ArrayList<>();

  private HeifExtract(HeifFile file, HeifItem picture) throws BadPictureException {
    this.file = file;
    this.picture = picture;
    this.alpha = file.alphaOf(picture);
    var all = file.withInputs(picture);
    if (alpha.isPresent()) {
      all.addAll(file.withInputs(alpha.get()));
    }
    for (var item : all) {
      if (item.id() > 0xFFFF) {
        throw new BadPictureException("item id " + item.id());
      }
      items.add(item);
      item.properties().stream().filter(HeifExtract::kept).filter(p -> !placeOfProperty.containsKey(p.index())).forEach(p -> {
        properties.add(p);
        placeOfProperty.put(p.index(), properties.size());
      });
    }
  }

  /** The picture itself. */
  public static HeifExtract primary(HeifFile file) throws BadPictureException {
    return new HeifExtract(file, file.primary());
  }

  /**
   * The smallest thumbnail whose shorter edge has at least that many pixels, that has the picture's shape and is turned in the same way;
   * one that is not
   * would be shown lying on its side.
   */
  public static Optional<HeifExtract> thumbnail(HeifFile file, int shortEdge) throws BadPictureException, ProblemException {
    var primary = file.primary();
    var whole = HeifGeometry.turn(file, primary);
    for (var small : file.thumbnails()) {
      var turn = HeifGeometry.turn(file, small);
      boolean large = turn.cut().shortEdge() >= shortEdge && small.dataBytes() > 0;
      if (large && turn.cut().sameShapeAs(whole.cut()) && turn.orientation() == whole.orientation()) {
        return Optional.of(new HeifExtract(file, small));
      }
    }
    return Optional.empty();
  }

  /** The size that a decoder must return. */
  public Size codedSize() throws BadPictureException, ProblemException {
    return HeifGeometry.checked(file, picture);
  }

  /** What is to be done with what a decoder returned. */
  public HeifTurn turn() throws BadPictureException, ProblemException {
    return HeifGeometry.turn(file, picture);
  }

  /** Whether it is transparent in places. */
  public boolean hasAlpha() {
    return alpha.isPresent();
  }

  /** How the picture is compressed: {@code hvc1}, {@code av01} … */
  public String codec() throws BadPictureException {
    return items.stream().map(HeifItem::type).filter(t -> !Set.of("grid", "iden", "iovl").contains(t)).findFirst()
        .orElseThrow(() -> new BadPictureException("a picture of nothing"));
  }

  /** How many bytes {@link #writeTo} will read from the source. */
  public long dataBytes() {
    return items.stream().mapToLong(HeifItem::dataBytes).sum();
  }

  /** Everything before the pictures' bytes. */
  public byte[] header() throws BadPictureException {
    long data = dataBytes();
    if (data > Integer.MAX_VALUE / 2) {
      throw new BadPictureException("pictures of " + data + " bytes");
    }
    int length = headerOf(0).length;
    return headerOf(length);
  }

  private byte[] headerOf(int dataOffset) throws BadPictureException {
    var out = new ByteArrayOutputStream();
    boolean av1 = codec().equals("av01");
    out.writeBytes(BoxWriter.box("ftyp", ascii((av1 ? "avif" : "heic") + "\0\0\0\0mif1" + (av1 ? "avif" : "heic"))));
    out.writeBytes(BoxWriter.fullBox("meta", 0, 0,
        BoxWriter.fullBox("hdlr", 0, 0, ascii("\0\0\0\0pict\0\0\0\0\0\0\0\0\0\0\0\0\0")),
        BoxWriter.fullBox("pitm", 0, 0, BoxWriter.u16(picture.id())),
        BoxWriter.fullBox("iinf", 0, 0, BoxWriter.u16(items.size()), infos()),
        references(),
        BoxWriter.box("iprp", BoxWriter.box("ipco", propertyBoxes()), BoxWriter.fullBox("ipma", 0, 1, BoxWriter.u32(items.size()), associations())),
        BoxWriter.fullBox("iloc", 0, 0, BoxWriter.u16(0x4400), BoxWriter.u16(items.size()), locations(dataOffset))));
    out.writeBytes(BoxWriter.u32((int) dataBytes() + 8));
    out.writeBytes(ascii("mdat"));
    return out.toByteArray();
  }

  private byte[] infos() {
    var out = new ByteArrayOutputStream();
    for (var item : items) {
      boolean hidden = item.id() != picture.id();
      out.writeBytes(BoxWriter.fullBox("infe", 2, hidden ? 1 : 0, BoxWriter.u16(item.id()), BoxWriter.u16(0), ascii(item.type() + "\0")));
    }
    return out.toByteArray();
  }

  private byte[] references() {
    var out = new ByteArrayOutputStream();
    for (var item : items) {
      var inputs = file.targets(item.id(), "dimg");
      if (!inputs.isEmpty()) {
        out.writeBytes(BoxWriter.box("dimg", BoxWriter.u16(item.id()), BoxWriter.u16(inputs.size()), BoxWriter.u16s(inputs)));
      }
    }
    alpha.ifPresent(a -> out.writeBytes(BoxWriter.box("auxl", BoxWriter.u16(a.id()), BoxWriter.u16(1), BoxWriter.u16(picture.id()))));
    return out.size() == 0 ? new byte[0] : BoxWriter.fullBox("iref", 0, 0, out.toByteArray());
  }

  private byte[] propertyBoxes() {
    var out = new ByteArrayOutputStream();
    for (var property : properties) {
      var content = property.box().content();
      var body = new byte[content.remaining()];
      content.get(body);
      out.writeBytes(BoxWriter.box(property.box().type(), property.box().type().equals("colr") ? withoutPrimaries(body) : body));
    }
    return out.toByteArray();
  }

  /**
   * Says sRGB in place of the real primaries and transfer curve, and keeps the matrix and the range: some versions of libheif convert
   * primaries and some
   * do not, so none gets the occasion.
   */
  private static byte[] withoutPrimaries(byte[] nclx) {
    if (nclx.length >= 8) {
      ByteBuffer.wrap(nclx).putShort(4, (short) 1).putShort(6, (short) 13);
    }
    return nclx;
  }

  private byte[] associations() {
    var out = new ByteArrayOutputStream();
    for (var item : items) {
      var kept = item.properties().stream().filter(HeifExtract::kept).toList();
      out.writeBytes(BoxWriter.u16(item.id()));
      out.write(kept.size());
      kept.forEach(p -> out.writeBytes(BoxWriter.u16(placeOfProperty.getOrDefault(p.index(), 0) | (p.essential() ? 0x8000 : 0))));
    }
    return out.toByteArray();
  }

  private static boolean kept(Property property) {
    var content = property.box().content();
    return KEPT.contains(property.box().type())
        && (!property.box().type().equals("colr") || (content.remaining() >= 4 && Box.fourCharacters(content).equals("nclx")));
  }

  private byte[] locations(int dataOffset) {
    var out = new ByteArrayOutputStream();
    int at = dataOffset;
    for (var item : items) {
      out.writeBytes(BoxWriter.u16(item.id()));
      out.writeBytes(BoxWriter.u16(0));
      out.writeBytes(BoxWriter.u16(1));
      out.writeBytes(BoxWriter.u32(at));
      out.writeBytes(BoxWriter.u32((int) item.dataBytes()));
      at += (int) item.dataBytes();
    }
    return out.toByteArray();
  }

  /**
   * Writes the whole small file: {@link #header} and {@link #dataBytes} bytes.
   *
   * @throws BadPictureException if the source ends before the data
   */
  public void writeTo(ByteBuffer out) throws BadPictureException, ProblemException {
    out.put(header());
    var pieces = new ArrayList<Piece>();
    int at = out.position();
    for (var item : items) {
      for (var extent : item.extents()) {
        pieces.add(new Piece(file.fileOffset(item, extent), (int) extent.length(), at));
        at += (int) extent.length();
      }
    }
    out.position(at);
    pieces.sort(Comparator.comparingLong(Piece::offset));
    for (int i = 0; i < pieces.size(); ) {
      int end = runFrom(pieces, i);
      copy(pieces.subList(i, end), out);
      i = end;
    }
  }

  /** Bytes of the source that go to a place of the small file. */
  private record Piece(long offset, int length, int target) {
    long end() {
      return offset + length;
    }
  }

  /** Tiles lie one after the other: they are read together. */
  private static int runFrom(List<Piece> pieces, int start) {
    long runEnd = pieces.get(start).end();
    int i = start + 1;
    while (i < pieces.size()
        && pieces.get(i).offset() - runEnd <= MOST_GAP_BYTES
        && Math.max(runEnd, pieces.get(i).end()) - pieces.get(start).offset() <= MOST_READ_BYTES) {
      runEnd = Math.max(runEnd, pieces.get(i).end());
      i++;
    }
    return i;
  }

  private void copy(List<Piece> run, ByteBuffer out) throws BadPictureException, ProblemException {
    long start = run.getFirst().offset();
    long end = run.stream().mapToLong(Piece::end).max().orElse(start);
    if (end > file.source().sizeBytes()) {
      throw new BadPictureException("picture data ends at " + end + ", the file at " + file.source().sizeBytes());
    }
    var bytes = file.source().read(start, (int) (end - start));
    if (bytes.length < end - start) {
      throw new BadPictureException("picture data cut off");
    }
    for (var piece : run) {
      out.put(piece.target(), bytes, (int) (piece.offset() - start), piece.length());
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
