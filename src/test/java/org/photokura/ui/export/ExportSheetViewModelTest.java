package org.photokura.ui.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.photokura.catalog.SavedItems;
import org.photokura.core.ProblemId;
import org.photokura.library.FileRole;
import org.photokura.library.Item;
import org.photokura.library.ItemFile;
import org.photokura.settings.ExportChoices;
import org.photokura.settings.Settings;
import org.photokura.settings.SettingsStore;
import org.photokura.ui.fake.DirectUi;
import org.photokura.ui.fake.Story;
import org.photokura.ui.fake.Samples;
import org.photokura.ui.model.DiskRoom;
import org.photokura.ui.model.SettingsModel;

class ExportSheetViewModelTest {

  @TempDir Path folder;

  private List<Item> items = Story.items(214);
  private final Set<String> saved = new HashSet<>();
  private DiskRoom room = new DiskRoom("D:", 212_000_000_000L, 500_000_000_000L);
  private boolean driveIsThere = true;
  private SettingsModel settings;

  @BeforeEach
  void settings() {
    settings = new SettingsModel(new SettingsStore(folder.resolve("settings.json")), Settings.STANDARD.withDestination(folder.toString()), DirectUi.background());
  }

  private ExportSheetViewModel sheet(@Nullable Double rate) {
    SavedItems.Opener opener = _ -> new SavedItems() {
      @Override
      public boolean contains(Item item) {
        return saved.contains(item.id());
      }

      @Override
      public Optional<Instant> lastRun(String udid) {
        return Optional.empty();
      }
    };
    return new ExportSheetViewModel(items, Samples.DEVICE.udid(), "Mina’s iPhone", settings, opener, _ -> {
      if (!driveIsThere) {
        throw new IOException("no such drive");
      }
      return room;
    }, DirectUi.background(), rate);
  }

  @Test
  void theThreePartsAddUpToWhatWasSelected() {
    items.stream().limit(100).filter(i -> i.original() == Item.OriginalState.ON_DEVICE).forEach(i -> saved.add(i.id()));
    var preflight = sheet(null).countedProperty().get().preflight();
    assertThat(preflight.toCopy().size() + preflight.alreadyThere().size() + preflight.onlyInICloud().size()).isEqualTo(214);
    assertThat(preflight.alreadyThere()).hasSize(saved.size());
    assertThat(preflight.onlyInICloud()).isNotEmpty().allMatch(i -> i.original() == Item.OriginalState.ICLOUD_ONLY);
    assertThat(preflight.bytes()).isEqualTo(preflight.toCopy().stream().mapToLong(Item::knownBytes).sum());
  }

  @Test
  void aFolderUsedBeforeThatIsNotThereIsToldThoughTheDiskBelowHasRoom() {
    var usb = folder.resolve("usb").toString();
    settings.update(s -> s.withDestination(usb));
    assertThat(sheet(null).countedProperty().get().gone()).as("a new folder is made").isFalse();
    settings.update(s -> s.withChoicesFor(usb, s.choices()));
    var sheet = sheet(null);
    assertThat(sheet.countedProperty().get().gone()).isTrue();
    assertThat(sheet.countedProperty().get().isUnknown()).as("nobody can tell what it holds").isTrue();
    assertThat(sheet.folderIsThere()).isFalse();
    assertThat(sheet.readyProperty().get()).as("the person may make it on purpose").isTrue();
    assertThat(folder.resolve("usb").toFile().mkdir()).isTrue();
    sheet.lookAgain();
    assertThat(sheet.countedProperty().get().gone()).isFalse();
    assertThat(sheet.countedProperty().get().isUnknown()).isFalse();
    assertThat(sheet.folderIsThere()).isTrue();
  }

  @Test
  void whatIsLeftOutIsNotCounted() {
    var sheet = sheet(null);
    var whole = sheet.countedProperty().get().preflight();
    sheet.liveVideosProperty().set(false);
    sheet.editedProperty().set(false);
    var less = sheet.countedProperty().get().preflight();
    assertThat(less.files()).isLessThan(whole.files());
    assertThat(less.bytes()).isLessThan(whole.bytes());
    assertThat(less.toCopy()).hasSameSizeAs(whole.toCopy());
  }

