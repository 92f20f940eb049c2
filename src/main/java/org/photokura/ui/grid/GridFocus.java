package org.photokura.ui.grid;

/** What in the grid the keyboard is at. */
public sealed interface GridFocus {

  /** A tile. */
  record OnItem(int index) implements GridFocus {}

  /** A day heading. */
  record OnHeading(int section) implements GridFocus {}
}
