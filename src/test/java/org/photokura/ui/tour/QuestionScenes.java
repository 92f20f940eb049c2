package org.photokura.ui.tour;

import java.util.List;
import javafx.event.Event;
import javafx.scene.control.MenuButton;
import javafx.scene.input.KeyCode;
import javafx.stage.WindowEvent;

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
        new Scene("question", "trouble-menu", visit -> {
          visit.troubles = new Visit.QuietTroubles();
          visit.openWithPhone();
          visit.showMenu("#trouble");
        }));
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
