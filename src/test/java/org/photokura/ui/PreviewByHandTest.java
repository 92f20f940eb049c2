package org.photokura.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.photokura.core.ProblemId;
import org.photokura.device.TrustState;
import org.photokura.library.FileRole;
import org.photokura.library.Item;
import org.photokura.ui.fake.FakeWorld;

/** One photo in the whole window, in the real window: what it says it is, and the ways back. */
class PreviewByHandTest extends WindowTest {

  @Override
  void prepare(FakeWorld before) {
    before.devices.trust = TrustState.TRUSTED;
  }

  @Test
  void anEnlargedPictureShowsTheWayBack() {
    open(item -> item.kind() == Item.Kind.PHOTO);
    assertThat(onFx(() -> shown("#preview-fit"))).isFalse();
    robot.type(KeyCode.PLUS);
    await("the way back shows", () -> shown("#preview-fit"));
    clickId("preview-fit");
    await("it fits", () -> !shown("#preview-fit"));
    robot.type(KeyCode.PLUS);
    await("the way back shows again", () -> shown("#preview-fit"));
    robot.type(KeyCode.DIGIT0);
    await("the key leads back too", () -> !shown("#preview-fit"));
    robot.doubleClickOn(".pk-preview-stage");
    await("a double click enlarges", () -> shown("#preview-fit"));
    robot.doubleClickOn(".pk-preview-stage");
    await("and leads back", () -> !shown("#preview-fit"));
  }

  @Test
  void anOriginalIsMarkedAsSuch() {
    open(item -> item.file(FileRole.EDITED).isPresent());
    assertThat(onFx(this::badges)).doesNotContain("Original");
    robot.type(KeyCode.E);
    await("it says so", () -> badges().contains("Original"));
    robot.type(KeyCode.E);
    await("the edited one is not", () -> !badges().contains("Original"));
  }

  @Test
  void aPictureThatIsOnlyInICloudSaysSoAndIsNotOffered() {
    open(item -> item.original() == Item.OriginalState.ICLOUD_ONLY);
    assertThat(onFx(this::badges)).contains("Only in iCloud: a small copy");
    assertThat(export().isDisabled()).isTrue();
    robot.type(KeyCode.S);
    await("with a selection it says what it takes", () -> export().getText().equals("Export 1…") && !export().isDisabled());
  }

  @Test
  void aBrokenPictureSaysWhatIsSafeAndWhatToDo() {
    world.pictures.failing = ProblemId.DECODE_FAILED;
    open(item -> item.kind() == Item.Kind.PHOTO);
    awaitText("The picture cannot be shown.");
    awaitText("Exporting works all the same: the original is copied as it is.");
    awaitText("Open it on the iPhone to see whether it is damaged.");
    assertThat(onFx(() -> shown("#preview-again"))).as("it would tell the same").isFalse();
  }

  @Test
  void whatMayPassCanBeTriedAgain() {
    world.pictures.failing = ProblemId.FILE_TIMEOUT;
    open(item -> item.kind() == Item.Kind.PHOTO);
    awaitText("The iPhone stopped answering in the middle of this file.");
    world.pictures.failing = null;
    clickId("preview-again");
    await("the picture comes", () -> !shown(".pk-preview-trouble"));
  }

  private void open(Predicate<Item> wanted) {
    connect();
    onFx(() -> {
      var items = window.model().grid().content().items();
      for (int i = 0; i < items.size(); i++) {
        if (wanted.test(items.get(i))) {
          window.model().grid().open(i);
          return true;
        }
      }
      throw new AssertionError("no such item");
    });
    await("the preview is open and knows its picture", () -> shown(".pk-preview") && (world.pictures.failing != null || !badges().isEmpty() || !shown(".pk-ring")));
  }

  private @Nullable Node found(String selector) {
    return window.stage().getScene().lookup(selector);
  }

  private boolean shown(String selector) {
    Node node = found(selector);
    return node != null && visible(node);
  }

  private List<String> badges() {
    return window.stage().getScene().getRoot().lookupAll(".pk-preview-pill").stream().filter(PreviewByHandTest::visible)
        .map(node -> ((Label) node).getText()).toList();
  }

  private static boolean visible(Node node) {
    for (Node n = node; n != null; n = n.getParent()) {
      if (!n.isVisible()) {
        return false;
      }
    }
    return true;
  }

  private Button export() {
    return (Button) found("#preview-export");
  }
}
