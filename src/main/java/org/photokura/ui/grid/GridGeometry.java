package org.photokura.ui.grid;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.photokura.ui.grid.GridContent.Section;

/**
 * Where everything lies. All heights are known, so every question (what is visible, what is under the pointer, how far to scroll) has an exact answer and
 * nothing is estimated. Coordinates: x from the left edge of the tiles, y from the top of the whole content.
 */
public final class GridGeometry {

  /** Between tiles. */
  public static final double GAP = 6;

  /** Of a day heading. */
  public static final double HEADING = 44;

  /** The least tile edge of each zoom step. */
  private static final double[] SMALLEST = {104, 136, 192, 272};

  private final List<Section> sections;
  private final double[] tops;
  private final int columns;
  private final double tile;

  /**
   * @param width of the tiles' area
   * @param zoom step, 0 to 3
   */
  public GridGeometry(List<Section> sections, double width, int zoom) {
    double smallest = SMALLEST[zoom];
    this.sections = sections;
    this.columns = Math.max(1, (int) Math.floor((width + GAP) / (smallest + GAP)));
    this.tile = Math.max(16, Math.floor((width - GAP * (columns - 1)) / columns));
    this.tops = new double[sections.size() + 1];
    for (int i = 0; i < sections.size(); i++) {
      tops[i + 1] = tops[i] + headingHeight(i) + rows(i) * (tile + GAP);
    }
  }

  /** How many zoom steps there are. */
  public static int zoomSteps() {
    return SMALLEST.length;
  }

  public int columns() {
    return columns;
  }

  /** The edge of a tile. */
  public double tile() {
    return tile;
  }

  /** Of all content. */
  public double height() {
    return tops[sections.size()];
  }

  public int sections() {
    return sections.size();
  }

  /** Where a section begins: its heading. */
  public double top(int section) {
    return tops[section];
  }

  /** Where the next section begins. */
  public double bottom(int section) {
    return tops[section + 1];
  }

  public double headingHeight(int section) {
    return sections.get(section).headed() ? HEADING : 0;
  }

  /** The left edge of an item's tile. */
  public double x(int item) {
    return columnOf(item) * (tile + GAP);
  }

  /** The upper edge of an item's tile. */
  public double y(int item) {
    int section = sectionOf(item);
    return tops[section] + headingHeight(section) + rowOf(item, section) * (tile + GAP);
  }

  /** The column of an item, from 0. */
  public int columnOf(int item) {
    return (item - sections.get(sectionOf(item)).from()) % columns;
  }

  /** The section of an item. */
  public int sectionOf(int item) {
    int low = 0;
    int high = sections.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (sections.get(middle).from() <= item) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  /** The section at a height; the nearest one outside. There must be one. */
  public int sectionAt(double y) {
    int low = 0;
    int high = sections.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (tops[middle] <= y) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  /** The item whose tile is under a point. */
  public OptionalInt itemAt(double x, double y) {
    if (sections.isEmpty() || y < 0 || y >= height() || x < 0) {
      return OptionalInt.empty();
    }
    int section = sectionAt(y);
    double inTiles = y - tops[section] - headingHeight(section);
    int column = (int) (x / (tile + GAP));
    int row = (int) Math.floor(inTiles / (tile + GAP));
    boolean onTile = inTiles >= 0 && column < columns && x - column * (tile + GAP) <= tile && inTiles - row * (tile + GAP) <= tile;
    int item = sections.get(section).from() + row * columns + column;
    return onTile && item < sections.get(section).to() ? OptionalInt.of(item) : OptionalInt.empty();
  }

  /** The items whose tiles touch a stripe, as a range [first, after last). */
  public int[] itemsBetween(double y0, double y1) {
    if (sections.isEmpty()) {
      return new int[] {0, 0};
    }
    return new int[] {firstBelow(Math.max(0, y0)), afterLastAbove(Math.min(height(), y1))};
  }

  /** The items whose tiles touch a rectangle (a rubber band). */
  public List<Integer> itemsIn(double x0, double y0, double x1, double y1) {
    var found = new ArrayList<Integer>();
    int[] range = itemsBetween(y0, y1);
    for (int item = range[0]; item < range[1]; item++) {
      double x = x(item);
      double y = y(item);
      if (x <= x1 && x + tile >= x0 && y <= y1 && y + tile >= y0) {
        found.add(item);
      }
    }
    return found;
  }

  private int firstBelow(double y) {
    int section = sectionAt(y);
    double inTiles = y - tops[section] - headingHeight(section);
    int row = (int) Math.floor(Math.max(0, inTiles) / (tile + GAP));
    return Math.min(sections.get(section).to(), sections.get(section).from() + row * columns);
  }

  private int afterLastAbove(double y) {
    int section = sectionAt(y);
    double inTiles = y - tops[section] - headingHeight(section);
    if (inTiles < 0) {
      return sections.get(section).from();
    }
    int rows = (int) Math.floor(inTiles / (tile + GAP)) + 1;
    return Math.min(sections.get(section).to(), sections.get(section).from() + rows * columns);
  }

  private int rowOf(int item, int section) {
    return (item - sections.get(section).from()) / columns;
  }

  private int rows(int section) {
    int items = sections.get(section).to() - sections.get(section).from();
    return (items + columns - 1) / columns;
  }
}
