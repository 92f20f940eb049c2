package org.photokura.ui.export;

import static org.photokura.ui.fx.Labels.column;
import static org.photokura.ui.fx.Labels.growWidth;
import static org.photokura.ui.fx.Labels.label;
import static org.photokura.ui.fx.Labels.row;
import static org.photokura.ui.fx.Labels.spacer;
import static org.photokura.ui.fx.Labels.whole;
import static org.photokura.ui.fx.Labels.wrapped;

import atlantafx.base.controls.CustomTextField;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.photokura.core.Problem;
import org.photokura.core.ProblemId;
import org.photokura.library.Item;
import org.photokura.text.Texts;
import org.photokura.transfer.ExportReport.Counts;
import org.photokura.transfer.Outcome;
import org.photokura.ui.export.ReportViewModel.Chip;
import org.photokura.ui.export.ReportViewModel.Row;
import org.photokura.ui.export.ReportViewModel.Verdict;
import org.photokura.ui.fx.Buttons;
import org.photokura.ui.fx.Icons;
import org.photokura.ui.fx.MessageBar;
import org.photokura.ui.fx.SegmentedBar;
import org.photokura.ui.fx.SegmentedBar.Segment;
import org.photokura.ui.fx.Thumbnails;
import org.photokura.ui.fx.View;

/** What an export did: the sum first, then what needs attention, then every item. */
public final class ReportPage extends View {

  private static final double ROW = 68;
  /** Its lines are higher. */
  private static final double ROW_JAPANESE = 78;

  private final ReportViewModel model;
  private final Texts texts;
  private final Thumbnails thumbnails;
  private final ReportActions actions;
  /** What can be done about what is not saved; null where nothing can. */
  private final @Nullable Button remedy;
  private final Button main;
  private final VBox root;

  /** @param backTo where "back" leads to, as that page is called */
  public ReportPage(ReportViewModel model, Thumbnails thumbnails, Texts texts, String backTo, ReportActions actions) {
    this.model = model;
    this.texts = texts;
    this.thumbnails = thumbnails;
    this.actions = actions;
    this.remedy = remedy();
    this.main = remedy != null && model.verdict() == Verdict.NOTHING ? remedy : openFolder();
    var bar = row(8, Buttons.flat(backTo, "arrow-left", actions::back), spacer(),
        Buttons.plain(texts.get("ui.report.save"), "save", actions::saveReport));
    bar.getStyleClass().addAll("pk-toolbar", "pk-back-bar");
    var page = column(0, head(), summary());
    messages().forEach(page.getChildren()::add);
    page.getChildren().addAll(chips(), list());
    page.getStyleClass().add("pk-report");
    VBox.setVgrow(page, Priority.ALWAYS);
    root = column(0, bar, page);
    root.getStyleClass().addAll("pk-page", "pk-report-page");
  }

  private Node head() {
    String[] look = switch (model.verdict()) {
      case COMPLETE -> new String[] {"check2", "ok", "success"};
      case PARTLY -> new String[] {"exclamation-triangle", "warn", "warning"};
      case NOTHING -> new String[] {"x-circle", "bad", "danger"};
    };
    var sign = new StackPane(Icons.icon(look[0], look[1], "s28"));
    sign.getStyleClass().addAll("pk-verdict", look[2]);
    var words = growWidth(column(2, wrapped(headline(), "pk-display"), facts()));
    var head = row(20, sign, words);
    if (remedy != null && remedy != main) {
      head.getChildren().add(remedy);
    }
    head.getChildren().add(main);
    return head;
  }

  private Button openFolder() {
    var open = Buttons.main(texts.get("ui.open-folder"), "folder2-open", () -> actions.openFolder(model.report().destination()));
    open.getStyleClass().add("big");
    open.setId("open-folder");
    return open;
  }

  /** What failed is tried again; what was merely not reached is exported. Where nothing was saved this is the main button: the folder holds nothing to see. */
  private @Nullable Button remedy() {
    var again = model.again();
    var elsewhere = model.elsewhere();
    if (again.isEmpty() && elsewhere.isEmpty()) {
      return null;
    }
    boolean leads = model.verdict() == Verdict.NOTHING;
    String icon = again.isEmpty() || isRest() ? "download" : "arrow-repeat";
    Runnable action = again.isEmpty() ? () -> actions.exportElsewhere(elsewhere) : () -> actions.tryAgain(again);
    var button = leads ? Buttons.main(remedyWords(), icon, action) : Buttons.plain(remedyWords(), icon, action);
    button.getStyleClass().add("big");
    button.setId("try-again");
    return button;
  }

  private String remedyWords() {
    var again = model.again();
    if (again.isEmpty()) {
      return texts.get("ui.report.elsewhere", "count", model.elsewhere().size());
    }
    return texts.get((isRest() ? "ui.report.rest" : "ui.report.again") + (model.asksForFolder() ? ".where" : ""), "count", again.size());
  }

