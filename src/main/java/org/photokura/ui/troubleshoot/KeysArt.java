package org.photokura.ui.troubleshoot;

import static org.photokura.ui.fx.Shapes.circle;
import static org.photokura.ui.fx.Shapes.rect;

import java.util.ArrayList;
import java.util.List;
import javafx.animation.FadeTransition;
import javafx.animation.PauseTransition;
import javafx.animation.SequentialTransition;
import javafx.geometry.VPos;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.text.Text;
import javafx.util.Duration;
import org.photokura.device.RestartKeys;
import org.photokura.ui.fx.Drawing;
import org.photokura.ui.fx.Motion;

/** The outline of a model with the keys that restart it, numbered in the order in which they are pressed; those with the same number are held together. Drawn by us. */
final class KeysArt {

  private static final Duration STEP = Duration.millis(700);

  private final Group outline = new Group();
  private final List<Node> marks = new ArrayList<>();

  private KeysArt() {}

  /**
   * @param sequence the same in words, for a screen reader
   * @param topButton whether the key beside Home lies on top instead of at the right: iPhone SE (1st generation), 5s and older
   */
  static Drawing of(RestartKeys keys, boolean topButton, String sequence) {
    var art = new KeysArt();
    switch (keys) {
      case VOLUME_UP_DOWN_HOLD_SIDE -> {
        art.phone(false);
        art.key(true, 34, 3, 20, 1);
        art.key(true, 34, 3, 46, 2);
        art.key(false, 126, 3, 40, 3);
      }
      case HOLD_VOLUME_DOWN_AND_SIDE -> {
        art.phone(true);
        art.plain(34, 26);
        art.key(true, 34, 3, 52, 1);
        art.key(false, 126, 3, 40, 1);
      }
      case HOLD_HOME_AND_TOP -> {
        art.phone(true);
        art.plain(34, 26);
        art.plain(34, 52);
        art.home();
        if (topButton) {
          art.top(100, 1);
        } else {
          art.key(false, 126, 3, 40, 1);
        }
      }
      case VOLUMES_HOLD_TOP -> {
        art.outline.getChildren().addAll(rect(28, 24, 106, 142, 10, "pk-art-frame"), rect(34, 30, 94, 130, 6, "pk-art-screen"));
        art.key(false, 134, 3, 44, 1);
        art.key(false, 134, 3, 70, 2);
        art.top(112, 3);
      }
    }
    var drawing = new Drawing(170, 178, sequence, art.outline);
    art.play(drawing);
    return drawing;
  }

  private void phone(boolean homeButton) {
    outline.getChildren().add(rect(36, 24, 90, 150, homeButton ? 16 : 18, "pk-art-frame"));
    if (homeButton) {
      outline.getChildren().addAll(rect(42, 42, 78, 104, 2, "pk-art-screen"), circle(81, 160, 8, "pk-art-frame"));
    } else {
      outline.getChildren().addAll(rect(42, 30, 78, 138, 13, "pk-art-screen"), rect(69, 35, 24, 7, 3.5, "pk-art-list-line"));
    }
  }

  /** A key that is not pressed. */
  private void plain(double x, double y) {
    outline.getChildren().add(rect(x - 1, 24 + y, 3, 18, 1.5, "pk-art-list-line"));
  }

  /** A key at the left or right edge, with its number beside it. */
  private void key(boolean left, double x, double width, double y, int number) {
    outline.getChildren().add(rect(left ? x - 2 : x, 24 + y, width + 1, 20, 2, "pk-art-key-pressed"));
    mark(left ? x - 16 : x + 18, 34 + y, number);
  }

  private void top(double x, int number) {
    outline.getChildren().add(rect(x - 12, 20, 22, 4, 2, "pk-art-key-pressed"));
    mark(x, 9, number);
  }

  private void home() {
    outline.getChildren().add(circle(81, 160, 8, "pk-art-key-pressed"));
    mark(104, 160, 1);
  }

  private void mark(double x, double y, int number) {
    var text = new Text(Integer.toString(number));
    text.getStyleClass().setAll("pk-art-mark-text");
    text.setTextOrigin(VPos.CENTER);
    text.setX(x - 3.6);
    text.setY(y);
    var mark = new Group(circle(x, y, 8.5, "pk-art-key-pressed"), text);
    mark.setUserData(number);
    marks.add(mark);
    outline.getChildren().add(mark);
  }

  /** The numbers fade in one after the other, again and again, while the drawing is on the screen. */
  private void play(Drawing drawing) {
    var sequence = new SequentialTransition();
    for (int number = 1; number <= 3; number++) {
      int now = number;
      marks.stream().filter(mark -> Integer.valueOf(now).equals(mark.getUserData())).forEach(mark -> {
        var fade = new FadeTransition(STEP, mark);
        fade.setFromValue(0.25);
        fade.setToValue(1);
        sequence.getChildren().add(fade);
      });
    }
    sequence.getChildren().add(new PauseTransition(STEP.multiply(2)));
    Motion.playWhileShown(drawing, sequence, () -> marks.forEach(mark -> mark.setOpacity(1)));
  }
}
