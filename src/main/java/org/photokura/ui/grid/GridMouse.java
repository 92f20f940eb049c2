package org.photokura.ui.grid;

import java.util.List;
import java.util.OptionalInt;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import org.photokura.library.Item;

/** Clicks, ticks, the rubber band and the wheel. */
final class GridMouse {

  /** A press that moves less is a click. */
  private static final double SLOP = 6;
  /** Near an edge a rubber band scrolls. */
  private static final double EDGE = 32;

  private final TileGrid grid;
  private final GridViewModel model;
  private double pressX;
  private double pressY;
  private boolean banding;
  private List<Item> before = List.of();
  private List<Item> beforeClick = List.of();

  GridMouse(TileGrid grid, GridViewModel model) {
    this.grid = grid;
    this.model = model;
  }

  void install() {
    grid.addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
    grid.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
    grid.addEventHandler(MouseEvent.MOUSE_RELEASED, this::released);
    grid.addEventHandler(ScrollEvent.SCROLL, this::scrolled);
  }

  private void pressed(MouseEvent event) {
    if (event.getButton() != MouseButton.PRIMARY || event.isConsumed()) {
      return;
    }
    grid.requestFocus();
    pressX = event.getX();
    pressY = event.getY() + grid.scrollY();
    banding = false;
  }

  private void dragged(MouseEvent event) {
    if (event.getButton() != MouseButton.PRIMARY) {
      return;
    }
    double x = event.getX();
    double y = event.getY() + grid.scrollY();
    if (!banding && Math.hypot(x - pressX, y - pressY) > SLOP) {
      banding = true;
      before = event.isShortcutDown() || event.isShiftDown() ? model.selection().items() : List.of();
    }
    if (banding) {
      if (event.getY() < EDGE) {
        grid.scrollBy(-EDGE / 2);
      } else if (event.getY() > grid.getHeight() - EDGE) {
        grid.scrollBy(EDGE / 2);
      }
      band(x, event.getY() + grid.scrollY());
    }
  }

  private void band(double x, double y) {
    double x0 = Math.min(x, pressX);
    double x1 = Math.max(x, pressX);
    double y0 = Math.min(y, pressY);
    double y1 = Math.max(y, pressY);
    grid.band().setVisible(true);
    grid.band().resizeRelocate(x0, y0 - grid.scrollY(), x1 - x0, y1 - y0);
    model.band(grid.geometry().itemsIn(x0 - TileGrid.PADDING, y0, x1 - TileGrid.PADDING, y1), before);
  }

  private void released(MouseEvent event) {
    if (event.getButton() != MouseButton.PRIMARY) {
      return;
    }
    grid.band().setVisible(false);
    if (banding) {
      banding = false;
      return;
    }
    OptionalInt at = grid.itemAt(event.getX(), event.getY());
    if (at.isEmpty() || Math.hypot(event.getX() - pressX, event.getY() + grid.scrollY() - pressY) > SLOP) {
      return;
    }
    int index = at.getAsInt();
    if (event.getClickCount() == 2 && !event.isShortcutDown() && !event.isShiftDown()) {
      model.selection().setAll(beforeClick);
      model.open(index);
      return;
    }
    beforeClick = model.selection().items();
    Tile tile = grid.tileOf(index);
    if (tile != null && tile.onTick(event.getX() - tile.getLayoutX(), event.getY() - tile.getLayoutY()) && !event.isShiftDown()) {
      model.tick(index);
    } else {
      model.click(index, event.isShortcutDown(), event.isShiftDown());
    }
  }

  private void scrolled(ScrollEvent event) {
    if (event.isShortcutDown()) {
      if (!event.isInertia() && event.getDeltaY() != 0) {
        model.zoomBy(event.getDeltaY() > 0 ? 1 : -1);
      }
    } else {
      grid.scrollBy(-event.getDeltaY());
    }
    event.consume();
  }
}
