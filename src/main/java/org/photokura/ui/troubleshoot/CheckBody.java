package org.photokura.ui.troubleshoot;

import static org.photokura.ui.fx.Labels.column;
import static org.photokura.ui.fx.Labels.growWidth;
import static org.photokura.ui.fx.Labels.label;
import static org.photokura.ui.fx.Labels.present;
import static org.photokura.ui.fx.Labels.row;
import static org.photokura.ui.fx.Labels.whole;
import static org.photokura.ui.fx.Labels.wrapped;

import java.util.List;
import java.util.Objects;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.photokura.diagnose.CheckId;
import org.photokura.diagnose.Finding;
import org.photokura.diagnose.Fix;
import org.photokura.diagnose.Fixes;
import org.photokura.text.Texts;
import org.photokura.ui.fx.Buttons;
import org.photokura.ui.fx.Icons;

/** An open check: what it says, where to go on the iPhone, what can be done from here, and what it rests on. */
final class CheckBody extends VBox {

  private final CheckId check;
  private final TroubleshootViewModel model;
  private final Texts texts;
  private final TroubleWords words;
  private final FixActions actions;
  private final VBox drawings = new VBox(12);

  CheckBody(CheckRow shown, TroubleshootViewModel model, Texts texts, TroubleWords words, FixActions actions) {
    super(12);
    this.check = shown.id();
    this.model = model;
    this.texts = texts;
    this.words = words;
    this.actions = actions;
    getStyleClass().add("pk-check-body");
    String advice = words.rest(shown);
    if (!advice.isEmpty()) {
      getChildren().add(wrapped(advice));
    }
    var steps = column(12);
    // A check that is fine needs no mending; only what it rests on is of interest.
    if (!shown.isFine() || shown.isRemark()) {
      for (Fix fix : Fixes.of(shown.id(), model.facts().iosVersion())) {
        steps.getChildren().add(fix.risky() && model.locked() ? lock(fix) : fix(fix));
      }
    }
    var foot = foot(shown);
    if (!foot.getChildren().isEmpty()) {
      steps.getChildren().add(foot);
    }
    var finding = shown.finding();
    if (finding != null && !finding.facts().isEmpty()) {
      steps.getChildren().add(rests(shown.id()));
    }
    var beside = new HBox(24, growWidth(steps), drawings);
    beside.setAlignment(Pos.TOP_LEFT);
    present(drawings, !drawings.getChildren().isEmpty());
    getChildren().add(beside);
  }

  private Node fix(Fix fix) {
    return switch (fix.kind()) {
      case PATH -> way(fix);
      case KEYS -> keys(fix);
      case RESTART -> withButton(check == CheckId.RESTART ? "" : words.fix(fix), named(Buttons.plain(texts.get("ui.troubleshoot.restart"), "power", actions::restart), "fix-restart"));
      case STATUS_PAGE -> withButton(words.fix(fix), Buttons.link(texts.get("ui.troubleshoot.status-page"), actions::openStatusPage));
      case SAVE_PHOTOS -> save(fix);
    };
  }

  /** Where to go on the iPhone; the first way is drawn as well. */
  private Node way(Fix fix) {
    if (fix.key().equals("open")) {
      drawings.getChildren().add(SettingsArt.of(fix.path().getLast(), texts));
    }
    return column(8, wrapped(words.fix(fix), "pk-small", "muted"), path(fix));
  }

  private Node keys(Fix fix) {
    String product = model.facts().productType();
    drawings.getChildren().add(KeysArt.of(words.restartKeys(product), words.hasTopButton(product), words.keys(product)));
    var lines = column(8, wrapped(words.fix(fix), "pk-small", "muted"));
    var steps = words.keySteps(product);
    for (int i = 0; i < steps.size(); i++) {
      var line = wrapped(steps.get(i));
      lines.getChildren().add(steps.size() == 1 ? line : row(12, label(Integer.toString(i + 1), "pk-step"), growWidth(line)));
    }
    return lines;
  }

