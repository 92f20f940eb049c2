package org.photokura.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.photokura.cli.CliServices;
import org.photokura.core.Cancellation;
import org.photokura.core.Problem;
import org.photokura.core.ProblemId;
import org.photokura.core.concurrent.Threads;
import org.photokura.device.AttachedDevice;
import org.photokura.device.ConnectionType;
import org.photokura.device.Udid;
import org.photokura.virtualphone.BestOf;
import org.photokura.virtualphone.InMemoryTree;
import org.photokura.virtualphone.LinkModel;
import org.photokura.virtualphone.PhoneProfile;
import org.photokura.virtualphone.VirtualPhone;
import org.photokura.virtualphone.VirtualUsbmuxd;

/** The command line's contract against the virtual phone, through the real libimobiledevice with TLS. */
class CommandLineTest {

  private static final long TAKEN = Instant.parse("2026-11-03T08:15:30Z").getEpochSecond() * 1_000_000_000L;
  private static final PhoneProfile OTHER = PhoneProfile.IPHONE.withUdid("00008120-0011223344556677").withName("Ken's iPhone");

  @TempDir Path folder;
  private VirtualUsbmuxd usbmuxd;
  private CommandLineHarness cli;

  @BeforeEach
  void start() throws IOException {
    usbmuxd = VirtualUsbmuxd.start(0);
    cli = new CommandLineHarness(folder.resolve("home"), usbmuxd.address());
  }

  @AfterEach
  void stop() {
    usbmuxd.close();
  }

  private static InMemoryTree someFiles() {
    return new InMemoryTree()
        .file("/DCIM/100APPLE/IMG_0001.HEIC", InMemoryTree.bytes(InMemoryTree.noise(1), 300_000), TAKEN)
        .file("/DCIM/100APPLE/IMG_0001.MOV", InMemoryTree.bytes(InMemoryTree.noise(2), 700_001), TAKEN)
        .file("/DCIM/100APPLE/IMG_0002.JPG", InMemoryTree.bytes(InMemoryTree.noise(3), 1), TAKEN)
        .file("/DCIM/100APPLE/IMG_0003.PNG", new byte[0], TAKEN)
        .file("/DCIM/101APPLE/IMG_0002.JPG", InMemoryTree.bytes(InMemoryTree.noise(4), 2_500_000), TAKEN);
  }

  private VirtualPhone plug(VirtualPhone.Builder builder) {
    var phone = builder.build();
    usbmuxd.plug(phone);
    return phone;
  }

  private VirtualPhone plugTrusted() {
    var phone = plug(VirtualPhone.serving(someFiles()));
    assertThat(cli.run("pair").status()).isZero();
    return phone;
  }

  @Test
  void tellsWhatAPhoneIsOnceItIsTrusted() {
    plugTrusted();
    var devices = cli.run("devices", "--json");
    assertThat(devices.status()).isZero();
    var phone = devices.json().get(0);
    assertThat(phone.fieldNames()).toIterable().containsExactly("udid", "name", "productType", "model", "iosVersion", "connection", "trust",
        "capacityBytes", "freeBytes", "batteryPercent", "charging");
    assertThat(phone.get("udid").asText()).isEqualTo(PhoneProfile.IPHONE.udid());
    assertThat(phone.get("name").asText()).isEqualTo(PhoneProfile.IPHONE.name());
    assertThat(phone.get("model").asText()).isEqualTo("iPhone 15 Pro");
    assertThat(phone.get("connection").asText()).isEqualTo("usb");
    assertThat(phone.get("trust").asText()).isEqualTo("trusted");
    assertThat(phone.get("capacityBytes").asLong()).isEqualTo(256_000_000_000L);
    assertThat(phone.get("batteryPercent").asInt()).isEqualTo(87);
  }

  @Test
  void devicesNeverRaisesTheTrustDialogAndListNeither() {
    var phone = plug(VirtualPhone.serving(someFiles()).trustsAtOnce(false));
    assertThat(cli.run("devices", "--json").json().get(0).get("trust").asText()).isEqualTo("waiting");
    assertThat(cli.run("list").status()).isEqualTo(4);
    assertThat(cli.run("export", "--all", "--to", folder.resolve("out").toString()).status()).isEqualTo(4);
    assertThat(phone.asksForTrust()).isFalse();
  }

