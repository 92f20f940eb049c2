package org.photokura.library.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.photokura.core.Cancellation;
import org.photokura.core.ProblemId;
import org.photokura.device.DeviceException;
import org.photokura.device.FileContent;
import org.photokura.device.FileFault;
import org.photokura.device.InMemoryDeviceFiles;
import org.photokura.library.CollectingSink;
import org.photokura.library.Item;
import org.photokura.library.TestSession;
import org.photokura.library.image.TestPictures;
import org.photokura.library.image.TiffBuilder;

/** What the person gets when the database cannot be used, and when there is none. */
class DefaultLibraryReaderTest {

  private static final String DATABASE = "/PhotoData/Photos.sqlite";
  private static final Instant COPIED = Instant.parse("2026-05-04T03:02:01Z");

  @TempDir Path folder;
  private final InMemoryDeviceFiles phone = new InMemoryDeviceFiles();
  private final CollectingSink sink = new CollectingSink();

  private CollectingSink read() throws DeviceException {
    return read(new TestSession(phone), Cancellation.none());
  }

  private CollectingSink read(TestSession session, Cancellation cancellation) throws DeviceException {
    new DefaultLibraryReader(folder.resolve("cache"), ZoneId.of("UTC")).read(session, sink, cancellation);
    return sink;
  }

  private static byte[] jpeg(String taken) {
    var tiff = new TiffBuilder();
    tiff.directory().child(0x8769).text(0x9003, taken);
    return TestPictures.withExif(TestPictures.jpeg(8, 8), tiff.build());
  }

  @Test
  void aPhoneWithoutADatabaseNeedsNoNotice() throws Exception {
    phone.file("/DCIM/100APPLE/IMG_0001.HEIC", 5);
    assertThat(read().items()).hasSize(1);
    assertThat(sink.notices()).isEmpty();
  }

  @Test
  void whatKeepsItFromTheDatabaseIsSaidAndTheFilesAreShown() throws Exception {
    phone.file("/DCIM/100APPLE/IMG_0001.HEIC", 5).file(DATABASE, 5).failing(DATABASE, ProblemId.FILE_DENIED);
    assertThat(read().items()).hasSize(1);
    assertThat(sink.noticeIds()).containsExactly(ProblemId.DATABASE_DENIED);
  }

  @Test
  void aDatabaseThatMakesNoSenseIsSaidToBeCorrupt() throws Exception {
    phone.file("/DCIM/100APPLE/IMG_0001.HEIC", 5).file(DATABASE, 5000);
    assertThat(read().items()).hasSize(1);
    assertThat(sink.noticeIds()).containsExactly(ProblemId.DATABASE_CORRUPT);
  }

  @Test
  void aPhoneThatGoesWhileItsDatabaseIsCopiedIsNotReadOn() {
    phone.file("/DCIM/100APPLE/IMG_0001.HEIC", 5).file(DATABASE, 500_000).fault(DATABASE, new FileFault.Unplugs(100_000));
    assertThatThrownBy(this::read).isInstanceOf(DeviceException.class).hasMessageContaining("device-gone");
    assertThat(sink.items()).isEmpty();
  }

  @Test
  void cancellingEndsTheReading() {
    phone.file("/DCIM/100APPLE/IMG_0001.HEIC", 5).file(DATABASE, 500_000);
    var cancellation = Cancellation.none();
    phone.fault(DATABASE, new FileFault.Runs(100_000, cancellation::cancel));
    assertThatThrownBy(() -> read(new TestSession(phone), cancellation)).isInstanceOf(CancellationException.class);
  }

  @Test
  void filesWithoutARowAreDatedByWhatTheyTell() throws Exception {
    phone.file("/DCIM/100APPLE/IMG_0001.JPG", FileContent.of(jpeg("2019:07:04 16:24:01")), COPIED);
    phone.file("/DCIM/100APPLE/IMG_0002.JPG", FileContent.generated(500, 1), COPIED);
    assertThat(read().items()).extracting(i -> i.name() + " " + i.created())
        .containsExactly("IMG_0002.JPG 2026-05-04T12:02:01+09:00", "IMG_0001.JPG 2019-07-04T16:24:01+09:00");
  }

  @Test
  void aSummersPhotoInAWintersFileIsToldInSummerTime() throws Exception {
    phone.file("/DCIM/100APPLE/IMG_0001.JPG", FileContent.of(jpeg("2019:07:04 16:24:01")), Instant.parse("2026-01-10T08:00:00Z"));
    read(new TestSession(phone).timeZone("Europe/Berlin"), Cancellation.none());
    assertThat(sink.items().getFirst().created()).isEqualTo("2019-07-04T16:24:01+02:00");
  }

  @Test
  void onlyTheNewestAreAskedForTheirDates() throws Exception {
    byte[] picture = jpeg("2019:07:04 16:24:01");
    for (int i = 0; i < DatesFromFiles.MOST + 500; i++) {
      phone.file("/DCIM/100APPLE/IMG_%04d.JPG".formatted(i), FileContent.of(picture), COPIED);
    }
    read();
    assertThat(sink.items()).hasSize(DatesFromFiles.MOST + 500);
    assertThat(sink.items().stream().map(Item::created).filter(c -> c.getYear() == 2019)).hasSize(DatesFromFiles.MOST);
  }
}
