package org.photokura.ui.tour;

import java.util.List;
import javafx.scene.control.ScrollPane;
import org.photokura.ui.shell.Page;

/** The settings. */
final class SettingsScenes {

  private SettingsScenes() {}

  static List<Scene> all() {
    return List.of(
        new Scene("settings", "page", SettingsScenes::open),
        new Scene("settings", "lower-end", visit -> {
          open(visit);
          visit.beforePicture = () -> visit.window().stage().getScene().getRoot().lookupAll(".scroll-pane").forEach(pane -> ((ScrollPane) pane).setVvalue(1));
        }),
        new Scene("settings", "without-phone", visit -> {
          visit.open();
          visit.run(() -> visit.model().go(Page.SETTINGS));
        }));
  }

  private static void open(Visit visit) throws Exception {
    visit.openWithPhone();
    visit.run(() -> visit.model().go(Page.SETTINGS));
  }
}
