package org.photokura.library.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.photokura.core.Cancellation;
import org.photokura.core.ProblemId;
import org.photokura.device.DeviceException;
import org.photokura.device.FileContent;
import org.photokura.device.FileInfo;
import org.photokura.device.InMemoryDeviceFiles;
import org.photokura.library.CollectingSink;
import org.photokura.library.FileRole;
import org.photokura.library.Item;
import org.photokura.library.TestSession;

class FileScanTest {

  private final InMemoryDeviceFiles phone = new InMemoryDeviceFiles();
  private final CollectingSink sink = new CollectingSink();

  private CollectingSink scan() throws DeviceException {
    return scan(new TestSession(phone));
  }

  private CollectingSink scan(TestSession session) throws DeviceException {
    new FileScan(ZoneId.of("Europe/Berlin")).read(session, sink, Cancellation.none());
    return sink;
  }

  private void file(String path, String modified) {
    phone.file(path, FileContent.generated(path.length(), 1), Instant.parse(modified));
  }

  @Test
  void anEmptyPhoneHasAnEmptyLibrary() throws Exception {
    assertThat(scan().items()).isEmpty();
    assertThat(sink.notices()).isEmpty();
  }

  @Test
  void findsItemsInBothPlacesWithSizesAndPaths() throws Exception {
    file("/DCIM/100APPLE/IMG_0001.HEIC", "2024-05-01T10:00:00Z");
    file("/DCIM/100APPLE/IMG_0001.MOV", "2024-05-01T10:00:00Z");
    file("/PhotoData/CPLAssets/group12/4B2A.JPG", "2023-05-01T10:00:00Z");
    var live = scan().item("/DCIM/100APPLE/IMG_0001.HEIC");
    assertThat(live.id()).isEqualTo("file:/DCIM/100APPLE/IMG_0001.HEIC");
    assertThat(live.kind()).isEqualTo(Item.Kind.LIVE);
    assertThat(live.cloud()).isEqualTo(Item.CloudState.UNKNOWN);
    assertThat(live.original()).isEqualTo(Item.OriginalState.ON_DEVICE);
    assertThat(live.assetUuid()).isNull();
    assertThat(live.files()).extracting(f -> f.role() + " " + f.path() + " " + f.sizeBytes())
        .containsExactly("ORIGINAL /DCIM/100APPLE/IMG_0001.HEIC 28", "LIVE_VIDEO /DCIM/100APPLE/IMG_0001.MOV 27");
    assertThat(sink.item("/PhotoData/CPLAssets/group12/4B2A.JPG").kind()).isEqualTo(Item.Kind.PHOTO);
    assertThat(sink.items()).hasSize(2);
  }

  @Test
  void namesThatRepeatAcrossFoldersAreDifferentItems() throws Exception {
    file("/DCIM/100APPLE/IMG_0001.HEIC", "2023-05-01T10:00:00Z");
    file("/DCIM/101APPLE/IMG_0001.MOV", "2024-05-01T10:00:00Z");
    assertThat(scan().items()).extracting(Item::id)
        .containsExactly("file:/DCIM/101APPLE/IMG_0001.MOV", "file:/DCIM/100APPLE/IMG_0001.HEIC");
  }

  @Test
  void namesThatDifferOnlyByCaseAreDifferentItems() throws Exception {
    phone.file("/DCIM/100APPLE/a.jpg", 1).file("/DCIM/100APPLE/A.jpg", 2).file("/DCIM/100APPLE/a.JPG", 3);
    assertThat(scan().items()).hasSize(3);
  }

