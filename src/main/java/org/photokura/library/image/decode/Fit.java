package org.photokura.library.image.decode;

import org.photokura.library.image.container.Size;

/** Which size is wanted. Pictures are made smaller, never larger. */
public sealed interface Fit {

  /** The size that a picture of {@code whole} gets. */
  Size of(Size whole);

  /** The shorter edge gets that many pixels; the longer one at most eight times as many, for the sake of endless screenshots. */
  record ShortEdge(int pixels) implements Fit {
    @Override
    public Size of(Size whole) {
      return scaled(whole, Math.min((double) pixels / whole.shortEdge(), 8.0 * pixels / whole.longEdge()));
    }
  }

  /** The longer edge gets at most that many pixels. */
  record LongEdge(int pixels) implements Fit {
    @Override
    public Size of(Size whole) {
      return scaled(whole, (double) pixels / whole.longEdge());
    }
  }

  private static Size scaled(Size whole, double factor) {
    if (factor >= 1) {
      return whole;
    }
    return new Size(Math.max(1, (int) Math.round(whole.width() * factor)), Math.max(1, (int) Math.round(whole.height() * factor)));
  }
}
