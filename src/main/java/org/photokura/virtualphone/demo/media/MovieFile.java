package org.photokura.virtualphone.demo.media;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * QuickTime movies out of short pre-encoded clips: the frames of a clip are played as often as the film is to last, by listing the same
 * bytes again,
 * and each film gets its own dates, place and content identifier. Clips are made by packaging/demo-media: one H.264 track, no B-frames.
 *
 * <p><b>Source:</b> Apple's QuickTime File Format; the order ftyp, wide, mdat, moov and the metadata keys as in a genuine iPhone movie.
 * <b>Checked
 * by:</b> MovieFileTest. <b>Unverified:</b> a Live Photo's movie lacks the timed track that names the still's moment.
 */
public final class MovieFile {

  private static final byte[] FTYP = Boxes.box("ftyp", ascii("qt  "), u32(0), ascii("qt  "));
  private static final byte[] WIDE = Boxes.box("wide");
  private static final int DATA_AT = FTYP.length + WIDE.length + 8;
  private static final int TIMESCALE = 2400;
  private static final long SECONDS_1904_TO_1970 = 2_082_844_800L;
  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxx", Locale.ROOT);

  private final byte[] clip;
  private final int dataFrom;
  private final int dataTo;
  private final int[] frameSizes;
  private final byte[] description;
  private final int width;
  private final int height;

  /**
   * @param clip a file of packaging/demo-media
   */
  public MovieFile(byte[] clip) {
    this.clip = clip;
    var table = Boxes.path(clip, "moov", "trak", "mdia", "minf", "stbl");
    var stsd = Boxes.find(clip, table.start(), table.end(), "stsd").orElseThrow();
    description = Arrays.copyOfRange(clip, stsd.at(), stsd.end());
    var sizes = ByteBuffer.wrap(clip).position(Boxes.find(clip, table.start(), table.end(), "stsz").orElseThrow().start() + 8);
    frameSizes = new int[sizes.getInt()];
    for (int i = 0; i < frameSizes.length; i++) {
      frameSizes[i] = sizes.getInt();
    }
    var data = Boxes.path(clip, "mdat");
    dataFrom = data.start();
    dataTo = dataFrom + Arrays.stream(frameSizes).sum();
    var tkhd = Boxes.path(clip, "moov", "trak", "tkhd");
    width = ByteBuffer.wrap(clip).getInt(tkhd.end() - 8) >>> 16;
    height = ByteBuffer.wrap(clip).getInt(tkhd.end() - 4) >>> 16;
  }

  /**
   * What one film is beyond its clip.
   *
   * @param capture when and where; its content identifier goes into the movie
   * @param plays how often the clip is played
   * @param framesPerSecond of the film
   * @param upright false if a viewer must turn it a quarter clockwise, as for one taken upright
   */
  public record Film(Capture capture, int plays, int framesPerSecond, boolean upright) {}

  /** How long a film lasts. */
  public long millis(Film film) {
    return 1000L * frameSizes.length * film.plays / film.framesPerSecond;
  }

  /** A file of exactly {@code sizeBytes}. */
  public Content file(Film film, long sizeBytes, long seed) {
    var moov = moov(film);
    long filling = sizeBytes - DATA_AT - (dataTo - dataFrom) - moov.length;
    if (filling < 0) {
      throw new IllegalArgumentException(sizeBytes + " bytes are " + -filling + " too few");
    }
    return Rope.builder()
        .add(FTYP)
        .add(WIDE)
        .add(Boxes.header("mdat", dataTo - dataFrom + filling))
        .add(clip, dataFrom, dataTo)
        .add(new Noise(seed, filling))
        .add(moov)
        .build();
  }

