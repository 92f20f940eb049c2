package org.photokura.library.image.heif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.photokura.library.image.TestPictures.BLUE;
import static org.photokura.library.image.TestPictures.GREEN;
import static org.photokura.library.image.TestPictures.RED;
import static org.photokura.library.image.TestPictures.YELLOW;
import static org.photokura.library.image.TestPictures.assertQuarters;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.photokura.core.ProblemException;
import org.photokura.core.ProblemId;
import org.photokura.library.image.Picture;
import org.photokura.library.image.Samples;
import org.photokura.library.image.TestHeics;
import org.photokura.library.image.TestPictures;
import org.photokura.library.image.TestProfiles;
import org.photokura.library.image.TiffBuilder;
import org.photokura.library.image.container.JpegFile;
import org.photokura.library.image.container.TiffFile;
import org.photokura.library.image.source.MemorySource;

class HeicToJpegTest {

  private static final HeifLibrary LIBRARY = HeifLibrary.ofSystem();

  @TempDir Path folder;
  private final HeicToJpeg maker = new HeicToJpeg(LIBRARY);

  @BeforeAll
  static void needsLibheif() {
    Assumptions.assumeTrue(LIBRARY.isPresent(), "libheif is not installed: packaging/check installs it");
  }

  private byte[] copyOf(byte[] heic) throws IOException {
    var source = Files.write(folder.resolve("IMG_0001.HEIC"), heic);
    var target = folder.resolve("IMG_0001.jpg");
    Files.deleteIfExists(target);
    maker.makeJpeg(source, target);
    assertThat(Files.readAllBytes(source)).as("the original is untouched").isEqualTo(heic);
    return Files.readAllBytes(target);
  }

