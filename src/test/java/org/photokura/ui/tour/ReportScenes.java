package org.photokura.ui.tour;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.photokura.core.Problem;
import org.photokura.core.ProblemId;
import org.photokura.library.Item;
import org.photokura.library.Item.OriginalState;
import org.photokura.transfer.ExportReport;
import org.photokura.transfer.Outcome;
import org.photokura.transfer.Outcome.SavedFile;
import org.photokura.ui.shell.Page;

/** What an export did. */
final class ReportScenes {

  private static final OffsetDateTime END = OffsetDateTime.of(2026, 11, 4, 20, 9, 0, 0, ZoneOffset.ofHours(9));

  private ReportScenes() {}

  static List<Scene> all() {
    return List.of(
        scene("complete", visit -> finish(visit, ProgressScenes.notInICloud(visit), null, outcomes(visit, _ -> null))),
        scene("from-the-checks", visit -> {
          visit.run(() -> visit.model().go(Page.TROUBLESHOOT));
          visit.await("the checks show", () -> visit.model().page() == Page.TROUBLESHOOT);
          finish(visit, ProgressScenes.notInICloud(visit), null, outcomes(visit, _ -> null));
        }),
        scene("phone-gone", visit -> finish(visit, visit.album(visit.library.kyoto()), Problem.of(ProblemId.DEVICE_GONE),
            outcomes(visit, fresh -> fresh >= 64 ? Problem.of(ProblemId.DEVICE_GONE) : null))),
        scene("details", visit -> finish(visit, visit.album(visit.library.kyoto()), null, outcomes(visit, fresh -> switch (fresh) {
          case 2 -> Problem.of(ProblemId.WRITE_FAILED, "the tour");
          case 5 -> Problem.of(ProblemId.VERIFY_MISMATCH, "the tour");
          case 8 -> Problem.of(ProblemId.FILE_TOO_LARGE_FOR_DESTINATION, "the tour");
          case 31 -> Problem.of(ProblemId.FILE_VANISHED, "the tour");
          default -> null;
        }))),
        scene("failures", visit -> finish(visit, visit.album(visit.library.kyoto()), null, outcomes(visit, fresh -> switch (fresh) {
          case 5 -> Problem.of(ProblemId.FILE_TIMEOUT);
          case 31 -> Problem.of(ProblemId.FILE_UNREADABLE);
          default -> null;
        }))),
        scene("left-out", visit -> {
          visit.run(() -> visit.model().settings().update(s -> s.withChoices(s.choices().withBelongings(false))));
          finish(visit, visit.library.items.subList(0, 12), null, item -> new Outcome.Copied(item.id(), saved(item).subList(0, 1), List.of()));
        }),
        scene("only-in-icloud", visit -> finish(visit, visit.album(visit.library.kyoto()), null, outcomes(visit, _ -> null))),
        scene("stopped", visit -> finish(visit, visit.album(visit.library.kyoto()), Problem.of(ProblemId.CANCELLED),
            outcomes(visit, fresh -> fresh >= 41 ? Problem.of(ProblemId.CANCELLED) : null))),
        scene("disk-full", visit -> {
          var items = visit.album(visit.library.kyoto());
          var full = full(items.stream().filter(item -> !visit.library.saved.contains(item.id()) && item.original() != OriginalState.ICLOUD_ONLY).skip(96)
              .mapToLong(Item::knownBytes).sum());
          finish(visit, items, full, outcomes(visit, fresh -> fresh >= 96 ? full : null));
        }),
        scene("nothing", visit -> {
          var items = visit.library.items.subList(0, 12);
          finish(visit, items, Problem.of(ProblemId.DESTINATION_GONE), outcomes(visit, _ -> Problem.of(ProblemId.DESTINATION_GONE)));
        }));
  }

  private static Problem full(long missingBytes) {
    return Problem.of(ProblemId.DESTINATION_FULL).with("missingBytes", missingBytes);
  }

  private static Scene scene(String name, Scene.Play play) {
    return new Scene("report", name, visit -> {
      visit.openWithPhone();
      play.in(visit);
    });
  }

  /** How one item ended. */
  @FunctionalInterface
  private interface End {
    Outcome of(Item item);
  }

  /** As the library says; {@code why} tells of the n-th new item why it is not saved, null if it is. */
  private static End outcomes(Visit visit, IntFunction<Problem> why) {
    var fresh = new int[1];
    return item -> {
      if (item.original() == OriginalState.ICLOUD_ONLY) {
        return new Outcome.OnlyInICloud(item.id());
      }
      if (visit.library.saved.contains(item.id())) {
        return new Outcome.AlreadyThere(item.id(), saved(item));
      }
      var reason = why.apply(fresh[0]++);
      return reason == null ? new Outcome.Copied(item.id(), saved(item), List.of())
          : reason.id() == ProblemId.CANCELLED ? new Outcome.Skipped(item.id(), reason)
          : new Outcome.Failed(item.id(), reason, List.of());
    };
  }

  private static List<SavedFile> saved(Item item) {
    var taken = item.created();
    String folder = taken == null ? "" : "%04d/%02d/".formatted(taken.getYear(), taken.getMonthValue());
    var original = item.files().getFirst();
    return item.files().stream()
        .map(file -> new SavedFile(file.role().name(), file.path(), folder + (file == original ? item.name() : file.fileName()), file.sizeBytes(), "00")).toList();
  }

  private static void finish(Visit visit, List<Item> items, Problem stoppedBy, End end) throws Exception {
    var outcomes = new ArrayList<Outcome>();
    items.forEach(item -> outcomes.add(end.of(item)));
    visit.run(() -> visit.model().start(visit.model().sheetFor(items), visit.texts.get("ui.source.all")));
    visit.await("the run begins", () -> !visit.exports.isEmpty());
    var run = visit.exports.getFirst();
    long bytes = outcomes.stream().filter(Outcome.Copied.class::isInstance).flatMap(outcome -> outcome.files().stream()).mapToLong(SavedFile::sizeBytes).sum();
    long seconds = bytes == 0 ? 2 : (long) (bytes / ProgressScenes.RATE);
    if (stoppedBy != null && stoppedBy.id() == ProblemId.DEVICE_GONE) {
      visit.devices.attached = List.of();
    }
    run.report = new ExportReport("run-1", visit.devices.facts.name(), Visit.PHONE.udid().value(), Visit.DESTINATION, END.minusSeconds(seconds), END, bytes, outcomes, stoppedBy);
    run.finish.countDown();
    visit.await("the report shows", () -> visit.model().page() == Page.REPORT && visit.model().runs().reportProperty().get() != null);
  }
}
