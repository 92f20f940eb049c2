package org.photokura.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.photokura.device.TrustState;
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
