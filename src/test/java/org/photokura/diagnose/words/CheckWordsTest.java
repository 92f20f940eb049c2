package org.photokura.diagnose.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.photokura.device.DeviceFacts;
import org.photokura.diagnose.Answer;
import org.photokura.diagnose.CheckId;
import org.photokura.diagnose.Fact;
import org.photokura.diagnose.Finding;
import org.photokura.diagnose.Finding.Status;
import org.photokura.diagnose.SettingsPaths;
import org.photokura.diagnose.Where;
import org.photokura.text.Texts;

class CheckWordsTest {

  private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC);
  private static final List<String> GENERATIONS = List.of("14.8", "15.8.3", "16.7", "17.6.1", "18.2", "26.1", "27.0", "beta");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-zA-Z]+)");

  private static CheckWords words(String language) {
    return new CheckWords(Texts.of(Locale.forLanguageTag(language)), CLOCK);
  }

  private static Properties bundle(String suffix) throws IOException {
    var properties = new Properties();
    try (var in = CheckWordsTest.class.getResourceAsStream("/org/photokura/text/checks" + suffix + ".properties")) {
      properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    }
    return properties;
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "ja"})
  void everyAdviceIsWholeForEveryGenerationOfIos(String language) throws IOException {
    for (String key : bundle(language.equals("ja") ? "_ja" : "").stringPropertyNames()) {
      var parts = key.split("\\.");
      if (parts.length == 4 && parts[2].equals("advice")) {
        var id = Arrays.stream(CheckId.values()).filter(check -> check.key().equals(parts[1])).findFirst().orElseThrow();
        var finding = new Finding(id, Status.ASK, parts[3], Map.of("count", 3L, "installed", "26.0", "newest", "26.0", "date", LocalDate.of(2026, 6, 10)), List.of());
        for (String ios : GENERATIONS) {
          assertThat(words(language).advice(finding, ios)).as("%s on iOS %s", key, ios).isNotBlank().doesNotContain("{", "}", "  ", "null", "2026-06-10");
          assertThat(words(language).advice(finding, ios, true)).as("%s on iOS %s, all saved", key, ios)
              .isNotBlank().doesNotContain("{", "}", "  ", "null", "2026-06-10", "Save", "ave them", "before the photos are saved", "保存しましょう", "保存してください");
        }
      }
    }
  }

  @Test
  void noTextNamesAWayThroughSettingsItself() throws IOException {
    var places = Arrays.stream(Where.values()).map(Where::placeholder).collect(Collectors.toSet());
    for (String suffix : List.of("", "_ja")) {
      var texts = bundle(suffix);
      for (String key : texts.stringPropertyNames()) {
        String text = texts.getProperty(key);
        if (key.contains(".advice.")) {
          assertThat(text).as("%s: the way depends on iOS, so it belongs into settings-paths.tsv", key).doesNotContain("›");
          assertThat(names(text)).as(key).isSubsetOf(union(places, Set.of("count", "installed", "newest", "date")));
        }
      }
    }
  }

  private static Set<String> names(String text) {
    return PLACEHOLDER.matcher(text).results().map(r -> r.group(1)).collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> union(Set<String> a, Set<String> b) {
    var all = new TreeSet<>(a);
    all.addAll(b);
    return all;
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', value = {
    "icloud-photos-on; off; 15.8.3; Settings › your name › iCloud › Photos › iCloud Photos",
    "icloud-photos-on; off; 16.7; Settings › your name › iCloud › Photos › Sync this iPhone",
    "icloud-storage; full; 15.8.3; Settings › your name › iCloud › Manage Storage",
    "icloud-storage; full; 17.6.1; Settings › your name › iCloud › Manage Account Storage",
    "icloud-storage; full; 18.2; Settings › your name › iCloud › Storage",
    "mobile-data; restricted; 17.6.1; Settings › Photos › Mobile Data",
    "mobile-data; restricted; 18.2; Settings › Apps › Photos › Mobile Data",
    "low-power-mode; on; 18.2; Settings › Battery › Low Power Mode,",
    "low-power-mode; on; 26.1; Settings › Battery › Power Mode › Low Power Mode,",
    "managed; ask; 14.8; Settings › General › Profiles & Device Management",
    "managed; ask; 26.1; Settings › General › VPN & Device Management",
    "paused; paused; 17.6.1; the Photos app › the end of Library › All Photos",
    "paused; paused; 18.2; the Photos app › your picture at the top",
  })
  void adviceNamesTheWayOfThePhonesOwnIos(String check, String advice, String ios, String way) {
    var id = Arrays.stream(CheckId.values()).filter(c -> c.key().equals(check)).findFirst().orElseThrow();
    assertThat(words("en").advice(new Finding(id, Status.PROBLEM, advice, Map.of("count", 1L), List.of()), ios)).contains(way);
  }

  @Test
  void japaneseWaysAreWrittenAsJapaneseIs() {
    assertThat(words("ja").way(SettingsPaths.to(Where.MOBILE_DATA, "17.6.1"))).isEqualTo("「設定」›「写真」›「モバイルデータ通信」");
    assertThat(words("ja").way(SettingsPaths.to(Where.ACCOUNT, "26.1"))).isEqualTo("「設定」›自分の名前");
  }

  @Test
  void datesFollowTheLanguage() {
    var finding = new Finding(CheckId.IOS_VERSION, Status.OK, "ok", Map.of("installed", "26.1", "newest", "26.0", "date", LocalDate.of(2026, 6, 10)), List.of());
    assertThat(words("en").advice(finding, "26.1")).contains("10 June 2026");
    assertThat(words("ja").advice(finding, "26.1")).contains("2026年6月10日");
  }

  @Test
  void aReportNamesNoOneAndEscapesEverything() {
    var texts = Texts.of(Locale.ENGLISH);
    var at = Instant.parse("2026-11-22T09:58:00Z");
    var device = new DeviceFacts("<b>Mina's iPhone</b>", "iPhone16,1", "26.1", "23B85", 1L, 1L, 80, true, false, null);
    var odd = new Fact("isExceedingQuota", "<script>alert('x')</script>", "/PhotoData/CPL/syncstatus.plist", at, at);
    var denied = new Fact(Fact.SOURCE, "file-denied", "/PhotoData/CPL/pauseICloudPhotos", null, at);
    var asked = new Finding(CheckId.LOW_POWER_MODE, Status.ASK, "ask", Map.of(), List.of());
    var report = new DoctorReport(device, List.of(new Finding(CheckId.ICLOUD_STORAGE, Status.ASK, "ask", Map.of(), List.of(odd)),
        new Finding(CheckId.PAUSED, Status.ASK, "ask", Map.of(), List.of(denied)), new Answer(false, at).applyTo(asked)), 412L, at);
    String html = report.html(texts, words("en"));
    assertThat(html).contains("iPhone 15 Pro · iOS 26.1", "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;", "412 photos are not in iCloud yet", "pauseICloudPhotos cannot be read",
        "told by the person 22 November 2026, 09:58").doesNotContain("<script", "Mina", "src=", "href=");
    assertThat(report.text(texts, words("en"))).contains("[PROBLEM] Does Low Power Mode hold uploads back?", "noted by the phone 22 November 2026, 09:58").doesNotContain("Mina", "null");
  }
}
