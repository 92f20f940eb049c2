package org.photokura.library.image.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.photokura.library.image.Picture;

class MatrixProfileTest {

  private static int converted(int primaries, int rgb) {
    var picture = new Picture(1, 1, new int[] {0xFF000000 | rgb});
    return new SrgbConverter().convert(picture, MatrixProfile.ofPrimaries(primaries)).argb()[0] & 0xFFFFFF;
  }

  @Test
  void widePrimariesGrowStrongerAndGreyStays() {
    for (int primaries : new int[] {9, 12}) {
      int grey = converted(primaries, 0x808080);
      assertThat(Math.abs((grey >> 16) - (grey & 0xFF))).isLessThanOrEqualTo(3);
      assertThat(converted(primaries, 0xC06060) >> 16).isGreaterThan(0xC4);
    }
    assertThat(converted(9, 0xC06060) >> 16).as("BT.2020 is wider than P3").isGreaterThan(converted(12, 0xC06060) >> 16);
  }

  @Test
  void ordinaryOnesNeedNoProfile() {
    assertThat(MatrixProfile.ofPrimaries(1)).isEqualTo(Optional.empty());
    assertThat(MatrixProfile.ofPrimaries(2)).isEqualTo(Optional.empty());
  }
}
