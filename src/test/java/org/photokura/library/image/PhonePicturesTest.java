package org.photokura.library.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.photokura.library.image.TestPictures.BLUE;
import static org.photokura.library.image.TestPictures.GREEN;
import static org.photokura.library.image.TestPictures.RED;
import static org.photokura.library.image.TestPictures.YELLOW;
import static org.photokura.library.image.TestPictures.assertQuarters;
import static org.photokura.library.image.TestPictures.assertSize;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.photokura.core.Cancellation;
import org.photokura.core.ProblemException;
import org.photokura.core.ProblemId;
import org.photokura.device.DeviceException;
import org.photokura.device.FileContent;
import org.photokura.device.InMemoryDeviceFiles;
import org.photokura.library.FileRole;
import org.photokura.library.Item;
import org.photokura.library.ItemFile;
import org.photokura.library.TestSession;
import org.photokura.library.image.heif.HeifLibrary;

class PhonePicturesTest {

  private static final String HEIC = "/DCIM/100APPLE/IMG_0001.HEIC";
  private static final String V2 = "/PhotoData/Thumbnails/V2";

  @TempDir Path folder;
  private final InMemoryDeviceFiles phone = new InMemoryDeviceFiles();
  private final WatchedFiles files = new WatchedFiles(phone);
  private final TestSession session = new TestSession(files);

  private PhonePictures pictures() {
    return new PhonePictures(folder.resolve("cache"), 10 << 20, PictureDecoders.all(HeifLibrary.ofSystem()));
  }

  private Picture thumbnail(PhonePictures pictures, Item item, int edge) throws ProblemException {
    return pictures.thumbnail(session, item, edge, Cancellation.none());
  }

  private Picture thumbnail(Item item) throws ProblemException {
    return thumbnail(pictures(), item, 200);
  }

