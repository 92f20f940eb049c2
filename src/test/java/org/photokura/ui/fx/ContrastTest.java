package org.photokura.ui.fx;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.photokura.ui.WindowDriver;
import org.testfx.api.FxToolkit;

/** The colours by their names, as the style sheets resolve them: contrast after WCAG 2.2, level AA (1.4.3 text, 1.4.11 what is not text). */
class ContrastTest {

  @BeforeAll
  static void startToolkit() throws Exception {
    FxToolkit.registerPrimaryStage();
  }

  @ParameterizedTest(name = "{0} on {1}: {2}")
  @CsvSource({
      "-color-fg-default, -color-bg-default, 4.5", "-color-fg-default, -color-bg-inset, 4.5", "-color-fg-default, -color-bg-subtle, 4.5",
      "-color-fg-default, -pk-card, 4.5", "-color-fg-default, -pk-button, 4.5", "-color-fg-default, -pk-button-hover, 4.5",
      "-color-fg-default, -pk-button-pressed, 4.5", "-color-fg-default, -color-accent-subtle, 4.5", "-color-fg-default, -color-warning-subtle, 4.5",
      "-color-fg-default, -color-danger-subtle, 4.5", "-color-fg-default, -color-success-subtle, 4.5", "-color-fg-default, -pk-tile, 4.5",
      "-color-fg-muted, -color-bg-default, 4.5", "-color-fg-muted, -color-bg-inset, 4.5", "-color-fg-muted, -color-bg-subtle, 4.5",
      "-color-fg-muted, -pk-card, 4.5", "-color-fg-muted, -color-accent-subtle, 4.5",
      "-color-accent-fg, -color-bg-default, 4.5", "-color-accent-fg, -pk-card, 4.5", "-color-accent-fg, -color-accent-subtle, 4.5",
      "-color-accent-fg, -color-bg-inset, 4.5",
      "-color-warning-fg, -color-bg-default, 4.5", "-color-warning-fg, -color-warning-subtle, 4.5", "-color-warning-fg, -color-bg-inset, 4.5",
      "-color-danger-fg, -color-bg-default, 4.5", "-color-danger-fg, -color-danger-subtle, 4.5", "-color-danger-fg, -pk-card, 4.5",
      "-color-success-fg, -color-bg-default, 4.5", "-color-success-fg, -pk-card, 4.5",
      "white, -color-accent-emphasis, 4.5", "white, -pk-accent-hover, 4.5", "white, -pk-accent-pressed, 4.5",
      "-pk-control, -color-bg-default, 3", "-pk-control, -pk-card, 3", "-pk-control, -color-bg-subtle, 3",
      "-color-accent-emphasis, -color-bg-default, 3", "-color-accent-emphasis, -pk-tile, 3", "-color-accent-fg, -pk-tile, 3",
      "-color-fg-muted, -color-warning-subtle, 4.5", "-color-fg-muted, -color-danger-subtle, 4.5", "-color-fg-muted, -pk-tile, 4.5", "-color-fg-muted, -pk-button-hover, 4.5",
      "-color-fg-muted, -pk-mist-2, 4.5", "-color-accent-fg, -pk-mist-2, 4.5", "-color-warning-fg, -pk-mist-1, 4.5", "white, -color-danger-emphasis, 4.5",
      "-color-success-emphasis, -pk-bar-track, 3", "-pk-bar-waits, -pk-bar-track, 3", "-color-danger-emphasis, -pk-bar-track, 3", "-color-accent-emphasis, -pk-bar-track, 3",
      "-color-success-emphasis, -pk-card, 3", "-pk-bar-other, -pk-bar-track, 3"})
  void textAndControlsCanBeToldFromWhatTheyLieOn(String ink, String paper, double least) {
    for (boolean dark : new boolean[] {false, true}) {
      assertThat(contrast(color(ink, dark, false), color(paper, dark, false))).as("%s on %s, %s", ink, paper, dark ? "dark" : "light")
          .isGreaterThanOrEqualTo(least);
    }
    assertThat(contrast(color(ink, false, true), color(paper, false, true))).as("in the preview, while the theme is light").isGreaterThanOrEqualTo(least);
  }

  /** Badges lie on pictures of any colour: on the brightest one their ground alone must do. */
  @ParameterizedTest
  @CsvSource({"white", "-pk-badge-saved", "-pk-badge-pending"})
  void badgesCanBeSeenOnWhitePictures(String ink) {
    for (boolean dark : new boolean[] {false, true}) {
      var ground = color("-pk-badge", dark, false);
      var over = Color.WHITE.interpolate(Color.color(ground.getRed(), ground.getGreen(), ground.getBlue()), ground.getOpacity());
      assertThat(contrast(color(ink, dark, false), over)).isGreaterThanOrEqualTo(3);
    }
  }

  private static Color color(String name, boolean dark, boolean inPreview) {
    return WindowDriver.onFx(() -> {
      var region = new Region();
      region.setStyle("-fx-background-color: " + name + ";");
      var parent = new StackPane(region);
      if (inPreview) {
        parent.getStyleClass().add("on-dark");
      }
      var scene = new Scene(new StackPane(parent), 100, 100);
      new Theme(scene).apply(dark);
      scene.getRoot().applyCss();
      return (Color) region.getBackground().getFills().getFirst().getFill();
    });
  }

  private static double contrast(Color one, Color other) {
    double a = luminance(one);
    double b = luminance(other);
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  private static double luminance(Color color) {
    return 0.2126 * linear(color.getRed()) + 0.7152 * linear(color.getGreen()) + 0.0722 * linear(color.getBlue());
  }

  private static double linear(double channel) {
    return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
  }
}
