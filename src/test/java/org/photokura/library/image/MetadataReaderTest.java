package org.photokura.library.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.jspecify.annotations.Nullable;
import org.photokura.core.Cancellation;
import org.photokura.core.ProblemException;
import org.photokura.core.ProblemId;
import org.photokura.device.InMemoryDeviceFiles;
import org.photokura.library.FileRole;
import org.photokura.library.Item;
import org.photokura.library.ItemFile;

class MetadataReaderTest {

  private static final String PATH = "/DCIM/100APPLE/IMG_0001.HEIC";

  private final InMemoryDeviceFiles phone = new InMemoryDeviceFiles();
  private final WatchedFiles files = new WatchedFiles(phone);

  private PictureSource.Metadata read(byte[] bytes, @Nullable OffsetDateTime created) throws ProblemException {
    phone.file(PATH, bytes);
    return new MetadataReader().read(files, item(created), Cancellation.none());
  }

  private static Item item(@Nullable OffsetDateTime created) {
    return PictureItems.item("1", Item.Kind.PHOTO, created, List.of(new ItemFile(FileRole.ORIGINAL, PATH, null, null)));
  }

  private static TiffBuilder exif(@Nullable String zone) {
    var tiff = new TiffBuilder();
    var first = tiff.directory().text(0x010F, "Apple").text(0x0110, "iPhone 15 Pro").small(0x0112, 6);
    var details = first.child(0x8769).rationals(0x829A, 1, 120).rationals(0x829D, 18, 10).small(0x8827, 64).text(0x9003, "2024:02:29 12:34:56")
        .rationals(0x920A, 686, 100).text(0xA434, "iPhone 15 Pro back triple camera 6.86mm f/1.78").number(0xA002, 4032).number(0xA003, 3024);
    if (zone != null) {
      details.text(0x9011, zone);
    }
    first.child(0x8825).text(1, "N").rationals(2, 35, 1, 0, 1, 36, 1).text(3, "W").rationals(4, 135, 1, 30, 1, 0, 1)
        .rationals(7, 3, 1, 34, 1, 50, 1).text(0x1D, "2024:02:29");
    return tiff;
  }

  private static void assertFacts(PictureSource.Metadata facts) {
    assertThat(facts.camera()).isEqualTo("Apple iPhone 15 Pro");
    assertThat(facts.lens()).isEqualTo("iPhone 15 Pro back triple camera 6.86mm f/1.78");
    assertThat(facts.aperture()).isCloseTo(1.8, within(1e-9));
    assertThat(facts.exposure()).isEqualTo("1/120 s");
    assertThat(facts.iso()).isEqualTo(64);
    assertThat(facts.focalLengthMillimetres()).isCloseTo(6.86, within(1e-9));
    assertThat(facts.latitude()).isCloseTo(35.01, within(1e-9));
    assertThat(facts.longitude()).isCloseTo(-135.5, within(1e-9));
  }

  @Test
  void readsTheFactsOfAHeicByItsRangesOnly() throws Exception {
    var facts = read(TestHeics.grid().turned(3).padding(5_000_000).exif(exif("+09:00").build()).build(), null);
    assertFacts(facts);
    assertThat(facts.taken()).isEqualTo("2024-02-29T12:34:56+09:00");
    assertThat(facts.width()).as("as shown").isEqualTo(240);
    assertThat(facts.height()).isEqualTo(250);
    assertThat(files.bytes()).isLessThan(300_000);
  }

  @Test
  void readsTheFactsOfAJpegAndOfADng() throws Exception {
    var facts = read(TestPictures.withExif(TestPictures.jpeg(160, 80), exif("-03:30").build()), null);
    assertFacts(facts);
    assertThat(facts.taken()).isEqualTo("2024-02-29T12:34:56-03:30");
    assertThat(facts.width()).isEqualTo(80);
    assertThat(facts.height()).isEqualTo(160);
    assertFacts(read(exif("+09:00").build(), null));
  }

  @Test
  void theZoneComesFromTheFileThenTheLibraryThenTheGpsClock() throws Exception {
    var jpeg = TestPictures.withExif(TestPictures.jpeg(16, 8), exif(null).build());
    assertThat(read(jpeg, OffsetDateTime.parse("2024-02-29T12:34:56+10:00")).taken()).isEqualTo("2024-02-29T12:34:56+10:00");
    assertThat(read(jpeg, null).taken()).isEqualTo("2024-02-29T12:34:56+09:00");
  }

  @Test
  void readsTheFactsOfAMovieWhoseHeadersStandAtTheEnd() throws Exception {
    var movie = new MovieBuilder().mediaBytes(20_000_000).turned()
        .text("com.apple.quicktime.make", "Apple").text("com.apple.quicktime.model", "iPhone 15 Pro")
        .text("com.apple.quicktime.creationdate", "2024-02-29T12:34:56+0900").text("com.apple.quicktime.location.ISO6709", "+35.0100-135.5000+028.516/").build();
    var facts = read(movie, null);
    assertThat(facts.camera()).isEqualTo("Apple iPhone 15 Pro");
    assertThat(facts.taken()).isEqualTo("2024-02-29T12:34:56+09:00");
    assertThat(facts.latitude()).isEqualTo(35.01);
    assertThat(facts.longitude()).isEqualTo(-135.5);
    assertThat(facts.width()).isEqualTo(1080);
    assertThat(facts.height()).isEqualTo(1920);
    assertThat(files.bytes()).isLessThan(800_000);
  }

  @Test
  void aPictureWithoutFactsHasItsSize() throws Exception {
    var facts = read(TestPictures.encoded(TestPictures.quadrants(30, 20), "png"), null);
    assertThat(facts).isEqualTo(new PictureSource.Metadata(null, null, null, null, null, null, null, 30, 20, null, null));
    assertThat(read("no picture at all, really".getBytes(StandardCharsets.UTF_8), null).camera()).isNull();
  }

  @Test
  void aDamagedFileIsSaidToBe() {
    assertThatThrownBy(() -> read(Arrays.copyOf(TestHeics.single(), 100), null))
        .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem().id()).isEqualTo(ProblemId.DECODE_FAILED));
  }

  @Test
  void readsFilesOfIphones() throws Exception {
    var heic = read(Files.readAllBytes(Samples.orSkip("iphone-still.heic")), null);
    assertThat(files.bytes()).isLessThan(70_000);
    assertThat(heic.camera()).isEqualTo("Apple iPhone 8");
    assertThat(heic.taken()).as("zone by the GPS clock").isEqualTo("2018-02-05T15:11:44+08:00");
    assertThat(heic.exposure()).isEqualTo("1/17 s");
    assertThat(heic.latitude()).isCloseTo(23.1779, within(0.0001));
    var movie = read(Files.readAllBytes(Samples.orSkip("with-gps.mov")), null);
    assertThat(movie.latitude()).isCloseTo(32.0929, within(0.0001));
    var jpeg = read(Files.readAllBytes(Samples.orSkip("iphone-6.jpg")), null);
    assertThat(jpeg.camera()).startsWith("Apple iPhone");
    assertThat(jpeg.width()).isEqualTo(3264);
  }
}
