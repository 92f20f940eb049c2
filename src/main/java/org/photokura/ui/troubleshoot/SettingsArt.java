package org.photokura.ui.troubleshoot;

import static org.photokura.ui.fx.Shapes.circle;
import static org.photokura.ui.fx.Shapes.path;
import static org.photokura.ui.fx.Shapes.rect;

import javafx.geometry.VPos;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.text.Text;
import javafx.scene.transform.Scale;
import org.photokura.diagnose.Fix;
import org.photokura.text.Texts;
import org.photokura.ui.fx.Drawing;

/** What to look for in Settings: a list in which one row counts, with its switch as it is to be, or an arrow that leads on. Drawn by us; it shows no real screen. */
final class SettingsArt {

  private static final double WIDTH = 196;
  private static final double HEIGHT = 150;
  private static final double[] LINES = {74, 52, 0, 88, 60};
  private static final int COUNTS = 2;

  private SettingsArt() {}

  static Drawing of(Fix.Place place, Texts texts) {
    String name = texts.get("check.place." + place.key());
    var rows = new Group();
    for (int i = 0; i < LINES.length; i++) {
      double y = 36 + 24 * i;
      if (i == COUNTS) {
        rows.getChildren().add(counting(name, place.control(), y));
      } else {
        rows.getChildren().addAll(circle(24, y, 5, "pk-art-list-icon"), rect(36, y - 3, LINES[i], 6, 3, "pk-art-list-line"));
      }
    }
    var cut = rect(0, 0, WIDTH, HEIGHT, 0);
    var phone = new Group(rect(2, 2, WIDTH - 4, HEIGHT + 40, 22, "pk-art-frame"), rect(70, 14, 56, 7, 3.5, "pk-art-list-line"), rows);
    phone.setClip(cut);
    String words = switch (place.control()) {
      case ROW -> texts.get("ui.troubleshoot.art.row", "name", name);
      case SWITCH_ON -> texts.get("ui.troubleshoot.art.on", "name", name);
      case SWITCH_OFF -> texts.get("ui.troubleshoot.art.off", "name", name);
    };
    return new Drawing(WIDTH, HEIGHT, words, phone);
  }

  private static Node counting(String name, Fix.Control control, double y) {
    var row = new Group(rect(12, y - 11, WIDTH - 24, 24, 6, "pk-art-counts"), fitted(name, 22, y + 1, control == Fix.Control.ROW ? 136 : 116));
    switch (control) {
      case ROW -> row.getChildren().add(path("M170 " + (y - 4) + "L175 " + (y + 1) + "L170 " + (y + 6), "pk-art-counts-arrow"));
      case SWITCH_ON -> row.getChildren().addAll(rect(148, y - 7, 28, 16, 8, "pk-art-switch-on"), circle(168, y + 1, 6.5, "pk-art-white"));
      case SWITCH_OFF -> row.getChildren().addAll(rect(148, y - 7, 28, 16, 8, "pk-art-switch-off"), circle(156, y + 1, 6.5, "pk-art-white"));
    }
    return row;
  }

  /** Words from a point to the right, made smaller where they would be too wide. */
  private static Node fitted(String words, double x, double y, double maxWidth) {
    var text = new Text(words);
    text.getStyleClass().setAll("pk-art-counts-text");
    text.setTextOrigin(VPos.CENTER);
    var holder = new Group(text);
    holder.setLayoutX(x);
    holder.setLayoutY(y);
    text.layoutBoundsProperty().subscribe(bounds -> {
      double factor = bounds.getWidth() > maxWidth ? maxWidth / bounds.getWidth() : 1;
      holder.getTransforms().setAll(new Scale(factor, factor));
    });
    return holder;
  }
}
