package org.photokura.ui.troubleshoot;

import static org.photokura.ui.fx.Labels.column;
import static org.photokura.ui.fx.Labels.growWidth;
import static org.photokura.ui.fx.Labels.label;
import static org.photokura.ui.fx.Labels.present;
import static org.photokura.ui.fx.Labels.row;
import static org.photokura.ui.fx.Labels.whole;
import static org.photokura.ui.fx.Labels.wrapped;

import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.photokura.diagnose.CheckId;
import org.photokura.diagnose.Fix;
import org.photokura.diagnose.Fixes;
import org.photokura.text.Texts;
import org.photokura.ui.fx.Buttons;
import org.photokura.ui.fx.Icons;
import org.photokura.ui.fx.Ring;

/** One check: a row that opens. It is built anew only where its content changed, so that the keyboard's place in it is kept while the phone is watched. */
final class CheckPane extends VBox {

  /** The last line of a list: it has no line below it. */
  static final PseudoClass LAST = PseudoClass.getPseudoClass("last");

  private static final PseudoClass OPEN = PseudoClass.getPseudoClass("open");
  private static final PseudoClass PROBLEM = PseudoClass.getPseudoClass("problem");

  private record Face(CheckRow row, boolean open, boolean locked, Safety safety, boolean noPhone, @Nullable String iosVersion, @Nullable String productType) {}

  private final CheckId id;
  private final TroubleshootViewModel model;
  private final Texts texts;
  private final TroubleWords words;
  private final FixActions actions;
  private final StackPane sign = new StackPane();
  private final Label brief = wrapped("", "pk-small");
  private final Label evidence = whole("", "pk-caption", "muted");
  private final HBox answers;
  private final StackPane chevron = new StackPane();
  private final HBox head;
  private @Nullable Face face;

  CheckPane(CheckId id, TroubleshootViewModel model, Texts texts, TroubleWords words, FixActions actions) {
    this.id = id;
    this.model = model;
    this.texts = texts;
    this.words = words;
    this.actions = actions;
    sign.getStyleClass().add("pk-check-sign");
    var title = label(words.title(id), "strong");
    answers = row(8, lowAnswer(true), lowAnswer(false));
    head = row(12, sign, growWidth(column(1, title, brief)), evidence, answers, chevron);
    head.getStyleClass().add("pk-check-head");
    head.setFocusTraversable(true);
    head.setAccessibleRole(AccessibleRole.BUTTON);
    head.setOnMouseClicked(_ -> {
      head.requestFocus();
      model.toggle(id);
    });
    head.setOnKeyPressed(event -> {
      if (event.getTarget() == head && (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE)) {
        model.toggle(id);
        event.consume();
      }
    });
    head.setId("check-" + id.key());
    getStyleClass().add("pk-check");
    getChildren().add(head);
  }

  private Node lowAnswer(boolean fine) {
    var button = Buttons.plain(words.answer(id, fine), () -> model.answer(id, fine));
    button.getStyleClass().add("low");
    button.setId("answer-" + id.key() + (fine ? "-fine" : "-problem"));
    return button;
  }

  /** Shows what is known now. */
  void show(CheckRow now, boolean open) {
    evidence.setText(words.evidence(now.finding()));
    boolean hasRisk = Fixes.of(id, model.facts().iosVersion()).stream().anyMatch(Fix::risky);
    var next = new Face(withoutAges(now), open, hasRisk && model.locked(), open || hasRisk ? model.safetyProperty().get() : Safety.UNKNOWN,
        model.hasNoPhone(), model.facts().iosVersion(), model.facts().productType());
    if (next.equals(face)) {
      return;
    }
    face = next;
    sign.getChildren().setAll(signOf(now, next.locked() && !open));
    brief.setText(words.brief(now));
    brief.getStyleClass().removeAll("muted", "bad");
    brief.getStyleClass().add(now.isProblem() ? "bad" : "muted");
    chevron.getChildren().setAll(Icons.icon(open ? "chevron-up" : "chevron-down", "muted"));
    present(answers, now.isQuestion() && !open);
    present(evidence, !answers.isVisible());
    pseudoClassStateChanged(OPEN, open);
    pseudoClassStateChanged(PROBLEM, now.isProblem());
    String status = status(now);
    head.setAccessibleText((status.isEmpty() ? "" : status + ": ") + words.title(id) + " " + brief.getText());
    getChildren().setAll(open ? new Node[] {head, new CheckBody(now, model, texts, words, actions)} : new Node[] {head});
  }

  /** Facts carry the time of reading, which changes with every look; they are shown in the label above alone. */
  private static CheckRow withoutAges(CheckRow row) {
    var finding = row.finding();
    return finding == null ? row : new CheckRow(row.id(),
        new org.photokura.diagnose.Finding(finding.id(), finding.status(), finding.advice(), finding.values(), java.util.List.of()), row.told(), row.busy());
  }

  private String status(CheckRow row) {
    var finding = row.finding();
    return finding == null ? words.advice(row) : row.isRemark() ? "" : texts.get("check.status." + finding.status().key());
  }

  private Node signOf(CheckRow row, boolean locked) {
    var finding = row.finding();
    if (finding == null && model.hasNoPhone()) {
      return Icons.icon("dash-circle", "muted", "s20");
    }
    if (finding == null || row.busy()) {
      return Ring.waiting(20, 2.5);
    }
    if (id == CheckId.RESTART) {
      return Icons.icon("power", "muted", "s20");
    }
    if (row.isRemark()) {
      return Icons.icon("cloud", "muted", "s20");
    }
    return switch (finding.status()) {
      case OK -> Icons.icon("check-circle", "ok", "s20");
      case PROBLEM -> Icons.icon("exclamation-circle-fill", "bad", "s20");
      case ASK -> Icons.icon("question-circle", "acc", "s20");
      case UNKNOWN -> Icons.icon(locked ? "lock-fill" : "eye-slash", "muted", "s20");
    };
  }

}
