package org.photokura.ui.export;

import static org.photokura.ui.fx.Labels.column;
import static org.photokura.ui.fx.Labels.growWidth;
import static org.photokura.ui.fx.Labels.label;
import static org.photokura.ui.fx.Labels.row;
import static org.photokura.ui.fx.Labels.present;
import static org.photokura.ui.fx.Labels.spacer;
import static org.photokura.ui.fx.Labels.whole;
import static org.photokura.ui.fx.Labels.wrapped;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
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
import org.photokura.transfer.TransferSnapshot.Limit;
import org.photokura.transfer.TransferSnapshot.Phase;
import org.photokura.ui.export.TransferViewModel.Shown;
import org.photokura.ui.fx.Advice;
import org.photokura.ui.fx.Buttons;
import org.photokura.ui.fx.FactLine;
import org.photokura.ui.fx.Icons;
import org.photokura.ui.fx.PageScroll;
import org.photokura.ui.fx.Ring;
import org.photokura.ui.fx.Thumb;
import org.photokura.ui.fx.Thumbnails;
import org.photokura.ui.fx.View;

/** The running export: how far, how fast, what is safe; and, when the cable came out, that nothing is lost. */
public final class TransferPage extends View {

  private static final double LOW = 720;
  private static final double THUMB = 80;
  private static final double THUMB_GAP = 8;
  private static final PseudoClass LOW_WINDOW = PseudoClass.getPseudoClass("low");

  private final TransferViewModel model;
  private final ExportRuns runs;
  private final ObservableValue<@Nullable Problem> phoneProblem;
  private final Texts texts;
  private final Thumbnails thumbnails;
  private final TransferActions actions;
  private final String phoneName;

  private final Label facts = label("", "pk-small", "muted");
  private final Button pause;
  private final Button cancel;
  private final StackPane message = new StackPane();
  private final Ring ring = Ring.filling(136, 12);
  private final Label percent = label("", "pk-display", "pk-percent");
  private final Label headline = label("", "pk-display");
  private final Ring patience = Ring.waiting(20, 3);
  private final Label bytes = label("", "pk-lead", "muted");
  private final Thumb currentThumb;
  private final Label currentName = label("", "pk-small");
  private final Label currentBytes = whole("", "pk-small", "muted");
  private final ProgressBar currentBar = new ProgressBar(0);
  private final HBox currentRow;
  private final CounterCard saved;
  private final CounterCard there;
  private final CounterCard failed;
  private final CounterCard other;
  private final CounterCard toGo;
  private final GridPane counters = new GridPane(12, 12);
  private final SpeedGraph graph = new SpeedGraph();
  private final VBox graphCard;
  private final VBox safeCard = new VBox(12);
  private final HBox thumbs = new HBox();
  private final List<Thumb> savedThumbs = new ArrayList<>();
  private boolean savedFill;
  private final VBox justSaved;
  private final Label hint = wrapped("", "pk-small", "muted");
  private final Label cableHint = label("", "pk-small", "muted");
  private final VBox root;
  private boolean othersShown;
  private int announcedTenth;

