package org.photokura.ui.devices;

import static org.photokura.ui.fx.Shapes.circle;
import static org.photokura.ui.fx.Shapes.path;
import static org.photokura.ui.fx.Shapes.rect;

import javafx.animation.FadeTransition;
import javafx.animation.Interpolator;
import javafx.animation.ParallelTransition;
import javafx.animation.ScaleTransition;
import javafx.geometry.VPos;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import javafx.scene.transform.Scale;
import javafx.util.Duration;
import org.photokura.text.Texts;
import org.photokura.ui.fx.Drawing;
import org.photokura.ui.fx.Icons;
import org.photokura.ui.fx.Motion;

/** The drawings of the connection screens: shapes only, coloured by CSS, so they follow the theme and any scale. */
final class Art {

  private Art() {}

  /** A laptop, an iPhone, and the cable that should join them. */
  static Drawing connect(Texts texts) {
    Group screen = clipped(rect(74, 54, 212, 130, 4),
        rect(74, 54, 212, 130, 0, "pk-art-screen"),
        path("M70 156C104 126 134 128 164 144S214 152 238 124 278 112 290 118V190H70Z", "pk-art-mist-3"),
        path("M70 174C112 152 146 160 186 170S252 166 290 154V190H70Z", "pk-art-mist-4"));
    Group dusk = clipped(rect(419, 38, 70, 148, 9),
        rect(419, 38, 70, 148, 0, "pk-art-sky"),
        circle(462, 103, 8, "pk-art-sun"),
        path("M415 138C430 118 446 116 458 126S480 128 493 112V190H415Z", "pk-art-hill-1"),
        path("M415 158C432 140 448 140 460 150S480 148 493 138V190H415Z", "pk-art-hill-2"),
        path("M415 176C434 164 450 164 464 171S482 172 493 166V190H415Z", "pk-art-hill-3"));
    return new Drawing(560, 252, texts.get("ui.connect.art"),
        rect(64, 44, 232, 150, 12, "pk-art-frame"), screen,
        path("M38 200H322L313 211Q310 214 304 214H56Q50 214 47 211Z", "pk-art-frame"),
        path("M345 207C390 207 386 247 421 247 450 247 454 238 454 224", "pk-art-cable"),
        rect(324, 201, 18, 11, 3, "pk-art-plug"), rect(448.5, 202, 11, 18, 3, "pk-art-plug"),
        rect(410, 28, 88, 168, 17, "pk-art-frame"), dusk);
  }

  /** The phone with the question that it asks; the right answer pulses. */
  static Drawing trust(Texts texts, String time) {
    Group wall = clipped(rect(16, 18, 268, 554, 30),
        rect(16, 18, 268, 554, 0, "pk-art-wall"),
        path("M10 414C52 350 92 342 130 378S216 402 290 344V580H10Z", "pk-art-wall-1"),
        path("M10 464C62 420 100 416 140 440S226 452 290 414V580H10Z", "pk-art-wall-2"),
        path("M10 516C70 482 112 484 152 500S232 506 290 486V580H10Z", "pk-art-wall-3"));
    Rectangle near = rect(33, 317, 122, 64, 20, "pk-art-pulse");
    Rectangle far = rect(26, 310, 136, 78, 26, "pk-art-pulse");
    near.setOpacity(0.9);
    far.setOpacity(0.42);
    pulse(near, 0);
    pulse(far, 0.4);
    return new Drawing(300, 590, texts.get("ui.trust.art"),
        rect(2, 2, 296, 586, 44, "pk-art-frame"), wall, words(time, 150, 88, 200, "pk-art-clock"),
        rect(38, 216, 224, 160, 18, "pk-art-dialog"), words(texts.get("ui.trust.dialog.question"), 150, 245, 196, "pk-art-dialog-text"),
        rect(64, 266, 172, 7, 3.5, "pk-art-dialog-line"), rect(76, 281, 148, 7, 3.5, "pk-art-dialog-line"),
        rect(104, 296, 92, 7, 3.5, "pk-art-dialog-line"),
        near, far, rect(40, 324, 108, 50, 14, "pk-art-trust"),
        words(texts.get("ui.trust.dialog.trust"), 94, 349, 96, "pk-art-trust-text"),
        words(texts.get("ui.trust.dialog.dont"), 206, 349, 96, "pk-art-dont-text"));
  }

