package org.photokura.ui.fx;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;

/** A message within a page: icon, sentence, what to do. Icon and words carry the meaning, the colour only supports it. */
public final class MessageBar extends HBox {

  private final Label words;

  private MessageBar(String style, String icon, String iconStyle, String text) {
    super(12);
    words = Labels.wrapped(text);
    Labels.growWidth(words);
    getStyleClass().addAll("pk-message", style);
    getChildren().addAll(Icons.icon(icon, iconStyle, "s18"), words);
  }

  /** Something to know. */
  public static MessageBar info(String text) {
    return new MessageBar("accent", "info-circle", "acc", text);
  }

  /** An offer: what there is, and what can be done with it. */
  public static MessageBar offer(String lead, String text) {
    var bar = new MessageBar("accent", "stars", "acc", text);
    // Side by side, or one below the other where there is little room; of a long path the ends stay.
    var both = new FlowPane(8, 2, Labels.whole(lead, "strong"), bar.words);
    bar.words.setWrapText(false);
    bar.words.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    bar.words.maxWidthProperty().bind(both.widthProperty());
    both.setAlignment(Pos.CENTER_LEFT);
    both.setMinWidth(0);
    bar.getChildren().add(Labels.growWidth(both));
    return bar;
  }

  /** Something went well. */
  public static MessageBar success(String text) {
    return new MessageBar("plain", "check-circle", "ok", text);
  }

  /** Something needs attention. */
  public static MessageBar warning(String text) {
    return new MessageBar("warning", "exclamation-triangle", "warn", text);
  }

  /** Something failed. */
  public static MessageBar danger(String text) {
    return new MessageBar("danger", "x-circle", "bad", text);
  }

  /** Adds something to do at the right. */
  public MessageBar add(Node action) {
    getChildren().add(action);
    return this;
  }

  /** Sets something below the words, as wide as they are. */
  public MessageBar below(Node more) {
    var both = Labels.growWidth(Labels.column(6));
    getChildren().set(getChildren().indexOf(words), both);
    both.getChildren().addAll(words, more);
    return this;
  }

  public void setText(String text) {
    words.setText(text);
  }

  public String getText() {
    return words.getText();
  }
}
