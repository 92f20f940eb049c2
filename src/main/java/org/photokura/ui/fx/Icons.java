package org.photokura.ui.fx;

import org.kordamp.ikonli.javafx.FontIcon;

/** Bootstrap icons. Size and colour are CSS' business: class {@code pk-icon} and those given. */
public final class Icons {

  private Icons() {}

  /**
   * An icon.
   *
   * @param name without {@code bi-}
   * @param styles further style classes, such as {@code ok}, {@code warn}, {@code bad}, {@code acc}, {@code muted}, {@code s12} … {@code s28}
   */
  public static FontIcon icon(String name, String... styles) {
    var icon = new FontIcon("bi-" + name);
    icon.getStyleClass().add("pk-icon");
    icon.getStyleClass().addAll(styles);
    icon.setMouseTransparent(true);
    return icon;
  }
}