  @Test
  void aFileThatThePhoneNeverAnswersForHidesNoOther() throws Exception {
    file("/DCIM/100APPLE/IMG_0001.HEIC", "2024-05-01T10:00:00Z");
    file("/DCIM/100APPLE/IMG_0002.HEIC", "2024-05-01T11:00:00Z");
    file("/DCIM/100APPLE/IMG_0003.HEIC", "2024-05-01T12:00:00Z");
    phone.stalling("/DCIM/100APPLE/IMG_0002.HEIC");
    assertThat(scan().items()).hasSize(3);
    assertThat(sink.item("/DCIM/100APPLE/IMG_0002.HEIC").files().getFirst().sizeBytes()).isNull();
    assertThat(sink.item("/DCIM/100APPLE/IMG_0003.HEIC").files().getFirst().sizeBytes()).isNotNull();
  }

  @Test
  void aFolderThatThePhoneNeverListsHidesNoOther() throws Exception {
    file("/DCIM/100APPLE/IMG_0001.HEIC", "2024-05-01T10:00:00Z");
    file("/DCIM/101APPLE/IMG_0002.HEIC", "2024-05-01T11:00:00Z");
    phone.stalling("/DCIM/101APPLE");
    assertThat(scan().items()).as("the folder is told as one that says nothing").extracting(Item::name).containsExactlyInAnyOrder("IMG_0001.HEIC", "101APPLE");
  }

  @Test
  void aFolderWhoseNamesThePhoneNeverTellsIsToldAndTheRestShown() throws Exception {
    phone.file("/DCIM/100APPLE/a.jpg", 1).file("/DCIM/101APPLE/b.jpg", 1);
    var files = new OddDeviceFiles(phone);
    files.silentLists.add("/DCIM/101APPLE");
    assertThat(scan(new TestSession(files)).names()).containsExactly("a.jpg");
    assertThat(sink.notices()).extracting(p -> p.id() + " " + p.data().get("path")).containsExactly("FOLDER_UNREADABLE /DCIM/101APPLE");
  }

  @Test
  void aPhoneThatNeverTellsWhatLiesInDcimHasNoEmptyLibrary() {
    phone.file("/DCIM/100APPLE/a.jpg", 1);
    var files = new OddDeviceFiles(phone);
    files.silentLists.add("/DCIM");
    assertThatThrownBy(() -> scan(new TestSession(files))).isInstanceOf(DeviceException.class).hasMessageContaining("file-timeout");
  }

  @Test
  void aPhoneThatAnswersForNoFileAtAllEndsTheScan() {
    for (int i = 0; i < 60; i++) {
      String path = "/DCIM/100APPLE/IMG_%04d.JPG".formatted(i);
      phone.file(path, 1).stalling(path);
    }
    assertThatThrownBy(this::scan).isInstanceOf(DeviceException.class).hasMessageContaining("file-timeout");
  }

  @Test
  void severalFilesInARowThatThePhoneNeverAnswersForHideNoOther() throws Exception {
    for (int i = 0; i < 12; i++) {
      String path = "/DCIM/100APPLE/IMG_%04d.JPG".formatted(i);
      phone.file(path, 1);
      if (i > 7) {
        phone.stalling(path);
      }
    }
    assertThat(scan().items()).hasSize(12);
  }

  @Test
  void tellsDatesInThePhonesZoneAndTakesTheEarlierOne() throws Exception {
    file("/DCIM/100APPLE/IMG_0001.HEIC", "2024-05-01T20:00:00Z");
    assertThat(scan().items().getFirst().created()).isEqualTo(OffsetDateTime.parse("2024-05-02T05:00:00+09:00"));
  }

  @Test
  void usesTheComputersZoneWhereThePhoneTellsNone() throws Exception {
    file("/DCIM/100APPLE/IMG_0001.HEIC", "2024-05-01T20:00:00Z");
    assertThat(scan(new TestSession(phone).timeZone("Mars/Olympus")).items().getFirst().created())
        .isEqualTo(OffsetDateTime.parse("2024-05-01T22:00:00+02:00"));
  }

  @Test
  void aFileWithoutADateHasNone() throws Exception {
    file("/DCIM/100APPLE/IMG_0001.HEIC", "1970-01-01T00:00:00Z");
    assertThat(scan().items().getFirst().created()).isNull();
  }

