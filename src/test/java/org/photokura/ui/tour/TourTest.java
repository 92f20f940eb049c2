package org.photokura.ui.tour;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;

/** A small form of the tour: one theme, one language, one scene of each screen that comes to rest also where things move. */
class TourTest {

  private static final List<String> SCENES = List.of("connect-refused", "library-selection", "preview-photo", "export-sheet", "progress-running", "report-failures",
      "settings-page", "troubleshoot-cause");

  @TempDir Path folder;

  @Test
  void showsEveryScreenAndNoneIsBlank() throws Exception {
    FxToolkit.registerPrimaryStage();
    var tour = new Tour(folder.toFile(), Locale.ENGLISH, List.of(Variant.ALL.getFirst()));
    var scenes = Scene.all().stream().filter(scene -> SCENES.contains(scene.key())).toList();
    assertThat(scenes).hasSameSizeAs(SCENES);

    scenes.forEach(tour::play);
    tour.end();

    assertThat(tour.failures()).isEmpty();
    assertThat(folder.toFile().list()).hasSameSizeAs(SCENES);
  }
}