  /**
   * @param phoneProblem what keeps the phone from being read, as far as whoever watches the phone can tell: it knows better than a connection that broke
   * @param phoneName what the phone is called
   */
  public TransferPage(TransferViewModel model, ObservableValue<@Nullable Problem> phoneProblem, Thumbnails thumbnails, Texts texts, String phoneName, TransferActions actions) {
    this.model = model;
    this.runs = model.runs();
    this.phoneProblem = phoneProblem;
    this.texts = texts;
    this.thumbnails = thumbnails;
    this.phoneName = phoneName;
    this.actions = actions;
    pause = Buttons.plain(texts.get("ui.transfer.pause"), "pause-fill", runs::pauseOrResume);
    pause.setId("pause");
    cancel = Buttons.plain(texts.get("ui.cancel"), actions::askToCancel);
    cancel.setId("cancel");
    currentThumb = new Thumb(thumbnails, 48);
    saved = new CounterCard("check-circle", "ok", texts.get("ui.transfer.saved"));
    there = new CounterCard("check2-all", "muted", texts.get("ui.transfer.already-there"));
    failed = new CounterCard("exclamation-triangle", "warn", texts.get("ui.transfer.failed"));
    other = new CounterCard("cloud", "muted", texts.get("ui.transfer.other"));
    toGo = new CounterCard("hourglass-split", "muted", texts.get("ui.transfer.to-go"));
    currentRow = currentRow();
    graphCard = graphCard();
    justSaved = justSaved();
    root = build();
    follow(model.shareProperty(), share -> progress(share.doubleValue()));
    follow(model.shownProperty(), this::show);
    followChanges(phoneProblem, () -> showMessage(model.shownProperty().get()));
    follow(runs.justSavedProperty(), this::showSaved);
    follow(thumbs.widthProperty(), _ -> showSaved(runs.justSavedProperty().get()));
    root.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
      if (event.getCode() == KeyCode.P && !event.isShortcutDown()) {
        runs.pauseOrResume();
        event.consume();
      }
    });
  }

  private VBox build() {
    var wish = runs.wishProperty().get();
    var title = whole(wish == null ? "" : wish.title(), "pk-title");
    if (wish != null) {
      facts.setText(texts.get("ui.transfer.facts",
          Map.of("items", texts.get("ui.items", "count", wish.items().size()), "folder", wish.request().destination().toString())));
    }
    var names = new HBox(10, title, facts);
    names.setAlignment(Pos.BASELINE_LEFT);
    names.setMaxHeight(Region.USE_PREF_SIZE);
    var bar = row(8, growWidth(names), pause, cancel);
    bar.getStyleClass().add("pk-toolbar");
    safeCard.getStyleClass().addAll("pk-card", "pk-safe");
    arrange(false);
    var page = column(16, message, progressCard(), counters, graphCard, safeCard, justSaved, row(8, Icons.icon("info-circle", "muted", "s14"), growWidth(hint)));
    page.getStyleClass().add("pk-transfer");
    VBox.setVgrow(graphCard, Priority.ALWAYS);
    var scroll = new PageScroll(page);
    scroll.setFitToHeight(true);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    var whole = column(0, bar, scroll);
    whole.getStyleClass().add("pk-page");
    whole.setFocusTraversable(false);
    whole.sceneProperty().subscribe(scene -> {
      if (scene != null) {
        own(scene.heightProperty().subscribe(h -> {
          boolean low = h.doubleValue() < LOW;
          whole.pseudoClassStateChanged(LOW_WINDOW, low);
          graph.setMinHeight(low ? 80 : 110);
          lowWindow = low;
          show(model.shownProperty().get());
        }));
      }
    });
    return whole;
  }

  private boolean lowWindow;

  private Node progressCard() {
    var middle = new StackPane(ring, percent);
    middle.setMinSize(136, 136);
    middle.setMaxSize(136, 136);
    var words = growWidth(column(2, row(12, patience, headline), bytes, currentRow));
    words.setAlignment(Pos.CENTER_LEFT);
    var card = row(32, middle, words);
    card.getStyleClass().addAll("pk-card", "pk-progress");
    return card;
  }

  private HBox currentRow() {
    currentBar.getStyleClass().add("pk-thin");
    currentBar.setMaxWidth(Double.MAX_VALUE);
    var names = row(8, growWidth(currentName), currentBytes);
    var line = row(12, currentThumb, growWidth(column(8, names, currentBar)));
    line.getStyleClass().add("pk-current");
    return line;
  }

  private VBox graphCard() {
    cableHint.setGraphic(Icons.icon("info-circle", "muted", "s14"));
    var head = row(8, label(texts.get("ui.transfer.speed"), "pk-small", "strong"), label(texts.get("ui.transfer.since-start"), "pk-small", "muted"),
        spacer(), cableHint);
    VBox.setVgrow(graph, Priority.ALWAYS);
    graph.setMinHeight(110);
    var card = column(4, head, graph);
    card.getStyleClass().addAll("pk-card", "pk-graph-card");
    return card;
  }

  private VBox justSaved() {
    thumbs.setMinWidth(0);
    return column(10, label(texts.get("ui.transfer.just-saved"), "pk-small", "strong"), thumbs);
  }

  private void arrange(boolean withOthers) {
    var cards = new ArrayList<>(List.of(saved, there));
    if (withOthers) {
      cards.add(other);
    }
    cards.add(failed);
    cards.add(toGo);
    CounterCard.arrange(counters, cards);
    othersShown = withOthers;
  }

  private void progress(double share) {
    ring.setProgress(share);
    percent.setText(texts.formats().percent(share));
    int tenth = (int) (share * 10);
    if (tenth != announcedTenth) {
      announcedTenth = tenth;
      percent.notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
    }
  }

  private void show(Shown now) {
    boolean waits = now.waits();
    boolean paused = now.phase() == Phase.PAUSED;
    headline.setText(headline(now));
    String done = now.bytesTotal() > 0 ? texts.formats().sizeOf(now.bytesDone(), now.bytesTotal()) : "";
    bytes.setText(switch (now.phase()) {
      case PREPARING -> texts.get("ui.transfer.preparing.text");
      case FINISHING, DONE -> texts.get("ui.transfer.finishing.text");
      default -> now.stands() || now.bytesPerSecond() < 1000 || done.isEmpty() ? done : done + " · " + texts.formats().rate(now.bytesPerSecond());
    });
    present(patience, now.phase() == Phase.PREPARING || now.phase() == Phase.FINISHING);
    ring.getStyleClass().remove("grey");
    currentBar.getStyleClass().remove("grey");
    if (now.stands()) {
      ring.getStyleClass().add("grey");
      currentBar.getStyleClass().add("grey");
    }
    showCurrent(now);
    count(saved, now.saved());
    count(there, now.alreadyThere());
    count(failed, now.failed());
    count(other, now.other());
    count(toGo, now.toGo());
    if (now.other() > 0 != othersShown) {
      arrange(now.other() > 0);
    }
    pause.setText(texts.get(paused ? "ui.transfer.resume" : "ui.transfer.pause"));
    pause.setGraphic(Icons.icon(paused ? "play-fill" : "pause-fill"));
    present(pause, !waits && now.phase() != Phase.FINISHING);
    cancel.setText(texts.get(waits ? "ui.transfer.later" : "ui.cancel"));
    present(graphCard, !waits);
    present(safeCard, waits);
    present(justSaved, !waits && !lowWindow && !runs.justSavedProperty().get().isEmpty());
    graph.show(runs.speeds().samples());
    cableHint.setText(now.limit() == Limit.CABLE ? texts.get("ui.transfer.usb2") : now.limit() == Limit.DISK ? texts.get("ui.transfer.disk-limit") : "");
    present(cableHint, !cableHint.getText().isEmpty());
    hint.setText(texts.get(hint(now)));
    showMessage(now);
  }

  private String hint(Shown now) {
    if (now.waits() && isGone(waitsFor(now))) {
      return "ui.transfer.keep-cable";
    }
    if (now.phase() == Phase.FINISHING) {
      return "ui.transfer.finishing.hint";
    }
    if (now.phase() == Phase.COPYING && now.limit() != Limit.DISK && now.limit() != Limit.PROCESSOR && runs.speeds().isSlow()) {
      return "ui.transfer.slow";
    }
    return now.stands() ? "ui.transfer.look-meanwhile" : "ui.transfer.go-on-looking";
  }

  private void count(CounterCard card, int count) {
    card.show(count, texts.formats().count(count));
  }

  private String headline(Shown now) {
    return switch (now.phase()) {
      case PREPARING -> texts.get("ui.transfer.preparing");
      case PAUSED -> texts.get("ui.transfer.paused");
      case WAITING_FOR_DEVICE -> texts.get("ui.transfer.waiting");
      case FINISHING, DONE -> texts.get("ui.transfer.finishing");
      case COPYING -> now.timeLeft() == null ? texts.get("ui.transfer.copying") : texts.formats().timeLeft(now.timeLeft());
    };
  }

  private void showCurrent(Shown now) {
    var file = now.current();
    currentRow.setVisible(file != null);
    if (file == null) {
      return;
    }
    currentThumb.show(pictured(runs.item(file.itemId())));
    currentName.setText(file.name());
    currentBar.setProgress(file.sizeBytes() == 0 ? 1 : (double) file.bytesDone() / file.sizeBytes());
    String size = file.sizeBytes() < 1_000_000 ? texts.formats().fileSize(file.sizeBytes()) : texts.formats().sizeOf(file.bytesDone(), file.sizeBytes());
    currentBytes.setText(now.waits() ? texts.get("ui.transfer.kept", "size", size) : size);
  }

  /** What the run waits for, as whoever watches the phone knows it. */
  private @Nullable Problem waitsFor(Shown now) {
    return now.waitingFor() == null || phoneProblem.getValue() == null ? now.waitingFor() : phoneProblem.getValue();
  }

  private void showMessage(Shown now) {
    Problem waiting = waitsFor(now);
    present(message, now.waits());
    if (!now.waits() || waiting == null) {
      message.getChildren().clear();
      return;
    }
    if (waiting.id().equals(shownWaiting) && !message.getChildren().isEmpty()) {
      return;
    }
    shownWaiting = waiting.id();
    boolean gone = isGone(waiting);
    String title = gone ? texts.get("ui.transfer.cable-out") : texts.what(waiting).replaceFirst("[.。]$", "");
    var ringSmall = Ring.waiting(22, 3);
    ringSmall.getStyleClass().add("warn");
    var words = growWidth(column(isShort(waiting, gone) ? 4 : 8, wrapped(title, "pk-title")));
    words.getChildren().addAll(advice(waiting, gone));
    words.setAlignment(Pos.CENTER_LEFT);
    var waits = row(12, ringSmall, whole(texts.get("ui.waiting-for", "name", phoneName)));
    var bar = row(24, TransferArt.of(waiting, gone, texts), words);
    if (isShort(waiting, gone)) {
      bar.getChildren().add(waits);
    } else if (asksForTrust(waiting)) {
      var again = Buttons.main(texts.get("ui.trust.again"), "arrow-repeat", actions::askForTrust);
      again.setId("ask-again");
      words.getChildren().add(row(20, again, waits));
    } else {
      words.getChildren().add(waits);
    }
    bar.getStyleClass().addAll("pk-message", "warning", "pk-cable-message");
    message.getChildren().setAll(bar);
    bar.notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
    String folder = runs.wishProperty().get() == null ? "" : runs.wishProperty().get().request().destination().toString();
    int complete = now.saved() + now.alreadyThere();
    safeCard.getChildren().setAll(label(texts.get("ui.transfer.safe"), "pk-heading"),
        new FactLine("check-circle", "ok", texts.get("ui.transfer.safe.complete", Map.of("count", complete, "folder", folder)), "").light(),
        new FactLine("hourglass-split", "muted", texts.get("ui.transfer.safe.partial"), "").light(),
        new FactLine("arrow-repeat", "muted", texts.get("ui.transfer.safe.close"), "").light());
  }

  /** What to do, and that the export needs no help afterwards. */
  private List<Node> advice(Problem waiting, boolean gone) {
    if (isShort(waiting, gone)) {
      return List.of(wrapped(texts.get(gone ? "ui.transfer.cable-out.text" : "ui.transfer.locked.text"), "pk-lead"));
    }
    var lines = new ArrayList<Node>(Advice.of(texts.toDo(waiting), texts, "pk-lead"));
    lines.add(wrapped(texts.get("ui.transfer.goes-on"), "pk-lead"));
    return lines;
  }

  private static boolean asksForTrust(Problem waiting) {
    return waiting.id() == ProblemId.PAIRING_STALE || waiting.id() == ProblemId.TRUST_REFUSED;
  }

  private static boolean isShort(Problem waiting, boolean gone) {
    return gone || waiting.id() == ProblemId.DEVICE_LOCKED;
  }

  private static boolean isGone(@Nullable Problem waiting) {
    return waiting != null && (waiting.id() == ProblemId.DEVICE_GONE || waiting.id() == ProblemId.CONNECTION_LOST);
  }

  private @Nullable ProblemId shownWaiting;

  private void showSaved(List<Item> items) {
    present(justSaved, !items.isEmpty() && !lowWindow && !model.waits());
    int room = Math.max(1, (int) ((thumbs.getWidth() + THUMB_GAP) / (THUMB + THUMB_GAP)));
    int count = Math.min(room, items.size());
    if (count != savedThumbs.size() || (count == room) != savedFill) {
      arrangeSaved(count, count == room);
    }
    for (int i = 0; i < count; i++) {
      savedThumbs.get(i).show(pictured(items.get(i)));
    }
  }

  /** Another phone that is looked at meanwhile would give its own pictures: its paths are alike. */
  private @Nullable Item pictured(@Nullable Item item) {
    ExportWish wish = runs.wishProperty().get();
    return wish == null || thumbnails.isOf(wish.device().udid()) ? item : null;
  }

  private void arrangeSaved(int count, boolean fill) {
    savedFill = fill;
    savedThumbs.clear();
    var line = new ArrayList<Node>();
    for (int i = 0; i < count; i++) {
      var thumb = new Thumb(thumbnails, THUMB);
      savedThumbs.add(thumb);
      if (i > 0) {
        line.add(gap(fill));
      }
      line.add(marked(thumb));
    }
    thumbs.getChildren().setAll(line);
  }

  /** Between two pictures; a full line ends where the cards above end. */
  private static Region gap(boolean stretches) {
    var gap = stretches ? (Region) spacer() : new Region();
    gap.setMinWidth(THUMB_GAP);
    return gap;
  }

  private static StackPane marked(Thumb thumb) {
    var mark = row(0, Icons.icon("check2", "badge", "saved"));
    mark.getStyleClass().add("pk-saved-mark");
    StackPane.setAlignment(mark, Pos.TOP_RIGHT);
    return new StackPane(thumb, mark);
  }

  @Override
  public Parent root() {
    return root;
  }

  /** What gets the focus first. */
  public Node first() {
    return pause;
  }

  /** What the page leaves to the shell. */
  public interface TransferActions {
    void askToCancel();

    /** Makes the phone ask its owner for Trust again. */
    void askForTrust();
  }
}
