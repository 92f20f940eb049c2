package org.photokura.ui.tour;

import java.util.List;

/** The two days at the top of the grid, picture by picture: scene, kind, marks. */
final class NamedDays {

  static final List<String> ARASHIYAMA = List.of(
      "torii live fav edited", "ridge-dusk", "maple", "ridge-cedar", "latte", "lights video 24s",
      "ridge-pink live", "wisteria fav", "matcha", "city live edited", "shore-jade video 68s", "ridge-fog");

  static final List<String> BIWA = List.of(
      "lake-dawn live", "lake-autumn", "sea-gold", "sea-teal live cloud", "koi burst", "terraces edited",
      "fuji", "lake-night", "dahlia fav", "ridge-green", "screen-chat", "balloons",
      "sails live", "clouds", "bamboo edited mono", "hydrangea", "lanterns video 17s", "aurora",
      "village-snow", "lotus", "dunes cloud", "cherry live", "fuji-dawn fav", "camp", "jellyfish", "sunflower");

  private NamedDays() {}
}
