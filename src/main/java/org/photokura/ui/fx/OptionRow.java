package org.photokura.ui.fx;

import static org.photokura.ui.fx.Labels.column;
import static org.photokura.ui.fx.Labels.growWidth;
import static org.photokura.ui.fx.Labels.label;

import javafx.beans.property.BooleanProperty;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/** A choice of yes and no: what, what it means, the switch. A click anywhere switches. */
public final class OptionRow extends HBox {

  private final Label meaning;
  private final Switch toggle;

  public OptionRow(String what, String means, BooleanProperty value) {
    super(12);
    meaning = label(means, "pk-caption", "muted");
    meaning.setWrapText(true);
    toggle = new Switch(what);
    toggle.selectedProperty().bindBidirectional(value);
    getStyleClass().addAll("pk-row", "pk-option");
    getChildren().addAll(growWidth(column(1, label(what), meaning)), toggle);
    setOnMouseClicked(event -> {
      if (event.getTarget() != toggle && !isWithinToggle(event.getTarget())) {
        toggle.setSelected(!toggle.isSelected());
      }
    });
  }

  private boolean isWithinToggle(Object target) {
    for (var node = target instanceof javafx.scene.Node n ? n : null; node != null; node = node.getParent()) {
      if (node == toggle) {
        return true;
      }
    }
    return false;
  }

  /** Changes what it means. */
  public void setMeaning(String means) {
    meaning.setText(means);
  }
}
