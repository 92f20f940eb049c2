package org.photokura.virtualphone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs that know nothing of us take the virtual phone for one: Debian's libimobiledevice tools and ifuse. */
class StrangersTest {

  private static final String UDID = PhoneProfile.IPHONE.udid();

  private final InMemoryTree tree = new InMemoryTree();
  private VirtualUsbmuxd usbmuxd;
  private VirtualPhone phone;

  @BeforeAll
  static void toolsAreThere() {
    assumeTrue(Tool.present("idevice_id") && Tool.present("idevicepair"), "libimobiledevice-utils is not installed");
  }

  @BeforeEach
  void startDaemon() throws IOException {
    usbmuxd = VirtualUsbmuxd.start();
  }

  @AfterEach
  void stopDaemon() {
    usbmuxd.close();
  }

  private void plug(VirtualPhone.Builder builder) {
    phone = builder.build();
    usbmuxd.plug(phone);
  }

  private Tool.Result run(String... command) {
    return Tool.run(usbmuxd.address(), command);
  }

  @Test
  void ideviceIdListsWhatIsPluggedIn() {
    assertThat(run("idevice_id", "-l").out()).isEmpty();

    plug(VirtualPhone.serving(tree));
    var second = VirtualPhone.serving(tree).profile(PhoneProfile.IPHONE.withUdid("a".repeat(40))).build();
    usbmuxd.plug(second);
    assertThat(run("idevice_id", "-l").succeeds().out().lines()).containsExactlyInAnyOrder(UDID, "a".repeat(40));

    second.unplug();
    assertThat(run("idevice_id", "-l").out()).isEqualTo(UDID + "\n");
  }

  @Test
  void idevicepairGoesThroughWaitingRefusedAndTrusted() {
    plug(VirtualPhone.serving(tree).trustsAtOnce(false));

    assertThat(run("idevicepair", "pair").fails().all()).contains("accept the trust dialog");
    assertThat(phone.asksForTrust()).isTrue();
    assertThat(run("idevicepair", "pair").fails().all()).contains("accept the trust dialog");

    phone.refuse();
    assertThat(run("idevicepair", "pair").fails().all()).contains("user denied the trust dialog");

    phone.unplug();
    phone.plug();
    assertThat(run("idevicepair", "pair").fails().all()).as("asked anew after a replug").contains("accept the trust dialog");

    phone.trust();
    assertThat(run("idevicepair", "pair").succeeds().out()).contains("SUCCESS: Paired with device " + UDID);
    assertThat(run("idevicepair", "validate").succeeds().out()).contains("SUCCESS: Validated pairing with device " + UDID);
    run("idevicepair", "list").succeeds();

    assertThat(run("idevicepair", "unpair").succeeds().out()).contains("SUCCESS: Unpaired");
  }

  @Test
  void aLockedPhoneDoesNotPair() {
    plug(VirtualPhone.serving(tree));
    phone.lock();
    assertThat(run("idevicepair", "pair").fails().all()).contains("passcode is set");

    phone.unlock();
    run("idevicepair", "pair").succeeds();
  }

  @Test
  void aPhoneThatForgotTheComputerSaysSo() {
    plug(VirtualPhone.serving(tree).trustsAtOnce(false));
    phone.trust();
    run("idevicepair", "pair").succeeds();
    phone.forget();

    assertThat(run("idevicepair", "validate").fails().all()).contains("not paired with this host");
  }

  @Test
  void ideviceinfoReadsAllDomains() {
    plug(VirtualPhone.serving(tree).profile(PhoneProfile.IPHONE.withName("Mei の iPhone").withBattery(42, false)));
    assertThat(run("ideviceinfo", "-s").succeeds().out())
        .as("before pairing")
        .contains("DeviceName: Mei の iPhone", "ProductVersion: 26.1")
        .doesNotContain("SerialNumber", "TimeZone");
    run("idevicepair", "pair").succeeds();

    assertThat(run("ideviceinfo").succeeds().out())
        .contains("DeviceName: Mei の iPhone", "ProductType: iPhone16,1", "SerialNumber: F2LV1RTUAL01", "TimeZone: Asia/Tokyo")
        .contains("PasswordProtected: false");
    assertThat(run("ideviceinfo", "-q", "com.apple.disk_usage").succeeds().out())
        .contains("TotalDiskCapacity: 256000000000", "TotalDataAvailable: 41873002496");
    assertThat(run("ideviceinfo", "-q", "com.apple.mobile.battery").succeeds().out())
        .contains("BatteryCurrentCapacity: 42", "BatteryIsCharging: false");
    assertThat(run("ideviceinfo", "-x").succeeds().out()).contains("<key>UniqueDeviceID</key>", UDID);
  }

