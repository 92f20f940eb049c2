package org.photokura.ui.fx;

/** The small iPhone of the device card. */
public final class PhoneGlyph {

  private PhoneGlyph() {}

  /** The glyph, 26 × 46. */
  public static Drawing make() {
    return new Drawing(26, 46, "", Shapes.rect(1, 1, 24, 44, 5.5, "pk-art-frame"), Shapes.rect(4, 5, 18, 36, 2.5, "pk-art-dusk"));
  }
}
