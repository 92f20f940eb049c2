package org.photokura.library.image.decode;

import java.util.Arrays;
import org.photokura.library.image.Picture;
import org.photokura.library.image.container.Size;

/**
 * Makes pictures smaller by averaging the area that each new pixel covers: no shimmer in fine patterns, and the large picture passes row by
 * row, so that
 * it need not exist as Java pixels at all.
 */
public final class AreaScaler {

  /** Gives the rows of a large picture, from top to bottom. */
  @FunctionalInterface
  public interface Rows {
    /** Fills in row {@code y}: 0xAARRGGBB, alpha premultiplied. */
    void row(int y, int[] argb);
  }

  private final int sourceWidth;
  private final int width;
  /** The weighted sums of one new row: alpha, red, green, blue of each pixel. */
  private final float[] sums;
  private final float[] line;
  private final float scaleX;

  private AreaScaler(int sourceWidth, int width) {
    this.sourceWidth = sourceWidth;
    this.width = width;
    this.sums = new float[4 * (width + 1)];
    this.line = new float[4 * (width + 1)];
    this.scaleX = (float) width / sourceWidth;
  }

  /** Scales to a size that is not larger in either direction. */
  public static Picture scale(Size from, Rows rows, Size to) {
    var out = new int[Math.multiplyExact(to.width(), to.height())];
    var row = new int[from.width()];
    if (from.equals(to)) {
      for (int y = 0; y < to.height(); y++) {
        rows.row(y, row);
        System.arraycopy(row, 0, out, y * to.width(), to.width());
      }
    } else {
      new AreaScaler(from.width(), to.width()).scale(from.height(), rows, row, to.height(), out);
    }
    return new Picture(to.width(), to.height(), out);
  }

  /** Scales a picture. */
  public static Picture scale(Picture picture, Size to) {
    var from = new Size(picture.width(), picture.height());
    return from.equals(to) ? picture : scale(from, (y, row) -> System.arraycopy(picture.argb(), y * from.width(), row, 0, from.width()), to);
  }

  private void scale(int sourceHeight, Rows rows, int[] row, int height, int[] out) {
    double scaleY = (double) height / sourceHeight;
    int newRow = 0;
    for (int y = 0; y < sourceHeight; y++) {
      rows.row(y, row);
      average(row);
      double end = y == sourceHeight - 1 ? height : (y + 1) * scaleY;
      if (end < newRow + 1) {
        add((float) scaleY);
        continue;
      }
      add((float) (newRow + 1 - y * scaleY));
      put(out, newRow++);
      add((float) (end - newRow));
    }
  }

  /** Averages a row into {@link #line}. */
  private void average(int[] row) {
    Arrays.fill(line, 0);
    for (int x = 0; x < sourceWidth; x++) {
      int pixel = row[x];
      float start = x * scaleX;
      int left = (int) start;
      float weight = Math.min(scaleX, left + 1 - start);
      int a = Argb.alpha(pixel);
      int r = Argb.red(pixel);
      int g = Argb.green(pixel);
      int b = Argb.blue(pixel);
      int at = 4 * left;
      line[at] += a * weight;
      line[at + 1] += r * weight;
      line[at + 2] += g * weight;
      line[at + 3] += b * weight;
      float rest = scaleX - weight;
      if (rest > 0) {
        line[at + 4] += a * rest;
        line[at + 5] += r * rest;
        line[at + 6] += g * rest;
        line[at + 7] += b * rest;
      }
    }
  }

  private void add(float weight) {
    for (int i = 0; i < 4 * width; i++) {
      sums[i] += line[i] * weight;
    }
  }

  private void put(int[] out, int newRow) {
    for (int x = 0; x < width; x++) {
      int at = 4 * x;
      out[newRow * width + x] = Argb.of(level(sums[at]), level(sums[at + 1]), level(sums[at + 2]), level(sums[at + 3]));
    }
    Arrays.fill(sums, 0);
  }

  private static int level(float sum) {
    return Math.min(255, (int) (sum + 0.5f));
  }
}
