package org.photokura.ui.tour;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import org.photokura.core.Problem;
import org.photokura.core.ProblemId;
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
          show(visit);
        }),
        new Scene("settings", "newcomer", visit -> {
          visit.newcomer();
          open(visit);
        }),
        new Scene("settings", "drive-gone", visit -> {
          visit.folderIsThere = false;
          open(visit);
        }),
        new Scene("settings", "no-usb-service", visit -> {
          visit.devices.blocked = Problem.of(ProblemId.USBMUXD_MISSING);
          visit.open();
          show(visit);
        }));
  }

  private static void open(Visit visit) throws Exception {
    visit.openWithPhone();
    show(visit);
  }

  private static void show(Visit visit) throws Exception {
    visit.run(() -> visit.model().go(Page.SETTINGS));
    visit.await("the service is known", () -> visit.window().stage().getScene().lookup("#usb-service") instanceof Label service && !service.getText().equals(visit.texts.get("ui.settings.usb.unknown")));
  }
}
