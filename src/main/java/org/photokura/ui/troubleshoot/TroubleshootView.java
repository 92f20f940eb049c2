package org.photokura.ui.troubleshoot;

import static org.photokura.ui.fx.Labels.column;
import static org.photokura.ui.fx.Labels.grow;
import static org.photokura.ui.fx.Labels.label;
import static org.photokura.ui.fx.Labels.row;
import static org.photokura.ui.fx.Labels.spacer;
import static org.photokura.ui.fx.Labels.whole;
import static org.photokura.ui.fx.Labels.wrapped;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.photokura.diagnose.CheckId;
import org.photokura.text.Texts;
import org.photokura.ui.fx.Buttons;
import org.photokura.ui.fx.Clip;
import org.photokura.ui.fx.Labels;
import org.photokura.ui.fx.MessageBar;
import org.photokura.ui.fx.PageScroll;
import org.photokura.ui.fx.Question;
import org.photokura.ui.fx.SheetHost;
import org.photokura.ui.fx.View;

/** Why photos are not in iCloud: the likely cause, the way to save them first, and every check. While it is shown the phone is watched. */
public final class TroubleshootView extends View {

  private static final String STATUS_PAGE = "https://www.apple.com/support/systemstatus/";

  private final TroubleshootViewModel model;
  private final Texts texts;
  private final TroubleshootActions actions;
  private final SheetHost sheets;
  private final TroubleWords words;
  private final Label summary = label("", "pk-small", "muted");
  private final StackPane verdict = new StackPane();
  private final StackPane banner = new StackPane();
  private final VBox end = column(8);
  private final Map<CheckId, CheckPane> panes = new EnumMap<>(CheckId.class);
  private final Button more;
  private final VBox root;
  private boolean showsAll;
  private @Nullable String verdictShown;

  public TroubleshootView(TroubleshootViewModel model, Texts texts, SheetHost sheets, TroubleshootActions actions) {
    this.model = model;
    this.texts = texts;
    this.sheets = sheets;
    this.actions = actions;
    this.words = new TroubleWords(texts, model.clock(), model::facts, () -> !model.hasNoPhone(), () -> model.safetyProperty().get().allSafe());
    var save = Buttons.plain(texts.get("ui.troubleshoot.save-report"), "save", this::saveReport);
    save.setId("save-report");
    save.getStyleClass().add("pk-fold");
    save.setTooltip(new Tooltip(save.getText()));
    var copy = Buttons.plain(texts.get("ui.troubleshoot.copy"), "clipboard", this::copyReport);
    copy.setId("copy-report");
    copy.getStyleClass().add("pk-fold");
    copy.setTooltip(new Tooltip(copy.getText()));
    var bar = row(8, whole(texts.get("ui.side.troubleshoot"), "pk-title"), summary, spacer(), copy, save,
        Buttons.plain(texts.get("ui.troubleshoot.check-all"), "arrow-repeat", this::checkAll));
    bar.getStyleClass().add("pk-toolbar");
    var list = new VBox();
    list.getStyleClass().add("pk-checks");
    var fixes = new Fixing();
    for (CheckId id : CheckId.values()) {
      var pane = new CheckPane(id, model, texts, words, fixes);
      panes.put(id, pane);
      list.getChildren().add(pane);
    }
    more = Buttons.flat("", "chevron-down", this::toggleMore);
    more.setId("more-checks");
    end.getStyleClass().add("pk-trouble-end");
    end.setId("end-of-checks");
    var body = column(16, verdict, banner, list, more, end);
    body.getStyleClass().add("pk-transfer");
    root = column(0, bar, grow(new PageScroll(body)));
    root.getStyleClass().add("pk-page");
    follow(model.safetyProperty(), safety -> {
      banner.getChildren().setAll(SaveBanner.of(safety, texts, actions));
      showEnd(safety);
    });
    follow(model.rowsProperty(), _ -> show());
    followChanges(model.openProperty(), this::show);
    followChanges(model.safetyProperty(), this::show);
    followChanges(model.insistedProperty(), this::show);
    followChanges(model.phoneAwayProperty(), this::show);
    model.start();
    own(model::close);
  }

  private void show() {
    int further = 0;
    Node last = null;
    for (CheckRow row : model.rows()) {
      var pane = Objects.requireNonNull(panes.get(row.id()));
      pane.show(row, row.id() == model.openProperty().get());
      boolean shown = isShownFirst(row) || showsAll || row.id() == model.openProperty().get();
      Labels.present(pane, shown);
      pane.pseudoClassStateChanged(CheckPane.LAST, false);
      last = shown ? pane : last;
      further += isShownFirst(row) ? 0 : 1;
    }
    if (last != null) {
      last.pseudoClassStateChanged(CheckPane.LAST, true);
    }
    more.setText(showsAll ? texts.get("ui.troubleshoot.fewer") : texts.get("ui.troubleshoot.more", "count", further));
    var asked = model.rows().stream().filter(row -> row.id() != CheckId.RESTART).toList();
    boolean known = model.lookedAt() != null;
    summary.setText(!known ? "" : texts.get("ui.troubleshoot.summary", Map.of(
        "problems", asked.stream().filter(CheckRow::isProblem).count(),
        "fine", asked.stream().filter(CheckRow::isFine).count(),
        "all", asked.size())));
    Labels.present(banner, !model.hasNoPhone());
    showVerdict();
  }

