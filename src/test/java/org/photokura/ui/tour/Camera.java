package org.photokura.ui.tour;

import static org.photokura.ui.WindowDriver.onFx;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.robot.Robot;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;

/** Starts JavaFX, waits until a window has come to rest, and takes its picture. */
final class Camera {

  private static final long MOST_MILLIS = 120_000;
  private static final long BETWEEN_LOOKS_MILLIS = 40;
  private static final long LONGEST_WAIT_SECONDS = 60;

  private Camera() {}

  static void start() throws InterruptedException {
    var started = new CountDownLatch(1);
    Platform.startup(started::countDown);
    if (!started.await(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException("JavaFX did not start");
    }
    Platform.setImplicitExit(false);
    onFx(() -> {
      // Nothing is to look as if the mouse were over it.
      new Robot().mouseMove(1590, 1190);
      return true;
    });
  }

  /** Waits until something holds on the FX thread. */
  static void await(String what, BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_WAIT_SECONDS);
    while (!onFx(condition::getAsBoolean)) {
      if (System.nanoTime() > end) {
        throw new AssertionError("waited in vain until " + what);
      }
      Thread.sleep(10);
    }
  }

  /** The picture of a window that has come to rest: twice the same, and nothing to come. */
  static BufferedImage take(Stage stage, BooleanSupplier busy) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(MOST_MILLIS);
    awaitPulses(stage, 2);
    boolean calm = !busy.getAsBoolean();
    var before = onFx(() -> picture(stage));
    while (true) {
      Thread.sleep(BETWEEN_LOOKS_MILLIS);
      boolean calmNow = !busy.getAsBoolean();
      var now = onFx(() -> picture(stage));
      if (calm && calmNow && same(before, now)) {
        return now;
      }
      calm = calmNow;
      if (System.nanoTime() > end) {
        throw new AssertionError("the window does not come to rest");
      }
      before = now;
    }
  }

  /** Waits until the scene was laid out so often: what was opened last is drawn in the second. */
  private static void awaitPulses(Stage stage, int count) throws InterruptedException {
    var pulses = new CountDownLatch(count);
    Runnable listener = () -> {
      pulses.countDown();
      Platform.requestNextPulse();
    };
    onFx(() -> {
      stage.getScene().addPostLayoutPulseListener(listener);
      Platform.requestNextPulse();
      return true;
    });
    if (!pulses.await(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("the window is not drawn");
    }
    onFx(() -> {
      stage.getScene().removePostLayoutPulseListener(listener);
      return true;
    });
  }

  /** The window's scene with its popups, which are windows of their own, laid over it. */
  private static BufferedImage picture(Stage stage) {
    var image = image(stage.getScene().snapshot(null));
    for (Window window : Window.getWindows()) {
      if (window instanceof PopupWindow popup && popup.isShowing()) {
        var clear = new SnapshotParameters();
        clear.setFill(Color.TRANSPARENT);
        var root = popup.getScene().getRoot();
        var over = image(root.snapshot(clear, null));
        var bounds = root.getBoundsInParent();
        int x = (int) Math.round(popup.getX() + bounds.getMinX() - stage.getX() - stage.getScene().getX());
        int y = (int) Math.round(popup.getY() + bounds.getMinY() - stage.getY() - stage.getScene().getY());
        var g = image.createGraphics();
        g.drawImage(over, x, y, null);
        g.dispose();
      }
    }
    return image;
  }

  private static BufferedImage image(WritableImage from) {
    int w = (int) from.getWidth();
    int h = (int) from.getHeight();
    var image = new BufferedImage(w, h, BufferedImage.TYPE_INT_ARGB);
    from.getPixelReader().getPixels(0, 0, w, h, PixelFormat.getIntArgbInstance(), pixels(image), 0, w);
    return image;
  }

  private static boolean same(BufferedImage a, BufferedImage b) {
    return Arrays.equals(pixels(a), pixels(b));
  }

  static int[] pixels(BufferedImage image) {
    return ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
  }
}
