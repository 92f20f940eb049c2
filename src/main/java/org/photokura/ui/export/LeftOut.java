package org.photokura.ui.export;

import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.photokura.core.Problem;
import org.photokura.core.ProblemId;
import org.photokura.library.FileRole;
import org.photokura.library.Item;
import org.photokura.library.ItemFile;
import org.photokura.transfer.ExportOptions;
import org.photokura.transfer.ExportReport;
import org.photokura.transfer.Outcome;

/** What the saved items of a run have beyond what was saved of them: they are not called safe then. */
public final class LeftOut {

  private static final Set<ProblemId> NOT_ON_PHONE =
      EnumSet.of(ProblemId.EDIT_NOT_ON_PHONE, ProblemId.LIVE_VIDEO_NOT_ON_PHONE, ProblemId.RAW_NOT_ON_PHONE);

  private LeftOut() {}

  /** What may be left out of an item by choice. */
  enum Part {
    LIVE_VIDEOS,
    EDITED,
    BURST_FRAMES;

    /** As in bundle keys. */
    String key() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** Whether something of the saved items is not saved, by choice or because the phone does not hold it. */
  public static boolean isSomething(ExportReport report, ExportWish wish) {
    return notOnPhone(report) || !byChoice(report, wish).isEmpty();
  }

  /** Whether something of the saved items exists, but not on the phone. */
  static boolean notOnPhone(ExportReport report) {
    return report.outcomes().stream().flatMap(outcome -> notes(outcome).stream()).anyMatch(note -> NOT_ON_PHONE.contains(note.id()));
  }

  /** What was not wanted of the saved items, and no earlier run saved. */
  static Set<Part> byChoice(ExportReport report, ExportWish wish) {
    var options = wish.request().options();
    if (options.edited() && options.liveVideos() && options.allBurstFrames()) {
      return Set.of();
    }
    Map<String, Item> items = HashMap.newHashMap(wish.items().size());
    wish.items().forEach(item -> items.put(item.id(), item));
    var found = EnumSet.noneOf(Part.class);
    for (Outcome outcome : report.outcomes()) {
      Item item = items.get(outcome.itemId());
      if (item != null && isSaved(outcome)) {
        add(found, item, outcome, options);
      }
    }
    return Collections.unmodifiableSet(found);
  }

  private static void add(Set<Part> found, Item item, Outcome outcome, ExportOptions options) {
    for (ItemFile file : item.files()) {
      Part part = partOf(file.role(), options);
      if (part != null && outcome.files().stream().noneMatch(f -> file.path().equals(f.path()))) {
        found.add(part);
      }
    }
  }

  private static boolean isSaved(Outcome outcome) {
    return outcome instanceof Outcome.Copied || outcome instanceof Outcome.AlreadyThere;
  }

  private static List<Problem> notes(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Copied copied -> copied.notes();
      case Outcome.AlreadyThere there -> there.notes();
      case Outcome.OnlyInICloud _, Outcome.Skipped _, Outcome.Failed _ -> List.of();
    };
  }

  /** As which part a file was not wanted; null if it was. */
  private static @Nullable Part partOf(FileRole role, ExportOptions options) {
    return switch (role) {
      case LIVE_VIDEO -> options.liveVideos() ? null : Part.LIVE_VIDEOS;
      case EDITED -> options.edited() ? null : Part.EDITED;
      case EDITED_LIVE_VIDEO -> !options.edited() ? Part.EDITED : options.liveVideos() ? null : Part.LIVE_VIDEOS;
      case BURST_FRAME -> options.allBurstFrames() ? null : Part.BURST_FRAMES;
      case ORIGINAL, RAW, SIDECAR -> null;
    };
  }
}
