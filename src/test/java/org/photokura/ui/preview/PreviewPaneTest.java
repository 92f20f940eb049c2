package org.photokura.ui.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.photokura.ui.WindowDriver.await;
import static org.photokura.ui.WindowDriver.onFx;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleConsumer;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.photokura.core.Cancellation;
import org.photokura.core.Problem;
import org.photokura.core.ProblemException;
import org.photokura.core.ProblemId;
import org.photokura.device.DeviceSession;
import org.photokura.library.FileRole;
import org.photokura.library.Item;
import org.photokura.library.ItemFile;
import org.photokura.text.Texts;
import org.photokura.ui.fake.FakePictures;
import org.photokura.ui.fake.FakeSession;
import org.photokura.ui.fake.FakeWorld;
import org.photokura.ui.fake.Samples;
import org.photokura.ui.fake.Story;
import org.photokura.ui.fx.Background;
import org.photokura.ui.fx.FxThread;
import org.photokura.ui.fx.Thumbnails;
import org.photokura.ui.model.SelectionModel;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** What of the pictures that come late, fail or are asked for again is shown over the photo that is looked at. */
class PreviewPaneTest {

  private static final String NO_ANSWER = "The iPhone stopped answering in the middle of this file.";

  private final List<Item> items = Story.items(60);
  private final FakePictures pictures = new FakePictures();
  private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
  private final FxThread ui = new FxThread();
  /** How often the phone was read for an item. */
  private final Map<String, AtomicInteger> read = new ConcurrentHashMap<>();
  private final CountDownLatch late = new CountDownLatch(1);
  private final AtomicInteger cameLate = new AtomicInteger();
  private volatile @Nullable DeviceSession phone = new FakeSession(Samples.DEVICE, Samples.FACTS);
  private Thumbnails thumbnails;
  private PreviewViewModel model;
  private PreviewPane pane;
  private Stage stage;

  @BeforeEach
  void begin() throws Exception {
    FxToolkit.registerPrimaryStage();
    pictures.plain = true;
    thumbnails = new Thumbnails(pictures, ui, 1, 1_000_000);
  }

  @AfterEach
  void end() {
    late.countDown();
    onFx(() -> {
      pane.close();
      stage.hide();
      return true;
    });
    thumbnails.close();
    workers.shutdownNow();
  }

  @Test
  void doesNotShowAPictureThatComesLateOverAnother() {
    lookAtTheSecondAndGoBack(() -> {});
    assertThat(onFx(this::colour)).isEqualTo(FakePictures.colour(items.get(0), true));
  }

  @Test
  void doesNotTellAFailureThatComesLateOverAnother() {
    lookAtTheSecondAndGoBack(() -> {
      throw new ProblemException(Problem.of(ProblemId.FILE_TIMEOUT));
    });
    assertThat(onFx(this::trouble)).isEmpty();
    assertThat(onFx(this::colour)).isEqualTo(FakePictures.colour(items.get(0), true));
  }

  @Test
  void doesNotShowTheOriginalOnceTheEditedOneIsWantedAgain() {
    int edited = first(item -> item.file(FileRole.EDITED).isPresent());
    reading((item, wantsEdited) -> {
      if (!wantsEdited) {
        holdUp();
      }
    });
    open(edited);
    awaitColour(FakePictures.colour(items.get(edited), true));
    wantOriginal(true);
    wantOriginal(false);
    letComeLate(1);
    assertThat(onFx(this::colour)).isEqualTo(FakePictures.colour(items.get(edited), true));
  }

  @Test
  void readsADamagedPictureOnce() {
    reading((_, _) -> {
      throw new ProblemException(Problem.of(ProblemId.DECODE_FAILED));
    });
    open(0);
    await("it is told", () -> !trouble().isEmpty());
    askAgain();
    askAgain();
    assertThat(read.get(items.get(0).id())).hasValue(1);
    assertThat(onFx(this::trouble)).isEqualTo("The picture cannot be shown.");
  }

  @Test
  void keepsTellingWhatFailedUntilThePictureComes() {
    reading((_, _) -> {
      throw new ProblemException(Problem.of(ProblemId.FILE_TIMEOUT));
    });
    open(0);
    await("it is told", () -> trouble().equals(NO_ANSWER));
    onFx(() -> {
      again().requestFocus();
      return true;
    });
    reading((_, _) -> holdUp());
    askAgain();
    await("it is read again", () -> times(0) == 2);
    askAgain();
    assertThat(onFx(this::trouble)).isEqualTo(NO_ANSWER);
    assertThat(onFx(() -> stage.getScene().getFocusOwner())).isEqualTo(again());
    assertThat(times(0)).as("what is under way goes on").isEqualTo(2);
    late.countDown();
    awaitColour(FakePictures.colour(items.get(0), true));
    assertThat(onFx(this::trouble)).isEmpty();
    assertThat(onFx(() -> stage.getScene().getFocusOwner())).as("and no neighbour that a key would press").isEqualTo(pane.root());
  }

  @Test
  void showsThePictureOnceThePhoneIsThere() {
    var later = phone;
    phone = null;
    open(0);
    await("it is told", () -> trouble().equals("The iPhone is not connected."));
    phone = later;
    askAgain();
    awaitColour(FakePictures.colour(items.get(0), true));
    assertThat(onFx(this::trouble)).isEmpty();
  }

