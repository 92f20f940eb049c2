package org.photokura.ui.shell;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import javafx.animation.PauseTransition;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.photokura.core.Problem;
import org.photokura.core.ProblemId;
import org.photokura.settings.Settings;
import org.photokura.settings.WindowPlace;
import org.photokura.text.Texts;
import org.photokura.ui.devices.ConnectState;
import org.photokura.ui.fx.FxThread;
import org.photokura.ui.fx.KeyboardFocus;
import org.photokura.ui.fx.Question;
import org.photokura.ui.fx.Theme;
import org.photokura.ui.fx.Thumbnails;
import org.photokura.ui.troubleshoot.TroubleshootViewModel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The window. Made and shown on the FX thread; {@link #close()} lets go of everything it started. */
public final class PhotokuraWindow implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(PhotokuraWindow.class);
  private static final double WIDTH = 1280;
  private static final double HEIGHT = 800;
  /** About what the system's title bar needs. */
  private static final double FRAME = 40;
  private static final double LEAST_WIDTH = 1000;
  private static final double LEAST_HEIGHT = 640;
  private static final Duration CLOSING_LIMIT = Duration.ofSeconds(10);
  private static final int THUMB_THREADS = 3;
  private static final long THUMB_BYTES = 24L << 20;

  private final Stage stage;
  private final WindowViewModel model;
  private final Thumbnails thumbnails;
  private final VBox root = new VBox();
  private final Scene scene = new Scene(root, WIDTH, HEIGHT);
  private final Theme theme = new Theme(scene);
  private final Pages pages;
  private final EndOfRun endOfRun;
  private Subscription following = Subscription.EMPTY;
  private @Nullable MainView view;
  private @Nullable Locale language;
  /** It was asked to close and only waits for the run to end; asked again, it closes at once. */
  private boolean closing;

  /**
   * @param loaded the settings as the store held them at the start; reading them blocks, so the composition root does it before
   */
  public PhotokuraWindow(Stage stage, UiServices services, Settings loaded) {
    this(stage, services, loaded, Clock.systemDefaultZone());
  }

  /** With a clock of one's own, for tests and the tour. */
  public PhotokuraWindow(Stage stage, UiServices services, Settings loaded, Clock clock) {
    this(stage, services, loaded, clock, TroubleshootViewModel.BETWEEN_LOOKS);
  }

  /** With a clock and a pace of the checks of one's own, for tests. */
  public PhotokuraWindow(Stage stage, UiServices services, Settings loaded, Clock clock, Duration betweenLooks) {
    this.stage = stage;
    this.pages = new Pages(betweenLooks);
    var ui = new FxThread();
    this.model = new WindowViewModel(services, loaded, ui, clock);
    this.thumbnails = new Thumbnails(services.pictures(), ui, THUMB_THREADS, THUMB_BYTES);
    this.endOfRun = new EndOfRun(model, stage);
    model.setOnSession(thumbnails::use);
    following = Subscription.combine(
        model.settings().settingsProperty().subscribe(this::apply),
        Theme.onSystemChange(() -> apply(model.settings().get())),
        endOfRun.follow(this::texts),
        thumbnails.troubleProperty().subscribe(trouble -> model.lookAtPhoneAfter(trouble != null)),
        model.devices().stateProperty().subscribe((before, now) -> {
          if (!before.equals(now) && now instanceof ConnectState.Ready) {
            thumbnails.retryNow();
          }
        }));
    KeyboardFocus.watch(scene);
    scene.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    stage.setScene(scene);
    stage.setTitle("Photokura");
    stage.setMinWidth(LEAST_WIDTH);
    stage.setMinHeight(LEAST_HEIGHT);
    place(loaded.window());
    stage.setOnCloseRequest(event -> {
      if (model.runs().isRunning() && !closing) {
        event.consume();
        askToClose();
      } else {
        rememberPlace();
      }
    });
  }

  /** Shows it. */
  public void show() {
    stage.show();
  }

  /** Tells that the program ended by surprise last time, and offers to save what helps to find out why. */
  public void offerCrashReport() {
    var now = view;
    if (now != null) {
      pages.offerCrashReport(now);
    }
  }

  /** Tells a problem that was met before it opened. */
  public void tell(Problem problem) {
    var now = view;
    if (now != null) {
      now.sheets().forWindow(() -> now.tell(problem));
    }
  }

  /** What it is made of; for tests and the tour. */
  public WindowViewModel model() {
    return model;
  }

  public Stage stage() {
    return stage;
  }

  /** Tells that something went wrong that nobody expected; the window goes on. Call on the FX thread. One sheet at a time: a fault that repeats buries nothing. */
  public void unexpected(Throwable fault) {
    LOG.error("unexpected failure on the FX thread", fault);
    var now = view;
    if (now != null && !now.sheets().isOpen()) {
      now.sheets().forWindow(() -> now.tell(Problem.of(ProblemId.INTERNAL, fault.toString())));
    }
  }

  private Texts texts() {
    return Texts.of(language == null ? Locale.ENGLISH : language, model.services().desktop().system());
  }

  private void apply(Settings settings) {
    theme.apply(switch (settings.theme()) {
      case LIGHT -> false;
      case DARK -> true;
      case SYSTEM -> Theme.systemIsDark();
    });
    Locale wanted = settings.language().locale(Locale.getDefault());
    if (!wanted.equals(language)) {
      language = wanted;
      theme.applyLanguage(wanted);
      build();
    }
  }

  /** Builds the views in the language; view models stay as they are. */
  private void build() {
    Node owner = scene.getFocusOwner();
    if (view != null) {
      view.close();
    }
    var built = new MainView(model, thumbnails, texts(), pages);
    view = built;
    VBox.setVgrow(built.root(), Priority.ALWAYS);
    root.getChildren().setAll(built.root());
    var troubles = model.services().troubles();
    if (troubles != null) {
      root.getChildren().add(new TroubleMenu(troubles, texts()).root());
    }
    built.takeKeyboard(owner == null ? null : owner.getId());
  }

  private void key(KeyEvent event) {
    var now = view;
    if (now == null || now.sheets().isOpen() || now.preview().isOpen() && event.getCode() != KeyCode.E) {
      return;
    }
    if (new WindowKeys(now, model, pages).handle(event)) {
      event.consume();
    } else if (event.getCode() == KeyCode.F6) {
      moveArea(now.areas(), event.isShiftDown());
      event.consume();
    }
  }

  /** F6: the next area of the window gets the keyboard. */
  private void moveArea(List<Area> areas, boolean back) {
    if (areas.isEmpty()) {
      return;
    }
    Node owner = scene.getFocusOwner();
    int at = -1;
    for (int i = 0; i < areas.size(); i++) {
      if (areas.get(i).holds(owner)) {
        at = i;
      }
    }
    int next = at < 0 ? (back ? areas.size() - 1 : 0) : Math.floorMod(at + (back ? -1 : 1), areas.size());
    areas.get(next).enter();
  }

  private void askToClose() {
    var now = view;
    if (now != null) {
      Texts texts = texts();
      now.sheets().forWindow(() ->
          Question.ask(now.sheets(), texts.get("ui.quit.title"), texts.get("ui.quit.text"), texts.get("ui.quit.stay"), texts.get("ui.quit.do"), true, () -> {
            rememberPlace();
            closing = true;
            now.sheets().forWindow(() -> FinishingSheet.open(now.sheets(), texts, stage::hide));
            model.runs().stop();
            closeWhenStopped();
          }));
    }
  }

  /** The run still notes where it stopped and ends its list; that takes a moment, and no longer than a person waits for a window to close. */
  private void closeWhenStopped() {
    var limit = new PauseTransition(javafx.util.Duration.millis(CLOSING_LIMIT.toMillis()));
    limit.setOnFinished(_ -> stage.hide());
    limit.play();
    model.runs().runningProperty().subscribe(running -> {
      if (!running) {
        stage.hide();
      }
    });
  }

  private void place(@Nullable WindowPlace place) {
    if (place == null) {
      // The first time its lower end must not lie below a small screen, where its main button would be out of sight.
      double height = Screen.getPrimary().getVisualBounds().getHeight();
      if (height < HEIGHT + FRAME) {
        stage.setHeight(Math.max(LEAST_HEIGHT, height));
      }
      return;
    }
    var where = new Rectangle2D(place.x(), place.y(), Math.max(LEAST_WIDTH, place.width()), Math.max(LEAST_HEIGHT, place.height()));
    if (!Screen.getScreensForRectangle(where).isEmpty()) {
      stage.setX(where.getMinX());
      stage.setY(where.getMinY());
      stage.setWidth(where.getWidth());
      stage.setHeight(where.getHeight());
      stage.setMaximized(place.maximized());
    }
  }

  private void rememberPlace() {
    boolean large = stage.isMaximized();
    var before = model.settings().get().window();
    var now = large && before != null
        ? new WindowPlace(before.x(), before.y(), before.width(), before.height(), true)
        : new WindowPlace(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), large);
    model.settings().update(s -> s.withWindow(now));
  }

  @Override
  public void close() {
    following.unsubscribe();
    if (view != null) {
      view.close();
    }
    thumbnails.close();
    model.close();
  }
}
