package org.photokura.ui.tour;

import java.util.List;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import org.photokura.transfer.TransferSnapshot;
import org.photokura.ui.fx.Switch;
import org.photokura.ui.model.DiskRoom;
import org.photokura.ui.shell.Page;

/** The sheet that asks where to and how. */
final class ExportScenes {

  private ExportScenes() {}

  static List<Scene> all() {
    return List.of(
        scene("sheet", ExportScenes::open),
        scene("measured", visit -> open(visit, ExportScenes::exportOnce)),
        scene("more-choices", visit -> {
          open(visit);
          visit.pressText("ui.export.more");
        }),
        scene("bursts", visit -> {
          visit.openWithPhone();
          visit.run(() -> visit.model().selection().setAll(visit.library.items.subList(12, 38)));
          visit.press("#export");
          visit.node("#start-export");
        }),
        scene("no-room", visit -> {
          visit.room = new DiskRoom(visit.room.drive(), 310_000_000L, 64_000_000_000L);
          open(visit);
        }),
        scene("no-folder", visit -> {
          open(visit);
          visit.run(() -> ((ComboBox<?>) visit.window().stage().getScene().lookup("#destination")).getEditor().setText("/media/mina/Backup/Photos"));
        }),
        scene("wrong-layout", visit -> {
          open(visit);
          visit.run(() -> ((TextField) visit.window().stage().getScene().lookup("#layout")).setText("{yyyy}/{Mon}/{name}"));
        }),
        scene("all-there", visit -> {
          visit.saved = _ -> true;
          open(visit);
        }),
        scene("missing-copies", visit -> {
          visit.saved = _ -> true;
          open(visit);
          visit.run(() -> visit.window().stage().getScene().getRoot().lookupAll(".toggle-switch").stream().map(Switch.class::cast)
              .filter(toggle -> toggle.getAccessibleText().contains("JPEG")).forEach(toggle -> toggle.setSelected(true)));
        }),
        scene("first-time", visit -> {
          visit.newcomer();
          open(visit);
          visit.run(() -> ((ComboBox<?>) visit.window().stage().getScene().lookup("#destination")).getEditor().setText(Visit.DESTINATION.toString()));
        }));
  }

  /** After that it is known how fast the cable is. */
  private static void exportOnce(Visit visit) throws Exception {
    visit.run(() -> visit.model().start(visit.model().sheetFor(visit.library.items.subList(0, 3)), visit.texts.get("ui.source.all")));
    visit.await("the run begins", () -> !visit.exports.isEmpty());
    var run = visit.exports.getFirst();
    run.snapshot = new ProgressScenes.Course(visit, run, 1, 0).snapshot(TransferSnapshot.Phase.COPYING, null, ProgressScenes.RATE, TransferSnapshot.Limit.CABLE);
    run.finish.countDown();
    visit.await("it is done", () -> visit.model().page() == Page.REPORT);
    visit.run(() -> visit.model().go(Page.LIBRARY));
  }

  private static Scene scene(String name, Scene.Play play) {
    return new Scene("export", name, play);
  }

  /** The sheet for the album of the story: 120 new, 88 there, 6 only in iCloud. */
  static void open(Visit visit) throws Exception {
    open(visit, _ -> {});
  }

  private static void open(Visit visit, Scene.Play before) throws Exception {
    visit.openWithPhone();
    before.in(visit);
    visit.run(() -> visit.model().selection().setAll(visit.album(visit.library.kyoto())));
    visit.press("#export");
    visit.node("#start-export");
  }
}
