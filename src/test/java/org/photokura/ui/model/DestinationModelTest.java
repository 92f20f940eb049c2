package org.photokura.ui.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.photokura.catalog.SavedItems;
import org.photokura.library.Item;
import org.photokura.settings.ExportChoices;
import org.photokura.settings.Settings;
import org.photokura.settings.SettingsStore;
import org.photokura.ui.fake.DirectUi;
import org.photokura.ui.fake.Story;
import org.photokura.ui.fx.Background;

/** A destination on a drive that comes and goes. */
class DestinationModelTest {

  private static final DiskRoom ROOM = new DiskRoom("Photos (D:)", 1_000, 2_000);
  private static final Item ITEM = Story.items(1).getFirst();

  @TempDir Path folder;
  private final Drive drive = new Drive();
  private final Queue<Runnable> waiting = new ArrayDeque<>();

  /** What a drive that can be pulled tells. */
  private static final class Drive implements DiskRoom.Probe {
    boolean plugged = true;
    boolean rootStays;
    int asked;

    @Override
    public DiskRoom of(Path folder) throws IOException {
      asked++;
      if (!plugged && !rootStays) {
        throw new IOException("no such drive");
      }
      return ROOM;
    }

    @Override
    public boolean isFolder(Path folder) {
      return plugged;
    }
  }

  private DestinationModel model(Executor workers) {
    return model(workers, Settings.STANDARD.withDestination(folder.toString()));
  }

  private DestinationModel model(Executor workers, Settings chosen) {
    var background = new Background(new DirectUi(), workers);
    var settings = new SettingsModel(new SettingsStore(folder.resolve("settings.json")), chosen, background);
    return new DestinationModel(settings, _ -> drive.plugged ? everything() : SavedItems.none(), drive, background);
  }

  private static SavedItems everything() {
    return new SavedItems() {
      @Override
      public boolean contains(Item item) {
        return true;
      }

      @Override
      public Optional<Instant> lastRun(String udid) {
        return Optional.empty();
      }
    };
  }

  @Test
  void readsWhatADriveHoldsThatIsPluggedInLater() {
    drive.plugged = false;
    var model = model(Runnable::run);
    assertThat(model.get().saved().contains(ITEM)).isFalse();
    assertThat(model.get().problem()).isNotNull();
    drive.plugged = true;
    model.lookAtRoom();
    assertThat(model.get().saved().contains(ITEM)).isTrue();
    assertThat(model.get().problem()).isNull();
  }

  @Test
  void nothingIsSavedInAFolderThatWentAway() {
    drive.rootStays = true;
    var model = model(Runnable::run);
    assertThat(model.get().saved().contains(ITEM)).isTrue();
    drive.plugged = false;
    model.lookAtRoom();
    assertThat(model.get().exists()).isFalse();
    assertThat(model.get().saved().contains(ITEM)).isFalse();
  }

  @Test
  void aFolderUsedBeforeIsGoneWhereItsMountPointLiesOnAnotherDisk() {
    drive.rootStays = true;
    drive.plugged = false;
    assertThat(model(Runnable::run).get().isGone()).as("never used: it is made").isFalse();
    var used = Settings.STANDARD.withDestination(folder.toString()).withChoicesFor(folder.toString(), ExportChoices.STANDARD);
    var model = model(Runnable::run, used);
    assertThat(model.get().isGone()).isTrue();
    drive.plugged = true;
    model.lookAtRoom();
    assertThat(model.get().isGone()).isFalse();
  }

  @Test
  void whatWentAwayDoesNotCountWhileItsCatalogIsStillAskedFor() {
    var model = model(waiting::add);
    work();
    drive.plugged = false;
    model.lookAtRoom();
    waiting.remove().run();
    assertThat(waiting).as("the folder is read anew, and has not answered").hasSize(1);
    assertThat(model.get().saved().contains(ITEM)).isFalse();
  }

  @Test
  void asksADriveThatHangsOnce() {
    var model = model(waiting::add);
    work();
    model.lookAtRoom();
    model.lookAtRoom();
    model.lookAtRoom();
    assertThat(waiting).hasSize(1);
    int asked = drive.asked;
    work();
    model.lookAtRoom();
    work();
    assertThat(drive.asked).as("asked again once it answered").isEqualTo(asked + 2);
  }

  @Test
  void aDriveThatHangsHoldsOneThreadHoweverOftenItIsLookedAt() {
    var model = model(waiting::add);
    model.look();
    model.look();
    model.look();
    assertThat(waiting).hasSize(1);
    waiting.remove().run();
    assertThat(model.get()).as("what it told first is better than nothing").isNotNull();
    assertThat(waiting).as("what was asked meanwhile is asked once it answers").hasSize(1);
    work();
    assertThat(model.get().saved().contains(ITEM)).isTrue();
    assertThat(waiting).isEmpty();
  }

  @Test
  void anotherFolderDoesNotWaitForADriveThatHangs() {
    var model = model(waiting::add);
    Path other = folder.resolve("other");
    model.choose(other);
    waiting.removeIf(task -> false);
    Runnable hung = waiting.remove();
    work();
    assertThat(model.get().folder()).isEqualTo(other);
    hung.run();
    assertThat(model.get().folder()).as("what the first one tells at last is of no interest").isEqualTo(other);
  }

  private void work() {
    while (!waiting.isEmpty()) {
      waiting.remove().run();
    }
  }
}
