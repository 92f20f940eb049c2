package org.photokura.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.stage.PopupWindow;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.photokura.ui.shell.PhotokuraWindow;
import org.testfx.api.FxRobot;

/** Drives a window as a person would, and waits for what it says. */
public final class WindowDriver {

  /** Spent only where a test fails; a machine that does other things besides may need most of it for a whole export. */
  private static final long PATIENCE_SECONDS = 240;
  private static final long RESTS_NANOS = 120_000_000;

  private final PhotokuraWindow window;
  private final FxRobot robot;

  public WindowDriver(PhotokuraWindow window, FxRobot robot) {
    this.window = window;
    this.robot = robot;
  }

  /** Does something on the FX thread and waits for it. */
  public static <T> T onFx(Supplier<T> body) {
    var result = new CompletableFuture<T>();
    Platform.runLater(() -> {
      try {
        result.complete(body.get());
      } catch (Throwable t) {
        result.completeExceptionally(t);
      }
    });
    return result.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
  }

  /** Waits until something holds on the FX thread. */
  public static void await(String what, BooleanSupplier condition) {
    await(what, () -> "", condition);
  }

  /** Waits as {@link #await(String, BooleanSupplier)} does, and tells all that is to be read where it waits in vain. */
  public void awaiting(String what, BooleanSupplier condition) {
    await(what, this::everythingSaid, condition);
  }

  /** The same, telling something more. */
  public void awaiting(String what, BooleanSupplier condition, Supplier<String> otherwise) {
    await(what, () -> otherwise.get() + everythingSaid(), condition);
  }

