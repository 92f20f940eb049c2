package org.photokura.diagnose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.photokura.diagnose.CheckId.*;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.jspecify.annotations.Nullable;
import org.photokura.core.Cancellation;
import org.photokura.core.ProblemId;
import org.photokura.device.AttachedDevice;
import org.photokura.device.ConnectionType;
import org.photokura.device.DeviceException;
import org.photokura.device.DeviceFacts;
import org.photokura.device.DeviceFiles;
import org.photokura.device.DeviceSession;
import org.photokura.device.FileContent;
import org.photokura.device.InMemoryDeviceFiles;
import org.photokura.device.ServiceConnection;
import org.photokura.device.Udid;
import org.photokura.diagnose.Finding.Status;
import org.photokura.protocol.plist.PropertyLists;

/**
 * Another phone than ours: property lists of other kinds, keys of other types, times that lie, folders that are refused, a library that says otherwise. Whatever it is, nothing is called
 * fine that the phone did not say, and every fact carries its source and its times.
 */
class ScepticTest {

  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final Set<CheckId> FROM_FLAGS =
      EnumSet.of(NETWORK, ICLOUD_STORAGE, SIGN_IN, LOW_POWER_MODE, MOBILE_DATA, LOW_DATA_MODE, BATTERY, THERMAL, SHARED_LIBRARY, LIBRARY_RESET);

  /** What the phone is like before a case bends it: in perfect health. */
  private static final class Phone implements DeviceSession {
    final Map<String, Object> sync = new TreeMap<>(Map.of("lastSyncDate", NOW.minusSeconds(600), "iCloudLibraryExists", true, "isExceedingQuota", false));
    final Map<String, Map<String, Object>> domains = new HashMap<>(Map.of(
        "", new HashMap<>(Map.of("TimeIntervalSince1970", (double) NOW.getEpochSecond(), "ProductVersion", "26.1", "ProductType", "iPhone16,1")),
        "com.apple.mobile.battery", new HashMap<>(Map.of("BatteryCurrentCapacity", 80L, "BatteryIsCharging", true)),
        "com.apple.disk_usage", new HashMap<>(Map.of("TotalDataAvailable", 40_000_000_000L)),
        "com.apple.mobile.backup", new HashMap<>(Map.of("CloudBackupEnabled", true))));
    final InMemoryDeviceFiles files = new InMemoryDeviceFiles();
    final Set<String> denied = new java.util.HashSet<>();
    byte @Nullable [] syncBytes;
    Instant syncWritten = NOW.minusSeconds(600);
    @Nullable LibraryCounts library = new LibraryCounts(900, 0L, 0, 0L, LibraryCounts.Waiting.NOTHING, NOW.minusSeconds(60));

    Phone() {
      files.file(EvidenceReader.CPL_MARKER, content("2024-03-12 09.12.44.018".getBytes()), NOW.minus(Duration.ofDays(600)));
      files.file(EvidenceReader.INITIAL_SYNC_MARKER, content(new byte[0]), NOW.minus(Duration.ofDays(600)));
    }

    Map<CheckId, Finding> check() {
      if (syncBytes == null || syncBytes.length > 0) {
        files.file(EvidenceReader.SYNC_STATUS, content(syncBytes == null ? PropertyLists.toBinary(sync) : syncBytes), syncWritten);
      }
      denied.forEach(path -> files.failing(path, ProblemId.FILE_DENIED));
      var evidence = new EvidenceReader(Clock.fixed(NOW, ZoneOffset.UTC)).read(this, library, Cancellation.none());
      var found = new HashMap<CheckId, Finding>();
      new Checks(new IosVersions()::newest).evaluate(evidence).forEach(finding -> found.put(finding.id(), finding));
      return found;
    }

    private static FileContent content(byte[] bytes) {
      return FileContent.of(bytes);
    }

    @Override
    public AttachedDevice device() {
      return new AttachedDevice(new Udid("00008110-00000000000000FA"), ConnectionType.USB, 1);
    }

