package org.photokura.library.image.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.photokura.core.Cancellation;
import org.photokura.core.ProblemException;
import org.photokura.core.ProblemId;
import org.photokura.device.InMemoryDeviceFiles;
import org.photokura.library.image.WatchedFiles;

class PhoneSourceTest {

  private final byte[] bytes = new byte[1_000_000];
  private final WatchedFiles files;

  PhoneSourceTest() {
    new Random(3).nextBytes(bytes);
    files = new WatchedFiles(new InMemoryDeviceFiles().file("/f", bytes));
  }

  private PhoneSource source(long limit) {
    return PhoneSource.ofPicture(files, "/f", null, limit, Cancellation.none());
  }

  @Test
  void givesTheSameBytesAsTheFileWhateverIsAsked() throws Exception {
    var source = source(Long.MAX_VALUE);
    var random = new Random(4);
    for (int i = 0; i < 2000; i++) {
      int offset = random.nextInt(bytes.length + 1000);
      int length = random.nextInt(random.nextInt(10) == 0 ? 300_000 : 100);
      int to = Math.min(bytes.length, offset + length);
      var expected = offset >= bytes.length ? new byte[0] : Arrays.copyOfRange(bytes, offset, to);
      assertThat(Arrays.equals(source.read(offset, length), expected)).as("%d bytes at %d", length, offset).isTrue();
    }
  }

  @Test
  void manySmallRequestsCostOneFetch() throws Exception {
    var source = source(Long.MAX_VALUE);
    for (int i = 0; i < 60_000; i += 7) {
      source.read(i, 4);
    }
    assertThat(files.calls()).containsExactly("read /f 0");
  }

  @Test
  void factsCostLessThanPictures() throws Exception {
    PhoneSource.ofFacts(files, "/f", null, Long.MAX_VALUE, Cancellation.none()).read(0, 12);
    assertThat(files.bytes()).isEqualTo(16_384);
  }

  @Test
  void aSourceFetchesNoMoreThanItsLimit() {
    assertThatThrownBy(() -> source(200_000).read(0, 300_000))
        .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem().id()).isEqualTo(ProblemId.DECODE_FAILED));
    assertThat(files.bytes()).isZero();
  }

  @Test
  void theEndOfTheFileIsFoundWithoutAsking() throws Exception {
    var source = source(Long.MAX_VALUE);
    assertThat(source.read(999_990, 100)).hasSize(10);
    assertThat(source.read(999_995, 100)).hasSize(5);
    assertThat(files.calls()).hasSize(1);
  }
}
