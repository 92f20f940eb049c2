package org.photokura.library.image.movie;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.photokura.library.image.container.BadPictureException;

class SequenceParametersTest {

  /** Baseline, 1 × 1 macroblocks, everything that can be left out left out but for what follows the cropping flag. */
  private static final String BEGIN = "01000010" + "00000000" + "00001010" + "1" + "1" + "011" + "1" + "0" + "1" + "1" + "1" + "0" + "0";
  /** Usability: none of the first five; a decoder model follows. */
  private static final String MODEL_FOLLOWS = "1" + "0" + "0" + "0" + "0" + "0" + "1";

  @Test
  void takesASetThatIsWhole() {
    assertThatCode(() -> SequenceParameters.check(bits(BEGIN + "0" + "1"))).doesNotThrowAnyException();
  }

  @Test
  void takesADecoderModelWithOneBuffer() {
    assertThatCode(() -> SequenceParameters.check(bits(BEGIN + MODEL_FOLLOWS + "1" + "00000000" + "1" + "1" + "0" + "0".repeat(20) + "0" + "1"))).doesNotThrowAnyException();
  }

  @Test
  void refusesThousandsOfMillionsOfBuffers() {
    assertThatThrownBy(() -> SequenceParameters.check(bits(BEGIN + MODEL_FOLLOWS + "0".repeat(31) + "1".repeat(32) + "0".repeat(64)))).isInstanceOf(BadPictureException.class)
        .hasMessageContaining("count");
  }

  @Test
  void refusesASetThatEndsTooEarly() {
    assertThatThrownBy(() -> SequenceParameters.check(bits(BEGIN + MODEL_FOLLOWS + "1"))).isInstanceOf(BadPictureException.class).hasMessageContaining("early");
  }

  @Test
  void refusesANumberThatNeverEnds() {
    assertThatThrownBy(() -> SequenceParameters.check(ByteBuffer.wrap(new byte[100]))).isInstanceOf(BadPictureException.class);
  }

  private static ByteBuffer bits(String bits) {
    var bytes = new byte[(bits.length() + 7) / 8];
    for (int i = 0; i < bits.length(); i++) {
      bytes[i / 8] |= (byte) ((bits.charAt(i) - '0') << 7 - i % 8);
    }
    return ByteBuffer.wrap(bytes);
  }
}
