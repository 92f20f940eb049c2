package org.photokura.ui.troubleshoot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.photokura.ui.WindowDriver.await;
import static org.photokura.ui.WindowDriver.onFx;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.photokura.catalog.SavedItems;
import org.photokura.core.Problem;
import org.photokura.core.ProblemId;
import org.photokura.device.DeviceFacts;
import org.photokura.device.DeviceSession;
import org.photokura.diagnose.Checks;
import org.photokura.diagnose.IosVersions;
import org.photokura.library.Item;
import org.photokura.text.Texts;
import org.photokura.ui.fake.FakeEvidence;
import org.photokura.ui.fake.FakeListing;
import org.photokura.ui.fake.FakeSession;
import org.photokura.ui.fake.Samples;
import org.photokura.ui.fake.Story;
import org.photokura.ui.fx.Background;
import org.photokura.ui.fx.FxThread;
import org.photokura.ui.fx.SheetHost;
import org.photokura.ui.fx.Theme;
import org.photokura.ui.model.LibraryState;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

/** The page over a faked phone, headless. */
class TroubleshootPageTest {

  private final FakeEvidence phone = new FakeEvidence();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final List<Item> items = Story.items(200);
  private final SimpleObjectProperty<DeviceSession> session = new SimpleObjectProperty<>(new FakeSession(Samples.DEVICE, Samples.FACTS));
  private final FakeListing listing = new FakeListing();
  private final SimpleObjectProperty<LibraryState> library = listing.state;
  private final ExecutorService workers = Executors.newCachedThreadPool();
  private final FxRobot robot = new FxRobot();
  private Stage stage;
  private TroubleshootView view;

  @BeforeEach
  void prepare() throws Exception {
    FxToolkit.registerPrimaryStage();
    library.set(library(false));
  }

  @AfterEach
  void stop() {
    onFx(() -> {
      view.close();
      stage.hide();
      return true;
    });
    workers.shutdownNow();
  }

  @Test
  void walksFromAFullICloudToSolved() {
    phone.sync.put("isExceedingQuota", true);
    open();
    awaitText("Most likely: iCloud is full, and nothing more is uploaded.");
    awaitText("Your name");
    awaitText("Storage");
    long pending = items.stream().filter(i -> i.cloud() == Item.CloudState.PENDING && !i.hidden() && !i.trashed()).count();
    awaitText("Save " + pending + " items…");
    press("#save-not-in-icloud");
    await("the export was asked for", () -> asked.contains("save"));
    phone.sync.remove("isExceedingQuota");
    awaitText("What was found is fixed. Uploads go on by themselves: leave the iPhone on Wi-Fi and on power.");
  }

  @Test
  void unlocksSigningOutOnceEverythingIsSaved() {
    phone.sync.put("iCloudLibraryClientIsNotAuthenticated", true);
    open();
    await("it is locked", () -> find("#locked-sign-out") != null);
    assertThat(says("Sign Out")).isFalse();
    onFx(() -> {
      library.set(library(true));
      return true;
    });
    awaitText("Sign Out");
    assertThat(onFx(() -> find("#locked-sign-out"))).isNull();
    assertThat(says("Open Settings, tap your name and enter the password if you are asked.")).as("no warning of what cannot happen any more").isTrue();
  }

  @Test
  void opensALockedStepOnlyAfterTheConsequenceWasRead() {
    phone.sync.put("iCloudLibraryClientIsNotAuthenticated", true);
    open();
    fire("Open it all the same…");
    awaitText("Photos can be lost");
    fire("Keep it locked");
    await("the question goes", () -> labelled("Photos can be lost") == null);
    assertThat(says("Sign Out")).isFalse();
    fire("Open it all the same…");
    fire("Open it");
    awaitText("Sign Out");
  }

  @Test
  void takesAnAnswerAndKeepsTheKeyboardsPlaceWhileItWatches() {
    phone.denied = true;
    open();
    await("it asks", () -> find("#answer-low-power-mode-problem") != null && find("#answer-low-power-mode-problem").isVisible());
    press("#answer-low-power-mode-problem");
    awaitText("Most likely: Low Power Mode holds uploads back.");
    onFx(() -> {
      find("#done-low-power-mode").requestFocus();
      return true;
    });
    int reads = phone.reads.get();
    await("it looked twice more", () -> phone.reads.get() > reads + 2);
    assertThat(onFx(() -> stage.getScene().getFocusOwner().getId())).isEqualTo("done-low-power-mode");
    robot.type(KeyCode.SPACE);
    awaitText("You looked, and it is fine.");
  }

  @Test
  void countsAllOpenQuestionsAndShowsTheFurtherOnesOnceTheFirstAreAnswered() {
    phone.denied = true;
    open();
    await("it asks", () -> questions() > 0);
    String said = onFx(() -> stage.getScene().getRoot().lookupAll(".pk-message .label").stream().map(node -> ((Labeled) node).getText())
        .filter(text -> text.startsWith("Nothing wrong was found so far.")).findFirst().orElseThrow());
    int first = onFx(this::questions);
    press("#more-checks");
    int all = onFx(this::questions);
    assertThat(all).isGreaterThan(first);
    assertThat(said).contains(all + " questions are left").endsWith((all - first) + " of them stand under “More checks”.");
    press("#more-checks");
    for (String id : List.of("network", "icloud-storage", "sign-in", "low-power-mode")) {
      press("#answer-" + id + "-fine");
    }
    await("the further ones are asked", () -> questions() == all - first);
  }

