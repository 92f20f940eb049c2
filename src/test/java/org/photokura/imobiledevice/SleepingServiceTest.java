package org.photokura.imobiledevice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.photokura.core.HostSystem;

class SleepingServiceTest {

  @TempDir Path folder;
  private Path bus;
  private Path programs;

  @BeforeEach
  void installOnAComputerWithAKeyboard() throws IOException {
    bus = Files.createDirectory(folder.resolve("bus"));
    programs = Files.createDirectory(folder.resolve("sbin"));
    assertThat(Files.createFile(programs.resolve("usbmuxd")).toFile().setExecutable(true)).isTrue();
    plug("1-1", "05ac", "024f");
  }

  private void plug(String name, String vendor, String product) throws IOException {
    Path device = Files.createDirectory(bus.resolve(name));
    Files.writeString(device.resolve("idVendor"), vendor + "\n");
    Files.writeString(device.resolve("idProduct"), product + "\n");
  }

  private boolean sleeps(HostSystem system, @Nullable String address) {
    return new SleepingService(system, () -> address, bus, List.of(folder.resolve("none"), programs)).getAsBoolean();
  }

  @Test
  void sleepsWhileNoIPhoneLiesOnTheBus() throws IOException {
    assertThat(sleeps(HostSystem.LINUX, null)).isTrue();
    plug("1-2", "05ac", "12a8");
    assertThat(sleeps(HostSystem.LINUX, null)).as("it should run now").isFalse();
  }

  @Test
  void neverSleepsElsewhereOrAtAnotherAddress() {
    assertThat(sleeps(HostSystem.MAC, null)).isFalse();
    assertThat(sleeps(HostSystem.WINDOWS, null)).isFalse();
    assertThat(sleeps(HostSystem.LINUX, "127.0.0.1:27015")).isFalse();
  }

  @Test
  void whatIsNotInstalledDoesNotSleep() throws IOException {
    Files.delete(programs.resolve("usbmuxd"));
    assertThat(sleeps(HostSystem.LINUX, null)).isFalse();
  }

  @Test
  void nothingIsGuessedWhereTheBusCannotBeSeen() {
    bus = folder.resolve("hidden");
    assertThat(sleeps(HostSystem.LINUX, null)).isFalse();
  }
}
