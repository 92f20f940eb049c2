package org.photokura.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.photokura.catalog.CatalogReader;
import org.photokura.device.FileContent;
import org.photokura.device.InMemoryDeviceFiles;
import org.photokura.library.FileRole;
import org.photokura.library.Item;
import org.photokura.library.ItemFile;

/** A name in the destination that went to another photo, a photo that is another kind of file of its item now, and items with equal bytes. */
@Timeout(60)
class OtherPhonesFilesTest {

  private static final String PATH = "/DCIM/100APPLE/IMG_0001.HEIC";
  private static final String TARGET = "2024/05/IMG_0001.HEIC";

  @TempDir Path temp;
  Bench mine;
  Bench theirs;

  @BeforeEach
  void makeBenches() {
    makeBenches("photos");
  }

  private void makeBenches(String folder) {
    mine = new Bench(temp.resolve(folder));
    theirs = new Bench(mine.destination, new FakePhone(new InMemoryDeviceFiles(), "00008140-FFFFFFFFFFFFFFFF"));
  }

  private Item theirPhoto(long size) {
    theirs.phone.files.file(PATH, FileContent.generated(size, 4711), InMemoryDeviceFiles.MODIFIED);
    return Items.item(PATH, "UUID-B", List.of(new ItemFile(FileRole.ORIGINAL, PATH, size, InMemoryDeviceFiles.MODIFIED)));
  }

  private Item myPhotoThatWasTakenAway() throws Exception {
    var photo = mine.items.asset("UUID-A", 5000, new Items.Part(FileRole.ORIGINAL, PATH));
    mine.run(photo);
    Files.delete(mine.destination.resolve(TARGET));
    return photo;
  }

  @Test
  void aPhotoWhoseNameWentToAnotherPhonesPhotoIsNotCalledSaved() throws Exception {
    for (long size : new long[] {5000, 6000}) {
      makeBenches("photos of " + size);
      Path photos = mine.destination;
      var photo = myPhotoThatWasTakenAway();
      assertThat(theirs.run(theirPhoto(size)).outcomes().getFirst().files()).extracting(Outcome.SavedFile::target).containsExactly(TARGET);
      var saved = new CatalogReader().open(photos);
      assertThat(saved.contains(photo)).isFalse();
      assertThat(saved.contains(Items.onlyInICloud(photo))).isFalse();
      assertThat(saved.contains(theirPhoto(size))).isTrue();
      assertThat(mine.run(Items.onlyInICloud(photo)).counts().onlyInICloud()).isEqualTo(1);
      assertThat(mine.run(photo).counts().copied()).isEqualTo(1);
      assertThat(mine.saved()).containsOnlyKeys(TARGET, "2024/05/IMG_0001 (2).HEIC");
      assertThat(theirs.run(theirPhoto(size)).counts().alreadyThere()).isEqualTo(1);
    }
  }

  @Test
  void whoChangedPhonesIsNotToldThatAPhotoIsThereWhoseNameIsAnothers() throws Exception {
    myPhotoThatWasTakenAway();
    theirs.run(theirPhoto(6000));
    var next = new Bench(mine.destination, new FakePhone(new InMemoryDeviceFiles(), "00008150-EEEEEEEEEEEEEEEE"));
    var photo = next.items.asset("UUID-A", 5000, new Items.Part(FileRole.ORIGINAL, PATH));
    assertThat(next.run(photo).counts().copied()).isEqualTo(1);
  }

