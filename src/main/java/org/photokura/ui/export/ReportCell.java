package org.photokura.ui.export;

import static org.photokura.ui.fx.Labels.column;
import static org.photokura.ui.fx.Labels.growWidth;
import static org.photokura.ui.fx.Labels.label;
import static org.photokura.ui.fx.Labels.present;
import static org.photokura.ui.fx.Labels.row;
import static org.photokura.ui.fx.Labels.whole;

import java.io.File;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.photokura.core.Problem;
import org.photokura.library.Item;
import org.photokura.text.Texts;
import org.photokura.transfer.Outcome;
import org.photokura.ui.export.ReportViewModel.Row;
import org.photokura.ui.fx.Buttons;
import org.photokura.ui.fx.Icons;
import org.photokura.ui.fx.Thumb;
import org.photokura.ui.fx.Thumbnails;

/** One item of the report: what it is, how it ended, why or where, and what can be done. */
final class ReportCell extends ListCell<Row> {

  private final ReportViewModel model;
  private final Texts texts;
  private final ReportPage.ReportActions actions;
  private final Thumb thumb;
  private final Label name = label("", "pk-small");
  private final Label kind = label("", "pk-caption", "muted");
  private final FontIcon icon = Icons.icon("check-circle");
  private final Label outcome = label("", "pk-small");
  private final Label why = label("", "pk-small", "muted");
  private final Label size = whole("", "pk-small", "muted", "right");
  private final Button action = Buttons.link("", () -> {});
  private final Button details = Buttons.link("", () -> {});
  private final HBox row;
  private final Thumbnails thumbnails;

  ReportCell(ReportViewModel model, Thumbnails thumbnails, Texts texts, ReportPage.ReportActions actions) {
    this.model = model;
    this.texts = texts;
    this.actions = actions;
    this.thumbnails = thumbnails;
    this.thumb = new Thumb(thumbnails, 42);
    var names = column(1, name, kind);
    names.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
    names.getStyleClass().add("pk-report-name");
    outcome.setGraphic(icon);
    outcome.setGraphicTextGap(8);
    outcome.getStyleClass().add("pk-report-outcome");
    why.setWrapText(true);
    why.setMinWidth(0);
    action.getStyleClass().add("low");
    details.getStyleClass().add("low");
    details.setText(texts.get("ui.details"));
    var ways = column(0, details, action);
    ways.setAlignment(javafx.geometry.Pos.CENTER_RIGHT);
    row = row(16, thumb, names, outcome, growWidth(why), size, ways);
    row.setPrefWidth(0);
  }

  @Override
  protected void updateItem(@Nullable Row item, boolean empty) {
    super.updateItem(item, empty);
    setText(null);
    if (empty || item == null) {
      setGraphic(null);
      setAccessibleText(null);
      return;
    }
    thumb.show(thumbnails.isOf(model.wish().device().udid()) ? item.item() : null);
    name.setText(item.name());
    kind.setText(item.item() == null ? "" : kindOf(item.item()));
    why.getStyleClass().remove("pk-mono");
    why.setWrapText(true);
    why.setTextOverrun(OverrunStyle.ELLIPSIS);
    size.setText("");
    present(size, false);
    why.setTooltip(null);
    showDetails(item.outcome().remark().filter(remark -> remark.technicalCause() != null).orElse(null));
    thumb.setOpacity(item.outcome() instanceof Outcome.OnlyInICloud ? 0.55 : 1);
    switch (item.outcome()) {
      case Outcome.Copied copied -> saved(copied, "check-circle", "ok", "ui.report.outcome.saved",
          copied.notes().isEmpty() ? null : copied.notes().getFirst());
      case Outcome.AlreadyThere there -> saved(there, "check2-all", "muted", "ui.report.outcome.already-there",
          there.notes().isEmpty() ? null : there.notes().getFirst());
      case Outcome.OnlyInICloud _ -> problem("cloud", "acc", "ui.report.outcome.only-in-icloud", texts.get("ui.report.only-in-icloud.why"));
      case Outcome.Skipped skipped -> problem("dash-circle", "muted", "ui.report.outcome.skipped", sentence(skipped.reason()));
      case Outcome.Failed failed -> problem("x-circle-fill", "bad", "ui.report.outcome.failed", sentence(failed.reason()));
    }
    offer(item);
    item.outcome().remark().ifPresent(remark -> why.setTooltip(new Tooltip(texts.whole(plain(remark)))));
    setGraphic(row);
    setAccessibleText(String.join(", ", name.getText(), kind.getText(), outcome.getText(), why.getText()));
  }

