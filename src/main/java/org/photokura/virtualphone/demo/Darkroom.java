package org.photokura.virtualphone.demo;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.photokura.virtualphone.demo.media.Capture;
import org.photokura.virtualphone.demo.media.Content;
import org.photokura.virtualphone.demo.media.DngFile;
import org.photokura.virtualphone.demo.media.Exif;
import org.photokura.virtualphone.demo.media.GifFile;
import org.photokura.virtualphone.demo.media.HeicFile;
import org.photokura.virtualphone.demo.media.JpegFile;
import org.photokura.virtualphone.demo.media.MovieFile;
import org.photokura.virtualphone.demo.media.PngFile;
import org.photokura.virtualphone.demo.paint.Grade;
import org.photokura.virtualphone.demo.paint.Scenes;
import org.photokura.virtualphone.demo.paint.Shot;

/**
 * Makes files when somebody reads them. What can be shared is painted or loaded once and kept; sizes never depend on it, so that a
 * file's size is
 * known before.
 */
final class Darkroom {

  static final int THUMB_LONG = 480;
  static final int THUMB_SHORT = 360;
  static final int SCREEN_LONG = 1278;
  static final int SCREEN_SHORT = 590;
  static final int RAW_LONG = 1008;
  static final int RAW_SHORT = 756;
  static final int RAW_PREVIEW_ROOM = 300_000;

  private static final int EXIF_ROOM = 16_384;
  private static final float QUALITY = .86f;

  private final Renderings renderings;
  private final Map<String, MovieFile> movies = new ConcurrentHashMap<>();

  Darkroom(Renderings renderings) {
    this.renderings = renderings;
  }

  /** A HEIC template as a file of its own. */
  Content heic(Shot shot, Capture capture, long sizeBytes, long seed) {
    var template = renderings.get("heic " + shot.key(), () -> Templates.still(shot));
    return HeicFile.file(template, Exif.block(capture, null, Exif.ROOM_BYTES), sizeBytes, seed);
  }

  /**
   * A painted JPEG.
   *
   * @param capture its orientation says how the pixels are stored, its size how many there are
   */
  Content jpeg(Shot shot, Capture capture, long sizeBytes, long seed) {
    int quarters = quarters(capture.orientation());
    int longSide = Math.max(capture.width(), capture.height());
    int shortSide = Math.min(capture.width(), capture.height());
    var key = "%s %dx%d/%d".formatted(shot.key(), longSide, shortSide, quarters);
    var encoded = renderings.get("jpeg " + key,
        () -> JpegFile.encode(Scenes.turned(Scenes.paint(shot, longSide, shortSide), quarters), QUALITY, sizeBytes - EXIF_ROOM));
    int smallShort = Math.max(16, 160 * shortSide / longSide);
    var small = renderings.get("small " + key,
        () -> JpegFile.encode(Scenes.turned(Scenes.paint(shot, 160, smallShort), quarters), .7f, EXIF_ROOM - 4096));
    return JpegFile.file(encoded, Exif.block(capture, small, 0), sizeBytes, seed);
  }

  /** The small JPEG that Photos keeps of everything. */
  Content thumbnail(Shot shot, int longSide, int shortSide, long sizeBytes, long seed) {
    var encoded = renderings.get("thumb %s %dx%d".formatted(shot.key(), longSide, shortSide),
        () -> JpegFile.encode(Scenes.paint(shot, longSide, shortSide), .8f, sizeBytes - 64));
    return JpegFile.file(encoded, null, sizeBytes, seed);
  }

  Content screenshot(Shot shot, Capture capture, long sizeBytes, long seed) {
    var encoded = renderings.get("screen " + shot.key(), () -> PngFile.encode(Scenes.paint(shot, SCREEN_LONG, SCREEN_SHORT)));
    return PngFile.file(encoded, Exif.block(capture, null, 0), sizeBytes, seed);
  }

  Content gif(Shot shot, long sizeBytes, long seed) {
    var encoded = renderings.get("gif " + shot.key(), () -> GifFile.encode(loop(shot), 8));
    return GifFile.file(encoded, sizeBytes, seed);
  }

  Content raw(Shot shot, Capture capture) {
    var preview = renderings.get("rawpreview " + shot.key(),
        () -> JpegFile.encode(upright(shot), .85f, RAW_PREVIEW_ROOM));
    var mosaic = renderings.get("raw " + shot.key(), () -> DngFile.mosaic(upright(shot)));
    return DngFile.file(capture, preview, mosaic, RAW_PREVIEW_ROOM, capture.width(), capture.height());
  }

  MovieFile movie(Templates.Clip clip) {
    return movies.computeIfAbsent(clip.shot().key(), _ -> new MovieFile(Templates.clip(clip)));
  }

  /** How many quarters clockwise upright pixels are turned to be stored with an EXIF orientation. */
  private static int quarters(int orientation) {
    return switch (orientation) {
      case 3 -> 2;
      case 6 -> 3;
      case 8 -> 1;
      default -> 0;
    };
  }

  private static BufferedImage upright(Shot shot) {
    return Scenes.paint(shot.withGrade(Grade.NONE), RAW_LONG, RAW_SHORT);
  }

  /** A few frames that drift and come back. */
  private static List<BufferedImage> loop(Shot shot) {
    var painting = Scenes.paint(shot, 460, 345);
    var frames = new ArrayList<BufferedImage>();
    int count = 10;
    for (int i = 0; i < count; i++) {
      double turn = 2 * Math.PI * i / count;
      int x = (int) Math.round(22 + 20 * Math.sin(turn));
      int y = (int) Math.round(18 + 14 * Math.cos(turn));
      var frame = new BufferedImage(400, 300, BufferedImage.TYPE_INT_RGB);
      var g = frame.createGraphics();
      g.drawImage(painting, -x, -y, null);
      g.dispose();
      frames.add(frame);
    }
    return frames;
  }
}
