package org.photokura.ui.tour;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import javafx.event.Event;
import javafx.scene.control.MenuButton;
import javafx.scene.input.KeyCode;
import javafx.stage.WindowEvent;
import org.photokura.core.Problem;
import org.photokura.core.ProblemId;
import org.photokura.ui.shell.Page;
import org.photokura.ui.shell.UiServices;

/** What lies over a page: questions, help, details, the demo's menu. */
final class QuestionScenes {

  private QuestionScenes() {}

  static List<Scene> all() {
    return List.of(
        new Scene("question", "closing", visit -> {
          ProgressScenes.running(visit);
          var stage = visit.window().stage();
          visit.run(() -> Event.fireEvent(stage, new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST)));
        }),
        new Scene("question", "help", visit -> {
          visit.openWithPhone();
          visit.type(KeyCode.F1);
        }),
        new Scene("question", "details", visit -> card(visit, 1)),
        new Scene("question", "restart", visit -> card(visit, 2)),
        new Scene("question", "crash", visit -> {
          visit.openWithPhone();
          visit.run(() -> visit.window().offerCrashReport());
        }),
        new Scene("question", "problem", visit -> {
          visit.exportFails = Problem.of(ProblemId.DESTINATION_IN_USE, "the tour");
          visit.openWithPhone();
          visit.run(() -> visit.model().start(visit.model().sheetFor(visit.model().items().notInICloud()), ""));
          visit.node(".pk-question");
        }),
        new Scene("question", "checking", visit -> {
          visit.held.set(1);
          visit.checks = new CountDownLatch(1);
          checked(visit);
        }),
        new Scene("question", "checked", QuestionScenes::checked),
        new Scene("question", "checked-missing", visit -> {
          visit.checked = new UiServices.Checked(10_419, 10_402, files(3), files(14));
          checked(visit);
        }),
        new Scene("question", "checked-which", visit -> {
          visit.checked = new UiServices.Checked(10_419, 10_402, files(3), files(14));
          visit.openWithPhone();
          visit.run(() -> visit.model().go(Page.SETTINGS));
          visit.press("#check-files");
          visit.press(".pk-question .pk-button.link");
        }),
        new Scene("question", "not-connected", visit -> {
          visit.openWithPhone();
          visit.unplug();
          visit.press("#export");
        }),
        new Scene("question", "trouble-menu", visit -> {
          visit.troubles = new Visit.QuietTroubles();
          visit.openWithPhone();
          visit.showMenu("#trouble");
        }));
  }

  private static List<String> files(int count) {
    return IntStream.range(0, count).mapToObj(i -> "2026/08/IMG_%04d.HEIC".formatted(3101 + i)).toList();
  }

  private static void checked(Visit visit) throws Exception {
    visit.open();
    visit.press(".pk-destination-card .pk-button.quiet");
    visit.node(".pk-question");
  }

  /** Chooses from the menu of the device card. */
  private static void card(Visit visit, int index) throws Exception {
    visit.openWithPhone();
    visit.run(() -> {
      var items = ((MenuButton) visit.window().stage().getScene().lookup(".pk-device .menu-button")).getItems();
      items.get(index).fire();
    });
  }
}
