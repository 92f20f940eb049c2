package org.photokura.library.image.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.photokura.library.image.TestPictures.BLUE;
import static org.photokura.library.image.TestPictures.GREEN;
import static org.photokura.library.image.TestPictures.RED;
import static org.photokura.library.image.TestPictures.YELLOW;
import static org.photokura.library.image.TestPictures.assertPixel;
import static org.photokura.library.image.TestPictures.assertQuarters;
import static org.photokura.library.image.TestPictures.assertSize;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.photokura.core.Cancellation;
import org.photokura.core.ProblemException;
import org.photokura.core.ProblemId;
import org.photokura.library.image.Picture;
import org.photokura.library.image.TestPictures;
import org.photokura.library.image.TestProfiles;
import org.photokura.library.image.TiffBuilder;
import org.photokura.library.image.source.MemorySource;

class ImageIoDecoderTest {

  private static final int[][] UPRIGHT = {
    {},
    {RED, GREEN, BLUE, YELLOW},
    {GREEN, RED, YELLOW, BLUE},
    {YELLOW, BLUE, GREEN, RED},
    {BLUE, YELLOW, RED, GREEN},
    {RED, BLUE, GREEN, YELLOW},
    {BLUE, RED, YELLOW, GREEN},
    {YELLOW, GREEN, BLUE, RED},
    {GREEN, YELLOW, RED, BLUE},
  };

  private final ImageIoDecoder decoder = new ImageIoDecoder(new MemoryBudget(64 << 20), new SrgbConverter());

  private Decoded decode(byte[] bytes, DecodeRequest request) throws ProblemException {
    return decoder.decode(new MemorySource("test", bytes), request, Cancellation.none());
  }

  private Picture preview(byte[] bytes) throws ProblemException {
    var decoded = decode(bytes, DecodeRequest.preview(10_000));
    assertThat(decoded.damaged()).isFalse();
    return decoded.picture();
  }