  private int questions() {
    return (int) stage.getScene().getRoot().lookupAll(".pk-button.low").stream()
        .filter(node -> node.getId() != null && node.getId().startsWith("answer-") && node.getId().endsWith("-fine") && shows(node)).count();
  }

  @Test
  void showsNoTickWhereOriginalsAreOnlyInICloud() {
    var only = items.stream().filter(item -> item.original() == Item.OriginalState.ICLOUD_ONLY).limit(3).toList();
    assertThat(only).isNotEmpty();
    show(library(Stream.concat(items.stream().limit(50), only.stream()).distinct().toList(), true));
    open();
    await("it is known", () -> find("#check-optimise-storage") != null && String.valueOf(find("#check-optimise-storage").getAccessibleText()).contains("only in iCloud."));
    assertThat(onFx(() -> find("#check-optimise-storage").getAccessibleText())).startsWith("Are originals only in iCloud?");
    assertThat(onFx(() -> find("#check-optimise-storage").lookup(".ok"))).isNull();
  }

  @Test
  void restartsAndTellsTheButtonsOfThisModel() {
    open();
    await("it looked", () -> phone.reads.get() > 0);
    press("#check-restart");
    awaitText("Press volume up and let go.");
    awaitText("Press volume down and let go.");
    awaitText("Then hold the side button until the Apple logo appears.");
    press("#fix-restart");
    await("the restart was asked for", () -> asked.contains("restart"));
  }

  @Test
  void copiesAReportWithoutNames() {
    phone.sync.put("isExceedingQuota", true);
    open();
    awaitText("Most likely: iCloud is full, and nothing more is uploaded.");
    press("#copy-report");
    await("it is said", () -> asked.contains("copied"));
    String report = onFx(() -> Clipboard.getSystemClipboard().getString());
    assertThat(report).contains("iPhone 15 Pro", "[PROBLEM] Is there room in iCloud?", "isExceedingQuota = true").doesNotContain("Mina", Samples.DEVICE.udid().value());
  }

  @Test
  void savesAReportAsPageAndAsText() {
    phone.sync.put("isExceedingQuota", true);
    open();
    awaitText("Most likely: iCloud is full, and nothing more is uploaded.");
    press("#save-report");
    await("it was handed over", () -> asked.stream().anyMatch(a -> a.startsWith("html <!doctype html>")));
    assertThat(asked).anyMatch(a -> a.startsWith("text Why not in iCloud?")).noneMatch(a -> a.contains("Mina") || a.contains(Samples.DEVICE.udid().value()));
  }

  @Test
  void drawsTheSwitchAndTheKeysOfThisModel() {
    session.set(new FakeSession(Samples.DEVICE, new DeviceFacts("x", "iPhone9,1", "15.8.3", null, 1L, 41_000_000_000L, 80, true, false, null)));
    phone.sync.put("isBlockedByLowPowerModeKey", true);
    open();
    await("the way and its switch show", () -> drawn("A list in Settings: the switch beside “Low Power Mode” must be off"));
    press("#check-restart");
    await("the keys show", () -> drawn("Hold volume down and the side button together until the Apple logo appears."));
  }

  @Test
  void withoutAPhoneItTellsToConnectOneAndAfterwardsHowItEnds() {
    session.set(null);
    open();
    awaitText("No iPhone is connected. Connect it with its cable and unlock it: the checks begin by themselves.");
    awaitText("When nothing helps");
    assertThat(says("Not checked yet")).isTrue();
    assertThat(says("Asking the iPhone…")).as("nobody is asked").isFalse();
    onFx(() -> {
      session.set(new FakeSession(Samples.DEVICE, Samples.FACTS));
      return true;
    });
    await("the checks began", () -> phone.reads.get() > 0 && labelled("No iPhone is connected. Connect it with its cable and unlock it: the checks begin by themselves.") == null);
  }

  @Test
  void whileThePhotosAreListedItBlamesNoDatabase() {
    library.set(LibraryState.of(items.subList(0, 20), List.of(), SavedItems.none(), List.of(), false, Instant.now()));
    open();
    awaitText("The photos are still being listed. How many are not in iCloud shows in a moment.");
    onFx(() -> {
      library.set(library(false));
      return true;
    });
    await("it is counted", () -> find("#save-not-in-icloud") != null);
  }

