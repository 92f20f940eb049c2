package org.photokura.library.image.decode;

/**
 * What is wanted of a file.
 *
 * @param fit the size
 * @param embeddedWillDo whether a smaller picture that the file carries for this purpose will do, if it is nearly large enough
 */
public record DecodeRequest(Fit fit, boolean embeddedWillDo) {

  /** A thumbnail may have so much less than the wanted size: a little blur is better than fetching fifty times the bytes. */
  public static final double NEARLY = 0.7;

  /** A small picture for the grid. */
  public static DecodeRequest thumbnail(int shortEdge) {
    return new DecodeRequest(new Fit.ShortEdge(shortEdge), true);
  }

  /** The picture itself. */
  public static DecodeRequest preview(int longEdge) {
    return new DecodeRequest(new Fit.LongEdge(longEdge), false);
  }
}
