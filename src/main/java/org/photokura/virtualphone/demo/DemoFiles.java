package org.photokura.virtualphone.demo;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.photokura.virtualphone.demo.DemoFile.Role;
import org.photokura.virtualphone.demo.DemoItem.Codec;
import org.photokura.virtualphone.demo.DemoItem.Flag;
import org.photokura.virtualphone.demo.DemoItem.Kind;
import org.photokura.virtualphone.demo.media.Capture;
import org.photokura.virtualphone.demo.media.DngFile;
import org.photokura.virtualphone.demo.media.MovieFile;
import org.photokura.virtualphone.demo.media.Rope;
import org.photokura.virtualphone.demo.media.Sidecar;
import org.photokura.virtualphone.demo.paint.Shot;

/** Which files an asset has on the phone, and how large they are. */
final class DemoFiles {

  private static final Duration EDITED_LATER = Duration.ofHours(26);
  private static final int CLIP_FRAMES_PER_SECOND = 24;
  private static final int SLOW_FRAMES_PER_SECOND = 240;
  private static final int SLOW_PLAYS = 12;

  private final Darkroom darkroom;

  DemoFiles(Darkroom darkroom) {
    this.darkroom = darkroom;
  }

  /** Width and height of what an asset shows, upright. */
  record Size(int width, int height) {
    static Size of(Shot shot, int longSide, int shortSide) {
      return shot.tall() ? new Size(shortSide, longSide) : new Size(longSide, shortSide);
    }
  }

  List<DemoFile> of(DemoItem item) {
    var files = new ArrayList<DemoFile>();
    if (!item.is(Flag.ICLOUD)) {
      files.add(original(item));
      if (item.kind() == Kind.LIVE) {
        files.add(liveVideo(item, Role.LIVE_VIDEO, "/" + item.directory() + "/" + item.stem() + ".MOV", time(item)));
      }
      if (item.kind() == Kind.RAW) {
        files.add(raw(item));
      }
      if (item.edited() || item.kind() == Kind.SLOW) {
        edits(item, files);
      }
    }
    if (!item.is(Flag.NOTHUMB)) {
      files.add(thumbnail(item));
    }
    return files;
  }

  /** What the asset shows at full size. */
  Size size(DemoItem item) {
    return switch (item.kind()) {
      case VIDEO, SLOW -> Size.of(item.shot(), clip(item).width(), clip(item).height());
      case SCREENSHOT -> new Size(Darkroom.SCREEN_SHORT, Darkroom.SCREEN_LONG);
      case GIF -> new Size(400, 300);
      case PANO -> new Size(3024, 756);
      default -> item.codec() == Codec.HEIC ? Size.of(item.shot(), Templates.HEIC_LONG, Templates.HEIC_SHORT) : Size.of(item.shot(),
          jpegLong(item), jpegLong(item) * 3 / 4);
    };
  }

  /** How the stored pixels of a still must be turned: EXIF's number. */
  static int orientation(DemoItem item) {
    if (item.codec() == Codec.HEIC) {
      return item.shot().tall() ? 6 : 1;
    }
    if (item.codec() != Codec.JPEG || item.kind() == Kind.PANO) {
      return 1;
    }
    if (item.shot().tall()) {
      return new int[] {6, 1, 8, 6}[item.index() % 4];
    }
    return item.index() % 12 == 7 ? 3 : 1;
  }

  /** How long a video or the movie of a Live Photo lasts. */
  long millis(DemoItem item) {
    return switch (item.kind()) {
      case VIDEO, SLOW -> 1000L * clip(item).frames() * plays(item) / framesPerSecond(item);
      case LIVE -> 1000L * liveClip(item).frames() / CLIP_FRAMES_PER_SECOND;
      default -> 0;
    };
  }

  private DemoFile original(DemoItem item) {
    var path = "/" + item.directory() + "/" + item.fileName();
    long seed = item.index();
    var full = size(item);
    int orientation = orientation(item);
    boolean turned = orientation > 4;
    var capture = item.capture(orientation, turned ? full.height : full.width, turned ? full.width : full.height);
    long bytes = originalBytes(item);
    return new DemoFile(Role.ORIGINAL, path, bytes, time(item), switch (item.codec()) {
      case HEIC -> () -> darkroom.heic(item.shot(), capture, bytes, seed);
      case JPEG -> () -> darkroom.jpeg(item.shot(), capture, bytes, seed);
      case PNG -> () -> darkroom.screenshot(item.shot(), capture, bytes, seed);
      case GIF -> () -> darkroom.gif(item.shot(), bytes, seed);
      case MOV -> () -> darkroom.movie(clip(item)).file(film(item, capture), bytes, seed);
    });
  }

  /** The size of an original, also of one that is only in iCloud. */
  long originalBytes(DemoItem item) {
    return switch (item.codec()) {
      case HEIC -> spread(item, 480_000, 460_000);
      case JPEG -> spread(item, jpegLong(item) > 2000 ? 1_300_000 : 760_000, 420_000);
      case PNG -> spread(item, 340_000, 90_000);
      case GIF -> spread(item, 1_150_000, 90_000);
      case MOV -> 420_000 + millis(item) * 150 + spread(item, 0, 60_000);
    };
  }

  private DemoFile liveVideo(DemoItem item, Role role, String path, Instant modified) {
    long bytes = spread(item, 620_000, 380_000);
    var capture = item.capture(1, 720, 540);
    return new DemoFile(role, path, bytes, modified, () -> darkroom.movie(liveClip(item))
        .file(new MovieFile.Film(capture, 1, CLIP_FRAMES_PER_SECOND, !item.shot().tall()), bytes,
            item.index() + (role == Role.LIVE_VIDEO ? 1_000_000L : 2_000_000L)));
  }