  private static Node withButton(String why, Button button) {
    return why.isEmpty() ? button : column(8, wrapped(why, "pk-small", "muted"), button);
  }

  private Node save(Fix fix) {
    var pending = model.safetyProperty().get().pending();
    return pending.unsaved() == 0 ? new VBox()
        : withButton(words.fix(fix), Buttons.plain(texts.get("ui.troubleshoot.save", "count", pending.all()), "download", actions::save));
  }

  private Node path(Fix fix) {
    var chips = new FlowPane(6, 6);
    for (int i = 0; i < fix.path().size(); i++) {
      var chip = whole(words.place(fix.path().get(i)), "pk-path");
      chips.getChildren().add(i == 0 ? chip : row(6, Icons.icon("chevron-right", "muted", "s12"), chip));
    }
    return chips;
  }

  /** A risky step that is not open yet: what it is, what opens it, and the way round for who insists. */
  private Node lock(Fix fix) {
    var safety = model.safetyProperty().get();
    String why = safety.allWasSafe() ? texts.get("ui.troubleshoot.lock.old")
        : !safety.known() ? texts.get("ui.troubleshoot.lock.unknown")
        : safety.pending().unsaved() > 0 ? texts.get("ui.troubleshoot.lock.pending", "count", safety.pending().unsaved())
        : safety.hidden().unsaved() > 0 ? texts.get("ui.troubleshoot.lock.hidden", "count", safety.hidden().unsaved())
        : texts.get("ui.troubleshoot.lock.other", "count", safety.doubtful().unsaved());
    var locked = Buttons.plain(texts.get("ui.troubleshoot.lock.button"), "lock-fill", () -> {});
    locked.setDisable(true);
    locked.getStyleClass().add("low");
    locked.setId("locked-" + fix.key());
    var insist = new Hyperlink(texts.get("ui.troubleshoot.lock.insist"));
    insist.getStyleClass().addAll("pk-link", "pk-caption");
    insist.setOnAction(_ -> actions.insist());
    var lines = column(6, wrapped(words.fix(fix), "pk-small"), wrapped(why, "pk-small", "muted"), row(12, locked, insist));
    lines.getStyleClass().add("pk-check-lock");
    return lines;
  }

  private FlowPane foot(CheckRow shown) {
    var buttons = new FlowPane(8, 8);
    CheckId id = shown.id();
    if (shown.isQuestion()) {
      buttons.getChildren().addAll(
          named(Buttons.plain(words.answer(id, true), () -> model.answer(id, true)), "say-" + id.key() + "-fine"),
          named(Buttons.plain(words.answer(id, false), () -> model.answer(id, false)), "say-" + id.key() + "-problem"));
    } else if (id != CheckId.RESTART && id != CheckId.APPLE_STATUS) {
      String text = texts.get(shown.isProblem() ? "ui.troubleshoot.done" : "ui.troubleshoot.check-again");
      buttons.getChildren().add(named(Buttons.plain(text, "arrow-repeat", () -> model.done(id)), "done-" + id.key()));
    }
    return buttons;
  }

  /** The facts, as they are when asked for: the phone is watched meanwhile. */
  private Node rests(CheckId id) {
    var lines = new VBox(2);
    present(lines, false);
    var link = new Hyperlink(texts.get("ui.troubleshoot.how"));
    link.getStyleClass().addAll("pk-link", "pk-caption");
    link.setGraphic(Icons.icon("info-circle", "s12", "acc"));
    link.setOnAction(_ -> {
      var facts = model.rows().stream().filter(row -> row.id() == id).map(CheckRow::finding).filter(Objects::nonNull).map(Finding::facts).flatMap(List::stream);
      lines.getChildren().setAll(facts.map(fact -> wrapped(words.fact(fact), "pk-caption", "muted")).toList());
      present(lines, !lines.isVisible());
    });
    return column(4, link, lines);
  }

  private static Button named(Button button, String id) {
    button.setId(id);
    return button;
  }
}
