package org.photokura.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.photokura.ui.WindowDriver.await;
import static org.photokura.ui.WindowDriver.onFx;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.photokura.core.HostSystem;
import org.photokura.settings.Settings;
import org.photokura.text.Texts;
import org.photokura.transfer.ExportReport;
import org.photokura.transfer.Outcome;
import org.photokura.ui.WindowDriver;
import org.photokura.ui.fake.FakeWorld.RecordingDesktop;
import org.photokura.ui.shell.PhotokuraWindow;
import org.photokura.ui.troubleshoot.TroubleshootViewModel;
import org.photokura.virtualphone.MediaTree;
import org.photokura.virtualphone.VirtualPhone;
import org.photokura.virtualphone.demo.DemoLibrary;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

/**
 * The window as {@code --demo} opens it, headless: the virtual phone behind its usbmuxd, the real libimobiledevice with TLS, the real engine, the real disk. Only
 * the desktop around the window is written down instead of asked. Every test also holds that the phone saw no write, that nothing of phone or disk ran on the FX
 * thread, and that nothing was thrown there.
 */
@Timeout(1800) // A net below the waits, of which each has its own end.
abstract class RealWindowTest {

  @TempDir Path folder;

  final RecordingDesktop desktop = new RecordingDesktop();
  final FxRobot robot = new FxRobot();
  final OffFxGuard guard = new OffFxGuard();
  final List<Throwable> uncaught = new CopyOnWriteArrayList<>();
  Demo demo;
  MediaTree tree;
  WindowGraph graph;
  PhotokuraWindow window;
  WindowDriver driver;
  private boolean closed;

  /** What lies on the phone. */
  MediaTree photos() {
    return new DemoLibrary();
  }

  /** Whether the phone's owner says yes as soon as the phone asks. */
  boolean trustsAtOnce() {
    return true;
  }

  /** What was chosen before. */
  Settings settings() {
    return Settings.STANDARD.withLanguage(Settings.Language.ENGLISH).withTheme(Settings.Theme.LIGHT);
  }

  /** How long the checks leave the phone alone between two looks. */
  Duration betweenLooks() {
    return TroubleshootViewModel.BETWEEN_LOOKS;
  }

  @BeforeEach
  void open() throws Exception {
    FxToolkit.registerPrimaryStage();
    tree = photos();
    demo = Demo.plugIn(tree, trustsAtOnce());
    var paths = AppPaths.of(HostSystem.LINUX, Map.of("PHOTOKURA_HOME", folder.resolve("home").toString()), folder);
    var app = new AppGraph(paths, Texts.of(Locale.ENGLISH));
    app.settings().save(settings());
    graph = new WindowGraph(app, paths, demo, _ -> desktop);
    window = onFx(() -> {
      Thread.currentThread().setUncaughtExceptionHandler((_, e) -> {
        if (!isOfHeadlessPlatform(e)) {
          uncaught.add(e);
        }
      });
      var opened = new PhotokuraWindow(new Stage(), guard.guard(graph.services()), graph.settings(), Clock.systemDefaultZone(), betweenLooks());
      opened.show();
      return opened;
    });
    driver = new WindowDriver(window, robot);
  }

  @AfterEach
  void closeUnlessClosed() {
    if (!closed) {
      close();
    }
  }

  /** Closes the window as a person does, and lets go of everything below it. */
  void close() {
    closed = true;
    onFx(() -> {
      window.close();
      window.stage().hide();
      return true;
    });
    graph.close();
    assertThat(phone().writeAttempts()).as("nothing was written to the phone").isZero();
    assertThat(guard.violations).as("phone, disk or database on the FX thread").isEmpty();
    assertThat(uncaught).as("thrown on the FX thread").isEmpty();
  }

  /** The headless platform of JavaFX 26.0.1 cannot draw a menu that reaches beyond its screen. */
  private static boolean isOfHeadlessPlatform(Throwable thrown) {
    return Arrays.stream(thrown.getStackTrace()).anyMatch(at -> at.getClassName().endsWith(".HeadlessWindow") && at.getMethodName().equals("blit"));
  }

  VirtualPhone phone() {
    return demo.phone();
  }

  Path destination() {
    return folder.resolve("Photos");
  }

  /** Waits for the report page of the last run. */
  ExportReport awaitReport() {
    driver.awaiting("the run ends", () -> !window.model().runs().isRunning() && window.model().runs().reportProperty().get() != null);
    return onFx(() -> window.model().runs().reportProperty().get());
  }

  /** Waits until the desktop was asked for something that begins so. */
  void awaitAsked(String beginning) {
    driver.awaiting("the desktop is asked: " + beginning, () -> desktop.asked.stream().anyMatch(asked -> asked.startsWith(beginning)), () -> "; it was asked: " + desktop.asked);
  }

  /** Each file that the report names lies on the disk with the phone's bytes, and no other file does. */
  void assertSameBytes(ExportReport... reports) throws IOException {
    var named = new TreeSet<String>();
    for (ExportReport report : reports) {
      for (Outcome outcome : report.outcomes()) {
        for (var file : outcome.files()) {
          named.add(file.target());
          if (file.path() != null && tree.stat(file.path()).isPresent()) {
            byte[] there = Files.readAllBytes(report.destination().resolve(file.target()));
            assertThat(Arrays.equals(there, bytesOf(file.path()))).as("%s is %s", file.target(), file.path()).isTrue();
          }
        }
      }
    }
    assertThat(onDisk()).isEqualTo(named);
  }

  /** What lies in the destination beside Photokura's own folder. */
  TreeSet<String> onDisk() throws IOException {
    var found = new TreeSet<String>();
    try (var files = Files.walk(destination())) {
      files.filter(Files::isRegularFile).map(f -> destination().relativize(f).toString().replace('\\', '/'))
          .filter(f -> !f.startsWith(".photokura/")).forEach(found::add);
    }
    return found;
  }

  private byte[] bytesOf(String path) throws IOException {
    var all = ByteBuffer.allocate((int) tree.stat(path).orElseThrow().sizeBytes());
    while (all.hasRemaining()) {
      var block = ByteBuffer.allocate(Math.min(1 << 20, all.remaining()));
      if (tree.read(path, all.position(), block) <= 0) {
        break;
      }
      all.put(block.flip());
    }
    return all.array();
  }
}
