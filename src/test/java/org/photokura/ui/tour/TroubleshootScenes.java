package org.photokura.ui.tour;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import javafx.event.Event;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.photokura.core.ProblemId;
import org.photokura.diagnose.CheckId;
import org.photokura.ui.shell.Page;

/** Why photos are not in iCloud. */
final class TroubleshootScenes {

  private static final Duration FRESH = Duration.ofMinutes(2);

  private TroubleshootScenes() {}

  static List<Scene> all() {
    return List.of(
        noted("cause", Map.of("isExceedingQuota", true)),
        noted("well", Map.of()),
        scene("step", visit -> {
          visit.notes.noting(Map.of("isExceedingQuota", true), FRESH);
          open(visit);
          visit.beforePicture = () -> scrollTo(visit, 0.35);
        }),
        scene("question", visit -> {
          visit.notes.noting(Map.of(), Duration.ofDays(4));
          open(visit);
          toggle(visit, CheckId.LOW_POWER_MODE);
        }),
        scene("locked", visit -> {
          visit.notes.noting(Map.of("iCloudLibraryClientIsNotAuthenticated", true), FRESH);
          open(visit);
        }),
        scene("unlocked", visit -> {
          visit.saved = _ -> true;
          visit.notes.noting(Map.of("iCloudLibraryClientIsNotAuthenticated", true), FRESH);
          open(visit);
        }),
        scene("only-in-icloud", visit -> {
          visit.saved = _ -> true;
          open(visit);
          toggle(visit, CheckId.OPTIMISE_STORAGE);
          visit.beforePicture = () -> scrollTo(visit, 0.8);
        }),
        scene("restart", visit -> {
          open(visit);
          toggle(visit, CheckId.RESTART);
          visit.beforePicture = () -> scrollTo(visit, 1);
        }),
        scene("not-readable", visit -> {
          visit.notes.notes().failing("/PhotoData/CPL/syncstatus.plist", ProblemId.FILE_DENIED);
          open(visit);
        }),
        scene("unplugged", visit -> {
          open(visit);
          visit.notes.unplug();
          visit.devices.attached = List.of();
          visit.await("it is told", () -> visit.window().stage().getScene().getRoot().lookupAll(".pk-message.warning .pk-button.link").size() == 1);
        }),
        scene("no-phone", visit -> {
          visit.open();
          visit.run(() -> visit.model().go(Page.TROUBLESHOOT));
          visit.await("the page shows", () -> visit.model().page() == Page.TROUBLESHOOT);
        }),
        scene("insist", visit -> {
          visit.notes.noting(Map.of("iCloudLibraryClientIsNotAuthenticated", true), FRESH);
          open(visit);
          var link = visit.node(".pk-check-lock .hyperlink");
          visit.run(() -> ((Hyperlink) link).fire());
        }),
        scene("solved", visit -> {
          visit.notes.noting(Map.of("isExceedingQuota", true), FRESH);
          open(visit);
          visit.notes.noting(Map.of("isExceedingQuota", false), FRESH);
          visit.await("it is seen", () -> visit.window().stage().getScene().getRoot().lookupAll(".pk-message.plain").size() == 1);
        }),
        scene("all-checks", visit -> {
          visit.notes.noting(Map.of("isExceedingQuota", true), FRESH);
          open(visit);
          visit.press("#more-checks");
          visit.beforePicture = () -> scrollTo(visit, 0.75);
        }));
  }

  private static Scene scene(String name, Scene.Play play) {
    return new Scene("troubleshoot", name, play);
  }

  private static Scene noted(String name, Map<String, Object> flags) {
    return scene(name, visit -> {
      visit.notes.noting(flags, FRESH);
      open(visit);
    });
  }

  private static void open(Visit visit) throws Exception {
    visit.openWithPhone();
    visit.run(() -> visit.model().go(Page.TROUBLESHOOT));
    visit.await("the phone was asked", () -> visit.window().stage().getScene().getRoot().lookupAll(".pk-check .pk-ring").isEmpty()
        && !visit.window().stage().getScene().getRoot().lookupAll(".pk-check").isEmpty());
  }

  private static void toggle(Visit visit, CheckId check) throws Exception {
    var head = visit.node("#check-" + check.key());
    visit.run(() -> Event.fireEvent(head, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false)));
  }

  private static void scrollTo(Visit visit, double share) {
    visit.window().stage().getScene().getRoot().lookupAll(".scroll-pane").forEach(pane -> ((ScrollPane) pane).setVvalue(share));
  }
}
