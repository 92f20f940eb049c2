package org.photokura.library.image.heif;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.photokura.core.Cancellation;
import org.photokura.core.ProblemException;
import org.photokura.core.ProblemId;
import org.photokura.library.image.TestHeics;
import org.photokura.library.image.TestPictures;
import org.photokura.library.image.decode.DecodeRequest;
import org.photokura.library.image.decode.MemoryBudget;
import org.photokura.library.image.decode.SrgbConverter;
import org.photokura.library.image.source.MemorySource;

/** Damaged files reach native code here: this test fails by ending the process. */
class HeifDamageTest {

  private static final long SEED = 20_261_122;
  private static final int ROUNDS = 600;

  @Test
  void damagedFilesEndAsProblemsAndSoon() {
    var library = HeifLibrary.ofSystem();
    Assumptions.assumeTrue(library.isPresent(), "libheif is not installed: packaging/check installs it");
    var decoder = new HeifDecoder(library, new MemoryBudget(64 << 20), new SrgbConverter());
    var files = List.of(TestHeics.single(), TestHeics.grid().build(), TestPictures.resource("alpha.heic"), TestPictures.resource("tenbit.heic"), TestPictures.resource("odd.heic"));
    var random = new Random(SEED);
    int failed = 0;
    for (int round = 0; round < ROUNDS; round++) {
      var bytes = damaged(files.get(round % files.size()).clone(), random);
      long start = System.nanoTime();
      try {
        decoder.decode(new MemorySource("round " + round, bytes), DecodeRequest.preview(100), Cancellation.none());
      } catch (ProblemException e) {
        assertThat(e.problem().id()).isEqualTo(ProblemId.DECODE_FAILED);
        failed++;
      }
      assertThat(Duration.ofNanos(System.nanoTime() - start)).as("seed %d, round %d", SEED, round).isLessThan(Duration.ofSeconds(30));
    }
    assertThat(failed).as("some rounds fail and some do not").isBetween(ROUNDS / 10, ROUNDS - ROUNDS / 10);
  }

  /** Mostly in the picture data, where only libheif and its decoder can notice. */
  private static byte[] damaged(byte[] bytes, Random random) {
    int data = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("mdat") + 4;
    for (int i = random.nextInt(6); i >= 0; i--) {
      int from = random.nextInt(4) == 0 ? 0 : data;
      bytes[from + random.nextInt(bytes.length - from)] = (byte) random.nextInt();
    }
    return random.nextInt(12) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
  }
}
