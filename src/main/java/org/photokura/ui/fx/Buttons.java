package org.photokura.ui.fx;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;

/** The kinds of buttons that there are. Every one keeps its whole text. */
public final class Buttons {

  private Buttons() {}

  /** A plain button, 32 high. */
  public static Button plain(String text, Runnable action) {
    return make(text, null, action, "pk-button");
  }

  /** A plain button with an icon. */
  public static Button plain(String text, String icon, Runnable action) {
    return make(text, Icons.icon(icon), action, "pk-button");
  }

  /** The main button of a page. */
  public static Button main(String text, Runnable action) {
    return make(text, null, action, "pk-button", "main");
  }

  /** The main button of a page, with an icon. */
  public static Button main(String text, String icon, Runnable action) {
    return make(text, Icons.icon(icon), action, "pk-button", "main");
  }

  /** A button without a frame. */
  public static Button flat(String text, Runnable action) {
    return make(text, null, action, "pk-button", "quiet");
  }

  /** A button without a frame, with an icon. */
  public static Button flat(String text, String icon, Runnable action) {
    return make(text, Icons.icon(icon), action, "pk-button", "quiet");
  }

  /** A button that looks like a link. */
  public static Button link(String text, Runnable action) {
    return make(text, null, action, "pk-button", "quiet", "link");
  }

  /** A square button with an icon only; its name is the tooltip and what a screen reader says. */
  public static Button icon(String name, String icon, Runnable action) {
    return named(make("", Icons.icon(icon), action, "pk-button", "square"), name);
  }

  /** The same without a frame. */
  public static Button flatIcon(String name, String icon, Runnable action) {
    return named(make("", Icons.icon(icon), action, "pk-button", "square", "quiet"), name);
  }

  /** Gives a button without text its name. */
  public static <B extends ButtonBase> B named(B button, String name) {
    button.setAccessibleText(name);
    button.setTooltip(new Tooltip(name));
    return button;
  }

  private static Button make(String text, @org.jspecify.annotations.Nullable Node graphic, Runnable action, String... styles) {
    var button = new Button(text, graphic);
    button.getStyleClass().addAll(styles);
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(_ -> action.run());
    return button;
  }
}