  private DemoFile raw(DemoItem item) {
    var size = Size.of(item.shot(), Darkroom.RAW_LONG, Darkroom.RAW_SHORT);
    var capture = item.capture(1, size.width, size.height);
    return new DemoFile(Role.RAW, "/" + item.directory() + "/" + item.stem() + ".DNG",
        DngFile.sizeBytes(capture, Darkroom.RAW_PREVIEW_ROOM), time(item),
        () -> darkroom.raw(item.shot(), capture));
  }

  private void edits(DemoItem item, List<DemoFile> files) {
    var edited = time(item).plus(EDITED_LATER);
    var recipe = item.kind() == Kind.SLOW ? Sidecar.slowMotion(edited, millis(item) * .0002, millis(item) * .0008)
        : Sidecar.adjustments(edited, item.edit() + " " + item.uuid());
    files.add(small(Role.SIDECAR, "/" + item.directory() + "/" + item.stem() + ".AAE", recipe, edited));
    var folder = "/PhotoData/Mutations/" + item.directory() + "/" + item.stem() + "/Adjustments/";
    files.add(small(Role.ADJUSTMENTS, folder + "Adjustments.plist", recipe, edited));
    if (item.kind() != Kind.SLOW) {
      files.add(rendering(item, folder, edited));
    }
    if (item.kind() == Kind.LIVE) {
      files.add(liveVideo(item, Role.EDITED_LIVE_VIDEO, folder + "FullSizeRender.mov", edited));
    }
  }

  private DemoFile rendering(DemoItem item, String folder, Instant edited) {
    long bytes = spread(item, 820_000, 300_000);
    long seed = item.index() + 3_000_000L;
    var shot = item.shot().withGrade(item.edit());
    if (item.kind().isVideo()) {
      var film = new MovieFile.Film(item.capture(1, 0, 0), Math.max(1, plays(item) / 2), framesPerSecond(item), !item.shot().tall());
      return new DemoFile(Role.EDITED, folder + "FullSizeRender.mov", bytes, edited,
          () -> darkroom.movie(clip(item)).file(film, bytes, seed));
    }
    if (item.codec() == Codec.HEIC && Templates.hasStill(shot)) {
      var capture = item.capture(orientation(item), Templates.HEIC_LONG, Templates.HEIC_SHORT);
      return new DemoFile(Role.EDITED, folder + "FullSizeRender.heic", bytes, edited, () -> darkroom.heic(shot, capture, bytes, seed));
    }
    var full = Size.of(shot, 1512, 1134);
    Capture capture = item.capture(1, full.width, full.height);
    return new DemoFile(Role.EDITED, folder + "FullSizeRender.jpg", bytes, edited, () -> darkroom.jpeg(shot, capture, bytes, seed));
  }

  private DemoFile thumbnail(DemoItem item) {
    var full = size(item);
    double scale = Math.min((double) Darkroom.THUMB_LONG / Math.max(full.width, full.height),
        (double) Darkroom.THUMB_SHORT / Math.min(full.width, full.height));
    int longSide = (int) Math.round(Math.max(full.width, full.height) * scale);
    int shortSide = (int) Math.round(Math.min(full.width, full.height) * scale);
    var shot = item.shot().withGrade(item.edit());
    long bytes = spread(item, 58_000, 14_000);
    return new DemoFile(Role.THUMBNAIL, "/PhotoData/Thumbnails/V2/" + item.directory() + "/" + item.fileName() + "/5005.JPG", bytes,
        time(item).plusSeconds(2),
        () -> darkroom.thumbnail(shot, longSide, shortSide, bytes, item.index()));
  }

  private static DemoFile small(Role role, String path, byte[] bytes, Instant modified) {
    return new DemoFile(role, path, bytes.length, modified, () -> Rope.of(bytes));
  }

  /** For text files. */
  static DemoFile text(String path, String text, Instant modified) {
    return small(Role.ADJUSTMENTS, path, text.getBytes(StandardCharsets.UTF_8), modified);
  }

  private MovieFile.Film film(DemoItem item, Capture capture) {
    return new MovieFile.Film(capture, plays(item), framesPerSecond(item), !item.shot().tall());
  }

  private static int plays(DemoItem item) {
    return item.kind() == Kind.SLOW ? SLOW_PLAYS : item.plays();
  }

  static int framesPerSecond(DemoItem item) {
    return item.kind() == Kind.SLOW ? SLOW_FRAMES_PER_SECOND : CLIP_FRAMES_PER_SECOND;
  }

  private static Templates.Clip clip(DemoItem item) {
    return find(Templates.videoClips(), item);
  }

  private static Templates.Clip liveClip(DemoItem item) {
    return find(Templates.liveClips(), item);
  }

  private static Templates.Clip find(List<Templates.Clip> clips, DemoItem item) {
    return clips.stream()
        .filter(clip -> clip.shot().equals(item.shot()))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("story.txt asks for a clip that was not encoded: " + item.shot().key()));
  }

  private static int jpegLong(DemoItem item) {
    return item.index() % 10 == 3 ? 2016 : 1512;
  }

  private static Instant time(DemoItem item) {
    return item.taken().toInstant();
  }

  /** Another size for each item, always the same. */
  private static long spread(DemoItem item, long least, int more) {
    return least + Integer.toUnsignedLong((item.index() * 0x9E3779B1) >>> 4) % more;
  }
}
