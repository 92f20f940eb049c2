package org.photokura.app;

import java.io.IOException;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.photokura.core.HostSystem;
import org.photokura.ui.shell.PhotokuraWindow;
import org.photokura.ui.shell.SystemDesktop;

/** The window's process: makes what the window needs before it opens, and lets go of it when it closes. */
public final class WindowApp extends Application {

  /** JavaFX makes the application itself, so its parameters come this way; set once, before {@link Application#launch}. */
  private static @Nullable Start start;

  private @Nullable WindowGraph graph;
  private @Nullable PhotokuraWindow window;

  private record Start(AppGraph graph, AppPaths paths, boolean demo) {}

  /** Opens the window; returns when it was closed. */
  static void start(AppGraph graph, AppPaths paths, boolean demo) {
    start = new Start(graph, paths, demo);
    launch(WindowApp.class);
  }

  /** On JavaFX's launcher thread: everything that touches disk or devices. */
  @Override
  public void init() throws IOException {
    var with = Objects.requireNonNull(start);
    graph = new WindowGraph(with.graph, with.paths, with.demo ? Demo.plugIn() : null, workers -> new SystemDesktop(HostSystem.current(), workers));
  }

  @Override
  public void start(Stage stage) {
    var made = Objects.requireNonNull(graph);
    var opened = new PhotokuraWindow(stage, made.services(), made.settings());
    window = opened;
    // What nobody caught is told and logged instead of printed to a terminal that nobody sees.
    Thread.currentThread().setUncaughtExceptionHandler((_, e) -> opened.unexpected(e));
    opened.show();
  }

  @Override
  public void stop() {
    if (window != null) {
      window.close();
    }
    if (graph != null) {
      graph.close();
    }
    Platform.exit();
  }
}
