package org.photokura.ui.devices;

import static org.photokura.ui.fx.Labels.column;
import static org.photokura.ui.fx.Labels.growWidth;
import static org.photokura.ui.fx.Labels.label;
import static org.photokura.ui.fx.Labels.row;
import static org.photokura.ui.fx.Labels.spacer;
import static org.photokura.ui.fx.Labels.whole;
import static org.photokura.ui.fx.Labels.wrapped;

import java.time.LocalDate;
import java.util.ArrayList;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.Parent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.photokura.text.Texts;
import org.photokura.ui.fx.Buttons;
import org.photokura.ui.fx.Icons;
import org.photokura.ui.fx.Labels;
import org.photokura.ui.fx.Ring;
import org.photokura.ui.fx.View;

/** No phone: how to connect one, and where the last export went. */
final class LookingPane extends View {

  private final Texts texts;
  private final ConnectActions actions;
  private final StackPane card = new StackPane();
  private final VBox root;

  LookingPane(ObservableValue<@Nullable LastDestination> last, Texts texts, ConnectActions actions) {
    this.texts = texts;
    this.actions = actions;
    var art = Art.connect(texts);
    ConnectPage.fitDrawing(art, 1, 0.6);
    var title = label(texts.get("ui.connect.title"), "pk-display");
    var lead = wrapped(texts.get("ui.connect.lead"), "pk-lead", "muted", "centered");
    lead.setMaxWidth(560);
    root = column(0, art, gap(16), title, gap(8), lead, gap(28), steps(), gap(28), looking(), spacer(), card);
    root.setAlignment(Pos.TOP_CENTER);
    root.getStyleClass().add("pk-looking");
    follow(last, this::showLast);
    card.sceneProperty().flatMap(Scene::heightProperty).subscribe(_ -> showCard());
  }

  /** In a low window there is no room for it. */
  private void showCard() {
    Scene scene = card.getScene();
    Labels.present(card, !card.getChildren().isEmpty() && (scene == null || scene.getHeight() >= ConnectPage.LOW));
  }

  private Node steps() {
    var steps = new HBox(56,
        step(1, "ui.connect.step1"), step(2, "ui.connect.step2"), step(3, "ui.connect.step3"));
    steps.setAlignment(Pos.CENTER);
    return steps;
  }

  private Node step(int number, String key) {
    var words = column(3, whole(texts.get(key + ".what"), "strong"), whole(texts.get(key + ".how"), "pk-small", "muted"));
    words.getStyleClass().add("pk-step-words");
    return ConnectPage.step(number, words, true);
  }

  private Node looking() {
    var line = new Region();
    line.getStyleClass().addAll("pk-vline", "short");
    var link = Buttons.link(texts.get("ui.connect.not-appearing"), actions::notAppearing);
    link.getStyleClass().add("pill");
    var pill = row(12, Ring.waiting(18, 2.5), whole(texts.get("ui.connect.looking")), line, link);
    pill.getStyleClass().addAll("pk-lifted", "pk-looking-pill");
    pill.setMaxWidth(Region.USE_PREF_SIZE);
    return pill;
  }

  private void showLast(@Nullable LastDestination last) {
    if (last == null) {
      card.getChildren().clear();
      showCard();
      return;
    }
    var words = column(2, label(last.folder(), "strong"), label(facts(last), "pk-small", "muted"));
    var bar = row(16, Icons.icon("archive", "acc", "s20"), growWidth(words),
        Buttons.flat(texts.get("ui.connect.check-files"), actions::checkDestination),
        Buttons.plain(texts.get("ui.open-folder"), "folder2-open", actions::openDestination));
    bar.getStyleClass().addAll("pk-lifted", "pk-destination-card");
    bar.setMaxWidth(700);
    card.getChildren().setAll(bar);
    showCard();
  }

  /** What it holds and when that came, as far as its catalog tells; always its room. */
  private String facts(LastDestination last) {
    var facts = new ArrayList<String>();
    if (last.items() != null) {
      facts.add(texts.get("ui.items", "count", last.items()));
    }
    if (last.lastExport() != null) {
      facts.add(texts.get("ui.connect.last-export", "day", texts.formats().shortDay(last.lastExport(), LocalDate.now())));
    }
    Long free = last.freeBytes();
    facts.add(free == null ? texts.get("ui.settings.destination.gone") : texts.get("ui.free", "size", texts.formats().size(free)));
    return String.join(" · ", facts);
  }

  private static Region gap(double height) {
    var gap = new Region();
    gap.setMinHeight(height / 2);
    gap.setPrefHeight(height);
    return gap;
  }

  @Override
  public Parent root() {
    return root;
  }
}