  @Test
  void burstsAreSavedWholeUnlessThePersonChoosesOtherwiseForThisTime() {
    var files = List.of(new ItemFile(FileRole.ORIGINAL, "/DCIM/100APPLE/IMG_0002.JPG", 30L, null),
        new ItemFile(FileRole.BURST_FRAME, "/DCIM/100APPLE/IMG_0001.JPG", 20L, null), new ItemFile(FileRole.BURST_FRAME, "/DCIM/100APPLE/IMG_0003.JPG", 10L, null));
    items = List.of(new Item("b", "b", Item.Kind.BURST, "IMG_0002.JPG", null, false, false, false, false, List.of(), Item.CloudState.UNKNOWN,
        Item.OriginalState.ON_DEVICE, files, Item.Details.NONE));
    var sheet = sheet(null);
    assertThat(sheet.hasBursts()).isTrue();
    assertThat(sheet.countedProperty().get().preflight().bytes()).isEqualTo(60);
    sheet.burstFramesProperty().set(false);
    assertThat(sheet.countedProperty().get().preflight().bytes()).isEqualTo(30);
    assertThat(sheet.request().options().allBurstFrames()).isFalse();
    assertThat(sheet(null).burstFramesProperty().get()).as("the next export saves them all again").isTrue();
  }

  @Test
  void showsWhereTheFirstPhotoGoesAndWhatIsWrongWithATemplate() {
    var sheet = sheet(null);
    assertThat(sheet.exampleProperty().get().path()).matches("2026/11/IMG_9999\\.(HEIC|MOV)");
    sheet.layoutProperty().set("{yyyy}/{Mon}");
    assertThat(sheet.layoutProblemProperty().get().id()).isEqualTo(ProblemId.LAYOUT_INVALID);
    assertThat(sheet.layoutProblemProperty().get().data()).containsEntry("token", "{Mon}");
    assertThat(sheet.readyProperty().get()).isFalse();
    sheet.layoutProperty().set("{kind}/{yyyy}-{MM}-{dd} {name}");
    assertThat(sheet.exampleProperty().get().path()).contains("/2026-11-04 IMG_9999");
    assertThat(sheet.readyProperty().get()).isTrue();
  }

  @Test
  void refusesAFolderThatCannotBe() throws IOException {
    var sheet = sheet(null);
    for (String wrong : List.of("", "relative/folder", "bad\u0000name")) {
      sheet.destinationProperty().set(wrong);
      assertThat(sheet.countedProperty().get().problem().id()).as(wrong).isEqualTo(ProblemId.DESTINATION_MISSING);
      assertThat(sheet.readyProperty().get()).isFalse();
    }
    Path file = folder.resolve("file");
    Files.writeString(file, "x");
    sheet.destinationProperty().set(file.toString());
    assertThat(sheet.countedProperty().get().problem().id()).isEqualTo(ProblemId.DESTINATION_NOT_A_FOLDER);
    sheet.destinationProperty().set(folder.resolve("new/below").toString());
    assertThat(sheet.countedProperty().get().problem()).isNull();
    assertThat(sheet.readyProperty().get()).isTrue();
    driveIsThere = false;
    sheet.destinationProperty().set(folder.toString());
    assertThat(sheet.countedProperty().get().problem().id()).isEqualTo(ProblemId.DESTINATION_MISSING);
  }

  @Test
  void doesNotBeginWithoutRoom() {
    room = new DiskRoom("D:", 1000, 500_000_000_000L);
    var sheet = sheet(null);
    assertThat(sheet.countedProperty().get().fits()).isFalse();
    assertThat(sheet.readyProperty().get()).isFalse();
  }

  @Test
  void foretellsTheTimeOnlyFromAMeasuredSpeed() {
    assertThat(sheet(null).timeNeeded()).isNull();
    var sheet = sheet(10_000_000.0);
    assertThat(sheet.timeNeeded().toSeconds()).isEqualTo(sheet.countedProperty().get().preflight().bytes() / 10_000_000);
  }

  @Test
  void everyDestinationRemembersItsOwnChoices() {
    var sheet = sheet(null);
    String first = folder.resolve("first").toString();
    String second = folder.resolve("second").toString();
    sheet.destinationProperty().set(first);
    sheet.jpegCopiesProperty().set(true);
    sheet.layoutProperty().set("{name}");
    var request = sheet.request();
    assertThat(request.layout()).isEqualTo("{name}");
    assertThat(request.options().jpegCopies()).isTrue();
    assertThat(request.destination()).isEqualTo(Path.of(first));
    assertThat(settings.get().destinations()).startsWith(first);

    settings.update(s -> s.withChoices(ExportChoices.STANDARD));
    var again = sheet(null);
    assertThat(again.destinationProperty().get()).isEqualTo(first);
    assertThat(again.layoutProperty().get()).isEqualTo("{name}");
    again.destinationProperty().set(second);
    assertThat(again.layoutProperty().get()).isEqualTo("{yyyy}/{MM}/{name}");
    assertThat(again.jpegCopiesProperty().get()).isFalse();
  }
}
