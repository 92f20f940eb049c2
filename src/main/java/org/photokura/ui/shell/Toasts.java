package org.photokura.ui.shell;

import javafx.animation.PauseTransition;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;
import org.photokura.ui.fx.MessageBar;
import org.photokura.ui.fx.Motion;

/** Short words at the lower right: "Copied", "Saved". Never for errors. */
final class Toasts extends StackPane {

  private static final Duration SHOWN = Duration.seconds(4);

  Toasts() {
    setPickOnBounds(false);
    setMouseTransparent(true);
  }

  void show(String text) {
    var bar = MessageBar.success(text);
    bar.getStyleClass().add("pk-toast");
    bar.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    StackPane.setAlignment(bar, Pos.BOTTOM_RIGHT);
    StackPane.setMargin(bar, new Insets(0, 24, 88, 0));
    getChildren().setAll(bar);
    Motion.fadeIn(bar, 160);
    var pause = new PauseTransition(SHOWN);
    pause.setOnFinished(_ -> getChildren().remove(bar));
    pause.play();
  }
}
