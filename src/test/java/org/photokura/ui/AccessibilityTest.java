package org.photokura.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.photokura.core.Problem;
import org.photokura.core.ProblemId;
import org.photokura.device.TrustState;
import org.photokura.transfer.TransferSnapshot;
import org.photokura.transfer.TransferSnapshot.Limit;
import org.photokura.transfer.TransferSnapshot.Phase;
import org.photokura.ui.fake.FakeWorld;
import org.photokura.ui.shell.Page;

/** Each screen as a screen reader and the Tab key meet it: what takes the keyboard says what it is, is large enough to be hit, and can be left again. */
class AccessibilityTest extends WindowTest {

  private static final double SMALLEST_TARGET = 24;

  @Override
  void prepare(FakeWorld before) {
    before.devices.trust = TrustState.WAITING;
  }

  @Test
  void everyControlOfEveryScreenSaysWhatItIs() {
    var faults = new ArrayList<String>();
    look("connect", faults);
    driver.clickOn(".pill");
    awaitText("Cable and port");
    look("connection", faults);
    robot.type(KeyCode.ESCAPE);
    world.devices.blocked = Problem.of(ProblemId.USBMUXD_MISSING, "the test");
    awaitText("The USB service for iPhones is not running");
    look("no service", faults);
    world.devices.blocked = null;
    world.devices.trust = TrustState.REFUSED;
    world.plugIn();
    awaitText("“Don’t Trust” was tapped");
    look("refused", faults);
    world.devices.trust = TrustState.LOCKED;
    awaitText("Unlock the iPhone");
    look("locked", faults);
    world.devices.trust = TrustState.WAITING;
    awaitText("Tap “Trust” on the iPhone");
    look("trust", faults);
    world.devices.trust = TrustState.TRUSTED;
    world.devices.pairAnswer = TrustState.TRUSTED;
    connect();
    look("library", faults);
    clickTile(0);
    robot.type(KeyCode.SPACE);
    await("the preview opens", () -> window.stage().getScene().lookup(".pk-preview") != null);
    look("preview", faults);
    robot.type(KeyCode.ESCAPE);
    await("the preview closes", () -> window.stage().getScene().lookup(".pk-preview") == null);
    go(Page.SETTINGS);
    look("settings", faults);
    go(Page.TROUBLESHOOT);
    look("troubleshoot", faults);
    go(Page.LIBRARY);
    robot.type(KeyCode.F1);
    look("help", faults);
    robot.type(KeyCode.ESCAPE);
    click("Export…");
    exportTo(folder.resolve("Photos"));
    await("it is counted", () -> !window.stage().getScene().lookup("#start-export").isDisabled());
    look("sheet", faults);
    clickId("start-export");
    await("the run begins", () -> !world.exports.isEmpty());
    look("transfer", faults);
    var run = world.exports.getFirst();
    var before = run.snapshot;
    run.snapshot = new TransferSnapshot(Phase.WAITING_FOR_DEVICE, 0, before.itemsTotal(), 0, 0, 0, 0, 0, 0, 0, null, Limit.UNKNOWN, Problem.of(ProblemId.USBMUXD_HUNG), List.of(), Duration.ZERO);
    awaitText("The USB service for iPhones does not answer");
    look("waiting", faults);
    run.snapshot = before;
    awaitText("Preparing…");
    clickId("cancel");
    awaitText("Stop the export?");
    look("question", faults);
    robot.type(KeyCode.ESCAPE);
    world.exports.getFirst().finish.countDown();
    await("the report shows", () -> window.model().page() == Page.REPORT);
    look("report", faults);
    assertThat(faults).isEmpty();
  }

  @Test
  void tabGoesThroughTheLibraryAndComesBack() {
    world.devices.trust = TrustState.TRUSTED;
    connect();
    var first = onFx(() -> window.stage().getScene().getFocusOwner());
    var visited = new ArrayList<Node>();
    for (int i = 0; i < 60; i++) {
      robot.type(KeyCode.TAB);
      var owner = onFx(() -> window.stage().getScene().getFocusOwner());
      if (owner == first) {
        break;
      }
      visited.add(owner);
    }
    assertThat(visited).as("Tab comes back to where it began").hasSizeBetween(5, 59).doesNotHaveDuplicates();
    assertThat(visited.stream().map(Node::getId)).as("the main button is among them").contains("export");
  }

  private void go(Page page) {
    onFx(() -> {
      window.model().go(page);
      return true;
    });
    await("the page shows", () -> window.model().page() == page);
  }

  private void look(String screen, List<String> faults) {
    onFx(() -> {
      Parent root = window.stage().getScene().getRoot();
      root.applyCss();
      root.layout();
      check(screen, root, faults);
      return true;
    });
  }

  private void check(String screen, Node node, List<String> faults) {
    if (!node.isVisible()) {
      return;
    }
    boolean control = node.isFocusTraversable() && !node.isDisabled();
    if (control && name(node).isBlank()) {
      faults.add(screen + ": no name: " + describe(node));
    }
    if (control && Set.of(AccessibleRole.NODE, AccessibleRole.PARENT).contains(node.getAccessibleRole())) {
      faults.add(screen + ": no role: " + describe(node));
    }
    if (control && node instanceof Control && Math.min(node.getLayoutBounds().getWidth(), node.getLayoutBounds().getHeight()) < SMALLEST_TARGET) {
      faults.add(screen + ": too small: " + describe(node) + " " + node.getLayoutBounds());
    }
    if (node instanceof Parent parent && !(node instanceof ComboBox<?>)) {
      parent.getChildrenUnmodifiable().forEach(child -> check(screen, child, faults));
    }
  }

  private static String name(Node node) {
    Object text = node.queryAccessibleAttribute(AccessibleAttribute.TEXT);
    if (node.getAccessibleText() != null && !node.getAccessibleText().isBlank()) {
      return node.getAccessibleText();
    }
    return text == null ? "" : text.toString();
  }

  private static String describe(Node node) {
    return node.getClass().getSimpleName() + " " + node.getStyleClass() + " " + (node.getId() == null ? "" : "#" + node.getId());
  }
}
