package org.photokura.library.image.container;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.photokura.core.ProblemException;
import org.photokura.library.image.container.BoxWalk.Place;
import org.photokura.library.image.source.ByteSource;
import org.photokura.library.image.source.SliceSource;

/**
 * The first key frame of a movie, still compressed: enough for a poster, and a few hundred kilobytes of gigabytes.
 *
 * <p><b>Source</b> ISO/IEC 14496-12, 14496-15; QuickTime File Format Specification (Apple). <b>Checked by</b> MovieDecoderTest,
 * a genuine movie of an iPhone that is not part of the project.
 * <b>Unverified</b> HDR movies (Dolby Vision in HEVC) of a phone.
 *
 * @param codec the sample entry's type: {@code hvc1}, {@code avc1}, {@code apch} …
 * @param coded the size of the frame
 * @param orientation how it is turned: 1 to 8 as in EXIF
 * @param properties the boxes of the sample entry: how to decode ({@code hvcC}, {@code avcC}), colours
 * @param bytes the compressed frame
 */
public record MovieFrame(String codec, Size coded, int orientation, Map<String, ByteBuffer> properties, ByteSource bytes) {

  private static final Set<String> HEVC = Set.of("hvc1", "hev1");
  private static final int MOST_TABLE_BYTES = 8 << 20;
  private static final int MOST_FRAME_BYTES = 32 << 20;
  private static final int SAMPLE_ENTRY_BYTES = 78;

  public MovieFrame {
    properties = Map.copyOf(properties);
  }

  /** How a property of the sample entry reads, or null. */
  public @Nullable ByteBuffer property(String type) {
    var box = properties.get(type);
    return box == null ? null : box.duplicate();
  }

  /** Whether it is HEVC, which a decoder of HEIC can decode. */
  public boolean isHevc() {
    return HEVC.contains(codec) && properties.containsKey("hvcC");
  }

