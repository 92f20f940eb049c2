package org.photokura.ui.tour;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.photokura.core.Problem;
import org.photokura.core.ProblemId;
import org.photokura.library.Item;
import org.photokura.library.Item.OriginalState;
import org.photokura.transfer.Outcome;
import org.photokura.transfer.TransferSnapshot;
import org.photokura.transfer.TransferSnapshot.CurrentFile;
import org.photokura.transfer.TransferSnapshot.Limit;
import org.photokura.transfer.TransferSnapshot.Phase;
import org.photokura.ui.export.SpeedFeed;
import org.photokura.ui.fake.FakeExport;
import org.photokura.ui.model.Source;
import org.photokura.ui.shell.Page;

/** The running export: 412 photos that are not in iCloud, of which 275 were saved before. What is told of it is what its items come to. */
final class ProgressScenes {

  private static final int SAVED = 84;
  private static final int FAILED = 2;
  static final double RATE = 34e6;
  private static final long LONG = 200_000_000L;
  private static final double SLOW_RATE = 1.1e6;

  private ProgressScenes() {}

  static List<Scene> all() {
    return List.of(
        scene("preparing", ProgressScenes::begin),
        scene("running", ProgressScenes::running),
        scene("paused", visit -> {
          running(visit);
          stand(visit, Phase.PAUSED, null);
        }),
        scene("cable-out", visit -> {
          running(visit);
          visit.devices.attached = List.of();
          stand(visit, Phase.WAITING_FOR_DEVICE, Problem.of(ProblemId.DEVICE_GONE));
        }),
        scene("locked", visit -> {
          running(visit);
          visit.devices.trust = org.photokura.device.TrustState.LOCKED;
          stand(visit, Phase.WAITING_FOR_DEVICE, Problem.of(ProblemId.DEVICE_LOCKED));
        }),
        scene("usb-service-hangs", visit -> {
          running(visit);
          visit.devices.blocked = Problem.of(ProblemId.USBMUXD_HUNG);
          stand(visit, Phase.WAITING_FOR_DEVICE, Problem.of(ProblemId.DEVICE_GONE));
          visit.await("it is told", () -> visit.model().phoneProblemProperty().getValue() != null);
        }),
        scene("forgotten", visit -> {
          running(visit);
          visit.devices.trust = org.photokura.device.TrustState.STALE;
          stand(visit, Phase.WAITING_FOR_DEVICE, Problem.of(ProblemId.PAIRING_STALE));
          visit.await("it is told", () -> visit.model().phoneProblemProperty().getValue() != null);
        }),
        scene("slow", visit -> {
          visit.openWithPhone();
          var run = begin(visit, visit.album(visit.library.kyoto()), visit.library.kyoto().replaceFirst(".*/", ""));
          var course = new Course(visit, run, 41, 0);
          course.tell();
          run.snapshot = course.snapshot(Phase.COPYING, null, SLOW_RATE, Limit.PHONE);
          await(visit, Phase.COPYING);
          course.awaitCount(visit);
          visit.await("the words follow", () -> says(visit, visit.texts.formats().rate(SLOW_RATE)));
          visit.run(() -> {
            SpeedFeed.feedSlowly(visit.model().runs());
            visit.model().go(Page.LIBRARY);
            visit.model().go(Page.TRANSFER);
          });
        }),
        scene("finishing", visit -> {
          var run = running(visit);
          var course = new Course(visit, run, Integer.MAX_VALUE, FAILED);
          course.tellSaved();
          run.snapshot = course.snapshot(Phase.FINISHING, null, 0, Limit.UNKNOWN);
          await(visit, Phase.FINISHING);
          course.awaitCount(visit);
        }),
        scene("meanwhile", visit -> {
          running(visit);
          visit.run(() -> visit.model().showSource(Source.Smart.ALL));
        }),
        scene("cancel-question", visit -> {
          running(visit);
          visit.press("#cancel");
        }));
  }

  private static boolean says(Visit visit, String end) {
    return visit.window().stage().getScene().getRoot().lookupAll(".label").stream()
        .anyMatch(node -> node instanceof javafx.scene.control.Label label && label.getText() != null && label.getText().endsWith(end));
  }

  private static Scene scene(String name, Scene.Play play) {
    return new Scene("progress", name, play);
  }

  static List<Item> notInICloud(Visit visit) {
    return visit.fx(() -> visit.model().items().notInICloud());
  }

  /** Begins; the engine has told nothing yet. */
  static FakeExport begin(Visit visit) throws Exception {
    visit.openWithPhone();
    return begin(visit, notInICloud(visit), visit.texts.get("ui.source.not-in-icloud"));
  }

