package org.photokura.ui.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import org.photokura.library.Item;
import org.photokura.transfer.ExportReport;
import org.photokura.transfer.ExportReport.Counts;
import org.photokura.transfer.Outcome;

/** What an export did, item by item. */
public final class ReportViewModel {

  private final ExportReport report;
  private final ExportWish wish;
  private final List<Row> rows;
  private final ObjectProperty<Chip> chip = new SimpleObjectProperty<>();
  private final StringProperty search = new SimpleStringProperty("");
  private final ReadOnlyObjectWrapper<List<Row>> shown = new ReadOnlyObjectWrapper<>(List.of());

  /** An item and how it ended. */
  record Row(@Nullable Item item, Outcome outcome) {
    String name() {
      return item == null ? outcome.itemId() : item.name();
    }
  }

  /** What the list can show. */
  public enum Chip {
    ATTENTION,
    SAVED,
    ALREADY_THERE,
    ONLY_IN_ICLOUD,
    SKIPPED,
    FAILED;

    /** As in bundle keys. */
    public String key() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    boolean holds(Outcome outcome) {
      return switch (outcome) {
        case Outcome.Copied copied -> this == SAVED || this == ATTENTION && !copied.notes().isEmpty();
        case Outcome.AlreadyThere _ -> this == ALREADY_THERE;
        case Outcome.OnlyInICloud _ -> this == ONLY_IN_ICLOUD || this == ATTENTION;
        case Outcome.Skipped _ -> this == SKIPPED || this == ATTENTION;
        case Outcome.Failed _ -> this == FAILED || this == ATTENTION;
      };
    }
  }

  /** How it went as a whole. */
  public enum Verdict {
    /** Every item is safe. */
    COMPLETE,
    /** Something needs attention. */
    PARTLY,
    /** Nothing was saved. */
    NOTHING
  }

  public ReportViewModel(ExportReport report, ExportWish wish) {
    this.report = report;
    this.wish = wish;
    var items = new java.util.HashMap<String, Item>();
    wish.items().forEach(item -> items.put(item.id(), item));
    this.rows = report.outcomes().stream().map(o -> new Row(items.get(o.itemId()), o)).toList();
    chip.subscribe((_, _) -> refresh());
    search.subscribe((_, _) -> refresh());
    chip.set(chips().isEmpty() ? Chip.SAVED : chips().getFirst());
  }

  public ExportReport report() {
    return report;
  }

  public ExportWish wish() {
    return wish;
  }

  public Counts counts() {
    return report.counts();
  }

  /** How it went. */
  public Verdict verdict() {
    Counts counts = counts();
    int safe = counts.copied() + counts.alreadyThere();
    if (safe == counts.selected() && report.stoppedBy() == null) {
      return Verdict.COMPLETE;
    }
    return safe == 0 ? Verdict.NOTHING : Verdict.PARTLY;
  }

  /** The chips that hold something, "needs attention" first. */
  public List<Chip> chips() {
    var chips = new ArrayList<Chip>();
    for (Chip each : Chip.values()) {
      if (count(each) > 0) {
        chips.add(each);
      }
    }
    return chips;
  }

  /** How many items a chip holds. */
  public long count(Chip which) {
    return rows.stream().filter(r -> which.holds(r.outcome())).count();
  }

  public ObjectProperty<Chip> chipProperty() {
    return chip;
  }

  public StringProperty searchProperty() {
    return search;
  }

  ReadOnlyObjectProperty<List<Row>> shownProperty() {
    return shown.getReadOnlyProperty();
  }

  /** The items worth another try: failed, or left out because the run stopped. */
  public List<Item> again() {
    return rows.stream()
        .filter(r -> r.outcome() instanceof Outcome.Failed || r.outcome() instanceof Outcome.Skipped)
        .map(Row::item)
        .filter(java.util.Objects::nonNull)
        .toList();
  }

  private void refresh() {
    Chip which = chip.get();
    if (which == null) {
      return;
    }
    String words = search.get().strip().toLowerCase(Locale.ROOT);
    shown.set(rows.stream()
        .filter(r -> which.holds(r.outcome()))
        .filter(r -> words.isEmpty() || r.name().toLowerCase(Locale.ROOT).contains(words))
        .sorted(java.util.Comparator.comparingInt(r -> r.outcome() instanceof Outcome.Failed ? 0 : 1))
        .toList());
  }
}
