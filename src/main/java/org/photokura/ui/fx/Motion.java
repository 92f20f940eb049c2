package org.photokura.ui.fx;

import javafx.animation.FadeTransition;
import javafx.animation.ParallelTransition;
import javafx.animation.TranslateTransition;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.util.Duration;

/** What moves, and that nothing does where the system asks for reduced motion. */
public final class Motion {

  /** Set for pictures and tests: nothing moves. */
  private static final boolean STILL = Boolean.getBoolean("photokura.still");

  private Motion() {}

  /** Whether the person wants no motion. */
  public static boolean reduced() {
    return STILL || Platform.getPreferences().isReducedMotion();
  }

  /** Fades a node in. */
  public static void fadeIn(Node node, int millis) {
    if (reduced()) {
      node.setOpacity(1);
      return;
    }
    node.setOpacity(0);
    var fade = new FadeTransition(Duration.millis(millis), node);
    fade.setToValue(1);
    fade.play();
  }

  /** A sheet comes: fades in and rises 8 px. */
  public static void rise(Node node) {
    if (reduced()) {
      return;
    }
    node.setOpacity(0);
    node.setTranslateY(8);
    var fade = new FadeTransition(Duration.millis(180), node);
    fade.setToValue(1);
    var move = new TranslateTransition(Duration.millis(180), node);
    move.setToY(0);
    new ParallelTransition(fade, move).play();
  }
}
