package org.photokura.ui.fx;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Short ways to labels and rows, so that views read like what they show. */
public final class Labels {

  private Labels() {}

  /** A label with style classes such as {@code pk-title}, {@code pk-small}, {@code muted}. */
  public static Label label(String text, String... styles) {
    var label = new Label(text);
    label.getStyleClass().addAll(styles);
    return label;
  }

  /** A label that breaks its lines. */
  public static Label wrapped(String text, String... styles) {
    var label = label(text, styles);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  /** A label that keeps its whole text. */
  public static Label whole(String text, String... styles) {
    var label = label(text, styles);
    label.setMinWidth(Region.USE_PREF_SIZE);
    return label;
  }

  /** Nodes side by side, centred. */
  public static HBox row(double spacing, Node... nodes) {
    var row = new HBox(spacing, nodes);
    row.getStyleClass().add("pk-row");
    return row;
  }

  /** Nodes one below the other. */
  public static VBox column(double spacing, Node... nodes) {
    return new VBox(spacing, nodes);
  }

  /** What takes the room that is left. */
  public static Region spacer() {
    var spacer = new Region();
    HBox.setHgrow(spacer, Priority.ALWAYS);
    VBox.setVgrow(spacer, Priority.ALWAYS);
    return spacer;
  }

  /** Lets a node take the room that is left in its row or column. */
  public static <N extends Region> N grow(N node) {
    node.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
    HBox.setHgrow(node, Priority.ALWAYS);
    VBox.setVgrow(node, Priority.ALWAYS);
    return node;
  }

  /** Lets a node take the width that is left in its row. */
  public static <N extends Region> N growWidth(N node) {
    node.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(node, Priority.ALWAYS);
    return node;
  }

  /** A hair line. */
  public static Region hair() {
    var line = new Region();
    line.getStyleClass().add("pk-hairline");
    return line;
  }

  /** Shows the node and gives it room, or neither. */
  public static void present(Node node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }
}
