package org.photokura.ui.troubleshoot;

import static org.photokura.ui.fx.Labels.column;
import static org.photokura.ui.fx.Labels.growWidth;
import static org.photokura.ui.fx.Labels.label;
import static org.photokura.ui.fx.Labels.row;
import static org.photokura.ui.fx.Labels.spacer;
import static org.photokura.ui.fx.Labels.wrapped;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.photokura.core.HostSystem;
import org.photokura.diagnose.Finding.Status;
import org.photokura.diagnose.connection.ConnectionFinding;
import org.photokura.text.Texts;
import org.photokura.ui.fx.Buttons;
import org.photokura.ui.fx.Clip;
import org.photokura.ui.fx.CommandLine;
import org.photokura.ui.fx.Icons;
import org.photokura.ui.fx.SheetHost;

/** "My iPhone does not appear": every part of the way to it, with what to do about the one that is broken. It looks again by itself. */
public final class ConnectionSheet {

  private static final double LIST_HEIGHT = 404;

  private final Texts texts;
  private final VBox list = new VBox();
  private List<ConnectionFinding> shown = List.of();

  private ConnectionSheet(Texts texts) {
    this.texts = texts;
  }

  /** Opens it; the model is started, and closed with it. */
  public static void open(SheetHost host, Texts texts, HostSystem system, ConnectionViewModel model) {
    var sheet = new ConnectionSheet(texts);
    sheet.list.getStyleClass().add("pk-checks");
    sheet.list.setId("connection-checks");
    var copy = Buttons.flat(texts.get("ui.troubleshoot.copy"), "clipboard", () -> Clip.copy(sheet.report()));
    var close = Buttons.main(texts.get("ui.close"), host::close);
    var scroll = new ScrollPane(sheet.list);
    scroll.setFitToWidth(true);
    scroll.setPrefViewportHeight(LIST_HEIGHT);
    scroll.getStyleClass().add("edge-to-edge");
    scroll.setFocusTraversable(false);
    var lead = wrapped(texts.get(system == HostSystem.LINUX ? "check.connection.lead" : "check.connection.lead-partly"), "pk-small", "muted");
    var content = column(12, label(texts.get("ui.connect.not-appearing"), "pk-title"), lead, scroll, row(8, copy, spacer(), close));
    content.getStyleClass().add("pk-question");
    content.setMaxSize(680, Region.USE_PREF_SIZE);
    var watching = model.findingsProperty().subscribe(sheet::show);
    model.start();
    host.open(content, close, () -> {
      watching.unsubscribe();
      model.close();
    });
  }

  private void show(List<ConnectionFinding> findings) {
    if (!findings.equals(shown)) {
      shown = findings;
      list.getChildren().setAll(findings.stream().map(this::line).toList());
    }
  }

  private Node line(ConnectionFinding finding) {
    var sign = new StackPane(switch (finding.status()) {
      case OK -> Icons.icon("check-circle", "ok", "s20");
      case PROBLEM -> Icons.icon("exclamation-circle-fill", "bad", "s20");
      case ASK -> Icons.icon("question-circle", "acc", "s20");
      case UNKNOWN -> Icons.icon("eye-slash", "muted", "s20");
    });
    sign.getStyleClass().add("pk-check-sign");
    sign.setMaxHeight(Region.USE_PREF_SIZE);
    var words = column(2, label(texts.get("check.connection." + finding.part().key() + ".title"), "strong"));
    for (String sentence : sentences(finding)) {
      int colon = sentence.lastIndexOf(": ");
      if (colon > 0 && (sentence.startsWith("sudo ", colon + 2) || sentence.startsWith("brew ", colon + 2))) {
        words.getChildren().addAll(wrapped(sentence.substring(0, colon + 1), "pk-small"), new CommandLine(sentence.substring(colon + 2), texts));
      } else {
        words.getChildren().add(wrapped(sentence, "pk-small", finding.status() == Status.PROBLEM ? "bad" : "muted"));
      }
    }
    var line = new HBox(12, sign, growWidth(words));
    line.setAlignment(Pos.TOP_LEFT);
    line.getStyleClass().addAll("pk-check", "pk-connection-line");
    line.setId("connection-" + finding.part().key());
    return line;
  }

  private List<String> sentences(ConnectionFinding finding) {
    var problem = finding.problem();
    return problem == null ? List.of(texts.get("check.connection." + finding.part().key() + "." + finding.advice()))
        : List.of(texts.what(problem), texts.toDo(problem));
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