  /** Whether what is to be done is the rest of a run that ended early. */
  private boolean isRest() {
    return model.report().stoppedBy() != null && model.verdict() != Verdict.NOTHING;
  }

  private String headline() {
    Counts c = model.counts();
    int safe = c.copied() + c.alreadyThere();
    int missing = c.failed() + c.skipped();
    return switch (model.verdict()) {
      case COMPLETE -> complete(safe);
      case NOTHING -> texts.get("ui.report.nothing");
      case PARTLY -> {
        if (missing == 0) {
          yield c.onlyInICloud() == 0 ? complete(safe)
              : texts.get(model.isWhole() ? "ui.report.partly-cloud" : "ui.report.partly-cloud.left-out", Map.of("saved", safe, "cloud", c.onlyInICloud()));
        }
        yield texts.get(c.failed() == 0 ? "ui.report.stopped" : c.skipped() == 0 ? "ui.report.partly" : "ui.report.partly-stopped",
            Map.of("saved", c.copied(), "failed", c.failed(), "left", c.skipped()));
      }
    };
  }

  /** What was left out, by choice or because the phone does not hold it, is not called safe. */
  private String complete(int safe) {
    return texts.get(model.isWhole() ? "ui.report.complete" : "ui.report.complete.left-out", "count", safe);
  }

  /** Only the folder is cut where there is little room, and in its middle: its own name stands at the end. */
  private Node facts() {
    var folder = label(model.report().destination().toString(), "pk-lead", "muted");
    folder.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    folder.setMinWidth(0);
    folder.setTooltip(new Tooltip(folder.getText()));
    return row(0, whole(factsLine(), "pk-lead", "muted"), folder);
  }

  private String factsLine() {
    var report = model.report();
    var formats = texts.formats();
    var took = Duration.between(report.startedAt(), report.finishedAt());
    var finished = report.finishedAt().atZoneSameInstant(java.time.ZoneId.systemDefault());
    var parts = new ArrayList<String>();
    if (report.bytesCopied() > 0) {
      parts.add(texts.get("ui.report.bytes-in", Map.of("size", formats.size(report.bytesCopied()), "time", formats.elapsed(took))));
    }
    parts.add(texts.get("ui.report.when",
        Map.of("day", formats.shortDay(finished.toLocalDate(), LocalDate.now()), "time", formats.time(finished.toLocalTime()))));
    parts.add("");
    return String.join(" · ", parts);
  }

  private Node summary() {
    Counts c = model.counts();
    double sum = Math.max(1, c.selected());
    var bar = new SegmentedBar(12);
    bar.show(List.of(new Segment("success", c.copied() / sum), new Segment("other", c.alreadyThere() / sum),
        new Segment("accent", c.onlyInICloud() / sum), new Segment("skipped", c.skipped() / sum), new Segment("danger", c.failed() / sum)));
    var legend = new HBox(24,
        legend("success", c.copied(), "ui.report.saved"), legend("other", c.alreadyThere(), "ui.report.already-there"),
        legend("accent", c.onlyInICloud(), "ui.report.only-in-icloud"), legend("skipped", c.skipped(), "ui.report.skipped"),
        legend("danger", c.failed(), "ui.report.failed"));
    bar.setAccessibleText(texts.get("ui.report.sum", Map.of("selected", c.selected(), "saved", c.copied(), "there", c.alreadyThere(),
        "cloud", c.onlyInICloud(), "skipped", c.skipped(), "failed", c.failed())));
    var head = row(8, label(texts.get("ui.report.accounted", "count", c.selected()), "pk-small", "strong"), spacer());
    if (c.copied() + c.alreadyThere() > 0 && model.isRecorded()) {
      // What was there already was not read again.
      String words = texts.get(c.copied() > 0 ? "ui.report.each-complete" : "ui.report.each-recorded");
      head.getChildren().addAll(Icons.icon("shield-check", "ok"), label(words, "pk-small", "muted"));
    }
    var card = column(11, head, bar, legend);
    card.getStyleClass().addAll("pk-card", "pk-sum");
    VBox.setMargin(card, new javafx.geometry.Insets(20, 0, 0, 0));
    return card;
  }

  private Node legend(String style, int number, String key) {
    var swatch = new Region();
    swatch.getStyleClass().add("pk-swatch");
    if (number > 0) {
      swatch.getStyleClass().add(style);
    }
    return row(8, swatch, row(4, whole(texts.formats().count(number), "pk-small", "strong"), whole(texts.get(key), "pk-small", "muted")));
  }

