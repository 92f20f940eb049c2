package org.photokura.ui.fake;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.photokura.core.Cancellation;
import org.photokura.core.Problem;
import org.photokura.core.ProblemException;
import org.photokura.core.ProblemId;
import org.photokura.device.DeviceSession;
import org.photokura.library.Item;
import org.photokura.library.image.Picture;
import org.photokura.library.image.PictureSource;
import org.photokura.virtualphone.demo.paint.Scenes;

/** Painted pictures, one scene an item. Refuses to be called on the FX thread. */
public final class FakePictures implements PictureSource {

  private final Map<String, Picture> painted = new ConcurrentHashMap<>();
  public volatile ProblemId failing;
  public volatile boolean plain;
  public volatile OnPreview onPreview = (_, _) -> {};

  /** Done on the worker's thread before a large picture is given: a test lets one come late, or not at all. */
  @FunctionalInterface
  public interface OnPreview {
    void before(Item item, boolean edited) throws ProblemException;
  }

  /** What every pixel is of a plain picture. */
  public static int colour(Item item, boolean edited) {
    return 0xff000000 | Color.HSBtoRGB(number(item) % 97 / 97f, 0.4f, edited ? 0.8f : 0.5f);
  }

  private static int number(Item item) {
    return Integer.parseInt(item.id().substring(item.id().indexOf('-') + 1));
  }

  @Override
  public Picture thumbnail(DeviceSession phone, Item item, int minEdge, Cancellation cancellation) throws ProblemException {
    OffFx.check();
    return picture(item, true, 320, 240);
  }

  @Override
  public Picture preview(DeviceSession phone, Item item, boolean edited, int maxEdge, Cancellation cancellation) throws ProblemException {
    OffFx.check();
    onPreview.before(item, edited);
    return picture(item, edited, 1200, 900);
  }

  @Override
  public Metadata metadata(DeviceSession phone, Item item, Cancellation cancellation) {
    OffFx.check();
    return new Metadata(OffsetDateTime.of(2026, 11, 4, 17, 8, 0, 0, ZoneOffset.ofHours(9)), "iPhone 15 Pro", "back camera", 1.8, "1/120 s", 64, 24.0, 5712, 4284,
        35.0094, 135.6668);
  }

  private Picture picture(Item item, boolean edited, int width, int height) throws ProblemException {
    if (failing != null) {
      throw new ProblemException(Problem.of(failing));
    }
    int number = number(item);
    if (plain) {
      int[] pixels = new int[64 * 48];
      Arrays.fill(pixels, colour(item, edited));
      return new Picture(64, 48, pixels);
    }
    var names = Scenes.names();
    int scene = (int) (number * 7L % names.size());
    return painted.computeIfAbsent(scene + "/" + number % 3 + "/" + width, _ -> paint(names.get(scene), number % 3, width, height));
  }

  private static Picture paint(String name, int seed, int width, int height) {
    BufferedImage image = Scenes.paint(name, seed, width, height);
    int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    return new Picture(image.getWidth(), image.getHeight(), pixels);
  }
}
