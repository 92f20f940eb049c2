package org.photokura.virtualphone.demo.paint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.util.HashMap;
import org.junit.jupiter.api.Test;

class ScenesTest {

  private static final int W = 64;
  private static final int H = 48;

  @Test
  void manyScenesAndNoTwoAlike() {
    var seen = new HashMap<String, int[]>();
    for (var name : Scenes.names()) {
      var coarse = coarse(Scenes.paint(name, 1, W, H));
      seen.forEach((other, theirs) -> assertThat(distance(coarse, theirs)).as(name + " and " + other).isGreaterThan(2));
      seen.put(name, coarse);
    }
    assertThat(seen).hasSizeGreaterThan(60);
  }

  @Test
  void aPictureIsTheSamePictureInEverySize() {
    for (var name : new String[] {"torii", "ridge-dusk", "sea-gold", "maple", "city", "shore", "latte", "sunflower", "cake", "moon", "fuji", "koi"}) {
      var small = coarse(Scenes.paint(name, 3, 240, 180));
      var large = coarse(Scenes.paint(name, 3, 960, 720));
      assertThat(distance(small, large)).as(name).isLessThan(9);
    }
  }

  @Test
  void anotherSeedIsAnotherPictureAndTheSameSeedTheSame() {
    assertThat(coarse(Scenes.paint("torii", 1, W, H))).isEqualTo(coarse(Scenes.paint("torii", 1, W, H)));
    assertThat(distance(coarse(Scenes.paint("ridge-dusk", 1, W, H)), coarse(Scenes.paint("ridge-dusk", 2, W, H)))).isGreaterThan(2);
  }

  @Test
  void gradesChangeAPicture() {
    var plain = Scenes.paint(Shot.of("torii", 1), W, H);
    var mono = Scenes.paint(Shot.of("torii", 1).withGrade(Grade.MONO), W, H);
    assertThat(distance(coarse(plain), coarse(mono))).isGreaterThan(5);
    int c = mono.getRGB(20, 20);
    assertThat(c >> 16 & 0xFF).isEqualTo(c >> 8 & 0xFF).isEqualTo(c & 0xFF);
  }

  @Test
  void turningByQuartersMovesTheCorners() {
    var picture = new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB);
    picture.setRGB(0, 0, 0xFF0000);
    assertThat(Scenes.turned(picture, 1).getRGB(1, 0) & 0xFFFFFF).isEqualTo(0xFF0000);
    assertThat(Scenes.turned(picture, 2).getRGB(2, 1) & 0xFFFFFF).isEqualTo(0xFF0000);
    assertThat(Scenes.turned(picture, 3).getRGB(0, 2) & 0xFFFFFF).isEqualTo(0xFF0000);
  }

  @Test
  void anUnknownSceneIsRefused() {
    assertThatThrownBy(() -> Scenes.paint("nothing", 1, W, H)).hasMessageContaining("nothing");
  }

  /** Means of 12 by 9 fields, three channels each. */
  private static int[] coarse(BufferedImage picture) {
    int columns = 12;
    int rows = 9;
    var sums = new long[columns * rows * 3];
    var counts = new int[columns * rows];
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        int field = y * rows / picture.getHeight() * columns + x * columns / picture.getWidth();
        int c = picture.getRGB(x, y);
        sums[3 * field] += c >> 16 & 0xFF;
        sums[3 * field + 1] += c >> 8 & 0xFF;
        sums[3 * field + 2] += c & 0xFF;
        counts[field]++;
      }
    }
    var means = new int[sums.length];
    for (int i = 0; i < means.length; i++) {
      means[i] = (int) (sums[i] / counts[i / 3]);
    }
    return means;
  }

  private static double distance(int[] a, int[] b) {
    long sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += Math.abs(a[i] - b[i]);
    }
    return (double) sum / a.length;
  }
}
