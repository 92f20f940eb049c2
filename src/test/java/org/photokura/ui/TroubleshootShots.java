package org.photokura.ui;

import java.io.File;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executors;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.photokura.catalog.SavedItems;
import org.photokura.device.DeviceSession;
import org.photokura.diagnose.CheckId;
import org.photokura.diagnose.Checks;
import org.photokura.diagnose.IosVersions;
import org.photokura.library.Item;
import org.photokura.text.Texts;
import org.photokura.ui.fake.FakeEvidence;
import org.photokura.ui.fake.FakeSession;
import org.photokura.ui.fake.Samples;
import org.photokura.ui.fake.Story;
import org.photokura.ui.fx.Background;
import org.photokura.ui.fx.FxThread;
import org.photokura.ui.fx.SheetHost;
import org.photokura.ui.fx.Theme;
import org.photokura.ui.model.LibraryState;
import org.photokura.ui.troubleshoot.TroubleshootActions;
import org.photokura.ui.troubleshoot.TroubleshootView;
import org.photokura.ui.troubleshoot.TroubleshootViewModel;

/** Pictures of the troubleshooting page over a faked phone, for looking at. */
public final class TroubleshootShots {

  private TroubleshootShots() {}

  public static void main(String[] args) throws Exception {
    Shot.start();
    run("en", false, 1016, 800);
    run("en", true, 1016, 800);
    run("ja", false, 776, 640);
    System.exit(0);
  }

  private static void run(String language, boolean dark, int width, int height) throws Exception {
    var phone = new FakeEvidence();
    phone.sync.put("isExceedingQuota", true);
    var session = new SimpleObjectProperty<DeviceSession>(new FakeSession(Samples.DEVICE, Samples.FACTS));
    var items = Story.items(12486);
    var library = new SimpleObjectProperty<>(LibraryState.of(items, List.of(), saved(), List.of(), true, Instant.now()));
    var texts = Texts.of(Locale.forLanguageTag(language));
    var models = new TroubleshootViewModel[1];
    var stage = Shot.show(() -> {
      var sheets = new SheetHost();
      var background = new Background(new FxThread(), Executors.newCachedThreadPool());
      models[0] = new TroubleshootViewModel(phone, new Checks(new IosVersions()::newest), session, library, background, Clock.systemDefaultZone(), Duration.ofMillis(100));
      return new StackPane(new TroubleshootView(models[0], texts, sheets, new Nothing()).root(), sheets);
    }, width, height, scene -> {
      var theme = new Theme(scene);
      theme.apply(dark);
      theme.applyLanguage(texts.locale());
    });
    String suffix = "-" + language + (dark ? "-dark" : "-light") + "-" + width + ".png";
    shoot(stage, "09-quota" + suffix);
    phone.sync.put("iCloudLibraryClientIsNotAuthenticated", true);
    phone.sync.remove("isExceedingQuota");
    phone.age = Duration.ofDays(2);
    Shot.onFx(() -> {
      if (models[0].openProperty().get() != CheckId.SIGN_IN) {
        models[0].toggle(CheckId.SIGN_IN);
      }
      return true;
    });
    shoot(stage, "09-sign-in" + suffix);
    phone.age = Duration.ofMinutes(1);
    phone.sync.remove("iCloudLibraryClientIsNotAuthenticated");
    Shot.onFx(() -> {
      models[0].toggle(CheckId.RESTART);
      return true;
    });
    shoot(stage, "09-solved" + suffix);
    Shot.onFx(() -> {
      stage.hide();
      return true;
    });
  }

  private static void shoot(Stage stage, String name) throws InterruptedException {
    Thread.sleep(900);
    Shot.take(stage, new File("target/shots", name));
  }

  private static SavedItems saved() {
    return new SavedItems() {
      @Override
      public boolean contains(Item item) {
        return item.id().hashCode() % 3 != 0;
      }

      @Override
      public Optional<Instant> lastRun(String udid) {
        return Optional.empty();
      }
    };
  }

  private static final class Nothing implements TroubleshootActions {
    @Override
    public void saveNotInICloud() {}

    @Override
    public void showNotInICloud() {}

    @Override
    public void askToRestart() {}

    @Override
    public void readLibraryAgain() {}

    @Override
    public void openAddress(String address) {}

    @Override
    public void saveReport(String text, String html) {}

    @Override
    public void copied() {}
  }
}
