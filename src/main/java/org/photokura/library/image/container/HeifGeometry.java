package org.photokura.library.image.container;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import org.photokura.core.ProblemException;

/**
 * Sizes in a HEIF file. A picture of an iPhone is a grid of tiles, and decoders exist that return the first tile and report success; so the
 * size of
 * the picture is worked out from the file's own claims, which must agree with each other, and what a decoder returns is held against it.
 */
final class HeifGeometry {

  private static final int MOST_GRID_BYTES = 12;

  private HeifGeometry() {}

  /** Width and height as coded, before cropping and turning. */
  static Size coded(HeifItem item) throws BadPictureException {
    var ispe = item.property("ispe").orElseThrow(() -> new BadPictureException("item " + item.id() + " has no size"));
    var in = ispe.content();
    if (in.remaining() < 12) {
      throw new BadPictureException("ispe box cut off");
    }
    int width = in.getInt(4);
    int height = in.getInt(8);
    if (width <= 0 || height <= 0 || width > 65_535 || height > 65_535) {
      throw new BadPictureException("size " + Integer.toUnsignedString(width) + "x" + Integer.toUnsignedString(height));
    }
    return new Size(width, height);
  }

  /** Width and height as coded; for a grid only if its own claim agrees and its tiles cover it. */
  static Size checked(HeifFile file, HeifItem item) throws BadPictureException, ProblemException {
    var size = coded(item);
    if (item.type().equals("grid")) {
      checkGrid(file, item, size);
    }
    return size;
  }

  /** How the decoded picture becomes the one that is shown. */
  static HeifTurn turn(HeifFile file, HeifItem item) throws BadPictureException, ProblemException {
    return HeifTurn.of(item, checked(file, item));
  }

  private static void checkGrid(HeifFile file, HeifItem grid, Size size) throws BadPictureException, ProblemException {
    var in = ByteBuffer.wrap(file.data(grid, MOST_GRID_BYTES));
    try {
      in.get();
      boolean wide = (in.get() & 1) == 1;
      int rows = Byte.toUnsignedInt(in.get()) + 1;
      int columns = Byte.toUnsignedInt(in.get()) + 1;
      long width = Box.number(in, wide ? 4 : 2);
      long height = Box.number(in, wide ? 4 : 2);
      var tiles = file.targets(grid.id(), "dimg");
      if (width != size.width() || height != size.height() || tiles.size() != rows * columns) {
        throw new BadPictureException("grid " + columns + "x" + rows + " for " + width + "x" + height + " has " + tiles.size() + " tiles and is said to be " + size);
      }
      var tile = coded(file.item(tiles.getFirst()));
      if ((long) tile.width() * columns < width || (long) tile.height() * rows < height) {
        throw new BadPictureException("tiles of " + tile + " do not cover " + size);
      }
    } catch (BufferUnderflowException e) {
      throw new BadPictureException("grid cut off", e);
    }
  }
}
