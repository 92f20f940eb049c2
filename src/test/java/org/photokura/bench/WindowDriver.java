package org.photokura.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.control.ScrollBar;
import javafx.scene.image.ImageView;
import javafx.scene.input.ScrollEvent;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/**
 * Starts the real program in this process and watches its window from outside, by what a screen reader could see too: when the first pictures are there, when the
 * list is whole, how long frames take while somebody scrolls. What it found goes to standard output as {@code window: NAME NUMBER}; times are of the
 * system's clock in milliseconds, so that they compare with the phone's.
 */
final class WindowDriver {

  static final String FOUND = "window: ";

  private static final long LOOK_NANOS = 10_000_000;
  private static final long SETTLED_NANOS = 2_500_000_000L;
  private static final long LIMIT_NANOS = 150_000_000_000L;
  private static final double READING = 25;
  private static final double FLING = 110;
  private static final int READING_SECONDS = 8;
  private static final int FLING_SECONDS = 5;
  private static final int DRAG_SECONDS = 6;
  private static final int PAGE_SECONDS = 4;

  private final long deadline = System.nanoTime() + LIMIT_NANOS;

  private WindowDriver() {}

  public static void main(String[] args) throws Exception {
    var watcher = new Thread(() -> {
      int status = 1;
      try {
        new WindowDriver().watch();
        status = 0;
      } catch (Throwable t) {
        t.printStackTrace();
      }
      System.exit(status);
    }, "driver");
    watcher.setDaemon(true);
    watcher.start();
    org.photokura.app.Main.main(new String[0]);
  }

  private static void found(String name, double value) {
    System.out.println(FOUND + name + " " + String.format(Locale.ROOT, "%.3f", value));
  }

  private void watch() {
    Stage stage = until(() -> (Stage) Window.getWindows().stream().filter(w -> w instanceof Stage && w.isShowing()).findFirst().orElse(null));
    found("shown", System.currentTimeMillis());
    Node grid = until(() -> stage.getScene().lookup(".pk-grid"));
    until(() -> items(grid) > 0 ? grid : null);
    found("firstTiles", System.currentTimeMillis());
    until(() -> isFilled(grid) ? grid : null);
    found("firstScreen", System.currentTimeMillis());
    found("firstItems", onFx(() -> items(grid)));
    watchTheList(grid);
    found("items", onFx(() -> items(grid)));
    found("peakAtList", ProcFiles.peakBytes(ProcessHandle.current().pid()));
    scroll("reading", READING_SECONDS, () -> Event.fireEvent(grid, wheel(READING)));
    scroll("fling", FLING_SECONDS, () -> Event.fireEvent(grid, wheel(FLING)));
    var bar = (ScrollBar) onFx(() -> grid.lookup(".pk-grid-scroll"));
    double[] step = {bar.getMax() / (DRAG_SECONDS * 60.0)};
    onFx(() -> {
      bar.setValue(0);
      return true;
    });
    scroll("drag", DRAG_SECONDS, () -> {
      double next = bar.getValue() + step[0];
      step[0] = next > bar.getMax() || next < 0 ? -step[0] : step[0];
      bar.setValue(Math.clamp(next, 0, bar.getMax()));
    });
    scroll("page", PAGE_SECONDS, () -> bar.setValue(Math.max(0, bar.getValue() - bar.getBlockIncrement())));
    long stopped = System.currentTimeMillis();
    until(() -> isFilled(grid) ? grid : null);
    found("fillAfterScroll", System.currentTimeMillis() - stopped);
    found("peak", ProcFiles.peakBytes(ProcessHandle.current().pid()));
  }

  /** Until the number of items has rested for a while and is no longer only the beginning: when it last changed, and when the screen was full then. */
  private void watchTheList(Node grid) {
    int last = -1;
    long changedMillis = 0;
    long filledMillis = 0;
    long changedNanos = System.nanoTime();
    while (last < 1000 || filledMillis == 0 || System.nanoTime() - changedNanos < SETTLED_NANOS) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("the list never rested");
      }
      int now = onFx(() -> items(grid));
      if (now != last) {
        last = now;
        changedMillis = System.currentTimeMillis();
        changedNanos = System.nanoTime();
        filledMillis = 0;
      }
      if (filledMillis == 0 && onFx(() -> isFilled(grid))) {
        filledMillis = System.currentTimeMillis();
      }
      pause();
    }
    found("whole", changedMillis);
    found("screenOfWhole", filledMillis);
  }

  private static int items(Node grid) {
    return (Integer) grid.queryAccessibleAttribute(AccessibleAttribute.ITEM_COUNT);
  }

  /** Whether every tile on the screen shows a picture; one that has none to show tells so by its sign. */
  private static boolean isFilled(Node grid) {
    var tiles = grid.lookupAll(".pk-tile").stream().filter(Node::isVisible).toList();
    return !tiles.isEmpty() && tiles.stream().allMatch(tile -> tile.lookupAll("*").stream()
        .anyMatch(node -> node instanceof ImageView view && view.getImage() != null));
  }

  private static ScrollEvent wheel(double pixels) {
    return new ScrollEvent(ScrollEvent.SCROLL, 100, 100, 100, 100, false, false, false, false, false, false, 0, -pixels, 0, -pixels,
        ScrollEvent.HorizontalTextScrollUnits.NONE, 0, ScrollEvent.VerticalTextScrollUnits.NONE, 0, 0, null);
  }

  /** Does something before each frame for a while, and tells how far the frames were apart. */
  private static void scroll(String name, int seconds, Runnable step) {
    var done = new CompletableFuture<List<Double>>();
    Platform.runLater(() -> new AnimationTimer() {
      private final List<Double> frames = new ArrayList<>();
      private final long end = System.nanoTime() + seconds * 1_000_000_000L;
      private long before;

      @Override
      public void handle(long ignored) {
        long now = System.nanoTime();
        if (before != 0) {
          frames.add((now - before) / 1e6);
        }
        before = now;
        if (now > end) {
          stop();
          done.complete(frames);
        } else {
          step.run();
        }
      }
    }.start());
    var frames = done.orTimeout(seconds + 30L, TimeUnit.SECONDS).join().stream().sorted().toList();
    found(name + "Frames", frames.size());
    found(name + "Median", frames.get(frames.size() / 2));
    found(name + "P95", frames.get((int) (frames.size() * .95)));
    found(name + "Longest", frames.getLast());
  }

  private <T> T until(Supplier<@Nullable T> wanted) {
    while (true) {
      T value = isToolkitUp() ? onFx(wanted) : null;
      if (value != null) {
        return value;
      }
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("waited in vain");
      }
      pause();
    }
  }

  private static boolean isToolkitUp() {
    try {
      Platform.runLater(() -> {});
      return true;
    } catch (IllegalStateException _) {
      return false;
    }
  }

  private static void pause() {
    LockSupport.parkNanos(LOOK_NANOS);
  }

  private static <T> T onFx(Supplier<T> body) {
    var result = new CompletableFuture<T>();
    Platform.runLater(() -> {
      try {
        result.complete(body.get());
      } catch (RuntimeException e) {
        result.completeExceptionally(e);
      }
    });
    return result.orTimeout(60, TimeUnit.SECONDS).join();
  }
}
