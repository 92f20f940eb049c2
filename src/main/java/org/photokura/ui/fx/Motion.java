package org.photokura.ui.fx;

import javafx.animation.Animation;
import javafx.animation.FadeTransition;
import javafx.animation.ParallelTransition;
import javafx.animation.TranslateTransition;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Window;
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

  /**
   * Plays while the node is in a window that shows, again and again: what plays on elsewhere keeps the processor awake, and its window in memory.
   *
   * @param stopped called when it stops
   */
  public static void playWhileShown(Node node, Animation endless, Runnable stopped) {
    endless.setCycleCount(Animation.INDEFINITE);
    node.sceneProperty().flatMap(Scene::windowProperty).flatMap(Window::showingProperty).orElse(false).subscribe(shown -> {
      if (shown && !reduced()) {
        endless.play();
      } else {
        endless.stop();
        stopped.run();
      }
    });
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
