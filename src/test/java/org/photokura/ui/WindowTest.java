package org.photokura.ui;

import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.photokura.settings.Settings;
import org.photokura.ui.fake.FakeWorld;
import org.photokura.ui.shell.PhotokuraWindow;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

/** A window over a faked world, headless, driven as a person would. */
abstract class WindowTest {

  @TempDir Path folder;

  FakeWorld world;
  PhotokuraWindow window;
  WindowDriver driver;
  FxRobot robot = new FxRobot();

  /** How many items the phone has. */
  int items() {
    return 60;
  }

  /** What was chosen before. */
  Settings settings() {
    return Settings.STANDARD.withLanguage(Settings.Language.ENGLISH).withTheme(Settings.Theme.LIGHT);
  }

  @BeforeEach
  void start() throws Exception {
    FxToolkit.registerPrimaryStage();
    world = new FakeWorld(folder, items());
    world.settings.save(settings());
    world.pictures.plain = true;
    prepare(world);
    window = onFx(() -> {
      var opened = new PhotokuraWindow(new Stage(), world.services(), settings());
      opened.show();
      return opened;
    });
    driver = new WindowDriver(window, robot);
  }

  /** Changes the world before the window opens. */
  void prepare(FakeWorld before) {}

  @AfterEach
  void stop() {
    onFx(() -> {
      window.close();
      window.stage().hide();
      return true;
    });
    world.close();
  }

  static <T> T onFx(Supplier<T> body) {
    return WindowDriver.onFx(body);
  }

  static void await(String what, BooleanSupplier condition) {
    WindowDriver.await(what, condition);
  }

  boolean says(String text) {
    return driver.says(text);
  }

  void awaitText(String text) {
    driver.awaitText(text);
  }

  void click(String text) {
    driver.click(text);
  }

  void clickId(String id) {
    driver.clickId(id);
  }

  void clickTile(int index) {
    driver.clickTile(index);
  }

  Node tile(int index) {
    return driver.tile(index);
  }

  void click(Node node, boolean control, boolean shift) {
    driver.click(node, control, shift);
  }

  /** Types where to export to, as soon as the sheet asks for it. */
  void exportTo(Path destination) {
    await("a folder is asked for", () -> {
      if (!(window.stage().getScene().lookup("#destination") instanceof ComboBox<?> box)) {
        return false;
      }
      box.getEditor().setText(destination.toString());
      return true;
    });
  }

  void connect() {
    world.plugIn();
    driver.awaitLibrary();
  }
}
