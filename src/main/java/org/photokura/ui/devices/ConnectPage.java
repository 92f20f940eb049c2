package org.photokura.ui.devices;

import static org.photokura.ui.fx.Labels.label;
import static org.photokura.ui.fx.Labels.row;
import static org.photokura.ui.fx.Labels.spacer;

import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.photokura.text.Texts;
import org.photokura.ui.devices.ConnectState.Looking;
import org.photokura.ui.devices.ConnectState.WaitingForTrust;
import org.photokura.ui.fx.Buttons;
import org.photokura.ui.fx.Logo;
import org.photokura.ui.fx.Ridges;
import org.photokura.ui.fx.View;

/** The whole window while no phone can be read: what is missing, and the one thing to do about it. */
public final class ConnectPage extends View {

  /** Below this height drawings are smaller and the destination card goes. */
  static final double LOW = 720;

  private final DevicesViewModel devices;
  private final Texts texts;
  private final ConnectActions actions;
  private final ObservableValue<@Nullable LastDestination> last;
  private final StackPane content = new StackPane();
  private final Pane root;
  private @Nullable View shown;

  public ConnectPage(DevicesViewModel devices, ObservableValue<@Nullable LastDestination> last, Texts texts, ConnectActions actions) {
    this.devices = devices;
    this.last = last;
    this.texts = texts;
    this.actions = actions;
    this.root = build();
    follow(devices.stateProperty(), this::show);
  }

  private Pane build() {
    var header = row(10, Logo.mark(26), label(texts.get("ui.app"), "pk-heading"), spacer(),
        Buttons.flat(texts.get("ui.help"), "question-circle", actions::help),
        Buttons.flatIcon(texts.get("ui.settings"), "gear", actions::settings));
    header.getStyleClass().add("pk-connect-header");
    VBox.setVgrow(content, Priority.ALWAYS);
    content.setAlignment(Pos.CENTER);
    var page = new VBox(header, content);
    var ridges = new Ridges(300, 2.2);
    var stack = new StackPane(ridges, page) {
      @Override
      protected void layoutChildren() {
        super.layoutChildren();
        ridges.fit(getWidth(), getHeight());
      }
    };
    stack.getStyleClass().add("pk-connect");
    stack.heightProperty().subscribe(h -> stack.pseudoClassStateChanged(javafx.css.PseudoClass.getPseudoClass("low"), h.doubleValue() < LOW));
    return stack;
  }

  private void show(ConnectState state) {
    var before = shown;
    if (before instanceof TrustPane pane && state instanceof WaitingForTrust) {
      pane.update();
      return;
    }
    if (before != null) {
      before.close();
    }
    View next = switch (state) {
      case Looking _ -> new LookingPane(last, texts, actions);
      case WaitingForTrust waiting -> new TrustPane(waiting, devices, texts);
      default -> new TroublePane(state, devices, texts, actions);
    };
    shown = next;
    Node node = next.root();
    content.getChildren().setAll(node);
  }

  /** The page's way to halve its drawings in a low window. */
  static void fitDrawing(org.photokura.ui.fx.Drawing drawing, double full, double small) {
    drawing.sceneProperty().subscribe(scene -> {
      if (scene != null) {
        drawing.setFactor(scene.getHeight() < LOW ? small : full);
        scene.heightProperty().subscribe(height -> drawing.setFactor(height.doubleValue() < LOW ? small : full));
      }
    });
  }

  /** A step with its number in a circle. */
  static HBox step(int number, Node words, boolean framed) {
    var circle = label(Integer.toString(number), framed ? "pk-step-framed" : "pk-step");
    var step = row(12, circle, words);
    if (framed) {
      step.getStyleClass().add("top");
    }
    return step;
  }

  @Override
  public Parent root() {
    return root;
  }

  @Override
  public void close() {
    if (shown != null) {
      shown.close();
    }
    super.close();
  }
}