  private static FakeExport begin(Visit visit, List<Item> items, String title) throws Exception {
    visit.run(() -> visit.model().start(visit.model().sheetFor(items), title));
    visit.await("the run begins", () -> !visit.exports.isEmpty());
    return visit.exports.getFirst();
  }

  static FakeExport running(Visit visit) throws Exception {
    var run = begin(visit);
    var course = new Course(visit, run, SAVED, FAILED);
    course.tell();
    run.snapshot = course.snapshot(Phase.COPYING, null, RATE, Limit.CABLE);
    await(visit, Phase.COPYING);
    course.awaitCount(visit);
    visit.run(() -> {
      // The page draws its graph when it is made.
      SpeedFeed.feed(visit.model().runs());
      visit.model().go(Page.LIBRARY);
      visit.model().go(Page.TRANSFER);
    });
    return run;
  }

  private static void stand(Visit visit, Phase phase, Problem why) throws Exception {
    var run = visit.exports.getFirst();
    run.snapshot = new Course(visit, run, SAVED, FAILED).snapshot(phase, why, 0, Limit.UNKNOWN);
    await(visit, phase);
  }

  private static void await(Visit visit, Phase phase) throws Exception {
    visit.await("it shows", () -> visit.model().transfer().phaseProperty().getValue() == phase);
  }

  /** A run that got so far that this many new items are saved and failed; a long video is under way. */
  static final class Course {
    private final FakeExport run;
    private final List<Item> there = new ArrayList<>();
    private final List<Item> cloud = new ArrayList<>();
    private final List<Item> fresh = new ArrayList<>();
    private final List<Item> saved;
    private final int failed;
    private final @Nullable Item current;

    Course(Visit visit, FakeExport run, int saved, int failed) {
      this.run = run;
      this.failed = failed;
      run.request.items().forEach(item -> (visit.library.saved.contains(item.id()) ? there : item.original() == OriginalState.ICLOUD_ONLY ? cloud : fresh).add(item));
      boolean all = saved >= fresh.size() - failed;
      this.current = all ? null : fresh.stream().max(Comparator.comparingLong(Item::knownBytes)).orElseThrow();
      if (current != null) {
        fresh.remove(current);
      }
      // Half of what is long comes early, so that the bytes are about as far as the items are.
      var longOnes = fresh.stream().filter(item -> item.knownBytes() > LONG).toList();
      fresh.removeAll(longOnes);
      fresh.addAll(Math.min(FAILED, fresh.size()), longOnes.subList(0, longOnes.size() / 2));
      fresh.addAll(longOnes.subList(longOnes.size() / 2, longOnes.size()));
      this.saved = fresh.subList(failed, all ? fresh.size() : failed + saved);
    }

    /** How the first ones ended. */
    void tell() {
      fresh.subList(0, failed).forEach(item -> run.tell(new Outcome.Failed(item.id(), Problem.of(ProblemId.FILE_TIMEOUT), List.of())));
      tellSaved();
    }

    void tellSaved() {
      saved.forEach(item -> run.tell(new Outcome.Copied(item.id(), List.of(), List.of())));
    }

    /** The side panel counts now and then. */
    void awaitCount(Visit visit) throws Exception {
      long before = visit.library.items.stream().filter(item -> item.original() == OriginalState.ON_DEVICE && !visit.library.saved.contains(item.id())).count();
      visit.await("what is saved is counted", () -> visit.model().library().state().count(Source.Smart.NOT_EXPORTED).items() == before - saved.size());
    }

    TransferSnapshot snapshot(Phase phase, @Nullable Problem why, double rate, Limit limit) {
      long total = bytes(fresh) + (current == null ? 0 : current.knownBytes());
      long part = current == null ? 0 : current.knownBytes() * 64 / 100;
      long done = bytes(saved) + part;
      int ended = saved.size() + failed + there.size() + cloud.size();
      return new TransferSnapshot(phase, ended, run.request.items().size(), saved.size(), there.size(), failed, current == null ? total : done, total, rate, Math.max(rate, 1),
          rate > 0 ? Duration.ofSeconds((long) ((total - done) / rate)) : null, limit, why,
          current == null ? List.of() : List.of(new CurrentFile(current.id(), current.name(), part, current.knownBytes())), Duration.ofSeconds(85));
    }

    private static long bytes(List<Item> items) {
      return items.stream().mapToLong(Item::knownBytes).sum();
    }
  }
}