  /** A screen whose cable leads nowhere: the USB service is missing or silent. */
  static Drawing service(Texts texts) {
    return new Drawing(120, 120, texts.get("ui.problem.art.service"),
        rect(8, 18, 104, 70, 8, "pk-art-frame"), path("M60 88V104M44 104H76", "pk-art-line"),
        rect(24, 44, 16, 18, 4, "pk-art-warn"), path("M43 53H53M67 53H78", "pk-art-warn-dots"),
        rect(80, 44, 16, 18, 4, "pk-art-warn-dash"));
  }

  /** A phone that shows its lock. */
  static Drawing locked(Texts texts) {
    var lock = Icons.icon("lock-fill", "white", "s28");
    lock.setLayoutX(32);
    lock.setLayoutY(62);
    var keys = new Group();
    for (int i = 0; i < 6; i++) {
      keys.getChildren().add(circle(30 + 16 * (i % 3), 96 + 18 * (i / 3), 6, "pk-art-key"));
    }
    return smallPhone(texts.get("ui.problem.art.locked"), lock, keys);
  }

  /** A phone whose owner tapped the wrong answer. */
  static Drawing refused(Texts texts) {
    return smallPhone(texts.get("ui.problem.art.refused"),
        rect(15, 62, 62, 44, 7, "pk-art-dialog"), rect(24, 70, 44, 4, 2, "pk-art-dialog-line"), rect(29, 78, 34, 4, 2, "pk-art-dialog-line"),
        rect(17, 88, 28, 16, 5, "pk-art-blue"), rect(47, 88, 28, 16, 5, "pk-art-refused"));
  }

  /** A phone that belongs to a company or school: its house, and the lock that it put on. */
  static Drawing managed(Texts texts) {
    var house = Icons.icon("building", "white", "s28");
    house.setLayoutX(32);
    house.setLayoutY(74);
    var lock = Icons.icon("lock-fill", "white", "s18");
    lock.setLayoutX(37);
    lock.setLayoutY(104);
    return smallPhone(texts.get("ui.problem.art.managed"), house, lock);
  }

  /** A phone that asks its owner; the right answer is the blue one. */
  static Drawing asks(Texts texts) {
    return smallPhone(texts.get("ui.trust.art"),
        rect(15, 62, 62, 44, 7, "pk-art-dialog"), rect(24, 70, 44, 4, 2, "pk-art-dialog-line"), rect(29, 78, 34, 4, 2, "pk-art-dialog-line"),
        rect(17, 88, 28, 16, 5, "pk-art-asked"), rect(49, 94, 24, 4, 2, "pk-art-dialog-line"));
  }

  private static Drawing smallPhone(String description, Node... content) {
    var all = new Group(rect(2, 2, 88, 164, 17, "pk-art-frame"), rect(9, 10, 74, 148, 10, "pk-art-night"));
    all.getChildren().addAll(content);
    return new Drawing(92, 168, description, all);
  }

  private static Group clipped(Rectangle shape, Node... nodes) {
    var group = new Group(nodes);
    group.setClip(shape);
    return group;
  }

  /** Words centred on a point, made smaller where they would be too wide. */
  private static Group words(String words, double x, double y, double maxWidth, String style) {
    var text = new Text(words);
    text.getStyleClass().setAll(style);
    text.setTextAlignment(TextAlignment.CENTER);
    text.setTextOrigin(VPos.CENTER);
    var holder = new Group(text);
    holder.setLayoutX(x);
    holder.setLayoutY(y);
    text.layoutBoundsProperty().subscribe(bounds -> {
      text.setX(-bounds.getWidth() / 2);
      double factor = bounds.getWidth() > maxWidth ? maxWidth / bounds.getWidth() : 1;
      holder.getTransforms().setAll(new Scale(factor, factor));
    });
    return holder;
  }

  private static void pulse(Rectangle outline, double delaySeconds) {
    var grow = new ScaleTransition(Duration.seconds(1.6), outline);
    grow.setFromX(0.94);
    grow.setFromY(0.9);
    grow.setToX(1.06);
    grow.setToY(1.12);
    var fade = new FadeTransition(Duration.seconds(1.6), outline);
    fade.setFromValue(0.9);
    fade.setToValue(0);
    grow.setInterpolator(Interpolator.EASE_OUT);
    var both = new ParallelTransition(grow, fade);
    both.setDelay(Duration.seconds(delaySeconds));
    Motion.playWhileShown(outline, both, () -> {});
  }
}
