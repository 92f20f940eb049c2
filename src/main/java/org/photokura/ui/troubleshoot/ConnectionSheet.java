package org.photokura.ui.troubleshoot;

import static org.photokura.ui.fx.Labels.column;
import static org.photokura.ui.fx.Labels.growWidth;
import static org.photokura.ui.fx.Labels.label;
import static org.photokura.ui.fx.Labels.row;
import static org.photokura.ui.fx.Labels.spacer;
import static org.photokura.ui.fx.Labels.wrapped;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.beans.binding.Bindings;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.photokura.core.HostSystem;
import org.photokura.diagnose.Finding.Status;
import org.photokura.diagnose.connection.ConnectionFinding;
import org.photokura.text.Texts;
import org.photokura.ui.fx.Advice;
import org.photokura.ui.fx.Buttons;
import org.photokura.ui.fx.Clip;
import org.photokura.ui.fx.CommandLine;
import org.photokura.ui.fx.Icons;
import org.photokura.ui.fx.Ring;
import org.photokura.ui.fx.SheetHost;

/** "My iPhone does not appear": every part of the way to it, with what to do about the one that is broken. It looks again by itself. */
public final class ConnectionSheet {

  /** What stands around the list, with the sheet's distance from the window's edges. */
  private static final double AROUND = 230;

  /** What the list is at least given, so that a line of it can be read. */
  private static final double LEAST_HEIGHT = 160;

  private static final Insets ROUND_COMMAND = new Insets(4, 0, 2, 0);

  /** What is known in a moment, without anybody doing anything. */
  private static final Set<String> UNDER_WAY = Set.of("looking", "asked");

  private final Texts texts;
  private final Label lead = wrapped("", "pk-small", "muted");
  private final VBox list = new VBox();
  private final DoubleProperty tallest = new SimpleDoubleProperty();
  private List<ConnectionFinding> shown = List.of();

  private ConnectionSheet(Texts texts) {
    this.texts = texts;
  }

  /** Opens it; the model is started, and closed with it. */
  public static void open(SheetHost host, Texts texts, ConnectionViewModel model) {
    var sheet = new ConnectionSheet(texts);
    sheet.list.getStyleClass().add("pk-checks");
    sheet.list.setId("connection-checks");
    sheet.lead.setText(sheet.usualLead());
    var looking = row(12, Ring.waiting(20, 2.5), label(texts.get("ui.connect.looking"), "muted"));
    looking.getStyleClass().add("pk-connection-line");
    sheet.list.getChildren().setAll(looking);
    var copy = Buttons.flat(texts.get("ui.troubleshoot.copy"), "clipboard", () -> Clip.copy(sheet.report()));
    var close = Buttons.main(texts.get("ui.close"), host::close);
    // The pane paints over what it holds, so the list keeps its ground in a box of its own.
    var scroll = new ScrollPane(new StackPane(sheet.list));
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("edge-to-edge");
    scroll.setFocusTraversable(false);
    scroll.setMinHeight(Region.USE_PREF_SIZE);
    sheet.list.heightProperty().subscribe(height -> sheet.tallest.set(Math.max(sheet.tallest.get(), height.doubleValue()))); // It does not jump when a line gets shorter.
    scroll.prefViewportHeightProperty().bind(Bindings.min(sheet.tallest, Bindings.max(LEAST_HEIGHT, host.heightProperty().subtract(AROUND))));
    var content = column(12, label(texts.get("ui.connect.not-appearing"), "pk-title"), sheet.lead, scroll, row(8, copy, spacer(), close));
    content.getStyleClass().add("pk-question");
    content.setMaxSize(680, Region.USE_PREF_SIZE);
    var watching = model.findingsProperty().subscribe(sheet::show);
    model.start();
    host.open(content, close, () -> {
      watching.unsubscribe();
      model.close();
    });
  }

  private String usualLead() {
    return texts.get(texts.system() == HostSystem.LINUX ? "check.connection.lead" : "check.connection.lead-partly");
  }

  private void show(List<ConnectionFinding> findings) {
    if (!findings.equals(shown)) {
      shown = findings;
      boolean well = !findings.isEmpty() && findings.stream().allMatch(finding -> finding.status() == Status.OK);
      lead.setText(well ? texts.get("check.connection.lead-well") : usualLead());
      list.getChildren().setAll(findings.stream().map(this::line).toList());
      if (!findings.isEmpty()) {
        list.getChildren().getLast().pseudoClassStateChanged(CheckPane.LAST, true);
      }
    }
  }

  private Node line(ConnectionFinding finding) {
    var sign = new StackPane(switch (finding.status()) {
      case OK -> Icons.icon("check-circle", "ok", "s20");
      case PROBLEM -> Icons.icon("exclamation-circle-fill", "bad", "s20");
      case ASK -> Icons.icon("question-circle", "acc", "s20");
      case UNKNOWN -> UNDER_WAY.contains(finding.advice()) ? Ring.waiting(20, 2.5) : Icons.icon("dash-circle", "muted", "s20");
    });
    sign.getStyleClass().add("pk-check-sign");
    sign.setMaxHeight(Region.USE_PREF_SIZE);
    var words = column(2, label(texts.get("check.connection." + finding.part().key() + ".title"), "strong"));
    boolean wrong = finding.status() == Status.PROBLEM;
    for (String sentence : wrong ? apart(sentences(finding)) : sentences(finding)) {
      boolean first = words.getChildren().size() == 1;
      words.getChildren().addAll(Advice.of(sentence, texts, "pk-small", wrong && first ? "bad" : "muted"));
    }
    words.getChildren().stream().filter(CommandLine.class::isInstance).forEach(command -> VBox.setMargin(command, ROUND_COMMAND));
    var line = new HBox(12, sign, growWidth(words));
    line.setAlignment(Pos.TOP_LEFT);
    line.getStyleClass().addAll("pk-check", "pk-connection-line");
    line.setId("connection-" + finding.part().key());
    return line;
  }

  /** What is wrong stands in a line of its own, before what to do. */
  private static List<String> apart(List<String> sentences) {
    if (sentences.size() > 1) {
      return sentences;
    }
    String first = TroubleWords.firstSentence(sentences.getFirst());
    String rest = sentences.getFirst().substring(first.length()).strip();
    return rest.isEmpty() ? List.of(first) : List.of(first, rest);
  }

  private List<String> sentences(ConnectionFinding finding) {
    var problem = finding.problem();
    if (problem != null) {
      return List.of(texts.what(problem), texts.toDo(problem));
    }
    String key = "check.connection." + finding.part().key() + "." + finding.advice();
    String here = key + "." + texts.system().key();
    return texts.has(here) ? List.of(texts.get(key), texts.get(here)) : List.of(texts.get(key));
  }

  /** The same as text. It names no phone. */
  private String report() {
    var lines = new ArrayList<String>();
    lines.add(texts.get("ui.connect.not-appearing"));
    for (var finding : shown) {
      lines.add("[" + texts.get("check.status." + finding.status().key()) + "] " + texts.get("check.connection." + finding.part().key() + ".title"));
      sentences(finding).forEach(sentence -> lines.add("  " + sentence));
      if (finding.source() != null) {
        lines.add("  - " + finding.source());
      }
    }
    return String.join("\n", lines) + "\n";
  }
}