  private byte[] moov(Film film) {
    int duration = frameSizes.length * film.plays * (TIMESCALE / film.framesPerSecond);
    int created = (int) (film.capture.taken().toEpochSecond() + SECONDS_1904_TO_1970);
    var mvhd = ByteBuffer.allocate(100).putInt(0).putInt(created).putInt(created).putInt(TIMESCALE).putInt(duration);
    mvhd.putInt(0x10000).putShort((short) 0x100);
    mvhd.position(36);
    matrix(mvhd, true).position(96).putInt(2);
    var tkhd = ByteBuffer.allocate(84).putInt(15).putInt(created).putInt(created).putInt(1).putInt(0).putInt(duration);
    tkhd.position(40);
    matrix(tkhd, film.upright).putInt(width << 16).putInt(height << 16);
    var mdhd = ByteBuffer.allocate(24).putInt(0).putInt(created).putInt(created).putInt(TIMESCALE).putInt(duration);
    var media = Boxes.box("mdia", Boxes.box("mdhd", mdhd.array()), handler("mhlr", "vide", "Core Media Video"),
        Boxes.box("minf", Boxes.box("vmhd", u32(1), new byte[8]), handler("dhlr", "url ", "Core Media Data Handler"),
            Boxes.box("dinf", Boxes.box("dref", u32(0), u32(1), Boxes.box("url ", u32(1)))), samples(film)));
    return Boxes.box("moov", Boxes.box("mvhd", mvhd.array()), Boxes.box("trak", Boxes.box("tkhd", tkhd.array()), media),
        metadata(film.capture));
  }

  private ByteBuffer matrix(ByteBuffer out, boolean upright) {
    int one = 0x10000;
    int[] turned = {0, one, 0, -one, 0, 0, height << 16, 0, 0x40000000};
    int[] plain = {one, 0, 0, 0, one, 0, 0, 0, 0x40000000};
    for (int value : upright ? plain : turned) {
      out.putInt(value);
    }
    return out;
  }

  /** The clip's frames, again and again: one chunk for each play, all at the same place. */
  private byte[] samples(Film film) {
    int frames = frameSizes.length;
    var sizes = ByteBuffer.allocate(12 + 4 * frames * film.plays).putInt(0).putInt(0).putInt(frames * film.plays);
    var keys = ByteBuffer.allocate(8 + 4 * film.plays).putInt(0).putInt(film.plays);
    var chunks = ByteBuffer.allocate(8 + 4 * film.plays).putInt(0).putInt(film.plays);
    for (int play = 0; play < film.plays; play++) {
      for (int size : frameSizes) {
        sizes.putInt(size);
      }
      keys.putInt(play * frames + 1);
      chunks.putInt(DATA_AT);
    }
    return Boxes.box("stbl", description, Boxes.box("stts", u32(0), u32(1), u32(frames * film.plays), u32(TIMESCALE / film.framesPerSecond)),
        Boxes.box("stss", keys.array()), Boxes.box("stsc", u32(0), u32(1), u32(1), u32(frames), u32(1)), Boxes.box("stsz", sizes.array()),
        Boxes.box("stco", chunks.array()));
  }

  private static byte[] metadata(Capture capture) {
    var keys = new ArrayList<String>();
    var values = new ArrayList<String>();
    if (capture.contentId() != null) {
      keys.add("content.identifier");
      values.add(capture.contentId().toString().toUpperCase(Locale.ROOT));
    }
    var place = place(capture);
    if (place != null) {
      keys.add("location.ISO6709");
      values.add(place);
    }
    keys.addAll(List.of("make", "model", "software", "creationdate"));
    values.addAll(List.of("Apple", "iPhone 15 Pro", "26.1", DATE.format(capture.taken())));
    var names = Rope.builder();
    var items = Rope.builder();
    for (int i = 0; i < keys.size(); i++) {
      names.add(Boxes.box("mdta", ascii("com.apple.quicktime." + keys.get(i))));
      var data = Boxes.box("data", u32(1), u32(0), values.get(i).getBytes(StandardCharsets.UTF_8));
      items.add(u32(data.length + 8)).add(u32(i + 1)).add(data);
    }
    return Boxes.box("meta", handler("\0\0\0\0", "mdta", ""), Boxes.box("keys", u32(0), u32(keys.size()), names.build().toBytes()),
        Boxes.box("ilst", items.build().toBytes()));
  }

  private static @Nullable String place(Capture capture) {
    if (capture.latitude() == null || capture.longitude() == null) {
      return null;
    }
    return String.format(Locale.ROOT, "%+08.4f%+09.4f+042.000/", capture.latitude(), capture.longitude());
  }

  private static byte[] handler(String component, String type, String name) {
    var text = ascii(name);
    return Boxes.box("hdlr", u32(0), ascii(component), ascii(type), new byte[12], new byte[] {(byte) text.length}, text);
  }


  private static byte[] u32(int value) {
    return ByteBuffer.allocate(4).putInt(value).array();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
