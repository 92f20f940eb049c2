package org.photokura.ui.export;

import static org.photokura.ui.fx.Labels.column;
import static org.photokura.ui.fx.Labels.label;
import static org.photokura.ui.fx.Labels.row;
import static org.photokura.ui.fx.Labels.spacer;
import static org.photokura.ui.fx.Labels.wrapped;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.photokura.text.Texts;
import org.photokura.ui.export.ExportSheetViewModel.Counted;
import org.photokura.ui.fx.FactLine;
import org.photokura.ui.fx.Icons;
import org.photokura.ui.fx.Labels;
import org.photokura.ui.fx.Ring;
import org.photokura.ui.fx.SegmentedBar;
import org.photokura.ui.fx.SegmentedBar.Segment;
import org.photokura.ui.fx.View;

/** What the export will do: bytes and room, time, and three numbers that add up to what was selected. */
final class PreflightPane extends View {

  private static final double WIDTH = 304;

  private final ExportSheetViewModel model;
  private final Texts texts;
  private final ExportSheet.ExportSheetActions actions;
  private final VBox root = new VBox(16);

  PreflightPane(ExportSheetViewModel model, Texts texts, ExportSheet.ExportSheetActions actions) {
    this.model = model;
    this.texts = texts;
    this.actions = actions;
    root.getStyleClass().add("pk-preflight");
    root.setMinWidth(WIDTH);
    root.setPrefWidth(WIDTH);
    root.setMaxWidth(WIDTH);
    follow(model.countedProperty(), this::show);
  }

  private void show(@Nullable Counted counted) {
    if (counted == null) {
      if (root.getChildren().isEmpty()) {
        root.getChildren().setAll(row(10, Ring.waiting(20, 3), label(texts.get("ui.export.counting"), "muted")));
      }
      return;
    }
    root.getChildren().setAll(bytes(counted));
    if (counted.room() != null) {
      root.getChildren().add(room(counted));
    }
    var facts = facts(counted);
    if (!facts.isEmpty()) {
      var line = Labels.hair();
      line.getStyleClass().add("strong-line");
      root.getChildren().add(line);
      root.getChildren().addAll(facts);
    }
    if (counted.preflight().isMixed() && !counted.isUnknown()) {
      root.getChildren().addAll(spacer(), sum(counted.preflight()));
    }
  }

  private VBox bytes(Counted counted) {
    var preflight = counted.preflight();
    if (preflight.toCopy().isEmpty() && !preflight.alreadyThere().isEmpty()) {
      return column(4, Icons.icon("check2-all", "ok", "s28"),
          wrapped(model.makesMore() ? texts.get("ui.export.all-there.copies") : allThere(preflight), "pk-heading"));
    }
    String size = texts.formats().size(preflight.bytes());
    if (counted.isUnknown()) {
      return column(4, label(preflight.someSizesUnknown() ? "–" : texts.get("ui.at-most", "size", size), "pk-display"),
          wrapped(texts.get("ui.export.folder-unknown"), "pk-small", "muted"));
    }
    String items = texts.get("ui.items", "count", preflight.toCopy().size());
    String files = texts.get("ui.files", "count", preflight.files());
    return column(0, label(preflight.someSizesUnknown() ? texts.get("ui.at-least", "size", size) : size, "pk-display"),
        label(texts.get("ui.export.to-copy", Map.of("items", items, "files", files)), "pk-small", "muted"));
  }

  /** What is only in iCloud is not there. */
  private String allThere(Preflight preflight) {
    int there = preflight.alreadyThere().size();
    int selected = there + preflight.onlyInICloud().size();
    return selected == there ? texts.get("ui.export.all-there", "count", there) : texts.get("ui.export.all-there.of", Map.of("count", there, "selected", selected));
  }

  private VBox room(Counted counted) {
    var room = java.util.Objects.requireNonNull(counted.room());
    var bar = new SegmentedBar(8);
    double total = Math.max(1, room.totalBytes());
    double used = (total - room.freeBytes()) / total;
    bar.show(List.of(new Segment("other", used), new Segment(counted.fits() ? "accent" : "danger", counted.preflight().bytes() / total)));
    String free = texts.get("ui.free", "size", texts.formats().size(room.freeBytes()));
    bar.setAccessibleText(room.drive() + ", " + free);
    Label freeLabel = Labels.whole(free, "pk-caption", counted.fits() ? "muted" : "bad");
    var box = column(6, bar, row(8, label(room.drive(), "pk-caption", "muted"), spacer(), freeLabel));
    if (!counted.fits()) {
      long missing = counted.preflight().bytes() - room.freeBytes();
      box.getChildren().add(wrapped(texts.get("ui.export.no-room", "size", texts.formats().size(missing)), "pk-caption", "bad"));
    }
    return box;
  }

  private List<Node> facts(Counted counted) {
    var facts = new ArrayList<Node>();
    var preflight = counted.preflight();
    Duration needed = model.timeNeeded();
    Double rate = model.bytesPerSecond();
    if (!preflight.toCopy().isEmpty() && !counted.isUnknown()) {
      facts.add(needed == null || rate == null
          ? new FactLine("clock", "muted", texts.get("ui.export.time-unknown"), texts.get("ui.export.time-unknown.why"))
          : new FactLine("clock", "muted", texts.formats().timeNeeded(needed),
              texts.get("ui.export.at-rate", "rate", texts.formats().rate(rate))));
    }
    if (!preflight.alreadyThere().isEmpty() && !preflight.toCopy().isEmpty()) {
      facts.add(new FactLine("check-circle", "ok", texts.get("ui.export.already-there", "count", preflight.alreadyThere().size()),
          texts.get("ui.export.already-there.why")));
    }
    if (!preflight.onlyInICloud().isEmpty()) {
      facts.add(new FactLine("cloud", "muted", texts.get("ui.export.only-in-icloud", "count", preflight.onlyInICloud().size()),
          texts.get("ui.export.only-in-icloud.why")).withLink(texts.get("ui.what-to-do"), actions::showOnlyInICloud));
    }
    return facts;
  }

  private Label sum(Preflight preflight) {
    var formats = texts.formats();
    var values = Map.of("copy", formats.count(preflight.toCopy().size()), "there", formats.count(preflight.alreadyThere().size()),
        "cloud", formats.count(preflight.onlyInICloud().size()), "sum", formats.count(preflight.selected()));
    return wrapped(texts.get("ui.export.sum", values), "pk-caption", "muted");
  }

  @Override
  public Parent root() {
    return root;
  }
}
