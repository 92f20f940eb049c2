package org.photokura.imobiledevice;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.photokura.device.AttachedDevice;
import org.photokura.device.ConnectionType;
import org.photokura.device.Udid;

class RefusalMemoryTest {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final AttachedDevice PHONE = new AttachedDevice(new Udid("00008130-001A2B3C4D5E6F70"), ConnectionType.USB, 3);
  private static final AttachedDevice OTHER = new AttachedDevice(new Udid("a".repeat(40)), ConnectionType.USB, 4);

  @TempDir Path folder;

  private RefusalMemory memory() {
    return memory(NOON);
  }

  private RefusalMemory memory(Instant now) {
    return new RefusalMemory(folder.resolve("state"), Clock.fixed(now, ZoneOffset.UTC));
  }

  @Test
  void tellsTheNextProcess() {
    memory().remember(PHONE);
    assertThat(memory().refused(PHONE)).isTrue();
    assertThat(memory().refused(OTHER)).isFalse();
    var otherCase = new AttachedDevice(new Udid(PHONE.udid().value().toLowerCase(Locale.ROOT)), ConnectionType.USB, PHONE.muxId());
    assertThat(memory().refused(otherCase)).isTrue();
  }

  @Test
  void isOfOneConnectionOnly() {
    memory().remember(PHONE);
    assertThat(memory().refused(new AttachedDevice(PHONE.udid(), PHONE.connection(), 5))).isFalse();
  }

  @Test
  void forgetsAPhoneThatAgreed() {
    memory().remember(PHONE);
    memory().remember(OTHER);
    memory().forget(PHONE);
    assertThat(memory().refused(PHONE)).isFalse();
    assertThat(memory().refused(OTHER)).isTrue();
  }

  @Test
  void forgetsWhatIsNoLongerThere() {
    memory().remember(PHONE);
    memory().remember(OTHER);
    memory().keep(List.of(OTHER));
    assertThat(memory().refused(PHONE)).isFalse();
    assertThat(memory().refused(OTHER)).isTrue();
  }

  @Test
  void forgetsAfterADayAndWhenTheClockWasSetBack() {
    memory().remember(PHONE);
    assertThat(memory(NOON.plus(Duration.ofHours(23))).refused(PHONE)).isTrue();
    assertThat(memory(NOON.plus(Duration.ofHours(25))).refused(PHONE)).isFalse();
    assertThat(memory(NOON.minusSeconds(1)).refused(PHONE)).isFalse();
  }

  @Test
  void writesNothingWhereNobodyRefused() {
    memory().keep(List.of(PHONE));
    memory().forget(PHONE);
    assertThat(folder.resolve("state")).doesNotExist();
  }

  @Test
  void copesWithAFileThatSaysNothingSensible() throws Exception {
    Files.createDirectories(folder.resolve("state"));
    Files.writeString(folder.resolve("state/refused-pairings"), "\nnonsense\na b c\n" + PHONE.udid() + " 3 yesterday\n");
    assertThat(memory().refused(PHONE)).isFalse();
    memory().remember(PHONE);
    assertThat(memory().refused(PHONE)).isTrue();
  }

  @Test
  void costsOnlyTheMemoryWhereTheFolderCannotBeMade() throws Exception {
    Files.writeString(folder.resolve("state"), "a file lies where the folder should");
    memory().remember(PHONE);
    assertThat(memory().refused(PHONE)).isFalse();
  }
}
