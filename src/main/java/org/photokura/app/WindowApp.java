package org.photokura.app;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.photokura.core.HostSystem;
import org.photokura.core.Problem;
import org.photokura.core.ProblemId;
import org.photokura.core.Registration;
import org.photokura.core.concurrent.Threads;
import org.photokura.ui.shell.PhotokuraWindow;
import org.photokura.ui.shell.SystemDesktop;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The window's process: makes what the window needs before it opens, and lets go of it when it closes. */
public final class WindowApp extends Application {

  private static final Logger LOG = LoggerFactory.getLogger(WindowApp.class);

  /** JavaFX makes the application itself, so its parameters come this way; set once, before {@link Application#launch}. */
  private static @Nullable Start start;

  private @Nullable Registration keeper;
  private @Nullable PhotokuraWindow window;

  /** @param made what the window stands on, once it is there */
  private record Start(AppGraph graph, AppPaths paths, boolean demo, SingleInstance instance, boolean crashed, AtomicReference<@Nullable WindowGraph> made) {

    /** Lets go of phones and workers, which may take seconds: never on the FX thread. */
    void letGo() {
      var graph = made.getAndSet(null);
      if (graph != null) {
        graph.close();
      }
    }
  }

  /** Opens the window, unless this user has one already, which comes up then; returns when it was closed. */
  static void start(AppGraph graph, AppPaths paths, boolean demo) throws IOException {
    for (var folder : List.of(paths.state(), paths.config(), paths.cache())) {
      PrivateFolders.create(folder);
    }
    var instance = SingleInstance.claim(paths.state(), demo ? "demo" : "window");
    if (instance == null) {
      return;
    }
    try (instance) {
      var crashes = new CrashReports(paths.crashes(demo), Main.version(), Clock.systemUTC());
      var left = crashes.begin(ProcessHandle.current().pid(), Path.of("").toAbsolutePath(), Path.of(System.getProperty("java.io.tmpdir")));
      Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {
        LOG.error("thread {} died", thread.getName(), failure);
        crashes.note(thread, failure);
      });
      // Also when the session ends or the process is asked to: only a process that could not say goodbye crashed.
      Runtime.getRuntime().addShutdownHook(Threads.unstarted("goodbye", crashes::end));
      var with = new Start(graph, paths, demo, instance, left.isPresent(), new AtomicReference<>());
      start = with;
      try {
        launch(WindowApp.class);
      } catch (RuntimeException e) {
        crashes.fatal(e);
        throw e;
      } finally {
        with.letGo();
      }
    }
  }

  /** On JavaFX's launcher thread: everything that touches disk or devices. */
  @Override
  public void init() throws IOException {
    var with = Objects.requireNonNull(start);
    keeper = HeapKeeper.start();
    with.made.set(new WindowGraph(with.graph, with.paths, with.demo ? Demo.plugIn() : null, workers -> new SystemDesktop(HostSystem.current(), workers)));
  }

  @Override
  public void start(Stage stage) {
    var with = Objects.requireNonNull(start);
    var made = Objects.requireNonNull(with.made.get());
    var opened = new PhotokuraWindow(stage, made.services(), made.settings());
    window = opened;
    // What nobody caught is told and logged instead of printed to a terminal that nobody sees.
    Thread.currentThread().setUncaughtExceptionHandler((_, e) -> opened.unexpected(e));
    opened.show();
    with.instance.onShow(() -> Platform.runLater(() -> bringUp(stage)));
    if (with.crashed) {
      opened.offerCrashReport();
    }
    made.services().settings().keptAside().ifPresent(
        file -> opened.tell(Problem.of(ProblemId.SETTINGS_BROKEN).with("file", file.toString())));
  }

  private static void bringUp(Stage stage) {
    stage.setIconified(false);
    stage.show();
    stage.toFront();
    stage.requestFocus();
  }

  @Override
  public void stop() {
    if (window != null) {
      window.close();
    }
    if (keeper != null) {
      keeper.close();
    }
    Platform.exit();
  }
}
