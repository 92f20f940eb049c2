package org.photokura.library.image.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.photokura.library.image.Picture;
import org.photokura.library.image.container.Size;

class AreaScalerTest {

  @Test
  void averagesFinePatternsInsteadOfPickingPixels() {
    var pixels = new int[100 * 100];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (i % 100 + i / 100) % 2 == 0 ? 0xFFFFFFFF : 0xFF000000;
    }
    var small = AreaScaler.scale(new Picture(100, 100, pixels), new Size(10, 10));
    for (int pixel : small.argb()) {
      assertThat(pixel >>> 24).isEqualTo(255);
      assertThat(pixel & 0xFF).isCloseTo(127, within(1));
    }
  }

  @Test
  void aPlainPictureStaysPlainAtEverySize() {
    var pixels = new int[137 * 91];
    Arrays.fill(pixels, 0xFF336699);
    for (int width = 1; width <= 137; width += 3) {
      var small = AreaScaler.scale(new Picture(137, 91, pixels), new Size(width, Math.max(1, 91 * width / 137)));
      assertThat(small.argb()).as("width " + width).containsOnly(0xFF336699);
    }
  }

  @Test
  void keepsTheMeanColour() {
    var random = new Random(5);
    var pixels = random.ints(301 * 199L).map(i -> i | 0xFF000000).toArray();
    var small = AreaScaler.scale(new Picture(301, 199, pixels), new Size(37, 29));
    assertThat(mean(small.argb())).isCloseTo(mean(pixels), within(1.0));
  }

  private static double mean(int[] pixels) {
    return Arrays.stream(pixels).map(p -> p >> 8 & 0xFF).average().orElseThrow();
  }

  @Test
  void averagesTransparencyWithoutBleedingItsColour() {
    int[] pixels = {0xFFFF0000, 0x00000000};
    assertThat(AreaScaler.scale(new Picture(2, 1, pixels), new Size(1, 1)).argb()).containsExactly(0x80800000);
  }

  @Test
  void theSameSizeIsTheSamePicture() {
    var picture = new Picture(3, 2, new int[] {1, 2, 3, 4, 5, 6});
    assertThat(AreaScaler.scale(picture, new Size(3, 2))).isSameAs(picture);
  }

  @Test
  void widePicturesDoNotOverrun() {
    for (int width : new int[] {16_384, 16_383, 65_535}) {
      var small = AreaScaler.scale(new Size(width, 3), (_, row) -> Arrays.fill(row, 0xFFFFFFFF), new Size(1999, 1));
      assertThat(small.argb()).containsOnly(0xFFFFFFFF);
    }
  }
}