  @Test
  void pairWaitsForTheOwnersAnswer() {
    var phone = plug(VirtualPhone.serving(someFiles()).trustsAtOnce(false));
    assertThat(cli.run("pair", "--timeout", "1").status()).isEqualTo(4);
    assertThat(phone.asksForTrust()).isTrue();
    phone.trust();
    assertThat(cli.run("pair", "--timeout", "10").status()).isZero();
    assertThat(cli.run("devices", "--json").json().get(0).get("trust").asText()).isEqualTo("trusted");
  }

  @Test
  void refusalIsRememberedUntilThePhoneIsPluggedInAnew() {
    var phone = plug(VirtualPhone.serving(someFiles()).trustsAtOnce(false));
    cli.run("pair", "--timeout", "0");
    phone.refuse();
    assertThat(cli.run("pair", "--timeout", "10").status()).isEqualTo(4);
    assertThat(cli.run("devices", "--json").json().get(0).get("trust").asText()).isEqualTo("refused");
    assertThat(cli.run("list").status()).isEqualTo(4);
    phone.unplug();
    phone.plug();
    assertThat(cli.run("devices", "--json").json().get(0).get("trust").asText()).isEqualTo("waiting");
  }

  @Test
  void aLockedPhoneIsLockedAndAForgottenComputerStale() {
    var phone = plugTrusted();
    phone.lock();
    assertThat(cli.run("devices", "--json").json().get(0).get("trust").asText()).isEqualTo("locked");
    assertThat(cli.run("list").status()).isEqualTo(4);
    phone.unlock();
    phone.forget();
    assertThat(cli.run("devices", "--json").json().get(0).get("trust").asText()).isEqualTo("stale");
    assertThat(cli.run("list").status()).isEqualTo(4);
    assertThat(cli.run("pair").status()).isZero();
    assertThat(cli.run("list").status()).isZero();
  }

  @Test
  void withoutAPhoneDevicesIsEmptyAndEverythingElseSaysSo() {
    assertThat(cli.run("devices", "--json").json()).isEmpty();
    for (String command : new String[] {"pair", "list", "doctor", "restart --yes", "export --all --to x"}) {
      assertThat(cli.run(command.split(" ")).status()).as(command).isEqualTo(3);
    }
  }

  @Test
  void severalPhonesMustBeNamed() {
    plug(VirtualPhone.serving(someFiles()));
    plug(VirtualPhone.serving(new InMemoryTree()).profile(OTHER));
    var list = cli.run("list");
    assertThat(list.status()).isEqualTo(2);
    assertThat(list.err()).contains(PhoneProfile.IPHONE.udid(), OTHER.udid());
    assertThat(cli.run("devices", "--json").json()).hasSize(2);
    assertThat(cli.run("pair", "--device", OTHER.udid()).status()).isZero();
    assertThat(cli.run("list", "--device", OTHER.udid().toLowerCase(java.util.Locale.ROOT)).status()).isZero();
    assertThat(cli.run("list", "--device", "00000000-0000000000000000").status()).isEqualTo(3);
  }

  @Test
  void anEmptyNameOfAPhoneIsNoPhone() {
    plugTrusted();
    for (String command : new String[] {"list", "doctor", "pair", "restart", "export"}) {
      var result = cli.run(command, "--device", "");
      assertThat(result.status()).as(command).isEqualTo(2);
      assertThat(result.err()).as(command).contains("--device needs the UDID");
    }
  }

  @Test
  void withoutUsbmuxdThereIsNoPhoneAndAHint() throws IOException {
    int free;
    try (var socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }
    var alone = new CommandLineHarness(folder.resolve("home"), "127.0.0.1:" + free);
    var devices = alone.run("devices", "--json");
    assertThat(devices.status()).isZero();
    assertThat(devices.json()).isEmpty();
    assertThat(devices.err()).isNotBlank();
    assertThat(alone.run("list").status()).isEqualTo(3);
    var nowhere = new CommandLineHarness(folder.resolve("home"), "UNIX:" + folder.resolve("no-such-socket"));
    assertThat(nowhere.run("devices", "--json").json()).isEmpty();
  }

