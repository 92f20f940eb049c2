package org.photokura.virtualphone.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.photokura.virtualphone.demo.paint.Grade;
import org.photokura.virtualphone.demo.paint.Scenes;
import org.photokura.virtualphone.demo.paint.Shot;

/**
 * The pictures and clips that were encoded beforehand, because Java has no HEVC or H.264 encoder. packaging/demo-media makes them from
 * this list.
 */
public final class Templates {

  /** Size of the stored pixels of a HEIC. */
  public static final int HEIC_LONG = 1280;

  public static final int HEIC_SHORT = 960;

  private static final Set<String> TALL = Set.of("bamboo", "lighthouse", "palms", "fireworks", "cake", "moon", "hydrangea-rose",
      "jellyfish", "plum", "lotus",
      "matcha", "torii-dawn", "city-blue", "ridge-cedar", "camp", "maple-green");

  /** Full of small things: they would take three times the room of others. */
  private static final Set<String> PAINTED_ONLY = Set.of("poppies", "tulips", "citrus-rose");

  private static final List<String> LIVE = List.of("torii", "sea-gold", "lake-autumn", "cherry", "latte", "koi", "shore", "aurora",
      "village-snow", "lanterns",
      "sails", "balloons", "fuji", "sunflower");

  private Templates() {}

  /** All HEIC stills. */
  public static List<Shot> stills() {
    return Stream.concat(
        Scenes.names().stream().filter(name -> !name.startsWith("screen-") && !PAINTED_ONLY.contains(name)).map(Templates::still),
        Stream.of(still("ridge-dusk").withGrade(Grade.MONO), still("torii").withGrade(Grade.VIVID),
            still("lake-dawn").withGrade(Grade.WARM))).toList();
  }

  /** The still of a scene. */
  public static Shot still(String scene) {
    return new Shot(scene, 1, TALL.contains(scene), Grade.NONE);
  }

  /** Whether there is a HEIC of that motif. */
  public static boolean hasStill(Shot shot) {
    return stills().contains(shot);
  }

  /** The movies of Live Photos: 4:3, the length of the real ones. */
  public static List<Clip> liveClips() {
    return LIVE.stream().map(scene -> new Clip(still(scene), 720, 540, 60)).toList();
  }

  /** Clips that videos are made of. */
  public static List<Clip> videoClips() {
    return Stream.of(Shot.of("lights", 2), Shot.of("sea-rose", 2), new Shot("fireworks", 2, true, Grade.NONE), Shot.of("rain", 2),
        Shot.of("city", 2),
        Shot.of("dunes", 2), Shot.of("jellyfish", 2)).map(shot -> new Clip(shot, 960, 540, 96)).toList();
  }

  /**
   * A clip at 24 frames a second.
   *
   * @param shot what it shows; tall ones are stored on their side
   */
  public record Clip(Shot shot, int width, int height, int frames) {}

  /** The bytes of a still. */
  static byte[] still(Shot shot) {
    return resource("still/" + shot.key() + ".heic");
  }

  /** The bytes of a clip. */
  static byte[] clip(Clip clip) {
    return resource("clip/" + clip.shot().key() + ".mov");
  }

  private static byte[] resource(String name) {
    try (var in = Templates.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("no template " + name + "; packaging/demo-media makes it");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
