package org.photokura.library.image.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.photokura.library.image.Picture;
import org.photokura.library.image.TestProfiles;

class SrgbConverterTest {

  private final SrgbConverter converter = new SrgbConverter();

  private int convert(int argb, byte[] icc) {
    return converter.convert(new Picture(1, 1, new int[] {argb}), Optional.of(icc)).argb()[0];
  }

  @Test
  void greyStaysGreyAndColoursGrowStronger() {
    int grey = convert(0xFF808080, TestProfiles.wide());
    assertThat(Math.abs((grey >> 16 & 0xFF) - (grey & 0xFF))).isLessThanOrEqualTo(2);
    int red = convert(0xFFC86464, TestProfiles.wide());
    assertThat(red >> 16 & 0xFF).isGreaterThan(0xC8 + 5);
    assertThat(red >> 8 & 0xFF).isLessThan(0x64);
  }

  @Test
  void keepsTransparencyAndStaysPremultiplied() {
    int half = convert(0x80401010, TestProfiles.wide());
    assertThat(half >>> 24).isEqualTo(0x80);
    assertThat(half >> 16 & 0xFF).isLessThanOrEqualTo(0x80);
    assertThat(convert(0, TestProfiles.wide())).isZero();
  }

  @Test
  void aProfileThatIsSrgbByAnotherNameChangesNothing() {
    var pixels = new Random(1).ints(500).map(p -> p | 0xFF000000).toArray();
    assertThat(converter.convert(new Picture(500, 1, pixels.clone()), Optional.of(TestProfiles.nearlySrgb())).argb())
        .satisfies(converted -> assertThat(IntStream.range(0, 500).map(i -> Math.abs((converted[i] & 0xFF) - (pixels[i] & 0xFF))).max().orElseThrow()).isLessThan(16));
  }

  @Test
  void garbageChangesNothing() {
    var garbage = new byte[400];
    new Random(2).nextBytes(garbage);
    assertThat(convert(0xFF102030, garbage)).isEqualTo(0xFF102030);
    var cut = java.util.Arrays.copyOf(TestProfiles.wide(), 200);
    assertThat(convert(0xFF102030, cut)).isEqualTo(0xFF102030);
  }

  @Test
  void largePicturesAreConvertedToTheLastPixel() {
    var pixels = new int[600_001];
    java.util.Arrays.fill(pixels, 0xFFC86464);
    var converted = converter.convert(new Picture(600_001, 1, pixels), Optional.of(TestProfiles.wide())).argb();
    assertThat(converted[600_000]).isEqualTo(converted[0]).isNotEqualTo(0xFFC86464);
  }
}
