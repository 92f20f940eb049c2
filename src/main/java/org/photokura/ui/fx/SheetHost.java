package org.photokura.ui.fx;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * What lies above the page: sheets and questions. While one is open the keyboard stays in it, Esc closes it, and afterwards the focus is where it was.
 */
public final class SheetHost extends StackPane {

  private final Deque<Open> open = new ArrayDeque<>();
  private final Runnable otherwise;
  private Subscription watching = Subscription.EMPTY;

  /** Whether what is opened now belongs to the window, whatever phone it shows. */
  private boolean ofWindow;

  private record Open(Region scrim, Region sheet, Runnable onClosed, @Nullable Node focusBefore, boolean ofWindow) {}

  /** @param otherwise gives the keyboard to the page, where what had it went away meanwhile */
  public SheetHost(Runnable otherwise) {
    this.otherwise = otherwise;
    setVisible(false);
    setPickOnBounds(true);
    getStyleClass().add("pk-sheets");
    addEventFilter(KeyEvent.KEY_PRESSED, event -> {
      if (event.getCode() == KeyCode.ESCAPE && !open.isEmpty()) {
        close();
        event.consume();
      }
    });
    sceneProperty().subscribe(scene -> {
      watching.unsubscribe();
      watching = scene == null ? Subscription.EMPTY : scene.focusOwnerProperty().subscribe(this::keepFocus);
    });
  }

  /** Whether something is open. */
  public boolean isOpen() {
    return !open.isEmpty();
  }

  /**
   * Opens a sheet above what is open.
   *
   * @param first what gets the focus
   * @param onClosed called when it is closed, however that came
   */
  public void open(Region sheet, Node first, Runnable onClosed) {
    var scrim = new Region();
    scrim.getStyleClass().add("pk-scrim");
    Node before = getScene() == null ? null : getScene().getFocusOwner();
    open.push(new Open(scrim, sheet, onClosed, before, ofWindow));
    StackPane.setAlignment(sheet, Pos.CENTER);
    StackPane.setMargin(sheet, new Insets(12));
    sheet.getStyleClass().add("pk-sheet");
    getChildren().addAll(scrim, sheet);
    setVisible(true);
    Motion.rise(sheet);
    sheet.applyCss(); // What lies in a scroll pane belongs to the scene, and can have the focus, only once the pane has its skin.
    first.requestFocus();
  }

  /** Opens sheets that have nothing to do with the phone that is shown: they stay when another takes its place. */
  public void forWindow(Runnable opening) {
    boolean before = ofWindow;
    ofWindow = true;
    try {
      opening.run();
    } finally {
      ofWindow = before;
    }
  }

  /** Closes all that shows photos of, or asks about, the phone that is not the one any more. */
  public void closePhones() {
    for (Open each : List.copyOf(open)) {
      if (!each.ofWindow()) {
        close(each);
      }
    }
  }

  /** Closes the uppermost one. */
  public void close() {
    if (!open.isEmpty()) {
      close(open.element());
    }
  }

  /** Closes the one that shows this, whatever lies above it. */
  public void close(Region sheet) {
    open.stream().filter(each -> each.sheet() == sheet).findFirst().ifPresent(this::close);
  }

  private void close(Open closing) {
    boolean uppermost = closing.equals(open.peek());
    open.remove(closing);
    getChildren().removeAll(closing.scrim(), closing.sheet());
    setVisible(!open.isEmpty());
    if (uppermost) {
      giveBackFocus(closing.focusBefore());
    }
    closing.onClosed().run();
  }

  private void giveBackFocus(@Nullable Node before) {
    if (before != null && before.getScene() == getScene()) {
      before.requestFocus();
    } else {
      otherwise.run();
    }
  }

  private void keepFocus(@Nullable Node owner) {
    if (open.isEmpty() || owner == null) {
      return;
    }
    Region sheet = open.peek().sheet();
    for (Node node = owner; node != null; node = node.getParent()) {
      if (node == sheet) {
        return;
      }
    }
    Node first = KeyboardFocus.firstIn(sheet);
    if (first != null) {
      first.requestFocus();
    }
  }
}
