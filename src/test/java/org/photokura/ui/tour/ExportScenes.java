package org.photokura.ui.tour;

import java.util.List;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import org.photokura.ui.model.DiskRoom;

/** The sheet that asks where to and how. */
final class ExportScenes {

  private ExportScenes() {}

  static List<Scene> all() {
    return List.of(
        scene("sheet", ExportScenes::open),
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
          visit.allSaved = true;
          open(visit);
        }),
        scene("first-time", visit -> {
          visit.newcomer();
          open(visit);
          visit.run(() -> ((ComboBox<?>) visit.window().stage().getScene().lookup("#destination")).getEditor().setText(Visit.DESTINATION.toString()));
        }));
  }

  private static Scene scene(String name, Scene.Play play) {
    return new Scene("export", name, play);
  }

  /** The sheet for the album of the story: 120 new, 88 there, 6 only in iCloud. */
  static void open(Visit visit) throws Exception {
    visit.openWithPhone();
    visit.run(() -> visit.model().selection().setAll(visit.album(visit.library.kyoto())));
    visit.press("#export");
    visit.node("#start-export");
  }
}