  @Test
  void aCopyThatIsExportedAloneTakesNothingFromTheFirst() throws Exception {
    var first = mine.items.asset("UUID-1", 5000, new Items.Part(FileRole.ORIGINAL, PATH));
    mine.run(first);
    String path = "/DCIM/100APPLE/IMG_0002.HEIC";
    var time = Instant.parse("2026-07-07T07:07:07Z");
    mine.phone.files.file(path, mine.phone.files.content(PATH), time);
    var copy = Items.item(path, "UUID-2", List.of(new ItemFile(FileRole.ORIGINAL, path, 5000L, time)));
    assertThat(mine.run(copy).counts().alreadyThere()).isEqualTo(1);
    long served = mine.phone.files.bytesServed();
    assertThat(new CatalogReader().open(mine.destination).contains(first)).isTrue();
    assertThat(mine.run(first, copy).counts().alreadyThere()).isEqualTo(2);
    assertThat(mine.phone.files.bytesServed()).isEqualTo(served);
    Files.delete(mine.destination.resolve(TARGET));
    assertThat(mine.run(first, copy).counts().copied()).as("each, once it is gone").isEqualTo(2);
    assertThat(mine.run(first, copy).counts().alreadyThere()).isEqualTo(2);
  }

  private Item burst(String uuid, int key) {
    var parts = new Items.Part[3];
    parts[0] = new Items.Part(FileRole.ORIGINAL, frame(key));
    int at = 1;
    for (int i = 1; i <= 3; i++) {
      if (i != key) {
        parts[at++] = new Items.Part(FileRole.BURST_FRAME, frame(i));
      }
    }
    return mine.items.asset(uuid, 5000, parts);
  }

  private static String frame(int number) {
    return "/DCIM/100APPLE/IMG_%04d.HEIC".formatted(number);
  }

  @Test
  void aBurstWithAnotherKeyFrameIsNotCopiedAgain() throws Exception {
    mine.run(burst("UUID-1", 1));
    long served = mine.phone.files.bytesServed();
    var other = burst("UUID-2", 2);
    assertThat(new CatalogReader().open(mine.destination).contains(other)).isTrue();
    assertThat(mine.run(other).counts().alreadyThere()).isEqualTo(1);
    assertThat(mine.phone.files.bytesServed()).isEqualTo(served);
    assertThat(new CatalogReader().open(mine.destination).itemCount()).hasValue(1);
    var key = mine.run(Items.onlyInICloud(burst("UUID-2", 2))).outcomes().getFirst().files();
    assertThat(key).extracting(Outcome.SavedFile::target).as("the new key frame, and none of the same size").containsExactly("2024/05/IMG_0002.HEIC");
    assertThat(mine.run(burst("UUID-1", 1)).counts().alreadyThere()).isEqualTo(1);
    assertThat(mine.saved()).hasSize(3);
  }

  @Test
  void aBurstThatWasSavedWithoutADatabaseIsNotCopiedAgain() throws Exception {
    burst("UUID-1", 1);
    mine.run(photo(1), photo(2), photo(3));
    long served = mine.phone.files.bytesServed();
    assertThat(mine.run(burst("UUID-1", 1)).counts().alreadyThere()).isEqualTo(1);
    assertThat(mine.phone.files.bytesServed()).isEqualTo(served);
    assertThat(mine.saved()).hasSize(3);
  }

  @Test
  void aBurstWhoseFramesHaveNewNamesTooIsRecognisedByItsContent() throws Exception {
    burst("UUID-1", 1);
    mine.run(photo(1), photo(2), photo(3));
    var time = Instant.parse("2026-07-07T07:07:07Z");
    var files = new java.util.ArrayList<ItemFile>();
    for (int i = 1; i <= 3; i++) {
      mine.phone.files.file(frame(10 + i), mine.phone.files.content(frame(i)), time);
      files.add(new ItemFile(i == 2 ? FileRole.ORIGINAL : FileRole.BURST_FRAME, frame(10 + i), 5000L, time));
    }
    assertThat(mine.run(Items.item(frame(12), "UUID-9", files)).counts().alreadyThere()).isEqualTo(1);
    assertThat(mine.saved()).hasSize(3);
  }

  private Item photo(int number) {
    return Items.item(frame(number), null, List.of(new ItemFile(FileRole.ORIGINAL, frame(number), 5000L, InMemoryDeviceFiles.MODIFIED)));
  }
}
