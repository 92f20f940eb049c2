package org.photokura.ui.export;

import static org.photokura.ui.fx.Labels.column;
import static org.photokura.ui.fx.Labels.label;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import org.photokura.ui.fx.Icons;

/** A number and what it counts. */
final class CounterCard extends HBox {

  private final Label number = label("0", "pk-title");
  private final String what;

  CounterCard(String icon, String style, String what) {
    super(12);
    this.what = what;
    getStyleClass().addAll("pk-row", "pk-card", "pk-counter");
    setMaxWidth(Double.MAX_VALUE);
    getChildren().addAll(Icons.icon(icon, style, "s20"), column(0, number, label(what, "pk-small", "muted")));
    setFocusTraversable(false);
  }

  void show(String value) {
    number.setText(value);
    setAccessibleText(value + " " + what);
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
