package org.photokura.ui.fx;

import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import org.photokura.text.Texts;

/** A command to be typed elsewhere, with a way to copy it. */
public final class CommandLine extends HBox {

  public CommandLine(String command, Texts texts) {
    super(8);
    var text = new TextField(command);
    text.setEditable(false);
    text.getStyleClass().addAll("pk-mono", "pk-bare");
    var copy = Buttons.flat(texts.get("ui.copy"), "clipboard", () -> {});
    copy.getStyleClass().add("low");
    copy.setOnAction(_ -> {
      Clip.copy(command);
      copy.setText(texts.get("ui.copied"));
      copy.setGraphic(Icons.icon("check2"));
    });
    getStyleClass().addAll("pk-row", "pk-chip-path", "pk-command");
    getChildren().addAll(Icons.icon("terminal", "muted"), Labels.growWidth(text), copy);
  }
}
