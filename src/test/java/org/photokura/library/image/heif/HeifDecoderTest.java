package org.photokura.library.image.heif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.photokura.library.image.TestPictures.BLUE;
import static org.photokura.library.image.TestPictures.GREEN;
import static org.photokura.library.image.TestPictures.RED;
import static org.photokura.library.image.TestPictures.YELLOW;
import static org.photokura.library.image.TestPictures.assertQuarters;
import static org.photokura.library.image.TestPictures.assertSize;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.photokura.core.Cancellation;
import org.photokura.core.ProblemException;
import org.photokura.core.ProblemId;
import org.photokura.library.image.Picture;
import org.photokura.library.image.TestHeics;
import org.photokura.library.image.TestPictures;
import org.photokura.library.image.TestProfiles;
import org.photokura.library.image.TiffBuilder;
import org.photokura.library.image.container.HeifBuilder;
import org.photokura.library.image.decode.DecodeRequest;
import org.photokura.library.image.decode.MemoryBudget;
import org.photokura.library.image.decode.SrgbConverter;
import org.photokura.library.image.source.MemorySource;

class HeifDecoderTest {

  private static final HeifLibrary LIBRARY = HeifLibrary.ofSystem();

  private final HeifDecoder decoder = new HeifDecoder(LIBRARY, new MemoryBudget(64 << 20), new SrgbConverter());

  @BeforeAll
  static void needsLibheif() {
    Assumptions.assumeTrue(LIBRARY.isPresent(), "libheif is not installed: packaging/check installs it");
  }

  private Picture decode(byte[] bytes, DecodeRequest request) throws ProblemException {
    return decoder.decode(new MemorySource("test", bytes), request, Cancellation.none()).picture();
  }

  private Picture preview(byte[] bytes) throws ProblemException {
    return decode(bytes, DecodeRequest.preview(10_000));
  }

  private void failsToDecode(byte[] bytes, String why) {
    assertThatThrownBy(() -> preview(bytes)).isInstanceOfSatisfying(ProblemException.class, e -> {
      assertThat(e.problem().id()).isEqualTo(ProblemId.DECODE_FAILED);
      assertThat(e.problem().technicalCause()).contains(why);
    });
  }

  @Test
  void decodesASinglePicture() throws Exception {
    var picture = preview(TestHeics.single());
    assertSize(picture, 320, 240);
    assertQuarters(picture, RED, GREEN, BLUE, YELLOW);
    assertSize(decode(TestHeics.single(), DecodeRequest.preview(100)), 100, 75);
  }

  @Test
  void putsTheTilesOfAGridTogether() throws Exception {
    var picture = preview(TestHeics.grid().build());
    assertSize(picture, 250, 240);
    assertQuarters(picture, RED, GREEN, BLUE, YELLOW);
  }

  @Test
  void turnsAndMirrorsOnceThoughExifRepeatsIt() throws Exception {
    var exif = TiffBuilder.orientation(6);
    var turned = preview(TestHeics.grid().turned(3).exif(exif).build());
    assertSize(turned, 240, 250);
    assertQuarters(turned, BLUE, RED, YELLOW, GREEN);
    assertQuarters(preview(TestHeics.grid().turned(2).build()), YELLOW, BLUE, GREEN, RED);
    assertQuarters(preview(TestHeics.grid().mirrored(1).build()), GREEN, RED, YELLOW, BLUE);
    assertQuarters(preview(TestHeics.grid().mirrored(0).build()), BLUE, YELLOW, RED, GREEN);
    assertQuarters(preview(TestHeics.grid().turned(1).mirrored(1).build()), YELLOW, GREEN, BLUE, RED);
  }

  @Test
  void decodesFilesOfIos18ThoughOldLibheifRefusesThem() throws Exception {
    var picture = preview(TestHeics.grid().asOfIos18(TestHeics.tile(2)).build());
    assertQuarters(picture, RED, GREEN, BLUE, YELLOW);
  }

  @Test
  void takesTheThumbnailInsideIfItIsLargeEnough() throws Exception {
    var square = HeifBuilder.grid(2, 2, 256, 256, TestHeics.tile(0), TestHeics.tile(1), TestHeics.tile(2), TestHeics.tile(3));
    var heic = square.thumbnail(TestHeics.tile(3)).build();
    assertQuarters(decode(heic, DecodeRequest.thumbnail(150)), YELLOW, YELLOW, YELLOW, YELLOW);
    assertQuarters(decode(heic, DecodeRequest.thumbnail(200)), RED, GREEN, BLUE, YELLOW);
    assertQuarters(decode(heic, DecodeRequest.preview(100)), RED, GREEN, BLUE, YELLOW);
    var other = TestHeics.grid().thumbnail(TestHeics.tile(3)).build();
    assertQuarters(decode(other, DecodeRequest.thumbnail(100)), RED, GREEN, BLUE, YELLOW);
  }