  @Test
  void givesRenderingsToTheirItems() throws Exception {
    file("/DCIM/100APPLE/IMG_0001.HEIC", "2024-05-01T10:00:00Z");
    file("/DCIM/100APPLE/IMG_0001.MOV", "2024-05-01T10:00:00Z");
    file("/DCIM/100APPLE/IMG_0002.MOV", "2024-05-02T10:00:00Z");
    file("/DCIM/100APPLE/IMG_0003.JPG", "2024-05-03T10:00:00Z");
    String mutations = "/PhotoData/Mutations/DCIM/100APPLE/";
    phone.file(mutations + "IMG_0001/Adjustments/FullSizeRender.heic", 5)
        .file(mutations + "IMG_0001/Adjustments/FullSizeRender.mov", 6)
        .file(mutations + "IMG_0001/Adjustments/Adjustments.plist", 7)
        .file(mutations + "IMG_0001/Adjustments/PenultimateFullSizeRender.jpg", 7)
        .file(mutations + "IMG_0002/Adjustments/fullsizerender.MOV", 8)
        .file(mutations + "IMG_0003/Adjustments/Adjustments.plist", 9);
    var live = scan().item("/DCIM/100APPLE/IMG_0001.HEIC");
    assertThat(live.edited()).isTrue();
    assertThat(live.file(FileRole.EDITED).orElseThrow().path()).isEqualTo(mutations + "IMG_0001/Adjustments/FullSizeRender.heic");
    assertThat(live.file(FileRole.EDITED_LIVE_VIDEO).orElseThrow().sizeBytes()).isEqualTo(6);
    assertThat(live.files()).hasSize(4);
    var video = sink.item("/DCIM/100APPLE/IMG_0002.MOV");
    assertThat(video.file(FileRole.EDITED).orElseThrow().sizeBytes()).isEqualTo(8);
    assertThat(sink.item("/DCIM/100APPLE/IMG_0003.JPG").edited()).isFalse();
    assertThat(sink.items()).hasSize(3);
  }

  @Test
  void aRenderingWithoutItsOriginalIsNeverCalledOriginal() throws Exception {
    file("/DCIM/100APPLE/IMG_0009.HEIC", "2024-05-01T10:00:00Z");
    String rendering = "/PhotoData/Mutations/DCIM/100APPLE/IMG_0001/Adjustments/FullSizeRender.jpg";
    phone.file(rendering, 5);
    var item = scan().item(rendering);
    assertThat(item.file(FileRole.ORIGINAL)).isEmpty();
    assertThat(item.original()).as("nobody knows that iCloud has it, so an export copies what there is and says what is missing").isEqualTo(Item.OriginalState.ON_DEVICE);
    assertThat(item.file(FileRole.EDITED).orElseThrow().path()).isEqualTo(rendering);
  }

  @Test
  void oddNamesAreItemsToo() throws Exception {
    for (String name : List.of("no extension", ".photo.jpg", "notes.txt", "IMG_0001.AAE", "日本 e\u0301.HEIC", "a.b.c.png", "-rf", "CON.JPG")) {
      phone.file("/DCIM/100APPLE/" + name, 3);
    }
    phone.file("/DCIM/100APPLE/.DS_Store", 3).file("/DCIM/100APPLE/._photo.jpg", 3);
    phone.file("/DCIM/loose.jpg", 3).file("/DCIM/100APPLE/trip/deep/x.jpg", 3).file("/DCIM/.MISC/y.jpg", 3);
    assertThat(scan().names()).containsExactlyInAnyOrder(
        "no extension", ".photo.jpg", "notes.txt", "IMG_0001.AAE", "日本 e\u0301.HEIC", "a.b.c.png", "-rf", "CON.JPG", "loose.jpg", "x.jpg", "y.jpg");
  }