  private void fails(Item item, ProblemId id) {
    assertThatThrownBy(() -> thumbnail(item)).isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem().id()).isEqualTo(id));
  }

  private static void needsLibheif() {
    Assumptions.assumeTrue(HeifLibrary.ofSystem().isPresent(), "libheif is not installed: packaging/check installs it");
  }

  private static byte[] plain(int width, int height, int colour) {
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < width * height; i++) {
      image.setRGB(i % width, i / width, colour);
    }
    return TestPictures.jpeg(image, false);
  }

  @Test
  void takesThePhonesOwnThumbnailFirst() throws Exception {
    phone.file(HEIC, 3_000_000).file(V2 + HEIC + "/5005.JPG", TestPictures.jpeg(480, 360));
    var picture = thumbnail(PictureItems.photo(HEIC));
    assertSize(picture, 267, 200);
    assertQuarters(picture, RED, GREEN, BLUE, YELLOW);
    assertThat(files.calls()).containsExactly("stat " + HEIC, "readAll " + V2 + HEIC + "/5005.JPG");
  }

  @Test
  void takesTheOtherThumbnailAndThoseOfPicturesFromICloud() throws Exception {
    String path = "/PhotoData/CPLAssets/group12/ABC.HEIC";
    phone.file(path, 3_000_000).file(V2 + path + "/5003.JPG", TestPictures.jpeg(480, 360));
    assertQuarters(thumbnail(PictureItems.photo(path)), RED, GREEN, BLUE, YELLOW);
  }

  @Test
  void takesThePictureInsideTheFileNext() throws Exception {
    var tiff = new TiffBuilder();
    tiff.directory().small(0x0112, 1);
    var small = plain(320, 240, BLUE);
    tiff.directory().blob(0x0201, small).number(0x0202, small.length);
    phone.file("/DCIM/100APPLE/A.JPG", TestPictures.withExif(TestPictures.jpeg(3000, 2250), tiff.build()));
    assertQuarters(thumbnail(PictureItems.photo("/DCIM/100APPLE/A.JPG")), BLUE, BLUE, BLUE, BLUE);
    assertThat(files.bytes()).as("the start of the file only").isLessThan(140_000);
  }

  @Test
  void takesTheThumbnailInsideAHeicByRange() throws Exception {
    needsLibheif();
    phone.file(HEIC, TestHeics.grid().padding(4_000_000).thumbnail(TestPictures.resource("quadrants.heic")).build());
    thumbnail(PictureItems.photo(HEIC));
    assertThat(files.bytes()).isLessThan(300_000);
  }

  @Test
  void takesTheWholeFileLast() throws Exception {
    phone.file("/DCIM/100APPLE/A.PNG", TestPictures.encoded(TestPictures.quadrants(1170, 2532), "png"));
    assertSize(thumbnail(PictureItems.photo("/DCIM/100APPLE/A.PNG")), 200, 433);
  }

  @Test
  void aThumbnailThatIsTooSmallIsOnlyTheLastResort() throws Exception {
    phone.file(V2 + "/DCIM/100APPLE/A.JPG/5003.JPG", plain(120, 90, BLUE));
    phone.file("/DCIM/100APPLE/A.JPG", TestPictures.jpeg(800, 600));
    assertQuarters(thumbnail(PictureItems.photo("/DCIM/100APPLE/A.JPG")), RED, GREEN, BLUE, YELLOW);
    phone.file("/DCIM/100APPLE/A.JPG", new byte[1000]);
    var other = new PhonePictures(folder.resolve("other"), 1 << 20, PictureDecoders.all(HeifLibrary.none()));
    assertSize(thumbnail(other, PictureItems.photo("/DCIM/100APPLE/A.JPG"), 200), 120, 90);
  }

  @Test
  void aDamagedThumbnailIsPassedOver() throws Exception {
    phone.file(V2 + "/DCIM/100APPLE/A.JPG/5005.JPG", new byte[3000]);
    phone.file("/DCIM/100APPLE/A.JPG", TestPictures.jpeg(800, 600));
    assertQuarters(thumbnail(PictureItems.photo("/DCIM/100APPLE/A.JPG")), RED, GREEN, BLUE, YELLOW);
  }

  @Test
  void prefersTheEditedRendering() throws Exception {
    String edited = "/PhotoData/Mutations/DCIM/100APPLE/A/Adjustments/FullSizeRender.jpg";
    phone.file("/DCIM/100APPLE/A.JPG", TestPictures.jpeg(800, 600)).file(edited, plain(800, 600, GREEN));
    var item = PictureItems.item("1", Item.Kind.PHOTO, null, List.of(
        new ItemFile(FileRole.ORIGINAL, "/DCIM/100APPLE/A.JPG", null, null), new ItemFile(FileRole.EDITED, edited, null, null)));
    assertQuarters(thumbnail(item), GREEN, GREEN, GREEN, GREEN);
    assertQuarters(pictures().preview(session, item, true, 300, Cancellation.none()), GREEN, GREEN, GREEN, GREEN);
    assertQuarters(pictures().preview(session, item, false, 300, Cancellation.none()), RED, GREEN, BLUE, YELLOW);
  }

  @Test
  void anEditAfterwardsIsNoticed() throws Exception {
    var pictures = pictures();
    String edited = "/PhotoData/Mutations/DCIM/100APPLE/A/Adjustments/FullSizeRender.jpg";
    phone.file("/DCIM/100APPLE/A.JPG", TestPictures.jpeg(800, 600)).file(edited, plain(800, 600, GREEN));
    var item = PictureItems.item("1", Item.Kind.PHOTO, null, List.of(
        new ItemFile(FileRole.ORIGINAL, "/DCIM/100APPLE/A.JPG", 5L, Instant.EPOCH), new ItemFile(FileRole.EDITED, edited, null, null)));
    assertQuarters(thumbnail(pictures, item, 200), GREEN, GREEN, GREEN, GREEN);
    phone.file(edited, FileContent.of(plain(800, 600, BLUE)), Instant.parse("2026-06-01T00:00:00Z"));
    assertQuarters(thumbnail(pictures, item, 200), BLUE, BLUE, BLUE, BLUE);
  }

  @Test
  void aVideoHasItsPoster() throws Exception {
    String movie = "/DCIM/100APPLE/IMG_0002.MOV";
    phone.file(movie, new MovieBuilder().build()).file("/PhotoData/Metadata/DCIM/100APPLE/IMG_0002.THM", TestPictures.jpeg(480, 360));
    var item = PictureItems.item("2", Item.Kind.VIDEO, null, List.of(new ItemFile(FileRole.ORIGINAL, movie, null, null)));
    assertQuarters(thumbnail(item), RED, GREEN, BLUE, YELLOW);
    assertQuarters(pictures().preview(session, item, false, 300, Cancellation.none()), RED, GREEN, BLUE, YELLOW);
  }

  @Test
  void aVideoWithoutPosterIsAPlaceholder() {
    String movie = "/DCIM/100APPLE/IMG_0002.MOV";
    phone.file(movie, new MovieBuilder().mediaBytes(30_000_000).build());
    fails(PictureItems.item("2", Item.Kind.VIDEO, null, List.of(new ItemFile(FileRole.ORIGINAL, movie, null, null))), ProblemId.DECODE_FAILED);
    assertThat(files.bytes()).isLessThan(1_000_000);
  }

  @Test
  void whatIsOnlyInICloudHasItsThumbnailOrSaysSo() throws Exception {
    phone.file(V2 + HEIC + "/5005.JPG", TestPictures.jpeg(480, 360));
    assertQuarters(thumbnail(PictureItems.inICloud(HEIC)), RED, GREEN, BLUE, YELLOW);
    assertSize(pictures().preview(session, PictureItems.inICloud(HEIC), false, 2000, Cancellation.none()), 480, 360);
    fails(PictureItems.inICloud("/DCIM/100APPLE/IMG_0002.HEIC"), ProblemId.ONLY_IN_ICLOUD);
    assertThatThrownBy(() -> pictures().preview(session, PictureItems.inICloud("/DCIM/100APPLE/IMG_0002.HEIC"), false, 100, Cancellation.none()))
        .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem().id()).isEqualTo(ProblemId.ONLY_IN_ICLOUD));
  }

  @Test
  void withoutLibheifAHeicSaysSoUnlessThePhoneHasAThumbnail() throws Exception {
    var pictures = new PhonePictures(folder.resolve("cache"), 1 << 20, PictureDecoders.all(HeifLibrary.none()));
    phone.file(HEIC, TestHeics.single());
    assertThatThrownBy(() -> thumbnail(pictures, PictureItems.photo(HEIC), 200))
        .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem().id()).isEqualTo(ProblemId.DECODER_MISSING));
    phone.file(V2 + HEIC + "/5005.JPG", TestPictures.jpeg(480, 360));
    var later = new PhonePictures(folder.resolve("cache"), 1 << 20, PictureDecoders.all(HeifLibrary.none()));
    assertSize(thumbnail(later, PictureItems.photo(HEIC), 200), 267, 200);
  }

  @Test
  void whatWasSeenComesFromTheDiskNextTime() throws Exception {
    phone.file(HEIC, 3_000_000).file(V2 + HEIC + "/5005.JPG", TestPictures.jpeg(480, 360));
    var item = known(HEIC, 3_000_000, "2026-01-01T00:00:00Z");
    var first = thumbnail(item);
    files.forget();
    assertThat(Arrays.equals(thumbnail(item).argb(), first.argb())).as("the same picture").isTrue();
    assertSize(thumbnail(pictures(), item, 150), 200, 150);
    assertThat(files.calls()).as("not a single round trip").isEmpty();
  }

  private static Item known(String path, long size, String modified) {
    return PictureItems.item(path, Item.Kind.PHOTO, null, List.of(new ItemFile(FileRole.ORIGINAL, path, size, Instant.parse(modified))));
  }

  @Test
  void anotherPictureUnderTheSameNameIsNoticed() throws Exception {
    phone.file(V2 + HEIC + "/5005.JPG", TestPictures.jpeg(480, 360));
    thumbnail(known(HEIC, 5, "2026-01-01T00:00:00Z"));
    phone.file(V2 + HEIC + "/5005.JPG", plain(480, 360, GREEN));
    assertQuarters(thumbnail(known(HEIC, 6, "2026-01-01T00:00:00Z")), GREEN, GREEN, GREEN, GREEN);
    assertQuarters(thumbnail(known(HEIC, 5, "2026-01-02T00:00:00Z")), GREEN, GREEN, GREEN, GREEN);
    assertQuarters(thumbnail(known(HEIC, 5, "2026-01-01T00:00:00Z")), RED, GREEN, BLUE, YELLOW);
  }

  @Test
  void aDamagedCacheEntryIsFetchedAgain() throws Exception {
    phone.file(V2 + HEIC + "/5005.JPG", TestPictures.jpeg(480, 360));
    var item = known(HEIC, 5, "2026-01-01T00:00:00Z");
    thumbnail(item);
    try (var paths = Files.walk(folder)) {
      for (var path : paths.filter(Files::isRegularFile).toList()) {
        Files.write(path, new byte[100]);
      }
    }
    assertQuarters(thumbnail(item), RED, GREEN, BLUE, YELLOW);
  }

  @Test
  void missingThumbnailsCostOneListingAFolder() throws Exception {
    var pictures = pictures();
    for (int i = 0; i < 20; i++) {
      String path = "/DCIM/100APPLE/" + i + ".JPG";
      phone.file(path, TestPictures.jpeg(300, 250));
      thumbnail(pictures, known(path, 5, "2026-01-01T00:00:00Z"), 200);
    }
    assertThat(files.calls().stream().filter(c -> c.startsWith("list"))).hasSize(1);
    assertThat(files.calls().stream().filter(c -> c.startsWith("readAll"))).hasSize(1);
  }

  @Test
  void aDamagedPictureIsReadTwiceAndThenNoMore() {
    var pictures = pictures();
    phone.file("/DCIM/100APPLE/A.JPG", Arrays.copyOf(TestPictures.jpeg(300, 250), 100));
    var item = known("/DCIM/100APPLE/A.JPG", 100, "2026-01-01T00:00:00Z");
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> thumbnail(pictures, item, 200))
          .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem().id()).isEqualTo(ProblemId.DECODE_FAILED));
    }
    assertThat(files.calls().stream().filter(c -> c.matches("read /DCIM.* 0"))).hasSize(2);
  }

  @Test
  void aPictureThatWasJustBeingWrittenIsReadAgain() throws Exception {
    var whole = TestPictures.jpeg(1200, 1000);
    phone.file("/DCIM/100APPLE/A.JPG", Arrays.copyOf(whole, 100));
    var late = new WatchedFiles(phone) {
      @Override
      public int read(String path, long offset, java.nio.ByteBuffer into, Cancellation cancellation) throws DeviceException {
        int count = super.read(path, offset, into, cancellation);
        phone.file(path, whole);
        return count;
      }
    };
    var picture = pictures().thumbnail(new TestSession(late), PictureItems.photo("/DCIM/100APPLE/A.JPG"), 200, Cancellation.none());
    assertQuarters(picture, RED, GREEN, BLUE, YELLOW);
  }

  @Test
  void aLockedPhoneIsNotTakenForDamagedPictures() {
    phone.file(HEIC, 1000);
    phone.lock();
    fails(known(HEIC, 5, "2026-01-01T00:00:00Z"), ProblemId.FILE_DENIED);
  }

  @Test
  void aPhoneThatIsGoneIsSaidAtOnce() {
    phone.file(HEIC, 1000);
    phone.unplug();
    fails(known(HEIC, 5, "2026-01-01T00:00:00Z"), ProblemId.DEVICE_GONE);
    assertThat(files.calls()).hasSize(1);
  }

  @Test
  void cancelledCallsEnd() {
    var cancelled = new Cancellation();
    cancelled.cancel();
    assertThatThrownBy(() -> pictures().thumbnail(session, PictureItems.photo(HEIC), 100, cancelled)).isInstanceOf(CancellationException.class);
    assertThatThrownBy(() -> pictures().preview(session, PictureItems.photo(HEIC), false, 100, cancelled)).isInstanceOf(CancellationException.class);
  }

  @Test
  void previewsScaleToTheWindow() throws Exception {
    phone.file("/DCIM/100APPLE/A.JPG", TestPictures.jpeg(2000, 1500));
    var item = PictureItems.photo("/DCIM/100APPLE/A.JPG");
    assertSize(pictures().preview(session, item, false, 1000, Cancellation.none()), 1000, 750);
    assertSize(pictures().preview(session, item, true, 9000, Cancellation.none()), 2000, 1500);
  }

  @Test
  void manyThreadsAskAtOnce() throws IOException {
    needsLibheif();
    var pictures = pictures();
    for (int i = 0; i < 60; i++) {
      phone.file("/DCIM/100APPLE/" + i, i % 2 == 0 ? TestPictures.jpeg(640, 480) : TestHeics.single());
    }
    var all = IntStream.range(0, 240).mapToObj(i -> CompletableFuture.supplyAsync(() -> {
      try {
        return thumbnail(pictures, PictureItems.photo("/DCIM/100APPLE/" + i % 60), 100 + i / 120 * 100);
      } catch (ProblemException e) {
        throw new AssertionError(e);
      }
    })).toList();
    all.forEach(f -> assertQuarters(f.join(), RED, GREEN, BLUE, YELLOW));
  }
}
