package org.photokura.ui;

import java.io.File;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import javafx.application.Platform;
import javafx.beans.property.SimpleObjectProperty;
import org.photokura.core.Problem;
import org.photokura.core.ProblemId;
import org.photokura.device.TrustState;
import org.photokura.text.Texts;
import org.photokura.ui.devices.ConnectActions;
import org.photokura.ui.devices.ConnectPage;
import org.photokura.ui.devices.DevicesViewModel;
import org.photokura.ui.devices.LastDestination;
import org.photokura.ui.fake.FakeDeviceAccess;
import org.photokura.ui.fake.Samples;
import org.photokura.ui.fx.Background;
import org.photokura.ui.fx.FxThread;
import org.photokura.ui.fx.Theme;

public class ConnectShots {
  public static void main(String[] args) throws Exception {
    Shot.start();
    for (String lang : List.of("en", "ja")) {
      for (boolean dark : new boolean[] {false, true}) {
        for (int[] size : new int[][] {{1280, 800}, {1000, 640}}) {
          run(lang, dark, size);
        }
      }
    }
    Platform.exit();
    System.exit(0);
  }

  static void run(String lang, boolean dark, int[] size) throws Exception {
    var access = new FakeDeviceAccess();
    access.facts = Samples.FACTS;
    var monitor = new org.photokura.device.DeviceMonitor(access, new org.photokura.device.DeviceMonitor.Pace(java.time.Duration.ofMillis(20), java.time.Duration.ofMillis(20), java.time.Duration.ofMillis(20)));
    monitor.start();
    var texts = Texts.of(Locale.forLanguageTag(lang));
    var actions = new ConnectActions() {
      @Override public void help() {}
      @Override public void settings() {}
      @Override public void notAppearing() {}
      @Override public void openStore() {}
      @Override public void openDestination() {}
      @Override public void checkDestination() {}
    };
    var last = new SimpleObjectProperty<LastDestination>(new LastDestination("D:\\Photos", 10419, LocalDate.of(2026, 11, 3)));
    var stage = Shot.show(() -> {
      var vm = new DevicesViewModel(access, monitor, new Background(new FxThread(), Executors.newCachedThreadPool()), Clock.systemUTC());
      return new ConnectPage(vm, last, texts, actions).root();
    }, size[0], size[1], scene -> {
      var theme = new Theme(scene);
      theme.apply(dark);
      theme.applyLanguage(texts.locale());
    });
    String suffix = "-" + lang + (dark ? "-dark" : "-light") + "-" + size[0] + ".png";
    File dir = new File("target/shots");
    shoot(stage, new File(dir, "01" + suffix));
    access.blocked = null; access.attached = List.of(Samples.DEVICE); access.trust = TrustState.WAITING;
    shoot(stage, new File(dir, "02" + suffix));
    access.attached = List.of(); access.blocked = Problem.of(ProblemId.USBMUXD_MISSING, "connect: /var/run/usbmuxd: No such file or directory");
    shoot(stage, new File(dir, "02b-service" + suffix));
    access.blocked = null; access.attached = List.of(Samples.DEVICE); access.trust = TrustState.LOCKED;
    shoot(stage, new File(dir, "02b-locked" + suffix));
    access.blocked = null; access.attached = List.of(Samples.DEVICE); access.trust = TrustState.REFUSED;
    shoot(stage, new File(dir, "02b-refused" + suffix));
    Shot.onFx(() -> { stage.close(); return true; });
  }

  static void shoot(javafx.stage.Stage stage, File file) throws Exception {
    Thread.sleep(250);
    Shot.take(stage, file);
  }
}
