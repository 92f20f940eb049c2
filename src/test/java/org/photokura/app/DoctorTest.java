package org.photokura.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.photokura.text.Texts;
import org.photokura.virtualphone.InMemoryTree;
import org.photokura.virtualphone.VirtualPhone;
import org.photokura.virtualphone.VirtualPhoneServer;
import org.photokura.virtualphone.scenario.Scenario;
import org.photokura.virtualphone.scenario.ScenarioPlayer;

/** {@code doctor --json} over every scenario, through libimobiledevice with TLS. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DoctorTest {

  private static final List<String> FROM_STATUS_FILE =
      List.of("network", "icloud-storage", "sign-in", "low-power-mode", "mobile-data", "low-data-mode", "battery", "thermal", "shared-library", "library-reset");
  /** What a healthy phone without a database answers. */
  private static final Map<String, String> HEALTHY = new LinkedHashMap<>();

  static {
    HEALTHY.put("icloud-photos-on", "ok");
    FROM_STATUS_FILE.forEach(id -> HEALTHY.put(id, "ok"));
    HEALTHY.put("ios-version", "ok");
    HEALTHY.put("restart", "ask");
    HEALTHY.put("phone-storage", "ok");
    HEALTHY.put("paused", "ok");
    HEALTHY.put("clock", "ok");
    HEALTHY.put("managed", "ok");
    HEALTHY.put("icloud-backup", "ok");
  }

  @TempDir static Path folder;
  private ScenarioPlayer player;
  private VirtualPhoneServer server;
  private CommandLineHarness cli;

  @BeforeAll
  void plugIn() throws IOException {
    player = new ScenarioPlayer(new InMemoryTree().file("/DCIM/100APPLE/IMG_0001.JPG", new byte[10]), Clock.systemUTC());
    var phone = VirtualPhone.serving(player.tree()).build();
    player.attach(phone);
    server = VirtualPhoneServer.start(phone, 0);
    cli = new CommandLineHarness(folder, server.address());
    assertThat(cli.run("pair").status()).isZero();
  }

  @AfterAll
  void unplug() {
    server.close();
  }

  /** What differs from a healthy phone. */
  private static Map<String, String> expected(Scenario scenario) {
    return switch (scenario) {
      case ALL_WELL -> Map.of();
      case ICLOUD_PHOTOS_OFF -> with(with(allOfStatusFile("ask"), "icloud-photos-on", "problem"), "paused", "ask");
      case QUOTA_EXCEEDED -> Map.of("icloud-storage", "problem");
      case LOW_POWER -> Map.of("low-power-mode", "problem");
      case NO_NETWORK, AIRPLANE -> Map.of("network", "problem");
      case LOW_DATA -> Map.of("network", "problem", "low-data-mode", "problem");
      case MOBILE_DATA_RESTRICTED -> Map.of("mobile-data", "problem");
      case PAUSED -> Map.of("paused", "problem");
      case PAUSE_OVER -> Map.of("paused", "ask");
      case SIGNED_OUT, NO_CLOUD_LIBRARY -> Map.of("sign-in", "problem");
      case OLD_IOS -> Map.of("ios-version", "problem");
      case PHONE_FULL -> Map.of("phone-storage", "problem");
      case HOT -> Map.of("thermal", "problem");
      case LOW_BATTERY -> Map.of("battery", "problem");
      case WRONG_CLOCK -> Map.of("clock", "problem");
      case MANAGED -> Map.of("managed", "ask");
      case LIBRARY_WIPED -> Map.of("library-reset", "problem");
      case SHARED_LIBRARY_FULL -> Map.of("shared-library", "problem");
      case STALE -> allOfStatusFile("ask");
      case STALE_QUOTA -> with(allOfStatusFile("ask"), "icloud-storage", "problem");
      case CONTRADICTORY -> Map.of("icloud-photos-on", "ask");
      case DENIED -> with(with(allOfStatusFile("ask"), "icloud-photos-on", "ask"), "paused", "ask");
      case ABSENT, CORRUPT -> allOfStatusFile("ask");
    };
  }

  private static Map<String, String> allOfStatusFile(String status) {
    var map = new LinkedHashMap<String, String>();
    FROM_STATUS_FILE.forEach(id -> map.put(id, status));
    return map;
  }

  private static Map<String, String> with(Map<String, String> map, String id, String status) {
    var more = new LinkedHashMap<>(map);
    more.put(id, status);
    return more;
  }

  private Map<String, JsonNode> doctor() {
    var result = cli.run("doctor", "--json");
    assertThat(result.status()).as(result.err()).isZero();
    var checks = new LinkedHashMap<String, JsonNode>();
    result.json().get("checks").forEach(check -> checks.put(check.get("id").asText(), check));
    return checks;
  }

  @ParameterizedTest
  @EnumSource
  void everyScenarioHasAPlaceInTheTroubleMenu(Scenario scenario) {
    for (var language : List.of(Locale.ENGLISH, Locale.JAPANESE)) {
      assertThat(Texts.of(language).has("ui.trouble.scenario." + scenario.key())).as("%s in %s", scenario, language).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyScenarioGetsItsStatuses(Scenario scenario) {
    player.play(scenario);
    var checks = doctor();
    var wanted = new LinkedHashMap<>(HEALTHY);
    wanted.putAll(expected(scenario));
    wanted.forEach((id, status) -> assertThat(checks.get(id).get("status").asText()).as("%s in %s: %s", id, scenario, checks.get(id)).isEqualTo(status));
    for (var check : checks.values()) {
      assertThat(check.get("advice").asText()).isNotBlank();
      if (check.get("status").asText().equals("ok") || check.get("status").asText().equals("problem")) {
        assertThat(check.get("facts")).as("%s rests on facts", check.get("id")).isNotEmpty();
      }
      check.get("facts").forEach(fact -> {
        assertThat(fact.fieldNames()).toIterable().containsExactly("name", "value", "source", "observedAt", "readAt");
        assertThat(fact.get("source").asText()).isNotBlank();
        OffsetDateTime.parse(fact.get("readAt").asText());
      });
    }
  }

  @Test
  void aFactSaysWhereItStandsAndWhenThePhoneNotedIt() {
    player.play(Scenario.QUOTA_EXCEEDED);
    var fact = doctor().get("icloud-storage").get("facts").get(0);
    assertThat(fact.get("name").asText()).isEqualTo("isExceedingQuota");
    assertThat(fact.get("value").asBoolean()).isTrue();
    assertThat(fact.get("source").asText()).isEqualTo("/PhotoData/CPL/syncstatus.plist");
    var age = Duration.between(OffsetDateTime.parse(fact.get("observedAt").asText()), OffsetDateTime.parse(fact.get("readAt").asText()));
    assertThat(age).isBetween(Duration.ofMinutes(9), Duration.ofMinutes(12));
  }

  @Test
  void nobodyCanKnowTheNumbersWithoutADatabase() {
    player.play(Scenario.ALL_WELL);
    var json = cli.run("doctor", "--json").json();
    assertThat(json.get("notInICloud").isNull()).isTrue();
    assertThat(json.get("onlyInICloud").isNull()).isTrue();
  }

  @Test
  void theReportForPeopleSaysWhatToDo() {
    player.play(Scenario.LOW_POWER);
    assertThat(cli.run("doctor").out()).contains("Low Power Mode holds uploads back");
  }
}
