package org.photokura.ui.fx;

import static org.photokura.ui.fx.Labels.column;
import static org.photokura.ui.fx.Labels.label;
import static org.photokura.ui.fx.Labels.wrapped;

import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** An icon, a fact, and what it means in small below. */
public final class FactLine extends HBox {

  private final VBox words;
  private final Label fact;
  private final Label meaning;

  /**
   * @param icon without {@code bi-}
   * @param iconStyle {@code muted}, {@code ok}, {@code warn}, {@code acc}
   */
  public FactLine(String icon, String iconStyle, String fact, String meaning) {
    super(12);
    this.fact = wrapped(fact, "pk-small", "strong");
    this.meaning = wrapped(meaning, "pk-caption", "muted");
    this.words = column(0, this.fact);
    if (!meaning.isEmpty()) {
      words.getChildren().add(this.meaning);
    }
    Labels.growWidth(words);
    var holder = label("", "pk-fact-icon");
    holder.setGraphic(Icons.icon(icon, iconStyle));
    setAlignment(Pos.TOP_LEFT);
    getStyleClass().add("pk-fact");
    getChildren().addAll(holder, words);
  }

  /** Adds something to do about it. */
  public FactLine withLink(String text, Runnable action) {
    var link = new Hyperlink(text);
    link.getStyleClass().addAll("pk-link", "pk-caption");
    link.setOnAction(_ -> action.run());
    words.getChildren().add(link);
    return this;
  }

  /** Makes the fact as light as its meaning. */
  public FactLine light() {
    fact.getStyleClass().remove("strong");
    return this;
  }
}