  /**
   * Finds the first key frame of the first picture track.
   *
   * @throws BadPictureException if there is none, or not where it should be
   */
  public static MovieFrame first(ByteSource source) throws BadPictureException, ProblemException {
    var moov = new BoxWalk(source, 0, source.sizeBytes()).find("moov");
    if (moov == null) {
      throw new BadPictureException("no moov box");
    }
    try {
      var tracks = inside(source, moov);
      for (var track = tracks.find("trak"); track != null; track = tracks.find("trak")) {
        var frame = ofTrack(source, track);
        if (frame != null) {
          return frame;
        }
      }
    } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new BadPictureException("broken moov box", e);
    }
    throw new BadPictureException("no picture track");
  }

  private static BoxWalk inside(ByteSource source, Place box) {
    return new BoxWalk(source, box.bodyOffset(), box.bodyOffset() + box.bodyLength());
  }

  private static @Nullable Place find(ByteSource source, Place box, String... path) throws BadPictureException, ProblemException {
    Place place = box;
    for (String type : path) {
      place = place == null ? null : inside(source, place).find(type);
    }
    return place;
  }

  private static ByteBuffer bytes(ByteSource source, @Nullable Place box, int most) throws BadPictureException, ProblemException {
    if (box == null) {
      throw new BadPictureException("a table is missing");
    }
    return ByteBuffer.wrap(source.read(box.bodyOffset(), (int) Math.min(box.bodyLength(), most)));
  }

  private static @Nullable MovieFrame ofTrack(ByteSource source, Place track) throws BadPictureException, ProblemException {
    var handler = find(source, track, "mdia", "hdlr");
    var tables = find(source, track, "mdia", "minf", "stbl");
    if (handler == null || tables == null || bytes(source, handler, 12).getInt(8) != 0x76696465) {
      return null;
    }
    var entries = bytes(source, find(source, tables, "stsd"), MOST_TABLE_BYTES);
    var described = Box.all(entries.position(8));
    if (described.isEmpty()) {
      throw new BadPictureException("a track that nothing describes");
    }
    var entry = described.getFirst();
    var content = entry.content();
    var size = new Size(Short.toUnsignedInt(content.getShort(24)), Short.toUnsignedInt(content.getShort(26)));
    if (size.pixels() == 0) {
      throw new BadPictureException("size " + size);
    }
    var properties = new HashMap<String, ByteBuffer>();
    for (var box : Box.all(content.position(SAMPLE_ENTRY_BYTES))) {
      properties.putIfAbsent(box.type(), box.content());
    }
    var header = bytes(source, find(source, track, "tkhd"), 200);
    return new MovieFrame(entry.type(), size, orientation(header), properties, frame(source, tables));
  }

  private static int orientation(ByteBuffer header) throws BadPictureException {
    int matrix = header.getInt(0) >>> 24 == 1 ? 52 : 40;
    int a = Integer.signum(header.getInt(matrix));
    int b = Integer.signum(header.getInt(matrix + 4));
    int c = Integer.signum(header.getInt(matrix + 12));
    int d = Integer.signum(header.getInt(matrix + 16));
    return HeifTurn.orientation(a, c, b, d);
  }

  /** Where the first key frame lies: nearly always at the start of the first chunk. */
  private static ByteSource frame(ByteSource source, Place tables) throws BadPictureException, ProblemException {
    int first = 1;
    var keys = find(source, tables, "stss");
    if (keys != null) {
      var in = bytes(source, keys, 12);
      first = in.getInt(4) > 0 ? in.getInt(8) : 1;
    }
    var perChunk = bytes(source, find(source, tables, "stsc"), 20).getInt(12);
    if (first < 1 || first > perChunk) {
      throw new BadPictureException("the first key frame is number " + first);
    }
    var sizes = bytes(source, find(source, tables, "stsz"), 12 + 4 * first);
    int each = sizes.getInt(4);
    long offset = chunk(source, tables);
    for (int i = 1; i < first; i++) {
      offset += each != 0 ? each : Integer.toUnsignedLong(sizes.getInt(8 + 4 * i));
    }
    long length = each != 0 ? each : Integer.toUnsignedLong(sizes.getInt(8 + 4 * first));
    if (length == 0 || length > MOST_FRAME_BYTES || offset + length > source.sizeBytes()) {
      throw new BadPictureException("a frame of " + length + " bytes at " + offset);
    }
    return new SliceSource(source, offset, length);
  }

  private static long chunk(ByteSource source, Place tables) throws BadPictureException, ProblemException {
    var narrow = find(source, tables, "stco");
    return narrow != null
        ? Integer.toUnsignedLong(bytes(source, narrow, 12).getInt(8))
        : Math.clamp(bytes(source, find(source, tables, "co64"), 16).getLong(8), 0, Long.MAX_VALUE / 2);
  }

  /**
   * An HEVC frame as a HEIC file of one picture.
   *
   * @throws BadPictureException if it is another codec
   */
  public HeifFile asHeif() throws BadPictureException, ProblemException {
    var configuration = property("hvcC");
    if (!isHevc() || configuration == null) {
      throw new BadPictureException("a frame of " + codec);
    }
    var ispe = ByteBuffer.allocate(12).putInt(0).putInt(coded.width()).putInt(coded.height()).flip();
    var list = new ArrayList<>(List.of(new Box("ispe", ispe), new Box("hvcC", configuration)));
    var colours = property("colr");
    if (colours != null && colours.remaining() >= 10) {
      list.add(new Box("colr", nclx(colours)));
    }
    var item = new HeifItem(1, "hvc1", null, List.of(new HeifItem.Extent(0, bytes.sizeBytes())), false,
        IntStream.range(0, list.size()).mapToObj(i -> new HeifItem.Property(i, false, list.get(i))).toList());
    return new HeifFile(bytes, 0, 1, Map.of(1, item), List.of());
  }

  /** QuickTime's {@code nclc} is {@code nclx} without the range, which it leaves limited. */
  private static ByteBuffer nclx(ByteBuffer colr) {
    var in = colr.duplicate();
    boolean full = in.remaining() > 10 && Box.fourCharacters(in).equals("nclx") && in.get(in.position() + 6) < 0;
    return ByteBuffer.allocate(11).putInt(0x6E636C78).putShort(colr.getShort(4)).putShort(colr.getShort(6)).putShort(colr.getShort(8))
        .put((byte) (full ? 0x80 : 0)).flip();
  }

  /** The colour primaries by their number in H.273; 1 (those of sRGB) where nothing is said. */
  public int primaries() {
    var colr = property("colr");
    return colr == null || colr.remaining() < 10 ? 1 : colr.getShort(4);
  }

  /** How YCbCr was made of RGB, by its number in H.273; 2, which means unknown, where nothing is said. */
  public int matrix() {
    var colr = property("colr");
    return colr == null || colr.remaining() < 10 ? 2 : colr.getShort(8);
  }
}