    @Override
    public DeviceFacts facts() {
      return DeviceFacts.UNKNOWN;
    }

    @Override
    public DeviceFiles files() {
      return files;
    }

    @Override
    public ServiceConnection startService(String name, Cancellation cancellation) throws DeviceException {
      throw DeviceException.connection(ProblemId.SERVICE_REFUSED, name);
    }

    @Override
    public Map<String, Object> values(@Nullable String domain, Cancellation cancellation) throws DeviceException {
      var values = domains.get(domain == null ? "" : domain);
      if (values == null) {
        throw DeviceException.connection(ProblemId.SERVICE_REFUSED, domain);
      }
      return values;
    }

    @Override
    public void restart(Cancellation cancellation) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
  }

  private record Case(String name, Consumer<Phone> bend, Consumer<Map<CheckId, Finding>> expected) {}

  private final List<Case> cases = new ArrayList<>();

  private void when(String name, Consumer<Phone> bend, Consumer<Map<CheckId, Finding>> expected) {
    cases.add(new Case(name, bend, expected));
  }

  private static Consumer<Map<CheckId, Finding>> all(Set<CheckId> ids, Status... allowed) {
    return found -> ids.forEach(id -> assertThat(found.get(id).status()).as("%s: %s", id, found.get(id)).isIn((Object[]) allowed));
  }

  private static Consumer<Map<CheckId, Finding>> is(CheckId id, Status status) {
    return all(EnumSet.of(id), status);
  }

  private static Consumer<Map<CheckId, Finding>> flagsAre(Status status) {
    return all(FROM_FLAGS, status);
  }

