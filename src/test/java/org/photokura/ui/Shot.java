package org.photokura.ui;

import java.io.File;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javax.imageio.ImageIO;

/** Renders a scene to a PNG, headless. */
public final class Shot {

  private Shot() {}

  public static void start() throws InterruptedException {
    var started = new CountDownLatch(1);
    Platform.startup(started::countDown);
    started.await(20, TimeUnit.SECONDS);
    Platform.setImplicitExit(false);
  }

  public static <T> T onFx(Supplier<T> body) {
    var result = new java.util.concurrent.CompletableFuture<T>();
    Platform.runLater(() -> {
      try {
        result.complete(body.get());
      } catch (Throwable t) {
        result.completeExceptionally(t);
      }
    });
    return result.orTimeout(60, TimeUnit.SECONDS).join();
  }

  public static Stage show(Supplier<Parent> content, int width, int height, java.util.function.Consumer<Scene> dress) {
    return onFx(() -> {
      var stage = new Stage();
      var scene = new Scene(content.get(), width, height);
      dress.accept(scene);
      stage.setScene(scene);
      stage.show();
      return stage;
    });
  }

  public static void take(Stage stage, File file) {
    onFx(() -> {
      file.getParentFile().mkdirs();
      var image = stage.getScene().snapshot(null);
      try {
        ImageIO.write(SwingFXUtils.fromFXImage(image, null), "png", file);
      } catch (java.io.IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
      return file;
    });
  }
}
