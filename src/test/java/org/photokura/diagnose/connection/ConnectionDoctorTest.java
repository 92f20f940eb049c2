package org.photokura.diagnose.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.photokura.core.HostSystem;
import org.photokura.core.Problem;
import org.photokura.core.ProblemId;
import org.photokura.device.AttachedDevice;
import org.photokura.device.ConnectionType;
import org.photokura.device.DeviceFacts;
import org.photokura.device.DevicesSnapshot;
import org.photokura.device.DevicesSnapshot.SeenDevice;
import org.photokura.device.TrustState;
import org.photokura.device.Udid;
import org.photokura.diagnose.Finding.Status;
import org.photokura.diagnose.connection.ConnectionFinding.Part;
import org.photokura.diagnose.connection.UsbSight.Socket;
import org.photokura.text.Texts;

class ConnectionDoctorTest {

  private static final UsbSight NOTHING_ON_USB = new UsbSight(0, Socket.USABLE);
  private static final UsbSight ON_USB = new UsbSight(1, Socket.USABLE);

  private static DevicesSnapshot none() {
    return new DevicesSnapshot(true, List.of(), null);
  }

  private static DevicesSnapshot blocked(ProblemId id) {
    return new DevicesSnapshot(true, List.of(), Problem.of(id));
  }

  private static DevicesSnapshot phone(@Nullable TrustState trust, @Nullable Problem problem) {
    var device = new AttachedDevice(new Udid("00008130-000A11112222001E"), ConnectionType.USB, 1);
    return new DevicesSnapshot(true, List.of(new SeenDevice(device, trust, DeviceFacts.UNKNOWN, problem)), null);
  }

  static Stream<Arguments> states() {
    return Stream.of(
        Arguments.of(HostSystem.LINUX, none(), NOTHING_ON_USB, "OK runs, OK granted, PROBLEM nothing, ASK restricted, UNKNOWN later"),
        Arguments.of(HostSystem.LINUX, none(), ON_USB, "OK runs, OK granted, PROBLEM bus, ASK restricted, UNKNOWN later"),
        Arguments.of(HostSystem.LINUX, none(), new UsbSight(null, Socket.USABLE), "OK runs, OK granted, ASK ask, ASK restricted, UNKNOWN later"),
        Arguments.of(HostSystem.LINUX, blocked(ProblemId.USBMUXD_MISSING), new UsbSight(1, Socket.ABSENT),
            "PROBLEM silent, UNKNOWN absent, OK on-usb, ASK restricted, UNKNOWN later"),
        Arguments.of(HostSystem.LINUX, none(), new UsbSight(0, Socket.ABSENT), "OK asleep, UNKNOWN absent, PROBLEM nothing, ASK restricted, UNKNOWN later"),
        Arguments.of(HostSystem.LINUX, blocked(ProblemId.USBMUXD_REFUSED), new UsbSight(1, Socket.NOT_PERMITTED),
            "OK there, PROBLEM denied, OK on-usb, ASK restricted, UNKNOWN later"),
        Arguments.of(HostSystem.LINUX, blocked(ProblemId.USBMUXD_HUNG), NOTHING_ON_USB,
            "PROBLEM silent, OK granted, PROBLEM nothing, ASK restricted, UNKNOWN later"),
        Arguments.of(HostSystem.LINUX, DevicesSnapshot.NONE_YET, UsbSight.NONE, "UNKNOWN looking, UNKNOWN absent, ASK ask, ASK restricted, UNKNOWN later"),
        Arguments.of(HostSystem.WINDOWS, blocked(ProblemId.USBMUXD_MISSING), UsbSight.NONE, "PROBLEM silent, ASK ask, ASK restricted, UNKNOWN later"),
        Arguments.of(HostSystem.MAC, none(), UsbSight.NONE, "OK runs, ASK ask, ASK restricted, UNKNOWN later"),
        Arguments.of(HostSystem.MAC, phone(TrustState.LOCKED, null), UsbSight.NONE, "OK runs, OK seen, PROBLEM locked, UNKNOWN locked"),
        Arguments.of(HostSystem.MAC, phone(TrustState.WAITING, null), UsbSight.NONE, "OK runs, OK seen, OK ok, ASK waiting"),
        Arguments.of(HostSystem.MAC, phone(TrustState.REFUSED, null), UsbSight.NONE, "OK runs, OK seen, OK ok, PROBLEM refused"),
        Arguments.of(HostSystem.MAC, phone(TrustState.STALE, null), UsbSight.NONE, "OK runs, OK seen, OK ok, PROBLEM stale"),
        Arguments.of(HostSystem.MAC, phone(TrustState.TRUSTED, null), UsbSight.NONE, "OK runs, OK seen, OK ok, OK trusted"),
        Arguments.of(HostSystem.MAC, phone(null, null), UsbSight.NONE, "OK runs, OK seen, ASK unsaid, UNKNOWN asked"),
        Arguments.of(HostSystem.MAC, phone(null, Problem.of(ProblemId.DEVICE_TIMEOUT)), UsbSight.NONE, "OK runs, OK seen, ASK unsaid, PROBLEM silent"));
  }

  @ParameterizedTest
  @MethodSource("states")
  void saysWhereTheWayEnds(HostSystem system, DevicesSnapshot seen, UsbSight sight, String expected) {
    var found = ConnectionDoctor.examine(system, seen, sight);
    assertThat(String.join(", ", found.stream().map(f -> f.status() + " " + f.advice()).toList())).isEqualTo(expected);
    for (var finding : found) {
      for (var language : List.of(Locale.ENGLISH, Locale.JAPANESE)) {
        assertThat(Texts.of(language).get("check.connection." + finding.part().key() + "." + finding.advice())).isNotBlank();
        assertThat(Texts.of(language).get("check.connection." + finding.part().key() + ".title")).isNotBlank();
      }
      assertThat(finding.source() == null).as("what was seen has a source: %s", finding).isEqualTo(finding.status() == Status.ASK && finding.part() != Part.TRUST
          || finding.status() == Status.UNKNOWN && finding.part() != Part.PERMISSION);
    }
  }

  @Test
  void countsIPhonesOnTheBusOfLinux(@TempDir Path folder) throws IOException {
    Path bus = Files.createDirectory(folder.resolve("devices"));
    plug(bus, "1-1", "05ac", "12a8");
    plug(bus, "1-2", "05ac", "024f");
    plug(bus, "1-3", "046d", "12a8");
    plug(bus, "1-4", "05ac", "no number");
    Files.createDirectory(bus.resolve("usb1"));
    Path socket = Files.createFile(folder.resolve("usbmuxd"));
    assertThat(UsbSight.look(bus, socket)).isEqualTo(new UsbSight(1, Socket.USABLE));
    assertThat(UsbSight.look(folder.resolve("gone"), folder.resolve("none"))).isEqualTo(new UsbSight(null, Socket.ABSENT));
  }

  @Test
  void looksIntoFilesOnLinuxOnly() {
    assertThat(UsbSight.look(HostSystem.WINDOWS)).isEqualTo(UsbSight.NONE);
    assertThat(UsbSight.look(HostSystem.MAC)).isEqualTo(UsbSight.NONE);
  }

  private static void plug(Path bus, String name, String vendor, String product) throws IOException {
    Path device = Files.createDirectory(bus.resolve(name));
    Files.writeString(device.resolve("idVendor"), vendor + "\n");
    Files.writeString(device.resolve("idProduct"), product + "\n");
  }
}
