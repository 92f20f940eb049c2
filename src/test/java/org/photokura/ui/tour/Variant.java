package org.photokura.ui.tour;

import java.util.List;

/** How a screen is shown. */
record Variant(boolean dark, int width, int height) {

  /** In an order in which the theme changes once: that takes longest. */
  static final List<Variant> ALL =
      List.of(new Variant(false, 1280, 800), new Variant(false, 1000, 640), new Variant(true, 1000, 640), new Variant(true, 1280, 800));

  /** As in file names: {@code dark-1000}. */
  String key() {
    return (dark ? "dark-" : "light-") + width;
  }
}