  @TestFactory
  Stream<DynamicTest> nothingIsCalledFineThatThePhoneDidNotSay() {
    when("a healthy phone is fine", _ -> {}, flagsAre(Status.OK).andThen(all(EnumSet.of(ICLOUD_PHOTOS_ON, IOS_VERSION, PHONE_STORAGE, PAUSED, CLOCK, STUCK_ITEMS), Status.OK)));
    when("the XML form is read like the binary one", p -> p.syncBytes = PropertyLists.toXml(p.sync), flagsAre(Status.OK));
    when("a keyed archive is no status", p -> p.syncBytes = PropertyLists.toBinary(Map.of("$archiver", "NSKeyedArchiver", "$objects", List.of("$null", p.sync))), flagsAre(Status.ASK));
    when("a dictionary inside a dictionary is no status", p -> p.syncBytes = PropertyLists.toBinary(Map.of("CPLStatus", p.sync)), flagsAre(Status.ASK));
    when("an empty dictionary says nothing", p -> p.syncBytes = PropertyLists.toBinary(Map.of()), flagsAre(Status.ASK));
    when("a list is no status", p -> p.syncBytes = PropertyLists.toBinary(List.of("isExceedingQuota")), flagsAre(Status.ASK));
    when("half a file is no status", p -> p.syncBytes = java.util.Arrays.copyOf(PropertyLists.toBinary(p.sync), 20), flagsAre(Status.ASK));
    when("text is no status", p -> p.syncBytes = "all is well".getBytes(), flagsAre(Status.ASK));
    when("no file says nothing", p -> p.syncBytes = new byte[0], flagsAre(Status.ASK));
    when("a refused file says nothing", p -> p.denied.add(EvidenceReader.SYNC_STATUS), flagsAre(Status.ASK).andThen(found ->
        assertThat(found.get(ICLOUD_STORAGE).facts()).anySatisfy(fact -> {
          assertThat(fact.name()).isEqualTo(Fact.SOURCE);
          assertThat(fact.value()).isEqualTo("file-denied");
        })));
    for (Object odd : new Object[] {"yes", "1", "", new byte[] {1}, List.of(true), Map.of("value", true), NOW}) {
      when("a flag that is " + odd.getClass().getSimpleName() + " “" + (odd instanceof String ? odd : "") + "” is not guessed", p -> {
        for (String key : List.of("isExceedingQuota", "inAirplaneMode", "iCloudLibraryClientIsNotAuthenticated", "isBlockedByLowPowerModeKey", "cellularIsRestricted",
            "constrainedNetwork", "lowBatteryLevel", "thermalPressure", "isExceedingSharedLibraryQuota", "containerHasBeenWiped", "lowDiskSpace", "iCloudLibraryClientVersionTooOld")) {
          p.sync.put(key, odd);
        }
      }, flagsAre(Status.ASK).andThen(all(EnumSet.of(PHONE_STORAGE, IOS_VERSION), Status.ASK)));
    }
    when("numbers are flags", p -> p.sync.put("isExceedingQuota", 1L), is(ICLOUD_STORAGE, Status.PROBLEM));
    when("real numbers are flags", p -> p.sync.put("isExceedingQuota", 1.0), is(ICLOUD_STORAGE, Status.PROBLEM));
    when("an odd budget is not guessed", p -> p.sync.put("hasValidSystemBudgetKey", "maybe"), all(EnumSet.of(BATTERY, MOBILE_DATA), Status.ASK));
    when("a budget that does not hold is no problem", p -> p.sync.put("hasBatteryBudgetKey", false), is(BATTERY, Status.OK));
    when("no budget is a problem", p -> p.sync.put("hasValidSystemBudgetKey", true), all(EnumSet.of(BATTERY, MOBILE_DATA), Status.PROBLEM));

    when("an hour old is the present", p -> p.syncWritten = NOW.minus(Duration.ofHours(1)), flagsAre(Status.OK));
    when("a year old is the past", p -> p.syncWritten = NOW.minus(Duration.ofDays(365)), flagsAre(Status.ASK));
    when("the future proves nothing", p -> p.syncWritten = NOW.plus(Duration.ofHours(3)), flagsAre(Status.ASK));
    when("1970 is the past", p -> p.syncWritten = Instant.EPOCH, flagsAre(Status.ASK));
    when("the phone's own clock says how old its notes are", p -> {
      p.domains.get("").put("TimeIntervalSince1970", (double) NOW.plus(Duration.ofDays(30)).getEpochSecond());
    }, flagsAre(Status.ASK).andThen(is(CLOCK, Status.PROBLEM)));
    when("a phone three hours ahead that notes so is believed", p -> {
      p.domains.get("").put("TimeIntervalSince1970", (double) NOW.plus(Duration.ofHours(3)).getEpochSecond());
      p.syncWritten = NOW.plus(Duration.ofHours(3)).minusSeconds(60);
    }, flagsAre(Status.OK).andThen(is(CLOCK, Status.PROBLEM)));
    when("an old note of heat says nothing about today", p -> {
      p.sync.put("thermalPressure", true);
      p.syncWritten = NOW.minus(Duration.ofDays(3));
    }, is(THERMAL, Status.ASK));
    when("an old note of a full iCloud stands", p -> {
      p.sync.put("isExceedingQuota", true);
      p.syncWritten = NOW.minus(Duration.ofDays(3));
    }, is(ICLOUD_STORAGE, Status.PROBLEM));
    when("an old note of a full phone against much room now is asked", p -> {
      p.sync.put("veryLowDiskSpace", true);
      p.syncWritten = NOW.minus(Duration.ofDays(3));
    }, is(PHONE_STORAGE, Status.ASK));

    when("both markers gone: off", p -> remove(p, EvidenceReader.CPL_MARKER, EvidenceReader.INITIAL_SYNC_MARKER), is(ICLOUD_PHOTOS_ON, Status.PROBLEM));
    when("one marker gone: nobody can say", p -> remove(p, EvidenceReader.CPL_MARKER), is(ICLOUD_PHOTOS_ON, Status.ASK));
    when("one refused, the other there: on", p -> p.denied.add(EvidenceReader.CPL_MARKER), is(ICLOUD_PHOTOS_ON, Status.OK));
    when("all refused: nobody can say", p -> p.denied.addAll(List.of(EvidenceReader.CPL_MARKER, EvidenceReader.INITIAL_SYNC_MARKER)), is(ICLOUD_PHOTOS_ON, Status.ASK));
    when("on, but the library never met iCloud", p -> p.library = new LibraryCounts(0, null, 500, 0L, LibraryCounts.Waiting.NOTHING, NOW), is(ICLOUD_PHOTOS_ON, Status.ASK));
    when("on, but about to be switched off", p -> p.sync.put("exitDeleteTime", NOW.plus(Duration.ofDays(20))), is(ICLOUD_PHOTOS_ON, Status.ASK));
    when("on, but the history says off", p -> history(p, false), is(ICLOUD_PHOTOS_ON, Status.ASK));
    when("off, but the history says on", p -> {
      remove(p, EvidenceReader.CPL_MARKER, EvidenceReader.INITIAL_SYNC_MARKER);
      history(p, true);
    }, is(ICLOUD_PHOTOS_ON, Status.ASK));
    when("a history of another shape changes nothing", p -> p.files.file(EvidenceReader.ENABLE_LOG, Phone.content(PropertyLists.toBinary(Map.of("enabled", "on"))), NOW),
        is(ICLOUD_PHOTOS_ON, Status.OK));

    when("a library that is not there, with the marker on", p -> p.sync.put("iCloudLibraryExists", false), is(SIGN_IN, Status.PROBLEM));
    when("a library that is not there, with the markers refused", p -> {
      p.sync.put("iCloudLibraryExists", false);
      p.denied.addAll(List.of(EvidenceReader.CPL_MARKER, EvidenceReader.INITIAL_SYNC_MARKER));
    }, is(SIGN_IN, Status.ASK));
    when("no sign that it ever synchronised", p -> {
      p.sync.remove("lastSyncDate");
      p.sync.remove("iCloudLibraryExists");
    }, is(SIGN_IN, Status.ASK));
    when("a sign-in of another kind", p -> p.sync.put("iCloudLibraryExists", "perhaps"), is(SIGN_IN, Status.ASK));

    when("items wait though all flags are fine", p -> p.library = waiting(12, 1, NOW.minusSeconds(3600)), is(STUCK_ITEMS, Status.ASK));
    when("items that were tried again and again", p -> p.library = waiting(12, 7, NOW.minusSeconds(3600)), is(STUCK_ITEMS, Status.PROBLEM));
    when("items wait and nothing was synchronised for weeks", p -> {
      p.library = waiting(12, 0, NOW.minus(Duration.ofDays(40)));
      p.sync.put("lastSyncDate", NOW.minus(Duration.ofDays(20)));
    }, is(STUCK_ITEMS, Status.PROBLEM));
    when("items of which nobody can tell", p -> p.library = new LibraryCounts(900, 0L, 3, 0L, LibraryCounts.Waiting.NOTHING, NOW), is(STUCK_ITEMS, Status.UNKNOWN));
    when("a library that was not read", p -> p.library = null, is(STUCK_ITEMS, Status.UNKNOWN).andThen(is(OPTIMISE_STORAGE, Status.ASK)));

    when("no pause, but the folder is refused whole", p -> {
      p.denied.addAll(List.of(EvidenceReader.SYNC_STATUS, EvidenceReader.INITIAL_SYNC_MARKER));
    }, is(PAUSED, Status.ASK));
    when("no pause, but the folder seems not to be there", p -> {
      p.syncBytes = new byte[0];
      remove(p, EvidenceReader.INITIAL_SYNC_MARKER);
    }, is(PAUSED, Status.ASK));
    when("a pause without a time", p -> pause(p, Map.of("reason", 3L)), is(PAUSED, Status.PROBLEM));
    when("a pause whose time is a number", p -> pause(p, Map.of("reason", "user", "unpauseTime", 12.5)), is(PAUSED, Status.PROBLEM));
    when("a pause that cannot be read", p -> p.files.file(EvidenceReader.PAUSE, Phone.content("?".getBytes()), NOW), is(PAUSED, Status.ASK));
    when("a pause that is over", p -> pause(p, Map.of("unpauseTime", NOW.minusSeconds(60))), is(PAUSED, Status.ASK));

    when("lockdown refuses every domain", p -> p.domains.clear(), all(EnumSet.of(IOS_VERSION, PHONE_STORAGE, CLOCK, ICLOUD_BACKUP, MANAGED), Status.ASK));
    when("lockdown answers in strings", p -> {
      p.domains.get("").put("TimeIntervalSince1970", "1795341600");
      p.domains.get("com.apple.disk_usage").put("TotalDataAvailable", "much");
      p.domains.get("com.apple.mobile.backup").put("CloudBackupEnabled", "yes");
      p.domains.get("").put("ProductVersion", 26L);
    }, all(EnumSet.of(IOS_VERSION, PHONE_STORAGE, CLOCK, ICLOUD_BACKUP), Status.ASK));
    when("a time without end", p -> p.domains.get("").put("TimeIntervalSince1970", Double.POSITIVE_INFINITY), is(CLOCK, Status.ASK));
    when("a battery of 250 per cent counts for nothing", p -> {
      p.domains.get("com.apple.mobile.battery").put("BatteryCurrentCapacity", 250L);
      p.syncBytes = new byte[0];
    }, is(BATTERY, Status.ASK));
    when("a battery that is low and does not charge", p -> {
      p.domains.get("com.apple.mobile.battery").put("BatteryCurrentCapacity", 9L);
      p.domains.get("com.apple.mobile.battery").put("BatteryIsCharging", false);
    }, is(BATTERY, Status.PROBLEM));
    when("less than nothing is free", p -> p.domains.get("com.apple.disk_usage").put("TotalDataAvailable", -1L), is(PHONE_STORAGE, Status.PROBLEM));
    when("a backup switch that is a number", p -> p.domains.get("com.apple.mobile.backup").put("CloudBackupEnabled", 0L), is(ICLOUD_BACKUP, Status.OK));
    when("a model of tomorrow", p -> p.domains.get("").put("ProductType", "iPhone42,1"), is(IOS_VERSION, Status.ASK));
    when("a phone that keeps silent about profiles", _ -> {}, is(MANAGED, Status.ASK));
    return cases.stream().map(c -> DynamicTest.dynamicTest(c.name, () -> {
      var phone = new Phone();
      c.bend.accept(phone);
      var found = phone.check();
      c.expected.accept(found);
      found.values().forEach(ScepticTest::restsOnFacts);
    }));
  }