  private List<Node> messages() {
    var messages = new ArrayList<Node>();
    Problem stopped = model.report().stoppedBy();
    if (stopped != null) {
      String words = why(stopped);
      messages.add(model.verdict() == Verdict.NOTHING ? MessageBar.danger(words) : MessageBar.warning(words));
    }
    var leftOut = model.leftOut();
    if (!leftOut.isEmpty()) {
      String parts = leftOut.stream().map(part -> texts.get("ui.report.left-out." + part.key())).collect(Collectors.joining(texts.get("ui.report.left-out.and")));
      messages.add(MessageBar.info(texts.get("ui.report.left-out", "what", parts)));
    }
    for (Problem notice : model.report().notices()) {
      messages.add(MessageBar.warning(texts.sentences(texts.what(notice), texts.toDo(notice))));
    }
    messages.addAll(actions.messages());
    messages.forEach(m -> VBox.setMargin(m, new javafx.geometry.Insets(16, 0, 0, 0)));
    return messages;
  }

  /** What ended the run, what is safe, and what to do: the run is over, nothing goes on by itself any more. */
  private String why(Problem stopped) {
    boolean nothing = model.verdict() == Verdict.NOTHING;
    String what = stopped.id() == ProblemId.CANCELLED ? texts.get("ui.report.stopped-by-you") : texts.what(stopped);
    String safe = texts.get(nothing ? "ui.report.nothing.safe" : "ui.report.saved.safe");
    String first = switch (stopped.id()) {
      case DEVICE_GONE, CONNECTION_LOST -> "ui.report.first.connect";
      case DEVICE_LOCKED -> "ui.report.first.unlock";
      case CANCELLED -> "ui.report.first.nothing";
      default -> null;
    };
    String toDo = first == null || remedy == null ? texts.toDo(stopped) : texts.get(first, "button", remedyWords());
    return texts.sentences(what, safe, toDo);
  }

  private Node chips() {
    var group = new ToggleGroup();
    var line = row(8);
    for (Chip chip : model.chips()) {
      var button = new ToggleButton(texts.get("ui.report.chip." + chip.key(), "count", texts.formats().count(model.count(chip))));
      button.getStyleClass().add("pk-chip");
      button.setMinWidth(Region.USE_PREF_SIZE);
      button.setToggleGroup(group);
      button.setSelected(chip == model.chipProperty().get());
      button.setOnAction(_ -> {
        button.setSelected(true);
        model.chipProperty().set(chip);
      });
      line.getChildren().add(button);
    }
    var search = new CustomTextField();
    search.setLeft(Icons.icon("search", "muted", "s14"));
    search.setPromptText(texts.get("ui.report.search"));
    search.setAccessibleText(texts.get("ui.report.search"));
    search.getStyleClass().add("pk-search");
    search.setPrefWidth(180);
    search.setMinWidth(110);
    model.searchProperty().bind(search.textProperty());
    own(model.searchProperty()::unbind);
    line.getChildren().addAll(spacer(), search);
    line.setAlignment(Pos.CENTER_LEFT);
    line.getStyleClass().add("pk-chips");
    return line;
  }

  private Node list() {
    var list = new ListView<Row>();
    list.setFixedCellSize(texts.locale().getLanguage().equals(Locale.JAPANESE.getLanguage()) ? ROW_JAPANESE : ROW);
    list.setCellFactory(_ -> new ReportCell(model, thumbnails, texts, actions));
    list.getStyleClass().add("pk-report-list");
    list.setAccessibleText(texts.get("ui.report.list"));
    list.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
      if (event.getCode() == KeyCode.ENTER && event.getTarget() == list) {
        list.lookupAll(".list-cell").stream().filter(node -> node instanceof ReportCell cell && cell.isSelected()).findFirst().ifPresent(cell -> ((ReportCell) cell).act());
        event.consume();
      }
    });
    follow(model.shownProperty(), rows -> list.setItems(FXCollections.observableList(rows)));
    var card = new StackPane(list);
    card.getStyleClass().addAll("pk-card", "pk-report-card");
    VBox.setVgrow(card, Priority.ALWAYS);
    return card;
  }

  /** What gets the focus first. */
  public Node first() {
    return main;
  }

  @Override
  public Parent root() {
    return root;
  }

  /** What the page leaves to the shell. */
  public interface ReportActions {
    void back();

    void saveReport();

    void openFolder(Path folder);

    /** Shows a saved file in the system's file manager. */
    void reveal(Path file);

    /** Shows an item in the library. */
    void show(Item item);

    void tryAgain(List<Item> items);

    /** Asks into which other folder. */
    void exportElsewhere(List<Item> items);

    /** Tells a problem with its technical cause. */
    void details(Problem problem);

    /** Further messages, such as the way back to the checks. */
    default List<Node> messages() {
      return List.of();
    }
  }

  /** The first file of an outcome, if it has one. */
  static java.util.Optional<Outcome.SavedFile> firstFile(Outcome outcome) {
    return outcome.files().stream().findFirst();
  }
}
