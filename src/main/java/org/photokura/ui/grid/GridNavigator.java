package org.photokura.ui.grid;

import java.util.List;
import org.photokura.ui.grid.GridContent.Section;
import org.photokura.ui.grid.GridFocus.OnHeading;
import org.photokura.ui.grid.GridFocus.OnItem;

/** Where a key leads to. Day headings are stops on the way up and down. */
final class GridNavigator {

  /** What a key asks for. */
  enum Move {
    LEFT,
    RIGHT,
    UP,
    DOWN,
    PAGE_UP,
    PAGE_DOWN,
    HOME,
    END,
    PREVIOUS_DAY,
    NEXT_DAY
  }

  private final List<Section> sections;
  private final GridGeometry geometry;
  private final int items;
  private final double pageHeight;

  GridNavigator(List<Section> sections, GridGeometry geometry, double pageHeight) {
    this.sections = sections;
    this.geometry = geometry;
    this.items = sections.isEmpty() ? 0 : sections.getLast().to();
    this.pageHeight = pageHeight;
  }

  /** The place after the move; the same one at an end. There must be items. */
  GridFocus move(GridFocus from, Move move) {
    int at = itemOf(from);
    int section = geometry.sectionOf(at);
    return switch (move) {
      case LEFT -> new OnItem(from instanceof OnHeading ? Math.max(0, at - 1) : Math.max(0, at - 1));
      case RIGHT -> new OnItem(from instanceof OnHeading ? at : Math.min(items - 1, at + 1));
      case UP -> up(from, at, section);
      case DOWN -> down(from, at, section);
      case PAGE_UP -> new OnItem(byPage(at, -pageHeight));
      case PAGE_DOWN -> new OnItem(byPage(at, pageHeight));
      case HOME -> new OnItem(0);
      case END -> new OnItem(items - 1);
      case NEXT_DAY -> new OnItem(sections.get(Math.min(sections.size() - 1, section + 1)).from());
      case PREVIOUS_DAY -> new OnItem(
          from instanceof OnItem && at > sections.get(section).from() ? sections.get(section).from() : sections.get(Math.max(0, section - 1)).from());
    };
  }

  /** The item at a focus: of a heading, the first below it. */
  int itemOf(GridFocus focus) {
    return switch (focus) {
      case OnItem(int index) -> Math.clamp(index, 0, items - 1);
      case OnHeading(int section) -> sections.get(section).from();
    };
  }

  private GridFocus up(GridFocus from, int at, int section) {
    Section here = sections.get(section);
    if (from instanceof OnItem && at - geometry.columns() >= here.from()) {
      return new OnItem(at - geometry.columns());
    }
    if (from instanceof OnItem && here.headed()) {
      return new OnHeading(section);
    }
    if (section == 0) {
      return from;
    }
    Section above = sections.get(section - 1);
    int lastRow = above.from() + (above.to() - 1 - above.from()) / geometry.columns() * geometry.columns();
    int column = from instanceof OnHeading ? 0 : geometry.columnOf(at);
    return new OnItem(Math.min(above.to() - 1, lastRow + column));
  }

  private GridFocus down(GridFocus from, int at, int section) {
    if (from instanceof OnHeading) {
      return new OnItem(at);
    }
    Section here = sections.get(section);
    if (at + geometry.columns() < here.to()) {
      return new OnItem(at + geometry.columns());
    }
    int lastRow = here.from() + (here.to() - 1 - here.from()) / geometry.columns() * geometry.columns();
    if (at < lastRow) {
      return new OnItem(here.to() - 1);
    }
    if (section == sections.size() - 1) {
      return from;
    }
    return sections.get(section + 1).headed() ? new OnHeading(section + 1) : new OnItem(sections.get(section + 1).from());
  }

  private int byPage(int at, double distance) {
    double y = Math.clamp(geometry.y(at) + distance, 0, geometry.height() - 1);
    int section = geometry.sectionAt(y);
    int row = (int) Math.max(0, (y - geometry.top(section) - geometry.headingHeight(section)) / (geometry.tile() + GridGeometry.GAP));
    Section there = sections.get(section);
    int item = there.from() + row * geometry.columns() + geometry.columnOf(at);
    return Math.clamp(item, there.from(), there.to() - 1);
  }
}