  private static void await(String what, Supplier<String> otherwise, BooleanSupplier condition) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!onFx(condition::getAsBoolean)) {
      if (System.nanoTime() > deadline) {
        assertThat(System.nanoTime()).as("waited in vain until %s%s", what, onFx(otherwise)).isLessThan(deadline);
      }
      try {
        Thread.sleep(20);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** Whether a visible label or button says exactly this. */
  public boolean says(String text) {
    return words().anyMatch(text::equals);
  }

  /** Waits until a visible label or button says exactly this. */
  public void awaitText(String text) {
    await("the window says “" + text + "”", this::everythingSaid, () -> says(text));
  }

  /** Waits until a visible label or button says something that begins so, and gives the whole. */
  public String awaitTextBeginning(String beginning) {
    await("the window says “" + beginning + "…”", this::everythingSaid, () -> words().anyMatch(w -> w.startsWith(beginning)));
    return onFx(() -> words().filter(w -> w.startsWith(beginning)).findFirst().orElse(""));
  }

  /** All that is to be read now, and what has the keyboard, for messages of tests that fail. */
  public String everythingSaid() {
    return "; it says: " + words().filter(w -> !w.isBlank()).distinct().toList() + "; page " + window.model().page() + "; the keyboard has "
        + window.stage().getScene().getFocusOwner() + "; windows: " + Window.getWindows().stream().map(w -> w + (w.isFocused() ? " (focused)" : "")).toList();
  }

  /** Clicks the button or label that says this. */
  public void click(String text) {
    awaitText(text);
    clickWhereItRests(() -> labeled().filter(l -> text.equals(l.getText())).findFirst().orElse(null));
  }

  /** Presses the button or link that says this, wherever it lies: for pages that are still moving. */
  public void press(String text) {
    await("“" + text + "” can be pressed", this::everythingSaid, () -> {
      var button = labeled().filter(l -> text.equals(l.getText()) && l instanceof ButtonBase).map(ButtonBase.class::cast).findFirst();
      button.ifPresent(ButtonBase::fire);
      return button.isPresent();
    });
  }

  /** Clicks the node with this id as soon as it can be clicked. */
  public void clickId(String id) {
    clickOn("#" + id);
  }

  /** Clicks the node that this CSS selector finds as soon as it can be clicked. */
  public void clickOn(String selector) {
    await(selector + " can be clicked", this::everythingSaid, () -> {
      Node node = window.stage().getScene().lookup(selector);
      return node != null && shows(node) && !node.isDisabled();
    });
    clickWhereItRests(() -> window.stage().getScene().lookup(selector));
  }

  /** Clicks the tile of an item of the grid. */
  public void clickTile(int index) {
    clickWhereItRests(() -> shownTile(index));
  }

  /** Clicks what lies in a menu or another popup, as soon as it is there and stands still. */
  public void clickInPopup(String id) {
    clickWhereItRests(() -> Window.getWindows().stream().filter(popup -> popup instanceof PopupWindow && popup.isShowing())
        .map(popup -> popup.getScene().getRoot().lookup("#" + id)).filter(Objects::nonNull).findFirst().orElse(null));
  }

  /** A page that moves or is built anew between pressing and letting go gets no click: waits until the very same node stood still for a moment. */
  private void clickWhereItRests(Supplier<@Nullable Node> node) {
    var last = new AtomicReference<Place>();
    await("what is to be clicked stands still", this::everythingSaid, () -> {
      var place = place(node);
      var before = last.get();
      if (place != null && before != null && before.node() == place.node() && before.centre().equals(place.centre())) {
        return place.nanos() - before.nanos() > RESTS_NANOS;
      }
      last.set(place);
      return false;
    });
    robot.clickOn(last.get().centre());
  }

  private record Place(Node node, Point2D centre, long nanos) {}

  /** Where to click; measured on the FX thread, because measuring a scene that is being rebuilt breaks it, and laid out, because a busy machine draws late. */
  private static @Nullable Place place(Supplier<@Nullable Node> node) {
    Node found = node.get();
    if (found != null && found.getScene() != null) {
      var root = found.getScene().getRoot();
      root.applyCss();
      root.layout();
      found = node.get();
    }
    var bounds = found == null ? null : found.localToScreen(found.getBoundsInLocal());
    if (bounds == null || bounds.isEmpty() || bounds.getWidth() <= 0 || bounds.getHeight() <= 0) {
      return null;
    }
    return new Place(found, new Point2D(bounds.getCenterX(), bounds.getCenterY()), System.nanoTime());
  }

  /** The tile of an item of the grid, as soon as it is shown. */
  public Node tile(int index) {
    await("tile " + index + " is shown", this::everythingSaid, () -> shownTile(index) != null);
    return onFx(() -> Objects.requireNonNull(shownTile(index)));
  }

  private @Nullable Node shownTile(int index) {
    return window.stage().getScene().getRoot().lookupAll(".pk-tile").stream()
        .filter(Node::isVisible)
        .filter(t -> Integer.valueOf(index).equals(t.queryAccessibleAttribute(AccessibleAttribute.INDEX)))
        .findFirst()
        .orElse(null);
  }

  /** A click with keys held: the headless platform's robot does not tell mouse events of them, so the events are made here. */
  public void click(Node node, boolean control, boolean shift) {
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

  /** Presses these together and lets go; whatever has the focus gets them. */
  public void keys(KeyCode... together) {
    robot.press(together);
    robot.release(together);
  }

  /** Waits until the library is listed and tiles are shown. */
  public void awaitLibrary() {
    await("the library is listed", this::everythingSaid, () -> window.model().library().state().complete() && !window.model().grid().content().items().isEmpty());
    await("tiles are shown", this::everythingSaid, () -> robot.lookup(".pk-tile").queryAll().stream().anyMatch(Node::isVisible));
  }

  private Stream<String> words() {
    return labeled().map(Labeled::getText).filter(text -> text != null);
  }

  private Stream<Labeled> labeled() {
    var found = new ArrayList<Labeled>();
    for (String kind : List.of(".label", ".button", ".toggle-button", ".hyperlink")) {
      for (Node node : window.stage().getScene().getRoot().lookupAll(kind)) {
        if (node instanceof Labeled label && shows(node)) {
          found.add(label);
        }
      }
    }
    return found.stream();
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
