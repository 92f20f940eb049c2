package org.photokura.ui.tour;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;

/**
 * Takes the pictures. Arguments: a folder, a language ({@code en} or {@code ja}), then screens, single scenes or looks such as {@code light-1000}; none: all.
 * Fails if a scene cannot be played, does not come to rest, is blank, or has words that cannot be read whole.
 */
public final class Tour {

  /** A screen of one colour has two kinds of pixels at most. */
  private static final int FEWEST_COLOURS = 12;

  private final File folder;
  private final Locale language;
  private final List<Variant> variants;
  private final Library library;
  private final ExecutorService writers = Executors.newFixedThreadPool(1);
  private final List<String> failed = new ArrayList<>();

  Tour(File folder, Locale language, List<Variant> variants) {
    this.folder = folder;
    this.language = language;
    this.variants = variants;
    this.library = new Library(language);
  }

  public static void main(String[] args) throws Exception {
    var words = Arrays.asList(args).subList(2, args.length);
    var looks = Variant.ALL.stream().filter(variant -> words.contains(variant.key())).toList();
    var wanted = words.stream().filter(word -> looks.stream().noneMatch(look -> look.key().equals(word))).toList();
    var scenes = Scene.all().stream().filter(scene -> scene.wantedBy(wanted)).toList();
    if (scenes.isEmpty()) {
      System.err.println("no such screen; there are: " + String.join(" ", Scene.all().stream().map(Scene::key).toList()));
      System.exit(2);
    }
    Camera.start();
    var tour = new Tour(new File(args[0]), Locale.forLanguageTag(args[1]), looks.isEmpty() ? Variant.ALL : looks);
    scenes.forEach(tour::play);
    System.exit(tour.end() ? 0 : 1);
  }

  /** Plays a scene and takes its pictures. */
  void play(Scene scene) {
    try (var visit = new Visit(library, language)) {
      scene.play().in(visit);
      for (var variant : variants) {
        visit.wear(variant);
        var picture = Camera.take(visit.window().stage(), visit::busy);
        var file = new File(folder, "%s-%s-%s.png".formatted(scene.key(), language.getLanguage(), variant.key()));
        visit.fx(Cuts::now).forEach(cut -> failed.add(file.getName() + " " + cut));
        if (isBlank(picture)) {
          failed.add(file.getName() + " is blank");
        }
        writers.execute(() -> write(picture, file));
      }
    } catch (Exception | AssertionError e) {
      e.printStackTrace();
      failed.add(scene.key() + " could not be played: " + e);
    }
  }

  /** Waits until everything is written; tells whether all went well. */
  boolean end() throws InterruptedException {
    writers.shutdown();
    if (!writers.awaitTermination(1, TimeUnit.MINUTES)) {
      failed.add("the pictures could not be written in time");
    }
    failed.forEach(System.err::println);
    return failed.isEmpty();
  }

  /** What went wrong so far. */
  List<String> failures() {
    return failed;
  }

  private static boolean isBlank(BufferedImage picture) {
    return Arrays.stream(Camera.pixels(picture)).distinct().limit(FEWEST_COLOURS).count() < FEWEST_COLOURS;
  }

  private static void write(BufferedImage picture, File file) {
    file.getParentFile().mkdirs();
    var opaque = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
    var g = opaque.createGraphics();
    g.drawImage(picture, 0, 0, null);
    g.dispose();
    try {
      ImageIO.write(opaque, "png", file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