  private static Picture read(byte[] jpeg) throws IOException {
    var image = ImageIO.read(new java.io.ByteArrayInputStream(jpeg));
    var argb = image.getRaster().getPixels(0, 0, image.getWidth(), image.getHeight(), (int[]) null);
    var pixels = new int[image.getWidth() * image.getHeight()];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = 0xFF000000 | argb[3 * i] << 16 | argb[3 * i + 1] << 8 | argb[3 * i + 2];
    }
    return new Picture(image.getWidth(), image.getHeight(), pixels);
  }

  /** What an iPhone writes for a picture taken upright: the sensor lies on its side. */
  private static byte[] exif() {
    var tiff = new TiffBuilder();
    var first = tiff.directory().text(0x010F, "Apple").text(0x0110, "iPhone 15 Pro").small(0x0112, 6);
    first.child(0x8769).text(0x9003, "2024:02:29 12:34:56").text(0x9011, "+09:00").number(0xA002, 250).number(0xA003, 240)
        .bytes(0x927C, "Apple iOS\0\0\1MM\0\0\0\0\0\0".getBytes(StandardCharsets.US_ASCII));
    return tiff.build();
  }

  @Test
  void makesAnUprightFullSizeCopyWithEverythingKept() throws Exception {
    String xmp = "<x:xmpmeta xmlns:x='adobe:ns:meta/'/>";
    var jpeg = copyOf(TestHeics.grid().turned(3).exif(exif()).xmp(xmp).profile(TestProfiles.wide()).build());
    var file = JpegFile.parse(new MemorySource("copy", jpeg));
    assertThat(file.size()).hasToString("240x250");
    assertThat(file.icc()).contains(TestProfiles.wide());
    assertThat(file.xmp()).contains(xmp.getBytes(StandardCharsets.UTF_8));
    assertThat(TiffFile.parse(file.exif().orElseThrow()).orientation()).isEqualTo(1);
    var kept = file.exif().orElseThrow().read(0, 10_000);
    assertThat(new String(kept, StandardCharsets.ISO_8859_1)).contains("iPhone 15 Pro", "2024:02:29 12:34:56", "+09:00", "Apple iOS");
    assertQuarters(read(jpeg), BLUE, RED, YELLOW, GREEN);
  }

  @Test
  void aStrangerReadsTheCopyToo() throws Exception {
    Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/exiftool")), "exiftool is not installed");
    copyOf(TestHeics.grid().turned(3).exif(exif()).profile(TestProfiles.wide()).build());
    var process = new ProcessBuilder("exiftool", "-s", "-a", "-warning", "-Orientation#", "-ImageSize", "-ExifImageWidth", "-ExifImageHeight", "-OffsetTimeOriginal", "-ProfileDescription",
        folder.resolve("IMG_0001.jpg").toString()).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(said.replaceAll(" +", " ")).contains("Orientation : 1", "ImageSize : 240x250", "ExifImageWidth : 240", "ExifImageHeight : 250", "OffsetTimeOriginal : +09:00");
    assertThat(said).doesNotContainIgnoringCase("warning").doesNotContainIgnoringCase("error");
  }

  @Test
  void worksWithoutAnyMetadata() throws Exception {
    var jpeg = copyOf(TestHeics.single());
    assertThat(jpeg[3] & 0xFF).as("a JFIF header instead").isEqualTo(0xE0);
    assertQuarters(read(jpeg), RED, GREEN, BLUE, YELLOW);
  }

  @Test
  void mirroredPicturesAreTurnedToo() throws Exception {
    assertQuarters(read(copyOf(TestHeics.grid().turned(1).mirrored(1).build())), YELLOW, GREEN, BLUE, RED);
  }

  @Test
  void transparentPlacesBecomeWhite() throws Exception {
    var picture = read(copyOf(TestPictures.resource("alpha.heic")));
    TestPictures.assertPixel(picture, 55, 32, 0xFFFFFF, 12);
    TestPictures.assertPixel(picture, 8, 32, 0x00C000, 24);
  }

  @Test
  void aDamagedFileLeavesNothingBehind() throws Exception {
    var heic = TestHeics.grid().build();
    fails(Arrays.copyOf(heic, heic.length - 50), ProblemId.DECODE_FAILED);
    fails(TestHeics.grid().lyingSize(128, 128).build(), ProblemId.DECODE_FAILED);
    fails(TestPictures.jpeg(10, 10), ProblemId.DECODE_FAILED);
    fails(new byte[0], ProblemId.DECODE_FAILED);
  }

  private void fails(byte[] heic, ProblemId id) throws IOException {
    var source = Files.write(folder.resolve("broken.heic"), heic);
    var target = folder.resolve("broken.jpg");
    assertThatThrownBy(() -> maker.makeJpeg(source, target))
        .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem().id()).isEqualTo(id));
    assertThat(target).doesNotExist();
  }

  @Test
  void anExistingFileIsNeverReplaced() throws Exception {
    var source = Files.write(folder.resolve("a.heic"), TestHeics.single());
    var target = Files.writeString(folder.resolve("a.jpg"), "mine");
    assertThatThrownBy(() -> maker.makeJpeg(source, target))
        .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem().id()).isEqualTo(ProblemId.WRITE_FAILED));
    assertThat(target).hasContent("mine");
  }

  @Test
  void aMissingFileOrFolderIsSaid() {
    assertThatThrownBy(() -> maker.makeJpeg(folder.resolve("none.heic"), folder.resolve("a.jpg")))
        .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem().id()).isEqualTo(ProblemId.FILE_UNREADABLE));
    assertThatThrownBy(() -> new HeicToJpeg(HeifLibrary.none()).makeJpeg(folder.resolve("none.heic"), folder.resolve("a.jpg")))
        .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem().id()).isEqualTo(ProblemId.DECODER_MISSING));
  }

  @Test
  void aPhotoOfAnIphoneKeepsItsFacts() throws Exception {
    var sample = Samples.orSkip("iphone-still.heic");
    var target = folder.resolve("still.jpg");
    maker.makeJpeg(sample, target);
    var file = JpegFile.parse(new MemorySource("copy", Files.readAllBytes(target)));
    assertThat(file.size()).hasToString("4032x3024");
    assertThat(file.icc()).isPresent();
    assertThat(new String(file.exif().orElseThrow().read(0, 60_000), StandardCharsets.ISO_8859_1)).contains("iPhone 8 back camera");
  }
}