  /** The first, what is wrong, what was told, and, once the first hold no question any more, the questions of the further ones. */
  private boolean isShownFirst(CheckRow row) {
    return row.isOneOfTheFirst() || row.isProblem() || row.told() || row.isQuestion() && model.rows().stream().noneMatch(each -> each.isOneOfTheFirst() && each.isQuestion());
  }

  /** The answer to the question of the page, in one sentence. */
  private void showVerdict() {
    MessageBar bar = verdict();
    if (!bar.getText().equals(verdictShown)) {
      verdictShown = bar.getText();
      verdict.getChildren().setAll(bar);
    }
  }

  private MessageBar verdict() {
    if (model.phoneAwayProperty().get()) {
      return MessageBar.warning(texts.get("ui.troubleshoot.away")).add(notAppearing());
    }
    if (model.hasNoPhone()) {
      return MessageBar.info(texts.get("ui.troubleshoot.no-phone")).add(notAppearing());
    }
    if (model.lookedAt() == null) {
      return MessageBar.info(texts.get("ui.troubleshoot.looking"));
    }
    if (model.solved()) {
      return MessageBar.success(texts.get("ui.troubleshoot.solved"));
    }
    var cause = model.likelyCause();
    if (cause.isPresent()) {
      return MessageBar.danger(texts.get("ui.troubleshoot.cause", "advice", words.brief(cause.get())));
    }
    var questions = model.rows().stream().filter(CheckRow::isQuestion).toList();
    long further = questions.stream().filter(row -> !isShownFirst(row)).count();
    return !questions.isEmpty() ? MessageBar.info(texts.sentences(texts.get("ui.troubleshoot.questions", "count", questions.size()),
            further == 0 || showsAll ? "" : texts.get("ui.troubleshoot.questions.further", "count", further)))
        : model.safetyProperty().get().allInICloud() ? MessageBar.success(texts.get("ui.troubleshoot.well")) : MessageBar.info(texts.get("ui.troubleshoot.waiting"));
  }

  private Node notAppearing() {
    return Buttons.link(texts.get("ui.connect.not-appearing"), actions::explainConnection);
  }

  /** The ways out when nothing helped: the photos are saved here, and somebody else looks at what was found. */
  private void showEnd(Safety safety) {
    var buttons = row(8);
    if (safety.pending().unsaved() > 0) {
      buttons.getChildren().add(Buttons.plain(texts.get("ui.troubleshoot.save", "count", safety.pending().all()), "download", actions::saveNotInICloud));
    }
    buttons.getChildren().addAll(Buttons.flat(texts.get("ui.troubleshoot.copy"), "clipboard", this::copyReport),
        Buttons.flat(texts.get("ui.troubleshoot.save-report"), "save", this::saveReport));
    end.getChildren().setAll(label(texts.get("ui.troubleshoot.end"), "pk-heading"),
        wrapped(texts.get(endKey(safety)), "pk-small", "muted"), buttons);
  }

  private static String endKey(Safety safety) {
    if (!safety.allSafe()) {
      return "ui.troubleshoot.end.text";
    }
    return safety.allInICloud() ? "ui.troubleshoot.end.in-icloud" : "ui.troubleshoot.end.safe";
  }

  private void toggleMore() {
    showsAll = !showsAll;
    show();
  }

  private void checkAll() {
    actions.readLibraryAgain();
    model.checkNow();
  }

  private void copyReport() {
    Clip.copy(model.report().text(texts, words.words()));
    actions.copied();
  }

  private void saveReport() {
    var report = model.report();
    actions.saveReport(report.text(texts, words.words()), report.html(texts, words.words()));
  }

  /** What gets the focus when the page is shown. */
  public Node first() {
    return Objects.requireNonNull(panes.get(CheckId.ICLOUD_PHOTOS_ON)).getChildren().getFirst();
  }

  @Override
  public Parent root() {
    return root;
  }

  private final class Fixing implements FixActions {
    @Override
    public void save() {
      actions.saveNotInICloud();
    }

    @Override
    public void restart() {
      actions.askToRestart();
    }

    @Override
    public void openStatusPage() {
      actions.openAddress(STATUS_PAGE);
    }

    @Override
    public void insist() {
      Safety safety = model.safetyProperty().get();
      int unsaved = safety.pending().unsaved() + safety.hidden().unsaved();
      String text = safety.known() && unsaved > 0
          ? texts.get("ui.troubleshoot.insist.text", "count", unsaved) : texts.get("ui.troubleshoot.insist.text-unknown");
      Question.ask(sheets, texts.get("ui.troubleshoot.insist.title"), text, texts.get("ui.troubleshoot.insist.not"), texts.get("ui.troubleshoot.insist.do"),
          true, model::insist);
    }
  }
}
