package org.photokura.ui.tour;

import java.time.Duration;
import java.util.List;
import org.photokura.core.Problem;
import org.photokura.core.ProblemId;
import org.photokura.library.Item;
import org.photokura.transfer.Outcome;
import org.photokura.transfer.TransferSnapshot;
import org.photokura.transfer.TransferSnapshot.CurrentFile;
import org.photokura.transfer.TransferSnapshot.Limit;
import org.photokura.transfer.TransferSnapshot.Phase;
import org.photokura.ui.export.SpeedFeed;
import org.photokura.ui.fake.FakeExport;
import org.photokura.ui.shell.Page;

/** The running export: 412 photos that are not in iCloud, of which 275 were saved before. */
final class ProgressScenes {

  private static final long DONE = 2_900_000_000L;
  private static final long TOTAL = 4_800_000_000L;
  private static final double RATE = 34e6;

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
          var run = running(visit);
          // The time left changes every two seconds at most.
          long since = System.nanoTime();
          visit.await("the time left may change", () -> System.nanoTime() - since > 2_100_000_000L);
          var items = run.request.items();
          run.snapshot = new TransferSnapshot(Phase.COPYING, 322, items.size(), 41, 275, 0, 700_000_000L, TOTAL, 1.1e6, 1.2e6, Duration.ofMinutes(62), Limit.UNKNOWN, null,
              List.of(new CurrentFile(items.get(50).id(), items.get(50).name(), 1_300_000, 3_100_000)), Duration.ofMinutes(10));
          visit.await("the words follow", () -> says(visit, visit.texts.formats().rate(1.1e6)));
          visit.run(() -> {
            SpeedFeed.feedSlowly(visit.model().runs());
            visit.model().go(Page.LIBRARY);
            visit.model().go(Page.TRANSFER);
          });
        }),
        scene("finishing", visit -> {
          running(visit);
          stand(visit, Phase.FINISHING, null);
        }),
        scene("meanwhile", visit -> {
          running(visit);
          visit.run(() -> visit.model().showSource(org.photokura.ui.model.Source.Smart.ALL));
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
    var items = notInICloud(visit);
    visit.run(() -> visit.model().start(visit.model().sheetFor(items), visit.texts.get("ui.source.not-in-icloud")));
    visit.await("the run begins", () -> !visit.exports.isEmpty());
    return visit.exports.getFirst();
  }

  static FakeExport running(Visit visit) throws Exception {
    var run = begin(visit);
    run.snapshot = snapshot(run, Phase.COPYING, null);
    run.request.items().stream().filter(item -> !visit.library.saved.contains(item.id())).limit(24)
        .forEach(item -> run.tell(new Outcome.Copied(item.id(), List.of(), List.of())));
    await(visit, Phase.COPYING);
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
    run.snapshot = snapshot(run, phase, why);
    await(visit, phase);
  }

  private static void await(Visit visit, Phase phase) throws Exception {
    visit.await("it shows", () -> visit.model().transfer().phaseProperty().getValue() == phase);
  }

  static TransferSnapshot snapshot(FakeExport run, Phase phase, Problem why) {
    var items = run.request.items();
    boolean goes = phase == Phase.COPYING;
    var movie = items.stream().filter(item -> item.kind() == Item.Kind.VIDEO).findFirst().orElse(items.getFirst());
    return new TransferSnapshot(phase, 361, items.size(), 84, 275, 2, DONE, TOTAL, goes ? RATE : 0, RATE, goes ? Duration.ofSeconds(58) : null,
        goes ? Limit.CABLE : Limit.UNKNOWN, why, List.of(new CurrentFile(movie.id(), movie.name(), 118_000_000, 184_000_000)), Duration.ofSeconds(85));
  }
}