  @Test
  void asksAnotherSessionWhereTheOneBeforeIsStillAsked() {
    reading((_, _) -> {
      throw new ProblemException(Problem.of(ProblemId.FILE_TIMEOUT));
    });
    open(0);
    await("it is told", () -> trouble().equals(NO_ANSWER));
    reading((_, _) -> holdUp());
    askAgain();
    await("it is read again", () -> times(0) == 2);
    reading((_, _) -> {});
    phone = new FakeSession(Samples.DEVICE, Samples.FACTS);
    askAgain();
    awaitColour(FakePictures.colour(items.get(0), true));
  }

  @Test
  void refusesToPlayWhileThereIsNoPhone() {
    int movie = first(item -> item.kind() == Item.Kind.VIDEO && item.original() == Item.OriginalState.ON_DEVICE);
    open(movie);
    awaitColour(FakePictures.colour(items.get(movie), true));
    phone = null;
    onFx(() -> {
      ((Button) stage.getScene().lookup("#preview-play")).fire();
      return true;
    });
    var offer = onFx(() -> stage.getScene().lookup(".pk-player-offer"));
    assertThat(onFx(() -> ((Label) offer.lookup(".label")).getText())).isEqualTo("The iPhone is not connected.");
    var close = onFx(() -> (Button) offer.lookup(".button"));
    onFx(() -> {
      close.requestFocus();
      close.fire();
      return true;
    });
    assertThat(onFx(() -> model.playingProperty().get())).isFalse();
    assertThat(onFx(() -> stage.getScene().getFocusOwner())).isEqualTo(pane.root());
  }

  /** The first is seen, the second asked for, the first seen again; then the second comes to its end. */
  private void lookAtTheSecondAndGoBack(Ending ending) {
    reading((item, _) -> {
      if (item.equals(items.get(1))) {
        holdUp();
        ending.come();
      }
    });
    open(0);
    awaitColour(FakePictures.colour(items.get(0), true));
    step(1);
    await("the second is asked for", () -> times(1) >= 2); // Once ahead.
    step(-1);
    awaitColour(FakePictures.colour(items.get(0), true));
    letComeLate(times(1));
  }

  @FunctionalInterface
  private interface Ending {
    void come() throws ProblemException;
  }

  private void reading(FakePictures.OnPreview does) {
    pictures.onPreview = (item, edited) -> {
      read.computeIfAbsent(item.id(), _ -> new AtomicInteger()).incrementAndGet();
      does.before(item, edited);
    };
  }

  private int times(int index) {
    var times = read.get(items.get(index).id());
    return times == null ? 0 : times.get();
  }

  private void holdUp() {
    try {
      late.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    cameLate.incrementAndGet();
  }

  private void letComeLate(int count) {
    late.countDown();
    await("it came", () -> cameLate.get() >= count);
    WaitForAsyncUtils.waitForFxEvents();
  }

  private void open(int index) {
    onFx(() -> {
      model = new PreviewViewModel(items, index, new SelectionModel());
      pane = new PreviewPane(model, pictures, thumbnails, new NoMovies(), new Background(ui, workers), new FakeWorld.RecordingDesktop(), Texts.of(Locale.ENGLISH), new Around(),
          "All photos", false, new Nothing());
      stage = new Stage();
      stage.setScene(new Scene(pane.root(), 1200, 800));
      stage.show();
      pane.root().requestFocus();
      return true;
    });
  }

  private void step(int by) {
    onFx(() -> {
      model.step(by);
      return true;
    });
  }

  private void wantOriginal(boolean wanted) {
    onFx(() -> {
      model.originalProperty().set(wanted);
      return true;
    });
  }

  /** As happens every few seconds while any small picture fails. */
  private void askAgain() {
    onFx(() -> {
      thumbnails.retryNow();
      return true;
    });
    WaitForAsyncUtils.waitForFxEvents();
  }

  private int first(Predicate<Item> wanted) {
    return items.indexOf(items.stream().filter(wanted).findFirst().orElseThrow());
  }

  private void awaitColour(int wanted) {
    await("the picture is seen", () -> colour() == wanted);
  }

  /** Of the picture that is seen; 0 for none. */
  private int colour() {
    var view = (ImageView) stage.getScene().lookup(".pk-preview-stage .image-view");
    return view.getImage() == null ? 0 : view.getImage().getPixelReader().getArgb(0, 0);
  }

  /** What is told in the picture's place; empty for nothing. */
  private String trouble() {
    Node told = stage.getScene().lookup(".pk-preview-trouble");
    return told.isVisible() ? ((Label) told.lookup(".strong")).getText() : "";
  }

  private Button again() {
    return (Button) stage.getScene().lookup("#preview-again");
  }

  private final class Around implements InfoPanel.Context {
    @Override
    public @Nullable DeviceSession phone() {
      return phone;
    }

    @Override
    public boolean saved(Item item) {
      return false;
    }

    @Override
    public @Nullable String destination() {
      return null;
    }

    @Override
    public LocalDate today() {
      return LocalDate.of(2026, 11, 4);
    }

    @Override
    public @Nullable Duration readAgo() {
      return null;
    }
  }

  private static final class NoMovies implements Movies {
    @Override
    public boolean takes(ItemFile movie) {
      return true;
    }

    @Override
    public Path fetch(DeviceSession from, ItemFile movie, DoubleConsumer progress, Cancellation cancellation) {
      throw new AssertionError("nothing is fetched without a phone");
    }

    @Override
    public void release(Path file) {}

    @Override
    public void handOver(Path file) {}
  }

  private static final class Nothing implements PreviewPane.Actions {
    @Override
    public void close() {}

    @Override
    public void export() {}

    @Override
    public void infoShown(boolean shown) {}
  }
}
