package org.photokura.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.photokura.core.HostSystem;
import org.photokura.text.Texts;

class AppGraphTest {

  @TempDir Path home;
  private Path file;
  private AppGraph graph;

  @BeforeEach
  void make() throws IOException {
    var paths = AppPaths.of(HostSystem.LINUX, Map.of("PHOTOKURA_HOME", home.toString()), home);
    file = paths.config().resolve("settings.json");
    Files.createDirectories(file.getParent());
    graph = new AppGraph(paths, Texts.of(Locale.ENGLISH));
  }

  @Test
  void takesTheWindowsLastDestination() throws IOException {
    Files.writeString(file, "{\"destinations\":[\"/photos\",\"/old\"]}");
    assertThat(destination()).contains(Path.of("/photos"));
  }

  @Test
  void takesADestinationThatCannotBeAPathHereForNone() throws IOException {
    Files.writeString(file, "{\"destinations\":[\"/a\\u0000b\"]}");
    assertThat(destination()).isEmpty();
  }

  @Test
  void aCommandLeavesBrokenSettingsToTheWindowWhichCanTellOfThem() throws IOException {
    Files.writeString(file, "{\"destinations\":");
    assertThat(destination()).isEmpty();
    assertThat(file).exists();
    var window = graph.settings();
    window.load();
    assertThat(window.keptAside()).isPresent();
  }

  private Optional<Path> destination() {
    return graph.cliServices().defaultDestination().get();
  }
}
