package org.photokura.ui.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ResamplingTest {

  private static int grey(int value) {
    return 0xff000000 | value << 16 | value << 8 | value;
  }

  private static int level(int pixel) {
    return pixel & 0xff;
  }

  @Test
  void keepsAPlainColourWhateverTheSize() {
    int[] plain = new int[48 * 48];
    Arrays.fill(plain, 0xff336699);
    for (int edge : new int[] {1, 7, 31, 48, 49, 100, 317}) {
      assertThat(Resampling.square(plain, 48, 0, 0, 48, edge)).hasSize(edge * edge).containsOnly(0xff336699);
    }
  }

  @Test
  void enlargesAnEdgeWithoutSteps() {
    int[] source = new int[8 * 8];
    for (int i = 0; i < source.length; i++) {
      source[i] = grey(i % 8 < 4 ? 40 : 200);
    }
    int[] large = Resampling.square(source, 8, 0, 0, 8, 80);
    long shades = Arrays.stream(large, 0, 80).map(ResamplingTest::level).distinct().count();
    assertThat(shades).as("a repeated pixel would leave two").isGreaterThan(8);
    int steepest = 0;
    for (int x = 1; x < 80; x++) {
      steepest = Math.max(steepest, level(large[x]) - level(large[x - 1]));
    }
    assertThat(steepest).as("of a step of 160").isLessThan(30);
  }

  @Test
  void weighsPartsOfPixelsWhenItShrinks() {
    int side = 225;
    int edge = 156;
    int[] stripes = new int[side * side];
    for (int i = 0; i < stripes.length; i++) {
      stripes[i] = grey(i % side % 2 == 0 ? 0 : 255);
    }
    int[] small = Resampling.square(stripes, side, 0, 0, side, edge);
    double mean = Arrays.stream(small).map(ResamplingTest::level).average().orElseThrow();
    assertThat(mean).isBetween(125.0, 130.0);
    assertThat(Arrays.stream(small, 0, edge).map(ResamplingTest::level).filter(level -> level == 0 || level == 255).count())
        .as("every pixel has a part of two").isZero();
  }

  @Test
  void takesTheSquareThatIsAskedFor() {
    int[] wide = new int[6 * 4];
    Arrays.fill(wide, grey(10));
    for (int y = 1; y < 3; y++) {
      Arrays.fill(wide, y * 6 + 2, y * 6 + 4, grey(90));
    }
    assertThat(Resampling.square(wide, 6, 2, 1, 2, 9)).containsOnly(grey(90));
  }

  @Test
  void givesASquareOfTheRightSizeAsItIs() {
    int[] source = IntStream.range(0, 7 * 5).map(at -> 0xff000000 | at * 7).toArray();
    int[] part = Resampling.square(source, 7, 3, 1, 4, 4);
    assertThat(part).isEqualTo(IntStream.range(0, 16).map(at -> source[(1 + at / 4) * 7 + 3 + at % 4]).toArray());
    assertThat(Resampling.square(source, 5, 0, 0, 5, 5)).as("the caller may change it").isNotSameAs(source);
  }

  @Test
  void neverMakesAColourStrongerThanItsCover() {
    int[] source = new int[16 * 16];
    for (int i = 0; i < source.length; i++) {
      source[i] = (i / 3 + i % 5) % 2 == 0 ? 0 : 0xffffffff;
    }
    for (int pixel : Resampling.square(source, 16, 0, 0, 16, 90)) {
      assertThat(level(pixel)).isLessThanOrEqualTo(pixel >>> 24);
    }
  }
}