  private static void restsOnFacts(Finding finding) {
    if (finding.status() == Status.OK || finding.status() == Status.PROBLEM) {
      assertThat(finding.facts()).as("%s rests on something", finding).anyMatch(fact -> !fact.name().equals(Fact.SOURCE));
    }
    assertThat(finding.facts()).allSatisfy(fact -> {
      assertThat(fact.source()).isNotBlank();
      assertThat(fact.value()).isInstanceOfAny(Boolean.class, Long.class, Double.class, String.class, Instant.class);
      assertThat(fact.readAt()).isBeforeOrEqualTo(NOW);
    });
  }

  private static LibraryCounts waiting(long count, int attempts, Instant since) {
    return new LibraryCounts(900, count, 0, 0L, new LibraryCounts.Waiting(attempts, since, 3_000_000), NOW.minusSeconds(5));
  }

  private static void history(Phone phone, boolean on) {
    phone.files.file(EvidenceReader.ENABLE_LOG, Phone.content(PropertyLists.toXml(List.of(
        Map.of("enabled", on ? 1L : 0L, "timestamp", NOW.minusSeconds(60)), Map.of("enabled", !on, "timestamp", NOW.minus(Duration.ofDays(90)))))), NOW);
  }

  private static void pause(Phone phone, Map<String, Object> values) {
    phone.files.file(EvidenceReader.PAUSE, Phone.content(PropertyLists.toXml(values)), NOW.minusSeconds(60));
  }

  private static void remove(Phone phone, String... paths) {
    for (String path : paths) {
      phone.files.remove(path);
    }
  }
}
