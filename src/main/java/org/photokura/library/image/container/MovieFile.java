package org.photokura.library.image.container;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.photokura.core.ProblemException;
import org.photokura.library.image.container.BoxWalk.Place;
import org.photokura.library.image.source.ByteSource;

/**
 * What a QuickTime or MP4 movie says of itself: the headers of its tracks and its metadata. The movie's own bytes and its sample tables are
 * jumped over, also
 * where {@code moov} stands at the end of gigabytes.
 *
 * <p><b>Source</b> QuickTime File Format Specification (Apple); a genuine movie of an iPhone that is not part of the project. <b>Checked by</b> MovieFileTest.
 * <b>Unverified</b> none.
 *
 * @param shown width and height of the picture as shown, null if there is no picture
 * @param created seconds since 1904 in UTC by {@code mvhd}, 0 if not said
 * @param durationMillis length
 * @param texts metadata by its key: {@code com.apple.quicktime.model} and so on
 */
public record MovieFile(@Nullable Size shown, long created, long durationMillis, Map<String, String> texts) {

  private static final int MOST_METADATA_BYTES = 1 << 20;
  private static final int TEXT_UTF8 = 1;

  public MovieFile {
    texts = Map.copyOf(texts);
  }

  /**
   * Reads the headers.
   *
   * @throws BadPictureException if there is no movie in it
   */
  public static MovieFile parse(ByteSource source) throws BadPictureException, ProblemException {
    var moov = new BoxWalk(source, 0, source.sizeBytes()).find("moov");
    if (moov == null) {
      throw new BadPictureException("no moov box");
    }
    try {
      return new Parser(source).movie(moov);
    } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new BadPictureException("broken moov box", e);
    }
  }

  private static final class Parser {
    private final ByteSource source;
    private final Map<String, String> texts = new LinkedHashMap<>();
    private @Nullable Size shown;
    private long created;
    private long durationMillis;

    Parser(ByteSource source) {
      this.source = source;
    }

    MovieFile movie(Place moov) throws BadPictureException, ProblemException {
      var walk = inside(moov);
      for (var box = walk.next(); box != null; box = walk.next()) {
        switch (box.type()) {
          case "mvhd" -> movieHeader(bytes(box));
          case "trak" -> track(box);
          case "meta" -> metadata(bytes(box));
          default -> { }
        }
      }
      return new MovieFile(shown, created, durationMillis, texts);
    }

    private BoxWalk inside(Place box) {
      return new BoxWalk(source, box.bodyOffset(), box.bodyOffset() + box.bodyLength());
    }

    private ByteBuffer bytes(Place box) throws BadPictureException, ProblemException {
      if (box.bodyLength() > MOST_METADATA_BYTES) {
        throw new BadPictureException(box.type() + " box of " + box.bodyLength() + " bytes");
      }
      return ByteBuffer.wrap(source.read(box.bodyOffset(), (int) box.bodyLength()));
    }

    private void movieHeader(ByteBuffer in) {
      boolean wide = in.getInt() >>> 24 == 1;
      created = wide ? in.getLong() : Integer.toUnsignedLong(in.getInt());
      in.position(in.position() + (wide ? 8 : 4));
      long scale = Integer.toUnsignedLong(in.getInt());
      long duration = wide ? in.getLong() : Integer.toUnsignedLong(in.getInt());
      durationMillis = scale == 0 || duration < 0 || duration > Long.MAX_VALUE / 1000 ? 0 : duration * 1000 / scale;
    }

    private void track(Place trak) throws BadPictureException, ProblemException {
      var header = inside(trak).find("tkhd");
      if (header != null && shown == null) {
        var in = bytes(header);
        boolean wide = in.getInt() >>> 24 == 1;
        in.position(in.position() + (wide ? 32 : 20) + 16);
        int a = in.getInt();
        int b = in.getInt();
        in.position(in.position() + 28);
        int width = in.getInt() >>> 16;
        int height = in.getInt() >>> 16;
        if (width > 0 && height > 0) {
          boolean onItsSide = a == 0 && b != 0;
          shown = onItsSide ? new Size(height, width) : new Size(width, height);
        }
      }
    }

    /** A {@code meta} box of QuickTime has no version; one of MP4 has four bytes of it. */
    private void metadata(ByteBuffer in) throws BadPictureException {
      if (in.remaining() >= 8 && in.getInt(0) == 0) {
        in.position(4);
      }
      List<String> keys = List.of();
      var boxes = Box.all(in);
      for (var box : boxes) {
        if (box.type().equals("keys")) {
          keys = keys(box.content());
        }
      }
      for (var box : boxes) {
        if (box.type().equals("ilst")) {
          values(box.content(), keys);
        }
      }
    }

    private static List<String> keys(ByteBuffer in) {
      var keys = new ArrayList<String>();
      in.getInt();
      int count = in.getInt();
      for (int i = 0; i < count && in.remaining() >= 8; i++) {
        int length = in.getInt() - 8;
        in.getInt();
        keys.add(text(in, length));
      }
      return keys;
    }

    /** Each value is a box whose type is the number of its key, with a {@code data} box inside. */
    private void values(ByteBuffer in, List<String> keys) throws BadPictureException {
      for (var value : Box.all(in)) {
        int key = ByteBuffer.wrap(value.type().getBytes(StandardCharsets.ISO_8859_1)).getInt() - 1;
        for (var data : Box.all(value.content())) {
          var content = data.content();
          if (data.type().equals("data") && key >= 0 && key < keys.size() && content.getInt() == TEXT_UTF8) {
            content.getInt();
            texts.put(keys.get(key), text(content, content.remaining()));
          }
        }
      }
    }

    private static String text(ByteBuffer in, int length) {
      var bytes = new byte[Math.clamp(length, 0, in.remaining())];
      in.get(bytes);
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }
}