  @Test
  void emptyFilesAreItems() throws Exception {
    phone.file("/DCIM/100APPLE/IMG_0001.HEIC", 0);
    assertThat(scan().items().getFirst().files().getFirst().sizeBytes()).isZero();
  }

  @Test
  void linksAreNotFollowed() throws Exception {
    phone.file("/DCIM/100APPLE/IMG_0001.HEIC", 1);
    var files = new OddDeviceFiles(phone);
    files.infos.put("/DCIM/100APPLE/link.jpg", new FileInfo(FileInfo.Type.LINK, 1, Instant.EPOCH, null));
    files.infos.put("/DCIM/loop", new FileInfo(FileInfo.Type.LINK, 1, Instant.EPOCH, null));
    assertThat(scan(new TestSession(files)).names()).containsExactly("IMG_0001.HEIC");
  }

  @Test
  void namesThatWouldLeaveTheFolderAreNotAskedFor() throws Exception {
    phone.file("/DCIM/100APPLE/IMG_0001.HEIC", 1);
    var files = new OddDeviceFiles(phone);
    files.extraNames.put("/DCIM/100APPLE", List.of("../../secret", "..", ".", "", "a/b.jpg", "nul\0.jpg", "IMG_0001.HEIC"));
    assertThat(scan(new TestSession(files)).names()).containsExactly("IMG_0001.HEIC");
    assertThat(files.asked).noneMatch(path -> path.contains(".."));
  }

  @Test
  void aFolderThatCannotBeReadIsToldAndTheRestShown() throws Exception {
    phone.file("/DCIM/100APPLE/a.jpg", 1).file("/DCIM/101APPLE/b.jpg", 1).file("/DCIM/102APPLE/c.jpg", 1);
    phone.failing("/DCIM/101APPLE", ProblemId.FILE_DENIED);
    phone.file("/PhotoData/Mutations/DCIM/x", 1).failing("/PhotoData/Mutations/DCIM/100APPLE", ProblemId.FILE_DENIED);
    phone.failing("/PhotoData/Mutations/DCIM/102APPLE", ProblemId.FILE_DENIED);
    // A folder that denies its listing still answers a stat.
    var files = new OddDeviceFiles(phone);
    files.infos.put("/DCIM/101APPLE", new FileInfo(FileInfo.Type.FOLDER, 1, Instant.EPOCH, null));
    scan(new TestSession(files));
    assertThat(sink.names()).containsExactly("c.jpg", "a.jpg");
    assertThat(sink.notices()).extracting(p -> p.id() + " " + p.data().get("path")).containsExactly(
        "FOLDER_UNREADABLE /PhotoData/Mutations/DCIM/102APPLE", "FOLDER_UNREADABLE /DCIM/101APPLE");
  }

  @Test
  void aFileThatDoesNotAnswerIsStillListed() throws Exception {
    phone.file("/DCIM/100APPLE/a.jpg", 1).failing("/DCIM/100APPLE/a.jpg", ProblemId.FILE_DENIED);
    var file = scan().items().getFirst().files().getFirst();
    assertThat(file.sizeBytes()).isNull();
    assertThat(file.modified()).isNull();
  }

  @Test
  void aNameThatThePhoneItselfCannotFindIsStillListed() throws Exception {
    phone.file("/DCIM/100APPLE/a.jpg", 1);
    var files = new OddDeviceFiles(phone);
    files.extraNames.put("/DCIM/100APPLE", List.of("broken\uFFFD.jpg"));
    assertThat(scan(new TestSession(files)).names()).containsExactlyInAnyOrder("a.jpg", "broken\uFFFD.jpg");
  }

