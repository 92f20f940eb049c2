package org.photokura.virtualphone.demo.paint;

import java.util.Locale;

/**
 * One motif, in whatever size.
 *
 * @param scene one of {@link Scenes#names}
 * @param seed another seed gives another picture of the same thing
 * @param tall higher than wide
 * @param grade what was done to it
 */
public record Shot(String scene, int seed, boolean tall, Grade grade) {

  /** A landscape format, as the camera saw it. */
  public static Shot of(String scene, int seed) {
    return new Shot(scene, seed, false, Grade.NONE);
  }

  public Shot withGrade(Grade newGrade) {
    return new Shot(scene, seed, tall, newGrade);
  }

  /** Tells it from every other. */
  public String key() {
    return scene + "-" + seed + (tall ? "-tall" : "") + (grade == Grade.NONE ? "" : "-" + grade.name().toLowerCase(Locale.ROOT));
  }
}
