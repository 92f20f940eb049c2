package org.photokura.library.image;

import org.photokura.library.image.container.HeifBuilder;

/** HEIC files for tests. */
public final class TestHeics {

  private TestHeics() {}

  /** 320x240 in one piece, with a thumbnail of 160x120. */
  public static byte[] single() {
    return TestPictures.resource("quadrants.heic");
  }

  /** Four tiles of 128x128, each of one colour; shown are 250x240. */
  public static HeifBuilder grid() {
    return HeifBuilder.grid(2, 2, 250, 240, tile(0), tile(1), tile(2), tile(3)).dataInIdat();
  }

  /** Red, green, blue, yellow. */
  public static byte[] tile(int number) {
    return TestPictures.resource("tile-" + number + ".heic");
  }
}
