package org.photokura.app;

import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.photokura.catalog.CatalogReader;
import org.photokura.core.HostSystem;
import org.photokura.core.concurrent.Threads;
import org.photokura.device.DeviceAccess;
import org.photokura.device.DeviceMonitor;
import org.photokura.settings.Settings;
import org.photokura.settings.SettingsStore;
import org.photokura.transfer.Verifier;
import org.photokura.ui.model.DiskRoom;
import org.photokura.ui.shell.PhotokuraWindow;
import org.photokura.ui.shell.SystemDesktop;
import org.photokura.ui.shell.UiServices;

/** The window's process: makes what the window needs before it opens, and lets go of it in the opposite order when it closes. */
public final class WindowApp extends Application {

  /** JavaFX makes the application itself, so its parameters come this way; set once, before {@link Application#launch}. */
  private static @Nullable Start start;

  private @Nullable Parts parts;

  private record Start(AppGraph graph, AppPaths paths, boolean demo) {}

  private record Parts(
      @Nullable Demo demo, DeviceAccess devices, DeviceMonitor monitor, ExecutorService workers, SettingsStore store, Settings settings, UiServices services) {}

  private @Nullable PhotokuraWindow window;

  /** Opens the window; returns when it was closed. */
  static void start(AppGraph graph, AppPaths paths, boolean demo) {
    start = new Start(graph, paths, demo);
    launch(WindowApp.class);
  }

  /** On JavaFX's launcher thread: everything that touches disk or devices. */
  @Override
  public void init() throws IOException {
    var with = Objects.requireNonNull(start);
    Demo demo = with.demo ? Demo.plugIn() : null;
    var devices = with.graph.devices();
    var monitor = new DeviceMonitor(devices);
    var workers = Threads.cached("work");
    var store = with.graph.settings();
    var settings = store.load();
    var troubles = demo == null ? null : demo.troubles(workers);
    var verifier = new Verifier();
    var services = new UiServices(
        devices,
        monitor,
        with.graph.library(),
        with.graph.pictures(),
        with.graph.exports(),
        new CatalogReader(),
        store,
        troubles == null ? DiskRoom::ask : troubles::room,
        new SystemDesktop(HostSystem.current(), workers),
        workers,
        (destination, cancellation) -> {
          var found = verifier.verify(destination, (done, total) -> {}, cancellation);
          return new UiServices.Checked(found.checked(), found.ok(), found.changed().size(), found.missing().size());
        },
        new LogBundleWriter(with.paths.log())::writeTo,
        troubles);
    parts = new Parts(demo, devices, monitor, workers, store, settings, services);
    monitor.start();
  }

  @Override
  public void start(Stage stage) {
    var made = Objects.requireNonNull(parts);
    window = new PhotokuraWindow(stage, made.services, made.settings);
    window.show();
  }

  @Override
  public void stop() {
    if (window != null) {
      window.close();
    }
    if (parts != null) {
      parts.monitor.close();
      parts.devices.close();
      if (parts.demo != null) {
        parts.demo.close();
      }
      parts.workers.shutdown();
    }
    Platform.exit();
  }
}
