package org.photokura.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.photokura.core.ProblemId;
import org.photokura.device.TrustState;
import org.photokura.library.FileRole;
import org.photokura.library.Item;
import org.photokura.ui.fake.FakePictures;
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
    assertThat(onFx(() -> window.stage().getScene().getFocusOwner())).as("no neighbour takes the keys").isEqualTo(found(".pk-preview"));
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
    var shown = open(item -> item.file(FileRole.EDITED).isPresent());
    await("the edited one is seen", () -> colour() == FakePictures.colour(shown, true));
    assertThat(onFx(this::badges)).doesNotContain("Original");
    var asked = new CountDownLatch(1);
    var comes = new CountDownLatch(1);
    world.pictures.onPreview = (_, _) -> {
      asked.countDown();
      try {
        comes.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    };
    robot.type(KeyCode.E);
    await("the original is asked for", () -> asked.getCount() == 0);
    assertThat(onFx(this::colour)).as("the edited one is still seen").isEqualTo(FakePictures.colour(shown, true));
    assertThat(onFx(this::badges)).as("so it is not called the original").doesNotContain("Original");
    comes.countDown();
    await("it says so", () -> badges().contains("Original"));
    assertThat(onFx(this::colour)).isEqualTo(FakePictures.colour(shown, false));
    robot.type(KeyCode.E);
    await("the edited one is not", () -> !badges().contains("Original"));
  }

  @Test
  void aPictureThatIsOnlyInICloudSaysSoAndIsNotOffered() {
    open(item -> item.original() == Item.OriginalState.ICLOUD_ONLY);
    assertThat(onFx(this::badges)).contains("Only in iCloud: a small copy");
    assertThat(export().isDisabled()).isTrue();
    robot.moveTo(export());
    await("the reason can be read", () -> Window.getWindows().stream().anyMatch(w -> w instanceof Tooltip tip && tip.getText().startsWith("The iPhone holds no original")));
    driver.keys(KeyCode.CONTROL, KeyCode.E);
    awaitText("The iPhone holds no original, so the cable cannot bring it.");
    assertThat(onFx(() -> found("#start-export"))).as("no sheet opens").isNull();
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

  private Item open(Predicate<Item> wanted) {
    connect();
    Item opened = onFx(() -> {
      var items = window.model().grid().content().items();
      for (int i = 0; i < items.size(); i++) {
        if (wanted.test(items.get(i))) {
          window.model().grid().open(i);
          return items.get(i);
        }
      }
      throw new AssertionError("no such item");
    });
    await("the preview is open and knows its picture", () -> shown(".pk-preview") && (world.pictures.failing != null || !badges().isEmpty() || !shown(".pk-ring")));
    return opened;
  }

  private @Nullable Node found(String selector) {
    return window.stage().getScene().lookup(selector);
  }

  private boolean shown(String selector) {
    Node node = found(selector);
    return node != null && visible(node);
  }

  /** Of the picture that is seen; 0 for none. */
  private int colour() {
    return found(".pk-preview-stage .image-view") instanceof ImageView view && view.getImage() != null ? view.getImage().getPixelReader().getArgb(0, 0) : 0;
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