  @Test
  void aFolderThatIsRefusedWhenItIsAskedAgainIsToldAndTheRestShown() throws Exception {
    phone.file("/DCIM/100APPLE/a.jpg", 1).file("/DCIM/101APPLE/b.jpg", 1);
    var files = new OddDeviceFiles(phone);
    files.extraNames.put("/DCIM/101APPLE", List.of("broken.jpg"));
    files.afterList = folder -> {
      if (folder.equals("/DCIM/101APPLE")) {
        phone.failing(folder, ProblemId.FILE_DENIED);
      }
    };
    assertThat(scan(new TestSession(files)).names()).containsExactlyInAnyOrder("a.jpg", "b.jpg");
    assertThat(sink.notices()).extracting(p -> p.id() + " " + p.data().get("path")).containsExactly("FOLDER_UNREADABLE /DCIM/101APPLE");
  }

  @Test
  void aFileThatGoesMeanwhileIsLeftOut() throws Exception {
    phone.file("/DCIM/100APPLE/a.jpg", 1).file("/DCIM/100APPLE/b.jpg", 1);
    var files = new OddDeviceFiles(phone);
    files.afterList = folder -> phone.remove("/DCIM/100APPLE/b.jpg");
    assertThat(scan(new TestSession(files)).names()).containsExactly("a.jpg");
  }

  @Test
  void aLockedPhoneIsSaidToBeLocked() {
    phone.lock();
    var e = catchThrowableOfType(DeviceException.class, () -> scan(new TestSession(phone).value("PasswordProtected", true)));
    assertThat(e.problem().id()).isEqualTo(ProblemId.DEVICE_LOCKED);
  }

  @Test
  void firstItemsComeBeforeTheRestIsAskedFor() throws Exception {
    for (int i = 1; i <= 5000; i++) {
      phone.file("/DCIM/%dAPPLE/IMG_%04d.JPG".formatted(100 + i / 1000, i), 1);
    }
    var files = new OddDeviceFiles(phone);
    var askedAtFirstBatch = new int[1];
    new FileScan().read(new TestSession(files), new Observing(sink, () -> {
      if (sink.batches().isEmpty()) {
        askedAtFirstBatch[0] = files.asked.size();
      }
    }), Cancellation.none());
    assertThat(sink.items()).hasSize(5000).doesNotHaveDuplicates();
    assertThat(askedAtFirstBatch[0]).isLessThan(400);
    assertThat(sink.items().getFirst().name()).isEqualTo("IMG_5000.JPG");
    assertThat(sink.progress().getLast()).startsWith("LISTING_FILES 500");
  }

  @Test
  void goesOnWhenAConnectionDies() throws Exception {
    for (int i = 1; i <= 3000; i++) {
      phone.file("/DCIM/100APPLE/IMG_%04d.JPG".formatted(i), 1);
    }
    var files = new OddDeviceFiles(phone);
    files.dieAfterStats.addAll(List.of(20, 1000, 0, 0));
    assertThat(scan(new TestSession(files)).items()).hasSize(3000).doesNotHaveDuplicates();
  }

  @Test
  void givesUpWhenEveryConnectionDies() throws Exception {
    phone.file("/DCIM/100APPLE/IMG_0001.JPG", 1);
    var files = new OddDeviceFiles(phone);
    files.dieAfterStats.addAll(List.of(0, 0, 0));
    assertThatThrownBy(() -> scan(new TestSession(files))).isInstanceOf(DeviceException.class).hasMessageContaining("connection-lost");
  }

  @Test
  void aPhoneThatGoesEndsTheScan() throws Exception {
    phone.file("/DCIM/100APPLE/IMG_0001.JPG", 1);
    phone.unplug();
    assertThatThrownBy(this::scan).isInstanceOf(DeviceException.class).hasMessageContaining("device-gone");
  }

  @Test
  void cancellingEndsTheScan() {
    var cancellation = Cancellation.none();
    cancellation.cancel();
    assertThatThrownBy(() -> new FileScan().read(new TestSession(phone), sink, cancellation)).isInstanceOf(CancellationException.class);
  }
}
