package org.photokura.library.image.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.photokura.core.ProblemException;
import org.photokura.library.image.TestPictures;
import org.photokura.library.image.TestProfiles;
import org.photokura.library.image.TiffBuilder;
import org.photokura.library.image.source.MemorySource;

class JpegFileTest {

  private static JpegFile parse(byte[] bytes) throws BadPictureException, ProblemException {
    return JpegFile.parse(new MemorySource("test", bytes));
  }

  @Test
  void readsSizeKindAndSegments() throws Exception {
    var plain = parse(TestPictures.jpeg(123, 45));
    assertThat(plain.size()).isEqualTo(new Size(123, 45));
    assertThat(plain.progressive()).isFalse();
    assertThat(plain.components()).isEqualTo(3);
    assertThat(plain.exif()).isEmpty();
    var full = parse(TestPictures.withExif(TestPictures.withProfile(TestPictures.jpeg(TestPictures.quadrants(8, 8), true), TestProfiles.wide()), TiffBuilder.orientation(3)));
    assertThat(full.progressive()).isTrue();
    assertThat(full.icc()).contains(TestProfiles.wide());
    assertThat(TiffFile.parse(full.exif().orElseThrow()).orientation()).isEqualTo(3);
  }

  @Test
  void aLargeProfileIsCutAndPutTogetherAgain() throws Exception {
    var profile = new byte[200_000];
    new Random(1).nextBytes(profile);
    var jpeg = JpegAssembler.withMetadata(TestPictures.jpeg(8, 8), Optional.empty(), Optional.empty(), Optional.of(profile));
    assertThat(parse(jpeg).icc()).contains(profile);
  }

  @Test
  void metadataIsPutInFrontAndThePictureStays() throws Exception {
    var plain = TestPictures.jpeg(8, 8);
    var jpeg = JpegAssembler.withMetadata(plain, Optional.of(TiffBuilder.orientation(1)), Optional.of("<x/>".getBytes(StandardCharsets.UTF_8)), Optional.empty());
    assertThat(jpeg[3] & 0xFF).as("EXIF first").isEqualTo(0xE1);
    assertThat(parse(jpeg).xmp()).contains("<x/>".getBytes(StandardCharsets.UTF_8));
    int scan = plain.length - 100;
    assertThat(Arrays.copyOfRange(jpeg, jpeg.length - 100, jpeg.length)).isEqualTo(Arrays.copyOfRange(plain, scan, plain.length));
  }

  @Test
  void anExifBlockThatDoesNotFitIsNotLostInSilence() {
    assertThatThrownBy(() -> JpegAssembler.withMetadata(TestPictures.jpeg(8, 8), Optional.of(new byte[70_000]), Optional.empty(), Optional.empty()))
        .isInstanceOf(BadPictureException.class);
  }

  @Test
  void fillBytesBetweenSegmentsAreAllowed() throws Exception {
    var plain = TestPictures.jpeg(8, 8);
    var out = new ByteArrayOutputStream();
    out.write(plain, 0, 2);
    out.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xFF, (byte) 0xFF});
    out.write(plain, 2, plain.length - 2);
    assertThat(parse(out.toByteArray()).size()).isEqualTo(new Size(8, 8));
  }

  @Test
  void damagedHeadersNeverDoWorseThanAnException() throws Exception {
    var random = new Random(6);
    var whole = TestPictures.withExif(TestPictures.withProfile(TestPictures.jpeg(16, 16), TestProfiles.wide()), TiffBuilder.orientation(3));
    for (int i = 0; i < 4000; i++) {
      var damaged = i % 4 == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
      for (int f = 0; f < 3 && damaged.length > 0; f++) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
      }
      try {
        parse(damaged);
      } catch (BadPictureException _) {
        // expected
      }
    }
  }
}