  @Test
  void claimsNothingOfICloudThatHiddenItemsContradict() {
    var uploaded = items.stream().filter(i -> i.cloud() == Item.CloudState.UPLOADED && !i.hidden() && !i.trashed()).limit(20).toList();
    var hidden = uploaded.stream().limit(3).map(i -> Samples.with(i, Item.CloudState.PENDING, true)).toList();
    var doubtful = uploaded.stream().skip(3).limit(4).map(i -> Samples.with(i, Item.CloudState.UNKNOWN, false)).toList();
    var rest = uploaded.subList(7, uploaded.size());
    open();
    show(library(Stream.of(hidden, rest).flatMap(List::stream).toList(), false));
    awaitText("3 hidden photos are neither in iCloud nor saved here. Save them from “Hidden”.");
    assertThat(says("Nothing keeps photos from iCloud.")).isFalse();
    show(library(Stream.of(hidden, rest).flatMap(List::stream).toList(), true));
    awaitText("3 photos are not in iCloud yet, but all are safe on this computer.");
    show(library(Stream.of(doubtful, rest).flatMap(List::stream).toList(), true));
    awaitText("4 photos may not be in iCloud, but all are safe on this computer.");
    assertThat(says("Every photo that the iPhone lists has reached iCloud.")).isFalse();
  }

  @Test
  void saysNotThatPhotosAreSafeHereWhichAreAllInICloud() {
    var uploaded = items.stream().filter(i -> i.cloud() == Item.CloudState.UPLOADED && !i.hidden() && !i.trashed()).limit(20).toList();
    open();
    show(library(uploaded, false));
    awaitText("Every photo that the iPhone lists has reached iCloud.");
    awaitText("Every photo that the iPhone lists has reached iCloud. Show the findings to somebody who helps: they tell the model, but not your name, and no photo.");
    onFx(() -> {
      listing.failure.set(Problem.of(ProblemId.DEVICE_GONE));
      return true;
    });
    awaitText("Every photo that the iPhone lists has reached iCloud. Photos taken since the iPhone was last read are not counted.");
  }

  private void show(LibraryState state) {
    onFx(() -> {
      library.set(state);
      return true;
    });
  }

  /** Presses a button, or clicks a row. Done on the FX thread: the robot would measure the page while it is being rebuilt. */
  private void press(String selector) {
    await("there is " + selector, () -> find(selector) != null);
    onFx(() -> {
      var node = find(selector);
      if (node instanceof ButtonBase button) {
        button.fire();
      } else {
        node.requestFocus();
        javafx.event.Event.fireEvent(node, new javafx.scene.input.KeyEvent(javafx.scene.input.KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false));
      }
      return true;
    });
  }

  private boolean drawn(String description) {
    return stage.getScene().getRoot().lookupAll(".pk-drawing").stream().anyMatch(node -> description.equals(node.getAccessibleText()));
  }

  private void open() {
    onFx(() -> {
      var sheets = new SheetHost(() -> { });
      var model = new TroubleshootViewModel(phone, new Checks(new IosVersions()::newest), session, listing, new Background(new FxThread(), workers),
          Clock.systemUTC(), Duration.ofMillis(50));
      view = new TroubleshootView(model, Texts.of(Locale.ENGLISH), sheets, new Recording());
      stage = new Stage();
      var scene = new Scene(new StackPane(view.root(), sheets), 1016, 800);
      new Theme(scene).apply(false);
      stage.setScene(scene);
      stage.show();
      return true;
    });
  }

  private LibraryState library(boolean allSaved) {
    return library(items, allSaved);
  }

  private static LibraryState library(List<Item> items, boolean allSaved) {
    return LibraryState.of(items, List.of(), new SavedItems() {
      @Override
      public boolean contains(Item item) {
        return allSaved;
      }

      @Override
      public Optional<Instant> lastRun(String udid) {
        return Optional.empty();
      }
    }, List.of(), true, Instant.now());
  }

  private Node find(String selector) {
    return stage.getScene().getRoot().lookup(selector);
  }

  private boolean says(String text) {
    return onFx(() -> labelled(text) != null);
  }

  private Node labelled(String text) {
    return stage.getScene().getRoot().lookupAll("*").stream()
        .filter(node -> node instanceof Labeled label && text.equals(label.getText()) && shows(node)).findFirst().orElse(null);
  }

  private static boolean shows(Node node) {
    for (Node n = node; n != null; n = n.getParent()) {
      if (!n.isVisible()) {
        return false;
      }
    }
    return true;
  }

  private void awaitText(String text) {
    await("the page says “" + text + "”", () -> labelled(text) != null);
  }

  private void fire(String text) {
    await("there is “" + text + "”", () -> labelled(text) instanceof ButtonBase);
    onFx(() -> {
      ((ButtonBase) labelled(text)).fire();
      return true;
    });
  }

  private final class Recording implements TroubleshootActions {
    @Override
    public void saveNotInICloud() {
      asked.add("save");
    }

    @Override
    public void showNotInICloud() {
      asked.add("show");
    }

    @Override
    public void askToRestart() {
      asked.add("restart");
    }

    @Override
    public void readLibraryAgain() {
      asked.add("read");
    }

    @Override
    public void openAddress(String address) {
      asked.add(address);
    }

    @Override
    public void saveReport(String text, String html) {
      asked.add("text " + text);
      asked.add("html " + html);
    }

    @Override
    public void explainConnection() {}

    @Override
    public void copied() {
      asked.add("copied");
    }
  }
}
