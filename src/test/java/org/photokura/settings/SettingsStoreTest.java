package org.photokura.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.photokura.settings.Settings.Language;
import org.photokura.settings.Settings.Theme;

class SettingsStoreTest {

  @TempDir Path folder;

  @Test
  void remembersEveryChoice() throws IOException {
    var store = new SettingsStore(folder.resolve("deep/settings.json"));
    Settings chosen = Settings.STANDARD.withLanguage(Language.JAPANESE).withTheme(Theme.DARK).withOnConnect(Settings.OnConnect.SHOW)
        .withDestination("/first").withDestination("D:\\Photos \"2026\" 写真").withChoices(ExportChoices.STANDARD.withBelongings(false))
        .withChoicesFor("/first", new ExportChoices("{name}", false, true, true, true, true)).withVerify(true).withConnections(3)
        .withCacheMegabytes(800).withZoom(2).withClosedOffer("udid", 137)
        .withWindow(new WindowPlace(-10, 20, 1280, 800, true));
    store.save(chosen);
    assertThat(store.load()).isEqualTo(chosen);
    assertThat(folder.resolve("deep")).isDirectoryContaining(p -> p.getFileName().toString().equals("settings.json"));
    try (var files = Files.list(folder.resolve("deep"))) {
      assertThat(files).as("no temporary file is left").hasSize(1);
    }
  }

  @Test
  void startsWithTheStandardWhereThereIsNoFile() {
    var store = new SettingsStore(folder.resolve("settings.json"));
    assertThat(store.load()).isEqualTo(Settings.STANDARD);
    assertThat(store.keptAside()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "{\"theme\":\"dark\"", "{} trailing", "\u0000\u0001"})
  void keepsABrokenFileAsideInsteadOfReplacingIt(String broken) throws IOException {
    Path file = folder.resolve("settings.json");
    Files.writeString(file, broken);
    var store = new SettingsStore(file);
    assertThat(store.load()).isEqualTo(Settings.STANDARD);
    Path aside = store.keptAside().orElseThrow();
    assertThat(aside).content().isEqualTo(broken);
    store.save(Settings.STANDARD.withTheme(Theme.DARK));
    assertThat(aside).exists();
    assertThat(store.load().theme()).isEqualTo(Theme.DARK);
  }

  @Test
  void whoOnlyLooksLeavesABrokenFileToTheWindow() throws IOException {
    Path file = folder.resolve("settings.json");
    Files.writeString(file, "{");
    assertThat(new SettingsStore(file).peek()).isEqualTo(Settings.STANDARD);
    assertThat(file).content().isEqualTo("{");
    var window = new SettingsStore(file);
    window.load();
    assertThat(window.keptAside()).isPresent();
  }

  @Test
  void replacesOnlyTheValuesThatMakeNoSense() throws IOException {
    Path file = folder.resolve("settings.json");
    Files.writeString(file, """
        {"theme":"dark","language":"klingon","connections":99,"zoom":"large","cacheMegabytes":-5,"destinations":["/a",7,"/b"],"future":{"x":[1,{}]},
         "choices":{"layout":"","jpegCopies":true},"window":{"x":1}}""");
    Settings settings = new SettingsStore(file).load();
    assertThat(settings.theme()).isEqualTo(Theme.DARK);
    assertThat(settings.language()).isEqualTo(Language.SYSTEM);
    assertThat(settings.connections()).isEqualTo(Settings.MOST_CONNECTIONS);
    assertThat(settings.zoom()).isEqualTo(1);
    assertThat(settings.cacheMegabytes()).isEqualTo(50);
    assertThat(settings.destinations()).containsExactly("/a", "/b");
    assertThat(settings.choices().layout()).isEqualTo("{yyyy}/{MM}/{name}");
    assertThat(settings.choices().jpegCopies()).isTrue();
    assertThat(settings.window()).isNull();
  }

  @Test
  void leavesTheFileAloneWhenItCannotBeWritten() throws IOException {
    Path notAFolder = folder.resolve("file");
    Files.writeString(notAFolder, "");
    assertThatThrownBy(() -> new SettingsStore(notAFolder.resolve("settings.json")).save(Settings.STANDARD)).isInstanceOf(IOException.class);
  }

  @Test
  void putsTheLatestDestinationFirstAndForgetsTheOldest() {
    Settings settings = Settings.STANDARD;
    for (int i = 0; i < 12; i++) {
      settings = settings.withDestination("/" + i);
    }
    settings = settings.withDestination("/6");
    assertThat(settings.destinations()).startsWith("/6", "/11").hasSize(Settings.MOST_DESTINATIONS).doesNotHaveDuplicates();
  }

  @Test
  void speaksTheSystemsLanguageUnlessToldOtherwise() {
    assertThat(Language.SYSTEM.locale(Locale.JAPAN)).isEqualTo(Locale.JAPANESE);
    assertThat(Language.SYSTEM.locale(Locale.GERMANY)).isEqualTo(Locale.ENGLISH);
    assertThat(Language.JAPANESE.locale(Locale.US)).isEqualTo(Locale.JAPANESE);
  }
}
