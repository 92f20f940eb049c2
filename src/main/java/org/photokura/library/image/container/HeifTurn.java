package org.photokura.library.image.container;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * How a decoded picture of a HEIF file becomes the picture as shown: a part of it is cut out, then it is turned. It is done on this side
 * because libheif cannot be relied upon
 * here: 1.15 does not mirror grids (selfies of iPhones that are set to mirror), and versions differ in what is upside down.
 *
 * <p><b>Source</b> ISO/IEC 23008-12:2022 6.5.10 to 6.5.12; that Apple means left and right by axis 1: MPEGGroup/FileFormat issue 22,
 * libheif e92fd6df. <b>Checked by</b> HeifDecoderTest.
 * <b>Unverified</b> mirrored pictures of a phone.
 *
 * @param left first column that is shown
 * @param top first row that is shown
 * @param cut how much is shown, before it is turned
 * @param orientation how it is turned then: 1 to 8 as in EXIF
 */
public record HeifTurn(int left, int top, Size cut, int orientation) {

  /** For each of EXIF's orientations where x and y of the coded picture go: new x = a·x + b·y, new y = c·x + d·y. */
  private static final int[][] MATRICES = {
    {1, 0, 0, 1}, {-1, 0, 0, 1}, {-1, 0, 0, -1}, {1, 0, 0, -1}, {0, 1, 1, 0}, {0, -1, 1, 0}, {0, -1, -1, 0}, {0, 1, -1, 0},
  };

  /** The size as shown. */
  public Size shown() {
    return orientation >= 5 ? cut.turned() : cut;
  }

  /** By the item's properties in their order; the crop comes first, as MIAF demands. */
  static HeifTurn of(HeifItem item, Size coded) throws BadPictureException {
    var turn = new HeifTurn(0, 0, coded, 1);
    for (var property : item.properties()) {
      var in = property.box().content();
      turn = switch (property.box().type()) {
        case "clap" -> turn.cropped(in);
        case "irot" -> turn.rotated(first(in) & 3);
        case "imir" -> turn.mirrored((first(in) & 1) == 1);
        default -> turn;
      };
    }
    return turn;
  }

  private static int first(ByteBuffer in) throws BadPictureException {
    if (!in.hasRemaining()) {
      throw new BadPictureException("empty transformation");
    }
    return in.get();
  }

  private HeifTurn cropped(ByteBuffer clap) throws BadPictureException {
    if (clap.remaining() < 32 || orientation != 1) {
      throw new BadPictureException("clap box cut off or after a rotation");
    }
    double width = quotient(clap);
    double height = quotient(clap);
    double fromLeft = quotient(clap) + (cut.width() - width) / 2;
    double fromTop = quotient(clap) + (cut.height() - height) / 2;
    if (!(width >= 1 && height >= 1 && fromLeft >= -0.5 && fromTop >= -0.5 && fromLeft + width <= cut.width() + 0.5 && fromTop + height <= cut.height() + 0.5)) {
      throw new BadPictureException("cropped to " + width + "x" + height + " of " + cut);
    }
    var size = new Size((int) Math.round(width), (int) Math.round(height));
    int x = Math.clamp(Math.round(fromLeft), 0, cut.width() - size.width());
    int y = Math.clamp(Math.round(fromTop), 0, cut.height() - size.height());
    return new HeifTurn(left + x, top + y, size, orientation);
  }

  private static double quotient(ByteBuffer in) {
    return (double) in.getInt() / in.getInt();
  }

  /** Quarters against the clock. */
  private HeifTurn rotated(int quarters) {
    int[] m = MATRICES[orientation - 1];
    for (int i = 0; i < quarters; i++) {
      m = new int[] {m[2], m[3], -m[0], -m[1]};
    }
    return with(m);
  }

  private HeifTurn mirrored(boolean leftRight) {
    int[] m = MATRICES[orientation - 1];
    return with(leftRight ? new int[] {-m[0], -m[1], m[2], m[3]} : new int[] {m[0], m[1], -m[2], -m[3]});
  }

  private HeifTurn with(int[] m) {
    return new HeifTurn(left, top, cut, orientation(m[0], m[1], m[2], m[3]));
  }

  /** EXIF's number for new x = a·x + b·y, new y = c·x + d·y; 1 for anything that is not a turn. */
  static int orientation(int a, int b, int c, int d) {
    for (int i = 0; i < MATRICES.length; i++) {
      if (Arrays.equals(new int[] {a, b, c, d}, MATRICES[i])) {
        return i + 1;
      }
    }
    return 1;
  }
}