  /** As on Linux, where the service starts with the first phone. */
  @Test
  void whereUsbmuxdSleepsThereIsNoPhoneAndAHint() {
    var access = new org.photokura.ui.fake.FakeDeviceAccess();
    access.serviceSleeps = true;
    var devices = cli.run(services -> new CliServices(
        () -> access, services.library(), services.exports(), services.saved(), services.defaultDestination(), services.texts()), "devices", "--json");
    assertThat(devices.status()).isZero();
    assertThat(devices.json()).isEmpty();
    assertThat(devices.err()).contains("starts by itself");
  }

  @Test
  void aPhoneThatTellsNothingIsListedWithWhatIsKnown() {
    var access = new org.photokura.ui.fake.FakeDeviceAccess();
    access.attached = java.util.List.of(new AttachedDevice(new Udid(OTHER.udid()), ConnectionType.USB, 1));
    access.trustProblem = Problem.of(ProblemId.DEVICE_TIMEOUT);
    var devices = cli.run(services -> new CliServices(
        () -> access, services.library(), services.exports(), services.saved(), services.defaultDestination(), services.texts()), "devices", "--json");
    assertThat(devices.status()).isEqualTo(3);
    assertThat(devices.json()).singleElement().satisfies(phone -> {
      assertThat(phone.get("udid").asText()).isEqualTo(OTHER.udid());
      assertThat(phone.get("connection").asText()).isEqualTo("usb");
      assertThat(phone.get("trust").isNull()).isTrue();
      assertThat(phone.get("name").isNull()).isTrue();
    });
  }