  /** Does what the row offers, as its button would. */
  void act() {
    if (action.isVisible() && getItem() != null) {
      action.fire();
    }
  }

  private void saved(Outcome done, String glyph, String style, String key, @Nullable Problem note) {
    show(glyph, style, key);
    var first = ReportPage.firstFile(done);
    String target = first.map(f -> f.target().replace("/", File.separator)).orElse("");
    why.setText(note == null ? target : sentence(note));
    if (note == null) {
      why.getStyleClass().add("pk-mono");
      why.setWrapText(false);
      why.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    }
    long bytes = done.files().stream().mapToLong(Outcome.SavedFile::sizeBytes).sum();
    size.setText(done.files().isEmpty() ? "" : texts.formats().fileSize(bytes));
    present(size, !done.files().isEmpty());
  }

  private void problem(String glyph, String style, String key, String reason) {
    show(glyph, style, key);
    why.setText(reason);
  }

  private void offer(Row row) {
    var way = model.wayOf(row);
    present(action, way != ReportViewModel.Way.NOTHING);
    action.setText(switch (way) {
      case SHOW_FILE, SHOW_ITEM -> texts.get("ui.show");
      case AGAIN -> texts.get(row.outcome() instanceof Outcome.Failed ? "ui.try-again" : "ui.report.export-one");
      case ELSEWHERE -> texts.get("ui.report.export-elsewhere");
      case NOTHING -> "";
    });
    action.setOnAction(_ -> take(way, row));
  }

  private void take(ReportViewModel.Way way, Row row) {
    Item item = row.item();
    switch (way) {
      case SHOW_FILE -> ReportPage.firstFile(row.outcome()).ifPresent(f -> actions.reveal(model.report().destination().resolve(f.target())));
      case SHOW_ITEM -> {
        if (item != null) {
          actions.show(item);
        }
      }
      case AGAIN -> {
        if (item != null) {
          actions.tryAgain(List.of(item));
        }
      }
      case ELSEWHERE -> {
        if (item != null) {
          actions.exportElsewhere(List.of(item));
        }
      }
      case NOTHING -> { }
    }
  }

  /** The technical cause stays off the surface; whoever asks for help needs it. */
  private void showDetails(@Nullable Problem problem) {
    present(details, problem != null);
    if (problem != null) {
      details.setOnAction(_ -> actions.details(problem));
    }
  }

  private void show(String glyph, String style, String key) {
    icon.setIconLiteral("bi-" + glyph);
    icon.getStyleClass().removeAll("ok", "muted", "acc", "bad");
    icon.getStyleClass().add(style);
    outcome.setText(texts.get(key));
  }

  /** What happened and what to do; a file's own name stands beside it already, and what stopped the whole run is told above. */
  private String sentence(Problem problem) {
    Problem plain = plain(problem);
    return model.isWhatStopped(problem) ? texts.what(plain) : texts.sentences(texts.what(plain), texts.toDo(plain));
  }

  private static Problem plain(Problem problem) {
    return new Problem(problem.id(), Map.of(), problem.technicalCause());
  }

  private String kindOf(Item item) {
    String kindName = texts.get("ui.kind." + item.kind().name().toLowerCase(Locale.ROOT));
    if (item.kind() == Item.Kind.VIDEO) {
      return item.details().duration().map(d -> kindName + " · " + texts.formats().length(d)).orElse(kindName);
    }
    return item.edited() ? texts.get("ui.kind.edited", "kind", kindName) : kindName;
  }
}
