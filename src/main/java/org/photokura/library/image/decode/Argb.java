package org.photokura.library.image.decode;

/** Pixels as {@link org.photokura.library.image.Picture} has them: 0xAARRGGBB. */
public final class Argb {

  /** Alpha of a pixel that hides everything. */
  public static final int OPAQUE = 255;

  private Argb() {}

  /** Puts a pixel together; each value is 0 to 255. */
  public static int of(int alpha, int red, int green, int blue) {
    return (alpha << 24) | (red << 16) | (green << 8) | blue;
  }

  /** A pixel without transparency. */
  public static int opaque(int red, int green, int blue) {
    return of(OPAQUE, red, green, blue);
  }

  /** A pixel whose colours are not yet multiplied by its alpha. */
  public static int premultiplied(int alpha, int red, int green, int blue) {
    if (alpha == OPAQUE) {
      return opaque(red, green, blue);
    }
    return of(alpha, multiplied(red, alpha), multiplied(green, alpha), multiplied(blue, alpha));
  }

  private static int multiplied(int level, int alpha) {
    return (level * alpha + OPAQUE / 2) / OPAQUE;
  }

  /** The pixel with its colours multiplied by its alpha. */
  public static int premultiplied(int argb) {
    return premultiplied(alpha(argb), red(argb), green(argb), blue(argb));
  }

  /** The pixel with its colours as they were before they were multiplied by its alpha. */
  public static int unmultiplied(int argb) {
    int alpha = alpha(argb);
    if (alpha == OPAQUE || alpha == 0) {
      return argb;
    }
    return of(alpha, divided(red(argb), alpha), divided(green(argb), alpha), divided(blue(argb), alpha));
  }

  private static int divided(int level, int alpha) {
    return Math.min(OPAQUE, level * OPAQUE / alpha);
  }

  public static int alpha(int argb) {
    return argb >>> 24;
  }

  public static int red(int argb) {
    return (argb >> 16) & 0xFF;
  }

  public static int green(int argb) {
    return (argb >> 8) & 0xFF;
  }

  public static int blue(int argb) {
    return argb & 0xFF;
  }
}