  private void failsToDecode(byte[] bytes) {
    assertThatThrownBy(() -> decode(bytes, DecodeRequest.preview(100)))
        .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem().id()).isEqualTo(ProblemId.DECODE_FAILED));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void turnsAJpegUprightByItsExif(int orientation) throws Exception {
    var picture = preview(TestPictures.withExif(TestPictures.jpeg(160, 80), TiffBuilder.orientation(orientation)));
    assertSize(picture, orientation >= 5 ? 80 : 160, orientation >= 5 ? 160 : 80);
    assertQuarters(picture, UPRIGHT[orientation]);
  }

  @Test
  void scalesByTheShorterOrTheLongerEdge() throws Exception {
    var jpeg = TestPictures.jpeg(1600, 1200);
    var small = decode(jpeg, DecodeRequest.thumbnail(100)).picture();
    assertSize(small, 133, 100);
    assertQuarters(small, RED, GREEN, BLUE, YELLOW);
    assertSize(decode(jpeg, DecodeRequest.preview(400)).picture(), 400, 300);
    assertSize(decode(jpeg, DecodeRequest.preview(5000)).picture(), 1600, 1200);
  }

  @Test
  void anEndlessScreenshotStaysSmall() throws Exception {
    assertSize(decode(TestPictures.jpeg(100, 6000), DecodeRequest.thumbnail(64)).picture(), 9, 512);
  }

  @Test
  void decodesProgressiveAndGreyJpegs() throws Exception {
    assertQuarters(preview(TestPictures.jpeg(TestPictures.quadrants(300, 200), true)), RED, GREEN, BLUE, YELLOW);
    var grey = preview(TestPictures.jpeg(TestPictures.quadrants(64, 64, BufferedImage.TYPE_BYTE_GRAY), false));
    int pixel = grey.argb()[0];
    assertThat(pixel >> 16 & 0xFF).isEqualTo(pixel & 0xFF);
    assertThat(pixel >>> 24).isEqualTo(255);
  }

  @Test
  void decodesCmykWithAndWithoutAdobesInversion() throws Exception {
    var raster = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 32, 32, 4, null);
    for (int i = 0; i < 32 * 32; i++) {
      raster.setPixel(i % 32, i / 32, new int[] {0, 255, 255, 0});
    }
    assertPixel(preview(TestPictures.jpeg(raster)), 16, 16, 0xFF0000, 12);
    byte[] adobe = {'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, 0};
    assertPixel(preview(TestPictures.withSegment(TestPictures.jpeg(raster), 0xEE, adobe)), 16, 16, 0x000000, 12);
  }

  @Test
  void decodesPngOf16BitsWithTransparency() throws Exception {
    var raster = Raster.createInterleavedRaster(DataBuffer.TYPE_USHORT, 20, 10, 4, null);
    for (int i = 0; i < 200; i++) {
      raster.setPixel(i % 20, i / 20, i % 20 < 10 ? new int[] {0xFFFF, 0x8000, 0, 0xFFFF} : new int[] {0xFFFF, 0x8000, 0, 0x8000});
    }
    var model = new java.awt.image.ComponentColorModel(
        java.awt.color.ColorSpace.getInstance(java.awt.color.ColorSpace.CS_sRGB), true, false, java.awt.Transparency.TRANSLUCENT, DataBuffer.TYPE_USHORT);
    var picture = preview(TestPictures.encoded(new BufferedImage(model, raster, false, null), "png"));
    assertThat(picture.argb()[0]).isEqualTo(0xFFFF7F00);
    int half = picture.argb()[19];
    assertThat(half >>> 24).isCloseTo(127, within(1));
    assertThat(half >> 16 & 0xFF).as("premultiplied").isCloseTo(127, within(1));
  }

  @Test
  void decodesGreyPngWithoutBrighteningIt() throws Exception {
    var image = new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY);
    image.getRaster().setSamples(0, 0, 8, 8, 0, new int[64]);
    image.getRaster().setSample(0, 0, 0, 100);
    assertThat(preview(TestPictures.encoded(image, "png")).argb()[0]).isEqualTo(0xFF646464);
  }

  @Test
  void decodesThePaletteOfAGif() throws Exception {
    byte[] reds = {0, (byte) 200};
    byte[] greens = {0, 10};
    byte[] blues = {0, 20};
    var image = new BufferedImage(9, 5, BufferedImage.TYPE_BYTE_INDEXED, new IndexColorModel(8, 2, reds, greens, blues, 0));
    image.getRaster().setSample(3, 2, 0, 1);
    var picture = preview(TestPictures.encoded(image, "gif"));
    assertThat(picture.argb()[2 * 9 + 3]).isEqualTo(0xFFC80A14);
    assertThat(picture.argb()[0] >>> 24).as("transparent").isZero();
  }

  @Test
  void convertsWideColoursToSrgb() throws Exception {
    var jpeg = TestPictures.jpeg(64, 64);
    int plain = preview(jpeg).argb()[10 * 64 + 50];
    int converted = preview(TestPictures.withProfile(jpeg, TestProfiles.wide())).argb()[10 * 64 + 50];
    assertThat(converted >> 8 & 0xFF).as("a green of P3 is brighter in sRGB").isGreaterThan((plain >> 8 & 0xFF) + 4);
    assertThat(converted >> 16 & 0xFF).isZero();
  }

  @Test
  void aSenselessProfileIsIgnored() throws Exception {
    var picture = preview(TestPictures.withProfile(TestPictures.jpeg(64, 64), new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9}));
    assertQuarters(picture, RED, GREEN, BLUE, YELLOW);
  }

  @Test
  void takesTheThumbnailInsideIfItIsLargeEnough() throws Exception {
    var jpeg = TestPictures.withExif(TestPictures.jpeg(1600, 1200), thumbnail(solid(160, 120), 6));
    var small = decode(jpeg, DecodeRequest.thumbnail(150)).picture();
    assertThat(small.width()).isEqualTo(120);
    assertThat(small.height()).isEqualTo(160);
    assertPixel(small, 60, 80, 0x808080, 6);
    var larger = decode(jpeg, DecodeRequest.thumbnail(256)).picture();
    assertQuarters(larger, UPRIGHT[6]);
  }

  @Test
  void doesNotTakeAThumbnailWithBars() throws Exception {
    var jpeg = TestPictures.withExif(TestPictures.jpeg(1600, 900), thumbnail(solid(160, 120), 1));
    assertQuarters(decode(jpeg, DecodeRequest.thumbnail(100)).picture(), RED, GREEN, BLUE, YELLOW);
  }

  @Test
  void aDamagedThumbnailInsideDoesNotHurt() throws Exception {
    var jpeg = TestPictures.withExif(TestPictures.jpeg(1600, 1200), thumbnail(new byte[] {(byte) 0xFF, (byte) 0xD8, 1, 2, 3, 4}, 1));
    assertQuarters(decode(jpeg, DecodeRequest.thumbnail(100)).picture(), RED, GREEN, BLUE, YELLOW);
  }

  private static byte[] solid(int width, int height) {
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < width * height; i++) {
      image.setRGB(i % width, i / width, 0x808080);
    }
    return TestPictures.jpeg(image, false);
  }

  private static byte[] thumbnail(byte[] jpeg, int orientation) {
    var tiff = new TiffBuilder();
    tiff.directory().small(0x0112, orientation);
    tiff.directory().blob(0x0201, jpeg).number(0x0202, jpeg.length);
    return tiff.build();
  }

  @ParameterizedTest
  @ValueSource(strings = {"BIG_ENDIAN", "LITTLE_ENDIAN"})
  void showsThePreviewOfARawFile(String order) throws Exception {
    var small = TestPictures.jpeg(120, 80);
    var large = TestPictures.jpeg(600, 400);
    var lossless = TestPictures.jpeg(900, 600);
    for (int i = 0; i < lossless.length - 1; i++) {
      if ((lossless[i] & 0xFF) == 0xFF && (lossless[i + 1] & 0xFF) == 0xC0) {
        lossless[i + 1] = (byte) 0xC3;
        break;
      }
    }
    var tiff = new TiffBuilder(order.equals("BIG_ENDIAN") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    var first = tiff.directory().small(0x0112, 6).bytes(0xC612, (byte) 1, (byte) 4, (byte) 0, (byte) 0).small(0x0106, 6).blob(0x0111, small).number(0x0117, small.length);
    first.child(0x014A).small(0x0106, 34892).blob(0x0111, lossless).number(0x0117, lossless.length);
    first.child(0x014A).small(0x0106, 6).blob(0x0111, large).number(0x0117, large.length);
    var dng = tiff.build();
    var picture = preview(dng);
    assertSize(picture, 400, 600);
    assertQuarters(picture, UPRIGHT[6]);
    assertSize(decode(dng, DecodeRequest.thumbnail(60)).picture(), 60, 90);
  }

  @Test
  void aRawFileWithoutPreviewFails() {
    var tiff = new TiffBuilder();
    tiff.directory().bytes(0xC612, (byte) 1, (byte) 4, (byte) 0, (byte) 0).number(0x0100, 10).number(0x0101, 10);
    failsToDecode(tiff.build());
  }

  @Test
  void refusesPicturesOfAbsurdSize() {
    var jpeg = TestPictures.jpeg(64, 64);
    for (int i = 0; i < jpeg.length - 1; i++) {
      if ((jpeg[i] & 0xFF) == 0xFF && (jpeg[i + 1] & 0xFF) == 0xC0) {
        ByteBuffer.wrap(jpeg).putShort(i + 5, (short) 65500).putShort(i + 7, (short) 65500);
      }
    }
    failsToDecode(jpeg);
    var png = TestPictures.encoded(TestPictures.quadrants(8, 8), "png");
    ByteBuffer.wrap(png).putInt(16, 2_000_000_000).putInt(20, 2_000_000_000);
    failsToDecode(png);
  }

  @Test
  void aCutJpegIsShownAsFarAsItGoesAndCalledDamaged() throws Exception {
    var jpeg = TestPictures.jpeg(800, 600);
    var decoded = decode(Arrays.copyOf(jpeg, jpeg.length / 2), DecodeRequest.preview(800));
    assertThat(decoded.damaged()).isTrue();
    assertPixel(decoded.picture(), 10, 10, RED, 48);
  }

  @Test
  void whatIsNoPictureFails() {
    failsToDecode(new byte[0]);
    failsToDecode(new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF});
    failsToDecode("GIF89a and then nothing of a picture".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    failsToDecode(Arrays.copyOf(TestPictures.encoded(TestPictures.quadrants(80, 80), "png"), 60));
  }

  @Test
  void aCancelledDecodeGivesNothing() {
    var cancelled = new Cancellation();
    cancelled.cancel();
    assertThatThrownBy(() -> decoder.decode(new MemorySource("test", TestPictures.jpeg(80, 80)), DecodeRequest.preview(80), cancelled))
        .isInstanceOf(CancellationException.class);
  }
}
