package org.photokura.library.image.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.photokura.core.ProblemException;
import org.photokura.library.image.TestPictures;
import org.photokura.library.image.TiffBuilder;
import org.photokura.library.image.source.MemorySource;

class TiffFileTest {

  private static TiffFile parse(byte[] bytes) throws BadPictureException, ProblemException {
    return TiffFile.parse(new MemorySource("test", bytes));
  }

  private static byte[] exif(ByteOrder order, int orientation) {
    var tiff = new TiffBuilder(order);
    tiff.directory().small(0x0112, orientation).child(0x8769).number(0xA002, 4032).number(0xA003, 3024);
    var thumbnail = TestPictures.jpeg(16, 16);
    tiff.directory().small(0x0112, orientation).blob(0x0201, thumbnail).number(0x0202, thumbnail.length);
    return tiff.build();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void readsBothByteOrders(boolean big) throws Exception {
    var file = parse(exif(big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN, 6));
    assertThat(file.orientation()).isEqualTo(6);
    assertThat(JpegFile.parse(file.thumbnail().orElseThrow()).size()).isEqualTo(new Size(16, 16));
    assertThat(file.isDng()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anUprightCopySaysSoAndForgetsTheLyingThumbnail(boolean big) throws Exception {
    var before = exif(big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN, 6);
    var after = UprightExif.of(before, new Size(3024, 4032));
    assertThat(after).hasSameSizeAs(before);
    var file = parse(after);
    assertThat(file.orientation()).isEqualTo(1);
    assertThat(file.thumbnail()).isEmpty();
    assertThat(value(after, file.places(0xA002).getFirst(), file.order())).isEqualTo(3024);
    assertThat(value(after, file.places(0xA003).getFirst(), file.order())).isEqualTo(4032);
  }

  private static int value(byte[] bytes, TiffFile.Place place, ByteOrder order) {
    return ByteBuffer.wrap(bytes).order(order).getInt((int) place.offset());
  }

  @Test
  void anUprightThumbnailIsKept() throws Exception {
    assertThat(parse(UprightExif.of(exif(ByteOrder.BIG_ENDIAN, 1), new Size(10, 10))).thumbnail()).isPresent();
  }

  @Test
  void senselessOrientationsCountAsUpright() throws Exception {
    assertThat(parse(TiffBuilder.orientation(0)).orientation()).isEqualTo(1);
    assertThat(parse(TiffBuilder.orientation(9)).orientation()).isEqualTo(1);
    assertThat(parse(new TiffBuilder().build()).orientation()).isEqualTo(1);
  }

  @Test
  void directoriesThatPointAtEachOtherEnd() throws Exception {
    var tiff = new TiffBuilder();
    tiff.directory().number(0x014A, 8).small(0x0112, 3);
    assertThat(parse(tiff.build()).orientation()).isEqualTo(3);
  }

  @Test
  void whatIsNoTiffIsSaid() {
    assertThatThrownBy(() -> parse(new byte[20])).isInstanceOf(BadPictureException.class);
    assertThatThrownBy(() -> parse(new byte[3])).isInstanceOf(BadPictureException.class);
  }

  @Test
  void damagedStructuresNeverDoWorseThanAnException() throws Exception {
    var random = new Random(9);
    var whole = exif(ByteOrder.LITTLE_ENDIAN, 6);
    for (int i = 0; i < 5000; i++) {
      var damaged = i % 4 == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
      for (int f = 0; f < 3 && damaged.length > 0; f++) {
        damaged[random.nextInt(Math.min(damaged.length, 120))] = (byte) random.nextInt();
      }
      try {
        var file = parse(damaged);
        file.orientation();
        file.thumbnail();
        file.previews();
        file.size();
        UprightExif.of(damaged, new Size(1, 2));
      } catch (BadPictureException _) {
        // expected
      }
    }
  }
}
