package org.photokura.ui.grid;

import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;
import org.photokura.ui.grid.GridFocus.OnItem;
import org.photokura.ui.grid.GridNavigator.Move;

/** The keys of the grid: moving, extending, ticking, opening. */
final class GridKeys {

  private final TileGrid grid;
  private final GridViewModel model;

  GridKeys(TileGrid grid, GridViewModel model) {
    this.grid = grid;
    this.model = model;
  }

  void install() {
    grid.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
  }

  private void pressed(KeyEvent event) {
    if (model.content().items().isEmpty()) {
      return;
    }
    Move move = moveOf(event);
    if (move != null) {
      move(move, event.isShiftDown());
      event.consume();
      return;
    }
    boolean done = switch (event.getCode()) {
      case S -> plain(event) && tick();
      case SPACE -> event.isShortcutDown() || event.isControlDown() ? tick() : open();
      case ENTER -> plain(event) && open();
      case A -> event.isShortcutDown() && selectAll(!event.isShiftDown());
      default -> false;
    };
    if (done) {
      event.consume();
    }
  }

  private static @Nullable Move moveOf(KeyEvent event) {
    boolean far = event.isShortcutDown();
    if (event.isAltDown()) {
      return null;
    }
    return switch (event.getCode()) {
      case LEFT, KP_LEFT -> Move.LEFT;
      case RIGHT, KP_RIGHT -> Move.RIGHT;
      case UP, KP_UP -> far ? Move.PREVIOUS_DAY : Move.UP;
      case DOWN, KP_DOWN -> far ? Move.NEXT_DAY : Move.DOWN;
      case PAGE_UP -> Move.PAGE_UP;
      case PAGE_DOWN -> Move.PAGE_DOWN;
      case HOME -> Move.HOME;
      case END -> Move.END;
      default -> null;
    };
  }

  private void move(Move move, boolean extend) {
    var navigator = new GridNavigator(model.content().sections(), grid.geometry(), grid.pageHeight() - GridGeometry.HEADING);
    GridFocus from = model.focusProperty().get();
    GridFocus to = from == null ? new OnItem(0) : navigator.move(from, move);
    model.focusProperty().set(to);
    int item = navigator.itemOf(to);
    if (extend) {
      model.extendTo(item);
    } else {
      model.anchorAt(item);
    }
    grid.reveal(to);
  }

  private boolean tick() {
    model.tickFocused();
    return true;
  }

  private boolean open() {
    if (model.focusProperty().get() instanceof OnItem(int index)) {
      model.open(index);
    } else {
      model.tickFocused();
    }
    return true;
  }

  private boolean selectAll(boolean all) {
    if (all) {
      model.selectAllShown();
    } else {
      model.selection().clear();
    }
    return true;
  }

  private static boolean plain(KeyEvent event) {
    return !event.isShortcutDown() && !event.isAltDown() && !event.isMetaDown() && !event.isControlDown();
  }
}
