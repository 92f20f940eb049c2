package org.photokura.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.photokura.ui.WindowDriver.await;
import static org.photokura.ui.WindowDriver.onFx;

import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.photokura.library.Item;
import org.photokura.ui.model.Source.Smart;
import org.photokura.virtualphone.MediaTree;
import org.photokura.virtualphone.demo.OnTheFlyLibrary;

/** A movie comes from the phone to be looked at. What plays is up to this computer's media; where nothing does, the system's player gets it. */
class PlayMovieTest extends RealWindowTest {

  @Override
  MediaTree photos() {
    return new OnTheFlyLibrary(24);
  }

  @Test
  void aLivePhotosMoviePlaysOrIsOfferedToTheSystemsPlayer() throws Exception {
    driver.awaitLibrary();
    onFx(() -> {
      window.model().showSource(Smart.LIVE);
      return true;
    });
    await("Live Photos are listed", () -> !window.model().grid().content().items().isEmpty()
        && window.model().grid().content().items().stream().allMatch(i -> i.kind() == Item.Kind.LIVE));
    driver.keys(KeyCode.RIGHT);
    driver.keys(KeyCode.SPACE);
    driver.awaitText("Live");
    driver.keys(KeyCode.L);
    await("it plays, or is offered", () -> window.stage().getScene().lookup(".media-view") != null || driver.says("This computer cannot play it here."));
    Path movies = folder.resolve("home/cache/movies/" + ProcessHandle.current().pid());
    if (onFx(() -> driver.says("This computer cannot play it here."))) {
      driver.click("Open in the system’s player");
      awaitAsked("file " + movies);
    }
    driver.keys(KeyCode.ESCAPE);
    await("the preview closes", () -> window.stage().getScene().lookup(".pk-preview") == null);
    close();
    assertThat(Files.exists(movies)).as("movies that are left").isFalse();
  }
}
