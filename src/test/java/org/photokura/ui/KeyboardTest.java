package org.photokura.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.photokura.device.TrustState;
import org.photokura.settings.Settings;
import org.photokura.ui.fake.FakeWorld;
import org.photokura.ui.grid.GridQuery;
import org.photokura.ui.shell.Page;

/** Who uses keys sees where they are, however they came there, and reaches everything. */
class KeyboardTest extends WindowTest {

  private static final PseudoClass VISIBLE = PseudoClass.getPseudoClass("focus-visible");

  @Override
  void prepare(FakeWorld before) {
    before.devices.trust = TrustState.TRUSTED;
  }

  @Test
  void showsTheFocusAmongThePhotosOnceAnArrowIsPressedAfterAClick() {
    connect();
    clickTile(0);
    assertThat(shown(grid())).isFalse();
    robot.type(KeyCode.RIGHT);
    assertThat(shown(grid())).isTrue();
    clickTile(2);
    assertThat(shown(grid())).as("the mouse ends it").isFalse();
  }

  @Test
  void goesFromAreaToAreaAndShowsWhereItIs() {
    connect();
    clickTile(0);
    var visited = new ArrayList<Node>();
    for (int i = 0; i < 4; i++) {
      robot.type(KeyCode.F6);
      var owner = owner();
      assertThat(shown(owner)).as("%s shows that it has the keyboard", owner).isTrue();
      visited.add(owner);
    }
    assertThat(visited).extracting(Node::getId).startsWith("export").endsWith((String) null).contains("search");
    assertThat(visited.getLast()).as("it comes back").isEqualTo(grid());
  }

  @Test
  void leavesAnAreaFromWhereverInItTheKeyboardIs() {
    connect();
    onFx(() -> {
      window.stage().getScene().lookup("#filter").requestFocus();
      return true;
    });
    robot.type(KeyCode.F6);
    assertThat(owner()).isEqualTo(grid());
  }

  @Test
  void showsTheFocusInWhatAShortcutOpened() {
    connect();
    clickTile(0);
    robot.type(KeyCode.F1);
    awaitText("Help");
    assertThat(shown(owner())).isTrue();
    robot.type(KeyCode.ESCAPE);
    assertThat(owner()).isEqualTo(grid());
    assertThat(shown(grid())).isTrue();
  }

  @Test
  void goesToThePageWhereItTurnedBelowAnOpenSheet() {
    connect();
    robot.type(KeyCode.F6);
    assertThat(owner()).isNotEqualTo(grid());
    robot.type(KeyCode.F1);
    await("a sheet is open", () -> window.stage().getScene().lookup(".pk-sheet") != null);
    onFx(() -> {
      window.model().go(Page.SETTINGS);
      window.model().go(Page.LIBRARY);
      return true;
    });
    robot.type(KeyCode.ESCAPE);
    await("the sheet closes", () -> window.stage().getScene().lookup(".pk-sheet") == null);
    assertThat(owner()).isEqualTo(grid());
  }

  @Test
  void exportsThePhotoThatIsLookedAtAndNotAllOfThem() {
    connect();
    onFx(() -> {
      grid().requestFocus();
      return true;
    });
    robot.type(KeyCode.SPACE);
    await("the preview opens", () -> window.stage().getScene().lookup(".pk-preview") != null);
    driver.keys(KeyCode.CONTROL, KeyCode.E);
    awaitText("Export 1 item");
  }

  @Test
  void offersNoExportWhereNothingIsShown() {
    connect();
    var export = window.stage().getScene().lookup("#export");
    assertThat(export.isDisabled()).isFalse();
    onFx(() -> {
      window.model().grid().queryProperty().set(GridQuery.ALL.withSearch("no such photo"));
      return true;
    });
    await("nothing is shown", () -> window.model().grid().content().items().isEmpty());
    await("the button says so", export::isDisabled);
  }

  @Test
  void keepsThePlaceOfTheKeyboardWhenTheLanguageChanges() {
    connect();
    onFx(() -> {
      grid().requestFocus();
      return true;
    });
    speak(Settings.Language.JAPANESE);
    awaitText("すべての写真");
    assertThat(owner()).as("the page's first").isEqualTo(grid());
    onFx(() -> {
      window.model().go(Page.SETTINGS);
      window.stage().getScene().lookup("#settings-language").requestFocus();
      return true;
    });
    speak(Settings.Language.ENGLISH);
    awaitText("Settings");
    assertThat(owner()).as("where it was").isNotNull().isEqualTo(window.stage().getScene().lookup("#settings-language"));
  }

  @Test
  void goesToThePageThatAShortcutOpened() {
    connect();
    onFx(() -> {
      grid().requestFocus();
      return true;
    });
    driver.keys(KeyCode.CONTROL, KeyCode.COMMA);
    await("the settings show", () -> window.model().page() == Page.SETTINGS);
    assertThat(isWithin(owner(), "pk-settings")).isTrue();
    driver.keys(KeyCode.CONTROL, KeyCode.T);
    await("the checks show", () -> window.model().page() == Page.TROUBLESHOOT);
    assertThat(isWithin(owner(), "pk-page")).isTrue();
  }

  private void speak(Settings.Language language) {
    onFx(() -> {
      window.model().settings().update(s -> s.withLanguage(language));
      return true;
    });
  }

  private static boolean isWithin(Node node, String style) {
    for (Node n = node; n != null; n = n.getParent()) {
      if (n.getStyleClass().contains(style)) {
        return true;
      }
    }
    return false;
  }

  private Node grid() {
    return window.stage().getScene().lookup(".pk-grid");
  }

  private Node owner() {
    return onFx(() -> window.stage().getScene().getFocusOwner());
  }

  private static boolean shown(Node node) {
    return onFx(() -> node.getPseudoClassStates().contains(VISIBLE));
  }
}