  @Test
  void doesNotTakeAThumbnailThatIsTurnedOtherwise() throws Exception {
    var heic = HeifBuilder.grid(2, 2, 256, 256, TestHeics.tile(0), TestHeics.tile(1), TestHeics.tile(2), TestHeics.tile(3))
        .thumbnail(TestHeics.tile(3)).turned(2).build();
    assertQuarters(decode(heic, DecodeRequest.thumbnail(100)), YELLOW, BLUE, GREEN, RED);
  }

  @Test
  void theThumbnailOfATurnedPictureIsTurnedToo() throws Exception {
    var heic = HeifBuilder.single(TestHeics.single()).turned(1).thumbnail(TestHeics.single()).build();
    var thumbnail = decode(heic, DecodeRequest.thumbnail(100));
    assertSize(thumbnail, 100, 133);
    assertQuarters(thumbnail, GREEN, YELLOW, RED, BLUE);
  }

  @Test
  void decodesOddSizesTenBitsAndTransparency() throws Exception {
    var odd = preview(TestPictures.resource("odd.heic"));
    assertSize(odd, 101, 67);
    assertQuarters(odd, RED, GREEN, BLUE, YELLOW);
    var tenBit = preview(TestPictures.resource("tenbit.heic"));
    assertSize(tenBit, 64, 48);
    TestPictures.assertPixel(tenBit, 32, 2, 0xF50009, 24);
    TestPictures.assertPixel(tenBit, 32, 45, 0x0900F5, 24);
    var alpha = preview(TestPictures.resource("alpha.heic"));
    assertThat(alpha.argb()[32 * 64 + 10] >>> 24).isGreaterThan(240);
    assertThat(alpha.argb()[32 * 64 + 50]).as("transparent and premultiplied").isBetween(0, 0x10101010);
  }

  @Test
  void convertsWideColoursToSrgb() throws Exception {
    int plain = preview(TestHeics.grid().build()).argb()[60 * 250 + 200];
    int converted = preview(TestHeics.grid().profile(TestProfiles.wide()).build()).argb()[60 * 250 + 200];
    assertThat(converted >> 8 & 0xFF).isGreaterThan(plain >> 8 & 0xFF);
  }

  @Test
  void neverTakesOneTileForThePicture() {
    failsToDecode(TestHeics.grid().lyingSize(128, 128).build(), "is said to be 128x128");
    failsToDecode(HeifBuilder.single(TestHeics.single()).lyingSize(640, 480).build(), "the file says 640x480");
    failsToDecode(HeifBuilder.single(TestHeics.single()).lyingSize(160, 120).build(), "the file says 160x120");
    failsToDecode(HeifBuilder.grid(3, 3, 384, 384, TestHeics.tile(0), TestHeics.tile(1), TestHeics.tile(2), TestHeics.tile(3)).build(), "4 tiles");
    failsToDecode(HeifBuilder.grid(2, 2, 512, 512, TestHeics.tile(0), TestHeics.tile(1), TestHeics.tile(2), TestHeics.tile(3)).build(), "do not cover");
  }

  @Test
  void refusesPicturesOfAbsurdSize() {
    failsToDecode(HeifBuilder.single(TestHeics.single()).lyingSize(60_000, 60_000).build(), "more pixels");
  }

  @Test
  void aCutFileFails() {
    var heic = TestHeics.grid().build();
    failsToDecode(Arrays.copyOf(heic, heic.length - 100), "ends at");
    failsToDecode(Arrays.copyOf(heic, 200), "meta");
    failsToDecode(Arrays.copyOf(heic, 30), "meta");
  }

  @Test
  void withoutLibheifItSaysSo() {
    var without = new HeifDecoder(HeifLibrary.none(), new MemoryBudget(1), new SrgbConverter());
    assertThatThrownBy(() -> without.decode(new MemorySource("a", TestHeics.single()), DecodeRequest.preview(10), Cancellation.none()))
        .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem().id()).isEqualTo(ProblemId.DECODER_MISSING));
  }

  @Test
  void severalThreadsDecodeAtOnce() {
    var heic = TestHeics.grid().build();
    var all = IntStream.range(0, 40).mapToObj(_ -> CompletableFuture.supplyAsync(() -> {
      try {
        return preview(heic);
      } catch (ProblemException e) {
        throw new AssertionError(e);
      }
    })).toList();
    List<Picture> pictures = all.stream().map(CompletableFuture::join).toList();
    assertThat(pictures).allSatisfy(p -> assertThat(Arrays.equals(p.argb(), pictures.getFirst().argb())).isTrue());
  }

  @Test
  void aCancelledDecodeGivesNothing() {
    var cancelled = new Cancellation();
    cancelled.cancel();
    assertThatThrownBy(() -> decoder.decode(new MemorySource("a", TestHeics.single()), DecodeRequest.preview(10), cancelled))
        .isInstanceOf(CancellationException.class);
  }
}