  @Test
  void aHungUsbmuxdEndsWithinFifteenSeconds() throws IOException {
    try (var hung = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      var waiting = new CommandLineHarness(folder.resolve("home"), "127.0.0.1:" + hung.getLocalPort());
      long start = System.nanoTime();
      assertThat(waiting.run("devices", "--json").status()).isEqualTo(3);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(12));
    }
  }

  @Test
  void listsItemsWithTheirFiles() {
    plugTrusted();
    var items = cli.run("list", "--json");
    assertThat(items.status()).isZero();
    assertThat(items.jsonLines()).hasSize(4);
    var live = items.jsonLines().stream().filter(i -> i.get("kind").asText().equals("live")).toList();
    assertThat(live).singleElement().satisfies(item -> {
      assertThat(item.fieldNames()).toIterable().containsExactly("id", "kind", "created", "favorite", "hidden", "trashed", "edited", "albums", "cloud", "original", "files");
      assertThat(item.get("files").findValuesAsText("role")).containsExactlyInAnyOrder("original", "liveVideo");
      assertThat(item.get("files").findValuesAsText("path")).contains("/DCIM/100APPLE/IMG_0001.HEIC");
      assertThat(item.get("cloud").asText()).isEqualTo("unknown");
      assertThat(item.get("original").asText()).isEqualTo("onDevice");
    });
    assertThat(cli.run("list", "--json", "--kind", "live").jsonLines()).hasSize(1);
    assertThat(cli.run("list", "--json", "--since", "2026-11-04").jsonLines()).isEmpty();
    assertThat(cli.run("list", "--json", "--since", "2026-11-03", "--until", "2026-11-03").jsonLines()).hasSize(4);
    String id = items.jsonLines().getFirst().get("id").asText();
    assertThat(cli.run("list", "--json", "--id", id).jsonLines()).singleElement().satisfies(i -> assertThat(i.get("id").asText()).isEqualTo(id));
  }

  @Test
  void exportsEveryByteWithItsDateAndCopiesNothingTwice() throws Exception {
    var phone = plugTrusted();
    var destination = folder.resolve("out");
    var first = cli.run("export", "--all", "--to", destination.toString(), "--json");
    assertThat(first.status()).as(first.err()).isZero();
    var report = first.json();
    assertThat(report.fieldNames()).toIterable().containsExactly("runId", "device", "destination", "startedAt", "finishedAt", "counts", "bytesCopied", "items");
    assertThat(report.get("counts").toString())
        .isEqualTo("{\"selected\":4,\"copied\":4,\"alreadyThere\":0,\"onlyInICloud\":0,\"skipped\":0,\"failed\":0}");
    assertThat(report.get("bytesCopied").asLong()).isEqualTo(300_000 + 700_001 + 1 + 2_500_000);
    var source = someFiles();
    int files = 0;
    for (var item : report.get("items")) {
      for (var file : item.get("files")) {
        files++;
        var target = destination.resolve(file.get("target").asText());
        var bytes = Files.readAllBytes(target);
        var original = source.stat(file.get("path").asText()).orElseThrow();
        assertThat(bytes).hasSize((int) original.sizeBytes());
        var expected = java.nio.ByteBuffer.allocate(bytes.length);
        source.read(file.get("path").asText(), 0, expected);
        assertThat(bytes).isEqualTo(expected.array());
        assertThat(file.get("sha256").asText()).isEqualTo(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
        assertThat(Files.getLastModifiedTime(target)).isEqualTo(FileTime.from(Instant.ofEpochSecond(TAKEN / 1_000_000_000L)));
      }
    }
    assertThat(files).isEqualTo(5);
    var before = contents(destination);
    var second = cli.run("export", "--all", "--to", destination.toString(), "--json");
    assertThat(second.status()).isZero();
    assertThat(second.json().get("counts").get("alreadyThere").asInt()).isEqualTo(4);
    assertThat(second.json().get("bytesCopied").asLong()).isZero();
    assertThat(contents(destination)).isEqualTo(before);
    assertThat(cli.run("export", "--new", "--to", destination.toString(), "--json").json().get("counts").get("selected").asInt()).isZero();
    assertThat(phone.writeAttempts()).isZero();
  }

  @Test
  void verifyTellsWhatChangedAndWhatIsMissing() throws Exception {
    plugTrusted();
    var destination = folder.resolve("out");
    cli.run("export", "--all", "--to", destination.toString(), "--layout", "{name}");
    assertThat(cli.run("verify", destination.toString(), "--json").json().toString())
        .isEqualTo("{\"checked\":5,\"ok\":5,\"changed\":[],\"missing\":[],\"unknown\":[]}");
    Files.write(destination.resolve("IMG_0001.HEIC"), new byte[300_000]);
    Files.delete(destination.resolve("IMG_0001.MOV"));
    Files.writeString(destination.resolve("mine.txt"), "x");
    var result = cli.run("verify", destination.toString(), "--json");
    assertThat(result.status()).isEqualTo(5);
    assertThat(result.json().get("changed").toString()).isEqualTo("[\"IMG_0001.HEIC\"]");
    assertThat(result.json().get("missing").toString()).isEqualTo("[\"IMG_0001.MOV\"]");
    assertThat(result.json().get("unknown").toString()).isEqualTo("[\"mine.txt\"]");
    assertThat(cli.run("verify", folder.resolve("nowhere").toString()).status()).isEqualTo(5);
    assertThat(cli.run("verify", Files.createDirectory(folder.resolve("without-catalog")).toString()).status()).isEqualTo(5);
    Files.writeString(destination.resolve(".photokura/catalog.sqlite"), "no database");
    assertThat(cli.run("verify", destination.toString()).status()).isEqualTo(5);
  }

  @Test
  void listsWhatTheWindowsLastDestinationDoesNotHold() throws Exception {
    plugTrusted();
    var destination = folder.resolve("out");
    cli.run("export", "--kind", "photo", "--to", destination.toString());
    var unknown = cli.run("list", "--new", "--json");
    assertThat(unknown.err()).contains("everything counts as new");
    assertThat(unknown.jsonLines()).hasSize(4);
    cli.windowExportedTo(destination);
    assertThat(cli.run("list", "--new", "--json").jsonLines()).extracting(item -> item.get("kind").asText()).containsExactly("live");
  }

  @Test
  void exportDemandsAChoiceAndAnUnderstandableLayout() {
    plugTrusted();
    assertThat(cli.run("export", "--to", folder.resolve("out").toString()).status()).isEqualTo(2);
    assertThat(cli.run("export", "--all").status()).isEqualTo(2);
    assertThat(cli.run("export", "--all", "--to", folder.resolve("out").toString(), "--layout", "{nonsense}/{name}").status()).isEqualTo(2);
    assertThat(cli.run("nonsense").status()).isEqualTo(2);
  }

  @Test
  void aDestinationThatIsAFileIsSaid() throws IOException {
    plugTrusted();
    var file = Files.writeString(folder.resolve("file"), "x");
    assertThat(cli.run("export", "--all", "--to", file.toString()).status()).isEqualTo(6);
    assertThat(file).hasContent("x");
  }

  @Test
  void aPhoneThatStaysAwayEndsTheRunAndTheNextOneCompletes() throws Exception {
    var phone = plug(VirtualPhone.serving(someFiles()).link(new LinkModel(2_000_000, 1)));
    cli.run("pair");
    var destination = folder.resolve("out");
    var run = inBackground(() -> cli.run("export", "--all", "--to", destination.toString(), "--wait", "1", "--json"));
    eventually(() -> hasPartial(destination));
    phone.unplug();
    var result = run.get(30, TimeUnit.SECONDS);
    assertThat(result.status()).as(result.err()).isEqualTo(7);
    var counts = result.json().get("counts");
    assertThat(counts.get("copied").asInt() + counts.get("failed").asInt() + counts.get("skipped").asInt()).isEqualTo(4);
    phone.plug();
    assertThat(cli.run("export", "--all", "--to", destination.toString(), "--json").status()).isZero();
    assertThat(contents(destination)).hasSize(5);
  }

  @Test
  void aPhoneThatComesBackIsGoneOnWith() throws Exception {
    var phone = plug(VirtualPhone.serving(someFiles()).link(new LinkModel(2_000_000, 1)));
    cli.run("pair");
    var run = inBackground(() -> cli.run("export", "--all", "--to", folder.resolve("out").toString(), "--json"));
    eventually(() -> hasPartial(folder.resolve("out")));
    phone.unplug();
    LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
    phone.plug();
    var result = run.get(60, TimeUnit.SECONDS);
    assertThat(result.status()).as(result.err()).isZero();
    assertThat(result.json().get("counts").get("copied").asInt()).isEqualTo(4);
  }

  @Test
  void cancellingEndsAnExportWithinASecondAndConsistently() throws Exception {
    plug(VirtualPhone.serving(someFiles()).link(new LinkModel(500_000, 1)));
    cli.run("pair");
    var wanted = Duration.ofSeconds(2);
    var run = new AtomicInteger();
    assertThat(BestOf.shortest(wanted, () -> cancelledExport(folder.resolve("out-" + run.incrementAndGet())))).isLessThan(wanted);
  }

  /** Returns how long the command went on after it was cancelled. */
  private Duration cancelledExport(Path destination) throws Exception {
    var cancellation = Cancellation.none();
    var run = inBackground(() -> cli.run(cancellation, "export", "--all", "--to", destination.toString(), "--json"));
    eventually(() -> hasPartial(destination));
    long start = System.nanoTime();
    cancellation.cancel();
    var result = run.get(30, TimeUnit.SECONDS);
    var took = Duration.ofNanos(System.nanoTime() - start);
    assertThat(result.status()).isEqualTo(7);
    contents(destination).forEach((name, sha) -> assertThat(result.out()).as(name).contains(sha));
    return took;
  }

  @Test
  void restartsThePhoneOnlyWhenTold() {
    var phone = plugTrusted();
    assertThat(cli.run("restart").status()).isEqualTo(2);
    assertThat(phone.statistics().restarts()).isZero();
    assertThat(cli.run("restart", "--yes").status()).isZero();
    eventually(() -> phone.statistics().restarts() == 1);
  }

  /** On a thread of its own: the common pool has a single one on a small machine. */
  private static CompletableFuture<CommandLineHarness.Result> inBackground(Supplier<CommandLineHarness.Result> command) {
    var result = new CompletableFuture<CommandLineHarness.Result>();
    Threads.start("command", () -> result.complete(command.get()));
    return result;
  }

  private static void eventually(BooleanSupplier condition) {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!condition.getAsBoolean() && System.nanoTime() < end) {
      LockSupport.parkNanos(5_000_000);
    }
    assertThat(condition.getAsBoolean()).isTrue();
  }

  private static boolean hasPartial(Path destination) {
    try (var walk = Files.walk(destination.resolve(".photokura"))) {
      return walk.anyMatch(p -> p.toString().contains("partial") && p.toFile().isFile() && p.toFile().length() > 100_000);
    } catch (IOException | java.io.UncheckedIOException e) {
      return false;
    }
  }

  /** SHA-256 by relative name of everything that is not ours. */
  private static Map<String, String> contents(Path destination) throws Exception {
    var found = new TreeMap<String, String>();
    if (!Files.exists(destination)) {
      return found;
    }
    try (var walk = Files.walk(destination)) {
      for (var path : walk.filter(Files::isRegularFile).toList()) {
        var relative = destination.relativize(path);
        if (!relative.startsWith(".photokura")) {
          found.put(relative.toString(), HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(path))));
        }
      }
    }
    return found;
  }
}
