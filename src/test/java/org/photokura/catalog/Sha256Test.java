package org.photokura.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Sha256Test {

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 63, 64, 65, 16_383, 16_384, 16_385, 100_000})
  void hashesADirectBufferLikeAnArray(int length) {
    var content = new byte[length];
    new Random(length).nextBytes(content);
    var direct = ByteBuffer.allocateDirect(length + 7).position(7).put(content).flip().position(7);
    var fed = Sha256.digest();

    Sha256.feed(fed, direct);

    assertThat(direct.hasRemaining()).isFalse();
    assertThat(Sha256.of(fed.digest())).isEqualTo(Sha256.of(Sha256.digest().digest(content)));
  }

  @Test
  void feedsOnlyWhatRemainsOfAHeapBuffer() {
    var fed = Sha256.digest();

    Sha256.feed(fed, ByteBuffer.wrap(new byte[] {9, 'a', 'b', 'c', 9}, 1, 3));

    assertThat(Sha256.of(fed.digest()).hex()).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }
}
