package org.photokura.ui.export;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import org.photokura.core.Problem;
import org.photokura.core.ProblemId;
import org.photokura.library.Item;
import org.photokura.transfer.ExportReport;
import org.photokura.transfer.ExportReport.Counts;
import org.photokura.transfer.Outcome;

/** What an export did, item by item. */
public final class ReportViewModel {

  /** What another folder, or more room in this one, helps against. */
  private static final Set<ProblemId> OF_THE_FOLDER =
      EnumSet.of(ProblemId.DESTINATION_FULL, ProblemId.DESTINATION_GONE, ProblemId.DESTINATION_MISSING, ProblemId.DESTINATION_READ_ONLY);

  /** What comes out the same however often it is tried. */
  private static final Set<ProblemId> IN_VAIN =
      EnumSet.of(ProblemId.FILE_VANISHED, ProblemId.FILE_IS_DIRECTORY, ProblemId.NAMES_UNUSABLE, ProblemId.ONLY_IN_ICLOUD, ProblemId.FILE_TOO_LARGE_FOR_DESTINATION);

  private final ExportReport report;
  private final ExportWish wish;
  private final List<Row> rows;
  private final Set<LeftOut.Part> leftOut;
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
        case Outcome.AlreadyThere there -> this == ALREADY_THERE || this == ATTENTION && !there.notes().isEmpty();
        case Outcome.OnlyInICloud _ -> this == ONLY_IN_ICLOUD || this == ATTENTION;
        case Outcome.Skipped _ -> this == SKIPPED || this == ATTENTION;
        case Outcome.Failed _ -> this == FAILED || this == ATTENTION;
      };
    }
  }

  /** What a row offers to do about its item: never what cannot help. */
  enum Way {
    /** The saved file, in the system's file manager. */
    SHOW_FILE,
    /** The item, in the library. */
    SHOW_ITEM,
    /** The same once more, into the same folder. */
    AGAIN,
    /** Into another folder: this one's drive cannot hold it. */
    ELSEWHERE,
    NOTHING
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
    this.leftOut = LeftOut.byChoice(report, wish);
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

  /** The items worth another try: failed in a way that may pass, or left out because the run stopped. */
  public List<Item> again() {
    return items(reason -> !IN_VAIN.contains(reason.id()));
  }

  /** The items that only another drive can hold. */
  public List<Item> elsewhere() {
    return items(reason -> reason.id() == ProblemId.FILE_TOO_LARGE_FOR_DESTINATION);
  }

  private List<Item> items(Predicate<Problem> unsavedBecause) {
    return rows.stream()
        .filter(r -> unsaved(r.outcome()).filter(unsavedBecause).isPresent())
        .map(Row::item)
        .filter(Objects::nonNull)
        .toList();
  }

  /** Why an item that the phone holds is not saved. */
  private static Optional<Problem> unsaved(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Failed failed -> Optional.of(failed.reason());
      case Outcome.Skipped skipped -> Optional.of(skipped.reason());
      case Outcome.Copied _, Outcome.AlreadyThere _, Outcome.OnlyInICloud _ -> Optional.empty();
    };
  }

  /** Whether the run ended because of its folder: before the next one it is asked which, and what room there is. */
  public boolean asksForFolder() {
    Problem stopped = report.stoppedBy();
    return stopped != null && OF_THE_FOLDER.contains(stopped.id());
  }

  /** Whether that is what ended the whole run. */
  boolean isWhatStopped(Problem reason) {
    Problem stopped = report.stoppedBy();
    return stopped != null && stopped.id() == reason.id();
  }

  /** What a row offers. What ended the whole run is mended once, above the list, and not item by item. */
  Way wayOf(Row row) {
    if (row.outcome() instanceof Outcome.Copied || row.outcome() instanceof Outcome.AlreadyThere) {
      return row.outcome().files().isEmpty() ? Way.NOTHING : Way.SHOW_FILE;
    }
    if (row.item() == null) {
      return Way.NOTHING;
    }
    return unsaved(row.outcome()).map(reason -> {
      if (reason.id() == ProblemId.FILE_TOO_LARGE_FOR_DESTINATION) {
        return Way.ELSEWHERE;
      }
      boolean inVain = IN_VAIN.contains(reason.id()) || isWhatStopped(reason) && reason.id() != ProblemId.CANCELLED;
      return inVain ? Way.SHOW_ITEM : Way.AGAIN;
    }).orElse(Way.SHOW_ITEM);
  }

  /** What the saved items have beyond what was saved of them, because it was not wanted. */
  Set<LeftOut.Part> leftOut() {
    return leftOut;
  }

  /** Whether the saved items are saved with all that belongs to them: else they are not called safe. */
  public boolean isWhole() {
    return leftOut.isEmpty() && !LeftOut.notOnPhone(report);
  }

  /** Whether the list of what is saved could be written: without it size and checksum are not recorded. */
  boolean isRecorded() {
    return report.notices().isEmpty();
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
