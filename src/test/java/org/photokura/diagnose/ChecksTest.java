package org.photokura.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.photokura.core.Problem;
import org.photokura.core.ProblemId;
import org.photokura.device.DeviceFacts;
import org.photokura.diagnose.Finding.Status;
import org.photokura.text.Texts;

class ChecksTest {

  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final Checks CHECKS = new Checks(new IosVersions()::newest);

  /** A phone in good health; tests bend it. */
  private static final class Phone {
    Map<String, Object> sync = new HashMap<>(Map.of("iCloudLibraryExists", true, "lastSyncDate", NOW.minusSeconds(600)));
    Source syncStatus;
    Source marker = new Source.Read(EvidenceReader.CPL_MARKER, NOW, Map.of(), NOW.minus(Duration.ofDays(300)));
    Source initial = new Source.Read(EvidenceReader.INITIAL_SYNC_MARKER, NOW, Map.of(), NOW.minus(Duration.ofDays(300)));
    Source log = new Source.Missing(EvidenceReader.ENABLE_LOG, NOW);
    Source pause = new Source.Missing(EvidenceReader.PAUSE, NOW);
    double phoneClock = NOW.getEpochSecond() + 2.5;
    DeviceFacts device = new DeviceFacts("Mina's iPhone", "iPhone16,1", "26.1", "23B85", 256_000_000_000L, 41_200_000_000L, 82, true, false, "Asia/Tokyo");
    LibraryCounts library = new LibraryCounts(100, 0L, 0, 0L, LibraryCounts.Waiting.NOTHING, NOW.minusSeconds(30));
    Source profiles = new Source.Read(Profiles.SERVICE, NOW, Map.of("profiles", 0L, "IsSupervised", false), null);
    Duration age = Duration.ofMinutes(10);

    Map<CheckId, Finding> check() {
      var status = syncStatus != null ? syncStatus : new Source.Read(EvidenceReader.SYNC_STATUS, NOW, sync, NOW.minus(age));
      var evidence = new Evidence(status, marker, initial, log, pause,
          new Source.Read("lockdown", NOW, Map.of("TimeIntervalSince1970", phoneClock), null),
          new Source.Read("com.apple.mobile.battery", NOW, Map.of(), null),
          new Source.Read("com.apple.mobile.backup", NOW, Map.of("CloudBackupEnabled", true), null),
          new Source.Read("com.apple.disk_usage", NOW, Map.of(), null),
          profiles,
          device, library, NOW);
      var byId = new HashMap<CheckId, Finding>();
      CHECKS.evaluate(evidence).forEach(f -> byId.put(f.id(), f));
      byId.values().forEach(ChecksTest::hasWords);
      return byId;
    }
  }

  private static void hasWords(Finding finding) {
    for (var language : List.of(Locale.ENGLISH, Locale.JAPANESE)) {
      assertThat(Texts.of(language).has("check." + finding.id().key() + ".advice." + finding.advice())).as("words for %s %s", finding.id(), finding.advice()).isTrue();
    }
  }

  @Test
  void findsNothingOnAHealthyPhone() {
    var found = new Phone().check();
    assertThat(found.values()).noneMatch(f -> f.status() == Status.PROBLEM);
    for (var id : List.of(CheckId.ICLOUD_PHOTOS_ON, CheckId.NETWORK, CheckId.ICLOUD_STORAGE, CheckId.SIGN_IN, CheckId.IOS_VERSION, CheckId.LOW_POWER_MODE,
        CheckId.PHONE_STORAGE, CheckId.PAUSED, CheckId.CLOCK, CheckId.STUCK_ITEMS)) {
      assertThat(found.get(id).status()).as(id.key()).isEqualTo(Status.OK);
      assertThat(found.get(id).facts()).as("an ok rests on a fact: %s", id).isNotEmpty();
    }
  }

  @Test
  void keepsTheOrderOfTheSevenThenTheRest() {
    var ids = CheckId.values();
    assertThat(List.of(ids).subList(0, 7).stream().map(CheckId::key))
        .containsExactly("icloud-photos-on", "network", "icloud-storage", "sign-in", "ios-version", "low-power-mode", "restart");
    assertThat(new Phone().check()).hasSize(ids.length);
  }

