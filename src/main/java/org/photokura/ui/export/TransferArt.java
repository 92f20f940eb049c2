package org.photokura.ui.export;

import javafx.scene.Node;
import org.photokura.core.Problem;
import org.photokura.text.Texts;
import org.photokura.ui.fx.Drawing;
import org.photokura.ui.fx.Icons;
import org.photokura.ui.fx.Shapes;

/** Small drawings of what a run waits for. */
final class TransferArt {

  private TransferArt() {}

  /** @param gone whether the cable is out */
  static Node of(Problem waiting, boolean gone, Texts texts) {
    return switch (waiting.id()) {
      case DEVICE_LOCKED -> lock(texts.get("ui.problem.art.locked"));
      case TRUST_WAITING, TRUST_REFUSED, PAIRING_STALE -> trust(texts.get("ui.transfer.art.trust"));
      default -> plug(texts.get(gone ? "ui.transfer.cable-out.art" : "ui.problem.art.service"));
    };
  }

  private static Node plug(String description) {
    return new Drawing(132, 92, description,
        Shapes.rect(84, 8, 40, 76, 9, "pk-art-frame"), Shapes.rect(89, 14, 30, 64, 4, "pk-art-dusk"),
        Shapes.path("M4 62H40M60 58h6M60 66h6", "pk-art-warn-line"), Shapes.rect(40, 54, 16, 16, 4, "pk-art-warn"));
  }

  private static Node lock(String description) {
    var lock = Icons.icon("lock-fill", "white", "s14");
    lock.setLayoutX(25);
    lock.setLayoutY(40);
    return new Drawing(64, 92, description,
        Shapes.rect(12, 8, 40, 76, 9, "pk-art-frame"), Shapes.rect(17, 14, 30, 64, 4, "pk-art-night"), lock);
  }

  /** The phone as it looks when it asks: what is to be tapped is filled. */
  private static Node trust(String description) {
    return new Drawing(64, 92, description,
        Shapes.rect(12, 8, 40, 76, 9, "pk-art-frame"), Shapes.rect(17, 14, 30, 64, 4, "pk-art-night"),
        Shapes.rect(20, 32, 24, 28, 4, "pk-art-dialog"), Shapes.rect(24, 37, 16, 2, 1, "pk-art-dialog-line"), Shapes.rect(24, 41, 11, 2, 1, "pk-art-dialog-line"),
        Shapes.rect(23, 48, 18, 8, 3, "pk-art-plug"));
  }
}
