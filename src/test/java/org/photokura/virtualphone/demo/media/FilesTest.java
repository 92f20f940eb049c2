package org.photokura.virtualphone.demo.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.png.PngMetadataReader;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifSubIFDDirectory;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilesTest {

  private static final Capture CAPTURE =
      new Capture(OffsetDateTime.parse("2026-11-04T17:08:21.381+09:00"), 35.0, 135.0, 1, 96, 64, null, null, Capture.Lens.MAIN);

  @ParameterizedTest
  @ValueSource(ints = {20_000, 20_001, 20_002, 20_003, 85_533, 85_534, 85_535, 85_536, 85_537, 85_538, 85_539, 85_540, 85_541, 300_000})
  void jpegHasExactlyTheSizeAskedForAndDecodes(int size) throws Exception {
    var encoded = JpegFile.encode(picture(), .8f, 10_000);
    var bytes = JpegFile.file(encoded, Exif.block(CAPTURE, null, 0), size, 5).toBytes();
    assertThat(bytes).hasSize(size);
    assertThat(ImageIO.read(new ByteArrayInputStream(bytes)).getWidth()).isEqualTo(96);
    var exif = ImageMetadataReader.readMetadata(new ByteArrayInputStream(bytes)).getFirstDirectoryOfType(ExifSubIFDDirectory.class);
    assertThat(exif.getDateOriginal().toInstant()).isEqualTo(CAPTURE.taken().toInstant());
  }

  @Test
  void jpegIsEncodedWorseRatherThanTooLarge() {
    var noisy = new BufferedImage(200, 200, BufferedImage.TYPE_INT_RGB);
    var random = new java.util.Random(1);
    for (int i = 0; i < 40_000; i++) {
      noisy.setRGB(i % 200, i / 200, random.nextInt());
    }
    assertThat(JpegFile.encode(noisy, .9f, 25_000).length).isLessThanOrEqualTo(25_000);
  }

  @Test
  void pngHasExactlyTheSizeAskedForAndDecodes() throws Exception {
    var bytes = PngFile.file(PngFile.encode(picture()), Exif.block(CAPTURE, null, 0), 40_000, 5).toBytes();
    assertThat(bytes).hasSize(40_000);
    assertThat(ImageIO.read(new ByteArrayInputStream(bytes)).getHeight()).isEqualTo(64);
    assertThat(PngMetadataReader.readMetadata(new ByteArrayInputStream(bytes)).getFirstDirectoryOfType(ExifSubIFDDirectory.class)).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(ints = {30_000, 30_001, 30_255, 30_256, 30_257, 30_258})
  void gifHasExactlyTheSizeAskedForAndMoves(int size) throws Exception {
    var bytes = GifFile.file(GifFile.encode(List.of(picture(), picture(), picture()), 8), size, 5).toBytes();
    assertThat(bytes).hasSize(size);
    var reader = ImageIO.getImageReadersByFormatName("gif").next();
    reader.setInput(ImageIO.createImageInputStream(new ByteArrayInputStream(bytes)));
    assertThat(reader.getNumImages(true)).isEqualTo(3);
  }

  @Test
  void dngHoldsAPreviewAndASensorsPicture() throws Exception {
    var content = DngFile.file(CAPTURE, JpegFile.encode(picture(), .8f, 10_000), DngFile.mosaic(picture()), 12_000, 96, 64);
    var bytes = content.toBytes();
    assertThat(content.sizeBytes()).isEqualTo(DngFile.sizeBytes(CAPTURE, 12_000));
    var metadata = ImageMetadataReader.readMetadata(new ByteArrayInputStream(bytes));
    var main = metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
    int at = main.getInt(0x0111);
    var preview = Arrays.copyOfRange(bytes, at, at + main.getInt(0x0117));
    assertThat(ImageIO.read(new ByteArrayInputStream(preview)).getWidth()).isEqualTo(96);
    var raw = metadata.getDirectoriesOfType(ExifSubIFDDirectory.class).stream().filter(d -> d.containsTag(0x828E)).findFirst().orElseThrow();
    assertThat(raw.getInteger(0x0111) + raw.getInteger(0x0117)).isEqualTo(bytes.length);
  }

  @Test
  void ropesAndNoiseGiveTheSameBytesInAnyPieces() {
    var rope = Rope.builder().add(new byte[] {1, 2, 3}).add(new Noise(9, 5_000_000)).add(new byte[] {4}).build();
    var all = rope.toBytes();
    for (long offset : new long[] {0, 2, 3, 4_194_303, 4_999_990, 5_000_003}) {
      var piece = ByteBuffer.allocate(20);
      int got = rope.read(offset, piece);
      assertThat(Arrays.copyOf(piece.array(), got)).isEqualTo(Arrays.copyOfRange(all, (int) offset, (int) offset + got));
      assertThat(got).isEqualTo((int) Math.min(20, all.length - offset));
    }
    assertThat(rope.read(all.length, ByteBuffer.allocate(5))).isZero();
    assertThat(new Noise(1, 100).toBytes()).isNotEqualTo(new Noise(2, 100).toBytes());
  }

  @Test
  void aSizeThatDoesNotHoldThePictureIsRefused() {
    var encoded = PngFile.encode(picture());
    assertThatThrownBy(() -> PngFile.file(encoded, new byte[10], encoded.length, 1)).hasMessageContaining("too few");
  }

  private static BufferedImage picture() {
    var picture = new BufferedImage(96, 64, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < 64; y++) {
      for (int x = 0; x < 96; x++) {
        picture.setRGB(x, y, x * 2 << 16 | y * 3 << 8 | 90);
      }
    }
    return picture;
  }
}