  @ParameterizedTest
  @CsvSource({
    "isExceedingQuota, ICLOUD_STORAGE, full",
    "inAirplaneMode, NETWORK, airplane",
    "constrainedNetwork, NETWORK, lowData",
    "constrainedNetwork, LOW_DATA_MODE, on",
    "poorNetworkQuality, NETWORK, poor",
    "cellularIsRestricted, MOBILE_DATA, restricted",
    "iCloudLibraryClientIsNotAuthenticated, SIGN_IN, signedOut",
    "iCloudLibraryClientVersionTooOld, IOS_VERSION, tooOld",
    "isBlockedByLowPowerModeKey, LOW_POWER_MODE, on",
    "lowDiskSpace, PHONE_STORAGE, full",
    "veryLowDiskSpace, PHONE_STORAGE, full",
    "lowBatteryLevel, BATTERY, low",
    "thermalPressure, THERMAL, hot",
    "moderateThermalPressure, THERMAL, warm",
    "isExceedingSharedLibraryQuota, SHARED_LIBRARY, full",
    "containerHasBeenWiped, LIBRARY_RESET, wiped",
    "iCloudLibraryHasBeenWiped, LIBRARY_RESET, wiped",
  })
  void aSetFlagIsAProblemWithItsFactAndAge(String flag, CheckId id, String advice) {
    var phone = new Phone();
    phone.sync.put(flag, true);
    var finding = phone.check().get(id);
    assertThat(finding.status()).isEqualTo(Status.PROBLEM);
    assertThat(finding.advice()).isEqualTo(advice);
    assertThat(finding.facts()).anySatisfy(fact -> {
      assertThat(fact.name()).isEqualTo(flag);
      assertThat(fact.value()).isEqualTo(true);
      assertThat(fact.source()).isEqualTo("/PhotoData/CPL/syncstatus.plist");
      assertThat(fact.observedAt()).isEqualTo(NOW.minus(phone.age));
    });
  }

  @Test
  void aConnectionIsLostOnlyIfThePhoneSaysSo() {
    var phone = new Phone();
    assertThat(phone.check().get(CheckId.NETWORK).status()).isEqualTo(Status.OK);
    phone.sync.put("connectedToNetwork", false);
    assertThat(phone.check().get(CheckId.NETWORK).advice()).isEqualTo("offline");
  }

  @Test
  void anOldFileNeverMakesAnOkButItsProblemsStand() {
    var phone = new Phone();
    phone.age = Duration.ofDays(3);
    assertThat(phone.check().get(CheckId.ICLOUD_STORAGE)).satisfies(f -> {
      assertThat(f.status()).isEqualTo(Status.ASK);
      assertThat(f.advice()).isEqualTo("old");
      assertThat(f.facts()).isNotEmpty();
    });
    phone.sync.put("isExceedingQuota", true);
    assertThat(phone.check().get(CheckId.ICLOUD_STORAGE).status()).isEqualTo(Status.PROBLEM);
  }

  @ParameterizedTest
  @EnumSource(names = {"FILE_DENIED", "DEVICE_TIMEOUT", "PROTOCOL_BROKEN"})
  void nothingFollowsFromAFileThatCouldNotBeRead(ProblemId reason) {
    var phone = new Phone();
    phone.syncStatus = new Source.Unreadable(EvidenceReader.SYNC_STATUS, NOW, Problem.of(reason));
    phone.marker = new Source.Unreadable(EvidenceReader.CPL_MARKER, NOW, Problem.of(reason));
    phone.initial = new Source.Unreadable(EvidenceReader.INITIAL_SYNC_MARKER, NOW, Problem.of(reason));
    phone.pause = new Source.Unreadable(EvidenceReader.PAUSE, NOW, Problem.of(reason));
    var found = phone.check();
    for (var id : List.of(CheckId.ICLOUD_PHOTOS_ON, CheckId.NETWORK, CheckId.ICLOUD_STORAGE, CheckId.SIGN_IN, CheckId.LOW_POWER_MODE, CheckId.PAUSED,
        CheckId.THERMAL, CheckId.LOW_DATA_MODE, CheckId.MOBILE_DATA, CheckId.SHARED_LIBRARY, CheckId.LIBRARY_RESET)) {
      assertThat(found.get(id).status()).as(id.key()).isEqualTo(Status.ASK);
    }
  }

