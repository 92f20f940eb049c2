package org.photokura.ui.preview;

import static org.photokura.ui.fx.Labels.present;
import static org.photokura.ui.fx.Labels.wrapped;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.photokura.core.Problem;
import org.photokura.text.Texts;
import org.photokura.ui.fx.Buttons;
import org.photokura.ui.fx.Icons;
import org.photokura.ui.fx.Ring;
import org.photokura.ui.fx.Thumbnails;

/** Stands where the picture would be: why it is not there, what is safe, what to do. */
final class PictureTrouble extends VBox {

  private static final double SIGN = 34;

  private final Texts texts;
  private final Label what = wrapped("", "strong");
  private final Label safe = wrapped("", "pk-small", "muted");
  private final Label toDo = wrapped("", "pk-small", "muted");
  private final Button again;
  private final StackPane sign = new StackPane();
  private boolean passing;

  /** @param retry asks for the picture once more */
  PictureTrouble(Texts texts, Runnable retry) {
    super(8);
    this.texts = texts;
    this.again = Buttons.plain(texts.get("ui.try-again"), "arrow-repeat", () -> {
      sign.getChildren().setAll(Ring.waiting(SIGN, 3));
      retry.run();
    });
    again.setId("preview-again");
    getStyleClass().add("pk-preview-trouble");
    getChildren().addAll(sign, what, safe, toDo, again);
    sign.setMinHeight(SIGN);
    setMaxHeight(Region.USE_PREF_SIZE);
    setVisible(false);
  }

  /** The picture could not be had. Asking again is offered only where that may help. */
  void tell(Problem problem) {
    passing = Thumbnails.mayPass(problem);
    say(texts.what(problem), texts.safe(problem), texts.toDo(problem), passing);
  }

  /** There is no phone to ask. */
  void tellNoPhone() {
    passing = true;
    say(texts.get("ui.preview.no-phone"), "", texts.get("ui.preview.no-phone.todo"), false);
  }

  /** Whether what is told here may go well later without anybody's doing. */
  boolean mayPass() {
    return isVisible() && passing;
  }

  void hide() {
    setVisible(false);
  }

  private void say(String words, String isSafe, String help, boolean offersAgain) {
    sign.getChildren().setAll(Icons.icon("image", "subtle", "s34"));
    what.setText(words);
    safe.setText(isSafe);
    present(safe, !isSafe.isBlank());
    toDo.setText(help);
    present(toDo, !help.isBlank());
    present(again, offersAgain);
    setVisible(true);
  }
}
