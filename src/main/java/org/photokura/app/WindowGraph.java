package org.photokura.app;

import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.photokura.catalog.CatalogReader;
import org.photokura.core.concurrent.Threads;
import org.photokura.device.DeviceAccess;
import org.photokura.device.DeviceMonitor;
import org.photokura.settings.Settings;
import org.photokura.transfer.Verifier;
import org.photokura.ui.fx.Desktop;
import org.photokura.ui.model.DiskRoom;
import org.photokura.ui.preview.TemporaryMovies;
import org.photokura.ui.shell.UiServices;

/** What the window stands on, made before it opens and off its thread. Closing lets go in the opposite order; the window is closed before. */
final class WindowGraph implements AutoCloseable {

  private static final long LAST_WORK_MILLIS = 2000;

  private final @Nullable Demo demo;
  private final DeviceAccess devices;
  private final DeviceMonitor monitor;
  private final ExecutorService workers;
  private final TemporaryMovies movies;
  private final UiServices services;
  private final Settings settings;

  /**
   * Makes everything and begins to look for phones; blocks.
   *
   * @param demo plugged in already; closed with the graph; null outside the demo
   * @param desktop makes the system around the window, which may use the executor
   * @throws IOException if the settings cannot be read
   */
  WindowGraph(AppGraph graph, AppPaths paths, @Nullable Demo demo, Function<Executor, Desktop> desktop) throws IOException {
    this.demo = demo;
    devices = graph.devices();
    monitor = new DeviceMonitor(devices);
    workers = Threads.cached("work");
    movies = new TemporaryMovies(paths.cache().resolve("movies"));
    var store = graph.settings();
    settings = store.load();
    var troubles = demo == null ? null : demo.troubles(workers);
    var verifier = new Verifier();
    services = new UiServices(
        devices,
        monitor,
        graph.library(),
        graph.pictures(() -> store.latest().cacheMegabytes() * 1_000_000L),
        troubles == null ? graph.exports() : graph.exports(troubles::disk),
        new CatalogReader(),
        store,
        troubles == null ? DiskRoom::ask : troubles::room,
        desktop.apply(workers),
        workers,
        (destination, cancellation) -> {
          var found = verifier.verify(destination, (done, total) -> {}, cancellation);
          return new UiServices.Checked(found.checked(), found.ok(), found.changed(), found.missing());
        },
        new LogBundleWriter(paths.log(), CrashReports.report(paths.crashes(demo != null)))::writeTo,
        troubles,
        movies);
    monitor.start();
  }

  UiServices services() {
    return services;
  }

  /** As they were when the window was about to open. */
  Settings settings() {
    return settings;
  }

  @Override
  public void close() {
    monitor.close();
    devices.close();
    if (demo != null) {
      demo.close();
    }
    movies.close();
    workers.shutdown();
    try {
      // What was being written, the settings first of all, is written; what hangs is left behind.
      workers.awaitTermination(LAST_WORK_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
