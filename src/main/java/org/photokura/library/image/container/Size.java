package org.photokura.library.image.container;

/** Width and height in pixels. */
public record Size(int width, int height) {

  /** Width times height. */
  public long pixels() {
    return (long) width * height;
  }

  /** The same, lying on its side. */
  @SuppressWarnings("ArgumentSelectionDefectChecker") // swapped on purpose
  public Size turned() {
    return new Size(height, width);
  }

  public int shortEdge() {
    return Math.min(width, height);
  }

  public int longEdge() {
    return Math.max(width, height);
  }

  /** Whether width to height is the same to within three per cent: a thumbnail with bars or of another crop is not. */
  public boolean sameShapeAs(Size other) {
    double quotient = (double) width / height / ((double) other.width / other.height);
    return quotient > 0.97 && quotient < 1.03;
  }

  @Override
  public String toString() {
    return width + "x" + height;
  }
}
