package org.photokura.ui.preview;

import static org.photokura.ui.fx.Labels.present;
import static org.photokura.ui.fx.Labels.wrapped;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.photokura.core.Problem;
import org.photokura.text.Texts;
import org.photokura.ui.fx.Buttons;
import org.photokura.ui.fx.Icons;
import org.photokura.ui.fx.Thumbnails;

/** Stands where the picture would be: why it is not there, what is safe, what to do. */
final class PictureTrouble extends VBox {

  private final Texts texts;
  private final Label what = wrapped("", "strong");
  private final Label safe = wrapped("", "pk-small", "muted");
  private final Label toDo = wrapped("", "pk-small", "muted");
  private final Button again;

  /** @param retry asks for the picture once more */
  PictureTrouble(Texts texts, Runnable retry) {
    super(8);
    this.texts = texts;
    this.again = Buttons.plain(texts.get("ui.try-again"), "arrow-repeat", retry);
    again.setId("preview-again");
    getStyleClass().add("pk-preview-trouble");
    getChildren().addAll(Icons.icon("image", "subtle", "s34"), what, safe, toDo, again);
    setMaxHeight(Region.USE_PREF_SIZE);
    setVisible(false);
  }

  /** The picture could not be had. Asking again is offered only where that may help. */
  void tell(Problem problem) {
    say(texts.what(problem), texts.safe(problem), texts.toDo(problem), Thumbnails.mayPass(problem));
  }

  /** There is no phone to ask. */
  void tellNoPhone() {
    say(texts.get("ui.preview.no-phone"), "", texts.get("ui.preview.no-phone.todo"), false);
  }

  void hide() {
    setVisible(false);
  }

  private void say(String words, String isSafe, String help, boolean mayPass) {
    what.setText(words);
    safe.setText(isSafe);
    present(safe, !isSafe.isBlank());
    toDo.setText(help);
    present(toDo, !help.isBlank());
    present(again, mayPass);
    setVisible(true);
  }
}
