package org.photokura.ui;

import java.io.File;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.photokura.core.Problem;
import org.photokura.core.ProblemId;
import org.photokura.library.Item;
import org.photokura.settings.Settings;
import org.photokura.transfer.Outcome;
import org.photokura.transfer.TransferSnapshot;
import org.photokura.ui.fake.FakeWorld;
import org.photokura.ui.shell.Page;
import org.photokura.ui.shell.PhotokuraWindow;

/** Pictures of the main pages over fakes, for looking at. Arguments: names of the scenes wanted; none: all. */
public class WindowShots {

  static File dir = new File("target/shots");
  static List<String> wanted;

  public static void main(String[] args) throws Exception {
    Thread.setDefaultUncaughtExceptionHandler((t, e) -> {
      e.printStackTrace();
      Runtime.getRuntime().halt(1);
    });
    wanted = List.of(args);
    Shot.start();
    if (Boolean.getBoolean("all")) {
      for (String lang : List.of("en", "ja")) {
        for (boolean dark : new boolean[] {false, true}) {
          for (int[] size : new int[][] {{1280, 800}, {1000, 640}}) {
            run(lang, dark, size);
          }
        }
      }
    } else {
      run("en", false, new int[] {1280, 800});
      run("ja", true, new int[] {1000, 640});
    }
    System.exit(0);
  }

  static void run(String lang, boolean dark, int[] size) throws Exception {
    var folder = Files.createTempDirectory("shots");
    var world = new FakeWorld(folder, 12486);
    for (int i = 40; i < world.items.size(); i++) {
      if (i % 7 != 3) {
        world.saved.add("asset-" + i);
      }
    }
    world.lastRun = Optional_of("2026-11-03T12:00:00Z");
    var dest = folder.resolve("Photos");
    Files.createDirectories(dest);
    Settings settings = Settings.STANDARD.withDestination(dest.toString()).withTheme(dark ? Settings.Theme.DARK : Settings.Theme.LIGHT)
        .withLanguage(lang.equals("ja") ? Settings.Language.JAPANESE : Settings.Language.ENGLISH);
    world.settings.save(settings);
    String suffix = "-" + lang + (dark ? "-dark" : "-light") + "-" + size[0] + ".png";
    var window = Shot.onFx(() -> {
      var stage = new Stage();
      var w = new PhotokuraWindow(stage, world.services(), settings);
      w.show();
      stage.setWidth(size[0]);
      stage.setHeight(size[1]);
      return w;
    });
    var stage = window.stage();
    var model = window.model();
    world.plugIn();
    await(() -> model.library().state().complete() && model.grid().content().items().size() > 1000);
    settle(1800);
    shoot(stage, "04-library" + suffix);
    Shot.onFx(() -> {
      var items = model.grid().content().items();
      var chosen = new ArrayList<Item>(items.subList(0, 14));
      model.selection().setAll(chosen);
      return true;
    });
    settle(300);
    shoot(stage, "03-selected" + suffix);
    Shot.onFx(() -> {
      model.grid().open(8);
      return true;
    });
    settle(1500);
    shoot(stage, "05-preview" + suffix);
    Shot.onFx(() -> {
      stage.getScene().getFocusOwner().fireEvent(new javafx.scene.input.KeyEvent(javafx.scene.input.KeyEvent.KEY_PRESSED, " ", " ", javafx.scene.input.KeyCode.ESCAPE, false, false, false, false));
      return true;
    });
    settle(200);
    Shot.onFx(() -> {
      stage.getScene().lookup("#export");
      ((javafx.scene.control.Button) stage.getScene().lookup("#export")).fire();
      return true;
    });
    settle(500);
    shoot(stage, "06-export" + suffix);
    Shot.onFx(() -> {
      ((javafx.scene.control.Button) stage.getScene().lookup("#start-export")).fire();
      return true;
    });
    await(() -> !world.exports.isEmpty());
    var export = world.exports.getFirst();
    var items = export.request.items();
    for (int i = 0; i < 70; i++) {
      export.snapshot = snapshot(export, items, 0.61 * i / 70, 34e6 + 4e6 * Math.sin(i / 3.0), TransferSnapshot.Phase.COPYING, null);
      if (i < 12) {
        export.tell(new Outcome.Copied(items.get(i).id(), List.of(), List.of()));
      }
      Thread.sleep(Integer.getInteger("step", 60));
    }
    settle(700);
    shoot(stage, "07-transfer" + suffix);
    export.snapshot = snapshot(export, items, 0.61, 0, TransferSnapshot.Phase.WAITING_FOR_DEVICE, Problem.of(ProblemId.DEVICE_GONE));
    world.devices.attached = List.of();
    settle(900);
    shoot(stage, "07b-cable" + suffix);
    var report = export.copied();
    var outcomes = new ArrayList<Outcome>();
    for (int i = 0; i < report.outcomes().size(); i++) {
      var o = report.outcomes().get(i);
      outcomes.add(i == 3 ? new Outcome.Failed(o.itemId(), Problem.of(ProblemId.FILE_TIMEOUT), List.of())
          : i == 5 || i == 7 ? new Outcome.OnlyInICloud(o.itemId()) : i > 9 ? new Outcome.AlreadyThere(o.itemId(), o.files()) : o);
    }
    export.report = new org.photokura.transfer.ExportReport(report.runId(), report.deviceName(), report.udid(), report.destination(), report.startedAt(),
        report.finishedAt(), report.bytesCopied(), outcomes, null);
    world.plugIn();
    export.finish.countDown();
    await(() -> model.page() == Page.REPORT);
    settle(900);
    shoot(stage, "08-report" + suffix);
    Shot.onFx(() -> {
      model.go(Page.SETTINGS);
      return true;
    });
    settle(400);
    shoot(stage, "10-settings" + suffix);
    Shot.onFx(() -> {
      model.go(Page.LIBRARY);
      model.grid().queryProperty().set(model.grid().queryProperty().get().withSearch("Nara"));
      return true;
    });
    settle(500);
    shoot(stage, "13-nothing" + suffix);
    Shot.onFx(() -> {
      window.close();
      stage.hide();
      return true;
    });
    world.close();
  }

  static java.util.Optional<Instant> Optional_of(String s) {
    return java.util.Optional.of(Instant.parse(s));
  }

  static TransferSnapshot snapshot(org.photokura.ui.fake.FakeExport e, List<Item> items, double share, double speed, TransferSnapshot.Phase phase, Problem wait) {
    long total = 4_800_000_000L;
    int n = items.size();
    int done = (int) (n * share);
    return new TransferSnapshot(phase, done, n, Math.max(0, done - 3), Math.min(done, 2), done > 2 ? 1 : 0, (long) (total * share), total, speed, 34e6, Duration.ofSeconds(61),
        TransferSnapshot.Limit.CABLE, wait, List.of(new TransferSnapshot.CurrentFile(items.get(0).id(), "IMG_4391.MOV", 118_000_000, 184_000_000)), Duration.ofSeconds(80));
  }

  static void await(java.util.function.BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + 20_000_000_000L;
    while (!Shot.onFx(condition::getAsBoolean)) {
      if (System.nanoTime() > end) {
        throw new AssertionError("waited in vain");
      }
      Thread.sleep(30);
    }
  }

  static void settle(int millis) throws InterruptedException {
    Thread.sleep(millis);
  }

  static void shoot(Stage stage, String name) {
    if (wanted.isEmpty() || wanted.stream().anyMatch(name::startsWith)) {
      Shot.take(stage, new File(dir, name));
    }
  }
}