  @Test
  void aMissingStatusFileIsNoOk() {
    var phone = new Phone();
    phone.syncStatus = new Source.Missing(EvidenceReader.SYNC_STATUS, NOW);
    assertThat(phone.check().get(CheckId.ICLOUD_STORAGE).status()).isEqualTo(Status.ASK);
  }

  @Test
  void aFlagOfAnotherTypeIsNotGuessed() {
    var phone = new Phone();
    phone.sync.put("isExceedingQuota", "yes");
    assertThat(phone.check().get(CheckId.ICLOUD_STORAGE).status()).isEqualTo(Status.ASK);
  }

  @Test
  void noMarkersMeanThatICloudPhotosIsOff() {
    var phone = new Phone();
    phone.marker = new Source.Missing(EvidenceReader.CPL_MARKER, NOW);
    phone.initial = new Source.Missing(EvidenceReader.INITIAL_SYNC_MARKER, NOW);
    assertThat(phone.check().get(CheckId.ICLOUD_PHOTOS_ON).status()).isEqualTo(Status.PROBLEM);
  }

  @Test
  void aMarkerAgainstTheHistoryIsAsked() {
    var phone = new Phone();
    phone.log = new Source.Read(EvidenceReader.ENABLE_LOG, NOW,
        Map.of("entries", List.of(Map.of("enabled", true, "timestamp", NOW.minusSeconds(500)), Map.of("enabled", false, "timestamp", NOW.minusSeconds(100)))), NOW);
    assertThat(phone.check().get(CheckId.ICLOUD_PHOTOS_ON)).satisfies(f -> {
      assertThat(f.status()).isEqualTo(Status.ASK);
      assertThat(f.advice()).isEqualTo("contradictory");
    });
  }

  @Test
  void aPauseIsAProblemUntilItsTimeIsOver() {
    var phone = new Phone();
    phone.pause = new Source.Read(EvidenceReader.PAUSE, NOW, Map.of("reason", 3L, "unpauseTime", NOW.plusSeconds(3600)), NOW.minusSeconds(60));
    assertThat(phone.check().get(CheckId.PAUSED).status()).isEqualTo(Status.PROBLEM);
    phone.pause = new Source.Read(EvidenceReader.PAUSE, NOW, Map.of("reason", 3L, "unpauseTime", NOW.minusSeconds(3600)), NOW.minusSeconds(7200));
    assertThat(phone.check().get(CheckId.PAUSED).status()).isEqualTo(Status.ASK);
  }

  @Test
  void aClockThatIsOffIsAProblem() {
    var phone = new Phone();
    phone.phoneClock = NOW.getEpochSecond() - 3600;
    assertThat(phone.check().get(CheckId.CLOCK).status()).isEqualTo(Status.PROBLEM);
  }

  @ParameterizedTest
  @ValueSource(strings = {"iPhone16,1;26.1;OK", "iPhone16,1;18.3;PROBLEM", "iPhone11,8;17.6;PROBLEM", "iPhone19,3;27.0;OK", "iPhone10,3;16.7.8;OK", "iPhone99,9;40.0;ASK", "iPhone16,1;27.0;OK", "iPhone16,1;beta;ASK"})
  void iosIsComparedWithWhatTheModelCanRun(String line) {
    var parts = line.split(";");
    var phone = new Phone();
    phone.device = new DeviceFacts("x", parts[0], parts[1], null, 1L, 41_000_000_000L, 50, false, false, null);
    assertThat(phone.check().get(CheckId.IOS_VERSION).status()).isEqualTo(Status.valueOf(parts[2]));
  }
}
