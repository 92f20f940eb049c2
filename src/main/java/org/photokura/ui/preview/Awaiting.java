package org.photokura.ui.preview;

import static org.photokura.ui.fx.Labels.label;

import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.photokura.text.Texts;
import org.photokura.ui.fx.Ring;

/** A picture is on its way: a ring, and after a while also words. */
final class Awaiting extends VBox {

  private static final Duration LONG = Duration.seconds(5);

  private final Label words;
  private final PauseTransition patience = new PauseTransition(LONG);

  Awaiting(Texts texts) {
    super(14);
    words = label(texts.get("ui.preview.loading"), "pk-small", "muted");
    words.setVisible(false);
    patience.setOnFinished(_ -> words.setVisible(true));
    getChildren().addAll(Ring.waiting(28, 3), words);
    setAlignment(Pos.CENTER);
    setMouseTransparent(true);
    setVisible(false);
  }

  /** It begins, or ends. */
  void show(boolean waits) {
    setVisible(waits);
    words.setVisible(false);
    if (waits) {
      patience.playFromStart();
    } else {
      patience.stop();
    }
  }
}