  @Test
  void ideviceinfoSpeaksTls12(@TempDir Path dir) throws IOException {
    plug(VirtualPhone.serving(tree));
    run("idevicepair", "pair").succeeds();
    Path config = Files.writeString(dir.resolve("openssl.cnf"), """
        openssl_conf = init
        [init]
        ssl_conf = ssl
        [ssl]
        system_default = limits
        [limits]
        MaxProtocol = TLSv1.2
        """);

    var environment = Map.of("OPENSSL_CONF", config.toString());
    assertThat(Tool.run(usbmuxd.address(), environment, "ideviceinfo", "-k", "SerialNumber").succeeds().out()).isEqualTo("F2LV1RTUAL01\n");
    assertThat(phone.lastTlsVersion()).contains("TLSv1.2");
    run("ideviceinfo", "-k", "SerialNumber").succeeds();
    assertThat(phone.lastTlsVersion()).contains("TLSv1.3");
  }

  @Test
  void ideviceinfoFindsThePhoneOnWifiToo() throws IOException {
    plug(VirtualPhone.serving(tree));
    run("idevicepair", "pair").succeeds();
    usbmuxd.joinWifi(phone);
    phone.unplug();

    assertThat(run("idevice_id", "-n").succeeds().out()).contains(UDID);
    assertThat(run("ideviceinfo", "-n", "-k", "DeviceName").succeeds().out()).isEqualTo("Hana's iPhone\n");
  }

  @Test
  void idevicediagnosticsRestartsIt() {
    plug(VirtualPhone.serving(tree).restart(300, false));
    run("idevicepair", "pair").succeeds();

    run("idevicediagnostics", "restart").succeeds();

    Await.until("the phone went away and came back", () -> phone.statistics().restarts() == 1 && run("idevice_id", "-l").out().contains(UDID));
    run("idevicepair", "validate").succeeds();
  }

  @Test
  void ideviceNameCannotRenameIt() {
    assumeTrue(Tool.present("idevicename"));
    plug(VirtualPhone.serving(tree));
    run("idevicepair", "pair").succeeds();

    run("idevicename", "Renamed").fails();

    assertThat(phone.writeAttempts()).isEqualTo(1);
    assertThat(run("idevicename").succeeds().out()).isEqualTo("Hana's iPhone\n");
  }

  @Test
  @Tag("root")
  void ifuseReadsEveryFileByteForByte(@TempDir Path mount) throws IOException {
    assumeTrue(Tool.present("ifuse") && Files.isWritable(Path.of("/dev/fuse")), "no ifuse or no /dev/fuse");
    var expected = new TreeMap<String, byte[]>();
    for (int i = 0; i < 12; i++) {
      expected.put("DCIM/100APPLE/IMG_%04d.HEIC".formatted(i), InMemoryTree.bytes(InMemoryTree.noise(i), 1 + i * i * 70_001));
    }
    expected.put("DCIM/101APPLE/empty.JPG", new byte[0]);
    expected.put("DCIM/101APPLE/空 が\u0301 'quoted' \"name\".MOV", InMemoryTree.bytes(InMemoryTree.noise(99), 65_536));
    expected.put("PhotoData/Mutations/DCIM/100APPLE/IMG_0001/Adjustments/FullSizeRender.jpg", new byte[] {1, 2, 3});
    expected.forEach((path, bytes) -> tree.file("/" + path, bytes));
    tree.link("/DCIM/first", "100APPLE/IMG_0003.HEIC").folder("/Downloads");
    plug(VirtualPhone.serving(tree));
    run("idevicepair", "pair").succeeds();

    run("ifuse", mount.toString()).succeeds();
    try {
      Map<String, byte[]> seen = new TreeMap<>();
      try (Stream<Path> all = Files.walk(mount)) {
        for (Path file : all.filter(p -> Files.isRegularFile(p, java.nio.file.LinkOption.NOFOLLOW_LINKS)).toList()) {
          seen.put(mount.relativize(file).toString(), Files.readAllBytes(file));
        }
      }
      assertThat(seen.keySet()).isEqualTo(expected.keySet());
      seen.forEach((path, bytes) -> assertThat(bytes).as(path).isEqualTo(expected.get(path)));
      assertThat(Files.readAllBytes(mount.resolve("DCIM/first"))).isEqualTo(expected.get("DCIM/100APPLE/IMG_0003.HEIC"));
      assertThat(Files.isDirectory(mount.resolve("Downloads"))).isTrue();
      assertThat(Files.getLastModifiedTime(mount.resolve("DCIM/101APPLE/empty.JPG")).to(java.util.concurrent.TimeUnit.SECONDS))
          .isEqualTo(InMemoryTree.DEFAULT_NANOS / 1_000_000_000);
      assertThat(phone.writeAttempts()).isZero();

      assertThat(mount.resolve("DCIM/101APPLE/empty.JPG").toFile().delete()).isFalse();
      assertThat(phone.writeAttempts()).as("the counter counts").isPositive();
    } finally {
      Tool.run(usbmuxd.address(), "umount", mount.toString());
    }
    Await.until("every file is closed", () -> phone.statistics().openFiles() == 0);
  }
}
