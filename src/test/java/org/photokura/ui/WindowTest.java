package org.photokura.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.photokura.settings.Settings;
import org.photokura.ui.fake.FakeWorld;
import org.photokura.ui.shell.PhotokuraWindow;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

/** A window over a faked world, headless, driven as a person would. */
abstract class WindowTest {

  @TempDir Path folder;

  FakeWorld world;
  PhotokuraWindow window;
  FxRobot robot = new FxRobot();

  /** How many items the phone has. */
  int items() {
    return 60;
  }

  /** What was chosen before. */
  Settings settings() {
    return Settings.STANDARD.withLanguage(Settings.Language.ENGLISH).withTheme(Settings.Theme.LIGHT);
  }

  @BeforeEach
  void start() throws Exception {
    FxToolkit.registerPrimaryStage();
    world = new FakeWorld(folder, items());
    world.settings.save(settings());
    world.pictures.plain = true;
    prepare(world);
    window = onFx(() -> {
      var opened = new PhotokuraWindow(new Stage(), world.services(), settings());
      opened.show();
      return opened;
    });
  }

  /** Changes the world before the window opens. */
  void prepare(FakeWorld before) {}

  @AfterEach
  void stop() {
    onFx(() -> {
      window.close();
      window.stage().hide();
      return true;
    });
    world.close();
  }

  static <T> T onFx(Supplier<T> body) {
    var result = new CompletableFuture<T>();
    Platform.runLater(() -> {
      try {
        result.complete(body.get());
      } catch (Throwable t) {
        result.completeExceptionally(t);
      }
    });
    return result.orTimeout(20, TimeUnit.SECONDS).join();
  }

  /** Waits until something holds on the FX thread. */
  static void await(String what, BooleanSupplier condition) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(15);
    while (!onFx(condition::getAsBoolean)) {
      assertThat(System.nanoTime()).as("waited in vain until " + what).isLessThan(deadline);
      try {
        Thread.sleep(20);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** Whether a visible label or button says exactly this. */
  boolean says(String text) {
    return !visible(text).isEmpty();
  }

  void awaitText(String text) {
    await("the window says “" + text + "”", () -> says(text));
  }

  /** Clicks the button or label that says this. */
  void click(String text) {
    awaitText(text);
    robot.clickOn(visible(text).iterator().next());
  }

  Node tile(int index) {
    return robot.lookup(".pk-tile").queryAll().stream()
        .filter(Node::isVisible)
        .filter(t -> Integer.valueOf(index).equals(t.queryAccessibleAttribute(javafx.scene.AccessibleAttribute.INDEX)))
        .findFirst()
        .orElseThrow();
  }

  /** A click with keys held: the headless platform's robot does not tell mouse events of them, so the events are made here. */
  void click(Node node, boolean control, boolean shift) {
    onFx(() -> {
      var at = node.localToScreen(node.getBoundsInLocal().getCenterX(), node.getBoundsInLocal().getCenterY());
      var in = window.stage().getScene().getRoot().screenToLocal(at);
      for (var type : List.of(MouseEvent.MOUSE_PRESSED, MouseEvent.MOUSE_RELEASED, MouseEvent.MOUSE_CLICKED)) {
        Event.fireEvent(node, new MouseEvent(type, in.getX(), in.getY(), at.getX(), at.getY(), MouseButton.PRIMARY, 1, shift, control, false, false,
            type == MouseEvent.MOUSE_PRESSED, false, false, true, false, true, new PickResult(node, in.getX(), in.getY())));
      }
      return true;
    });
  }

  void connect() {
    world.plugIn();
    await("the library is listed", () -> window.model().library().state().complete() && !window.model().grid().content().items().isEmpty());
    await("tiles are shown", () -> robot.lookup(".pk-tile").queryAll().stream().anyMatch(Node::isVisible));
  }

  private List<Node> visible(String text) {
    Set<Node> all = window.stage().getScene().getRoot().lookupAll(".label");
    var found = new java.util.ArrayList<Node>();
    for (Node node : all) {
      add(found, node, text);
    }
    for (Node node : window.stage().getScene().getRoot().lookupAll(".button")) {
      add(found, node, text);
    }
    return found;
  }

  private static void add(List<Node> found, Node node, String text) {
    if (node instanceof Labeled label && text.equals(label.getText()) && shows(node)) {
      found.add(node);
    }
  }

  private static boolean shows(Node node) {
    for (Node n = node; n != null; n = n.getParent()) {
      if (!n.isVisible()) {
        return false;
      }
    }
    return true;
  }
}
