package org.photokura.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The short form of {@code packaging/fuzz}: the seeds, the inputs that once met a fault ({@code src/test/resources/org/photokura/fuzz}), and some damage done by a random
 * number generator that always begins alike.
 */
class FuzzTest {

  private static final Path ONCE_FAULTY = Path.of("src/test/resources/org/photokura/fuzz");
  private static final Duration LONGEST = Duration.ofSeconds(10);
  private static final int ROUNDS = 1500;
  private static final int ROUNDS_OF_SLOW = 60;

  @ParameterizedTest
  @EnumSource
  void whatAPhoneSendsIsUnderstoodOrRefused(FuzzTarget target) throws Exception {
    var seeds = target.seeds();
    assertThat(seeds).isNotEmpty();
    for (var seed : seeds) {
      run(target, seed, "a sound input");
    }
    var random = new Random(20_261_122);
    int rounds = target == FuzzTarget.DATABASE || target == FuzzTarget.DECODERS ? ROUNDS_OF_SLOW : ROUNDS;
    for (int round = 0; round < rounds; round++) {
      run(target, damaged(seeds, random), "round " + round);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatOnceMetAFaultNoLongerDoes(FuzzTarget target) throws Exception {
    var folder = ONCE_FAULTY.resolve(target.name().toLowerCase(Locale.ROOT));
    if (Files.isDirectory(folder)) {
      try (var inputs = Files.list(folder)) {
        for (var input : inputs.toList()) {
          run(target, Files.readAllBytes(input), input.getFileName().toString());
        }
      }
    }
  }

  private static void run(FuzzTarget target, byte[] input, String name) throws IOException {
    long start = System.nanoTime();
    try {
      target.run().on(input);
    } catch (Throwable e) {
      var kept = Files.write(Files.createDirectories(Path.of("target/fuzz")).resolve("failing-" + target.name().toLowerCase(Locale.ROOT)), input);
      throw new AssertionError(target + ", " + name + ", kept as " + kept, e);
    }
    assertThat(Duration.ofNanos(System.nanoTime() - start)).as("%s, %s", target, name).isLessThan(LONGEST);
  }

  /** Bytes changed, numbers made extreme, pieces moved, doubled or cut off. */
  private static byte[] damaged(List<byte[]> seeds, Random random) {
    var bytes = seeds.get(random.nextInt(seeds.size())).clone();
    for (int i = random.nextInt(4); i >= 0 && bytes.length > 8; i--) {
      int at = random.nextInt(bytes.length - 4);
      switch (random.nextInt(5)) {
        case 0 -> bytes[at] = (byte) random.nextInt();
        case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
        case 2 -> Arrays.fill(bytes, at, at + 4, (byte) (random.nextBoolean() ? 0xFF : 0));
        case 3 -> System.arraycopy(bytes, random.nextInt(bytes.length - 4), bytes, at, 4);
        default -> bytes = Arrays.copyOf(bytes, random.nextInt(8) == 0 ? bytes.length * 2 : 1 + at);
      }
    }
    return bytes;
  }
}
