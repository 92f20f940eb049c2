package org.photokura.ui.export;

import static org.photokura.ui.fx.Labels.column;
import static org.photokura.ui.fx.Labels.label;
import static org.photokura.ui.fx.Labels.row;
import static org.photokura.ui.fx.Labels.wrapped;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.photokura.ui.fx.Icons;

/** A number and what it counts: beside the icon, or below it where the card is too narrow for the words. */
final class CounterCard extends HBox {

  /** Below this "iCloudにのみ保存" does not fit beside the icon. */
  private static final double NARROW = 164;

  private final Label number = label("0", "pk-title");
  private final Label words;
  private final FontIcon icon;
  private final String style;
  private final String what;

  /** @param style of the icon once there is something to count */
  CounterCard(String icon, String style, String what) {
    super(12);
    this.what = what;
    this.style = style;
    this.icon = Icons.icon(icon, "muted", "s20");
    getStyleClass().addAll("pk-row", "pk-card", "pk-counter");
    setMaxWidth(Double.MAX_VALUE);
    this.words = wrapped(what, "pk-small", "muted");
    arrange(false);
    widthProperty().map(width -> width.doubleValue() < NARROW).subscribe(this::arrange);
    setFocusTraversable(false);
  }

  private void arrange(boolean below) {
    getChildren().setAll(below ? List.of(column(0, row(8, icon, number), words)) : List.of(icon, column(0, number, words)));
  }

  /** Shows a number; nothing to tell has no colour. */
  void show(int count, String words) {
    number.setText(words);
    icon.getStyleClass().removeAll(style, "muted");
    icon.getStyleClass().add(count == 0 ? "muted" : style);
    setAccessibleText(words + " " + what);
  }

  /** Puts cards side by side, all of the same width. */
  static void arrange(GridPane grid, List<CounterCard> cards) {
    grid.getChildren().clear();
    grid.getColumnConstraints().clear();
    for (int i = 0; i < cards.size(); i++) {
      var column = new ColumnConstraints();
      column.setPercentWidth(100.0 / cards.size());
      grid.getColumnConstraints().add(column);
      grid.add(cards.get(i), i, 0);
    }
  }
}
