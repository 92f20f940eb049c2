package org.photokura.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.photokura.core.Cancellation;
import org.photokura.core.HostSystem;
import org.photokura.imobiledevice.UsbmuxAddress;
import org.photokura.library.CollectingSink;
import org.photokura.library.FileRole;
import org.photokura.library.Item;
import org.photokura.library.Item.Kind;
import org.photokura.library.Item.OriginalState;
import org.photokura.library.image.heif.HeifLibrary;
import org.photokura.text.Texts;
import org.photokura.transfer.ExportOptions;
import org.photokura.transfer.ExportReport;
import org.photokura.transfer.ExportRequest;
import org.photokura.transfer.Outcome;
import org.photokura.transfer.ReconnectingLink;
import org.photokura.virtualphone.VirtualPhone;
import org.photokura.virtualphone.VirtualPhoneServer;
import org.photokura.virtualphone.demo.DemoLibrary;

/**
 * What a reader that knows nothing of Photokura finds in exported photos: Debian's exiftool, and the JDK's own JPEG decoder. The files come from the demo's phone
 * through libimobiledevice.
 */
class ExiftoolAgreesTest {

  private static final List<String> TAGS = List.of("-ContentIdentifier", "-MediaGroupUUID", "-DateTimeOriginal", "-OffsetTimeOriginal", "-CreationDate", "-ImageSize",
      "-Orientation", "-Make", "-Warning", "-Error", "-Rating", "-Subject", "-HierarchicalSubject", "-XMP:CreateDate");

  @TempDir static Path folder;
  private static Path destination;
  private static List<Item> chosen = List.of();
  private static ExportReport report;
  private static Map<String, JsonNode> tags = Map.of();

  @BeforeAll
  static void export() throws Exception {
    assumeTrue(isInstalled(), "exiftool is not installed; packaging/check installs it");
    assumeTrue(HeifLibrary.ofSystem().isPresent(), "libheif is not installed");
    destination = folder.resolve("photos");
    var paths = AppPaths.of(HostSystem.LINUX, Map.of("PHOTOKURA_HOME", folder.resolve("home").toString()), folder);
    var graph = new AppGraph(paths, Texts.of(Locale.ENGLISH));
    try (var server = VirtualPhoneServer.start(VirtualPhone.serving(new DemoLibrary()).trustsAtOnce(true).build(), 0)) {
      UsbmuxAddress.set(server.address());
      try (var devices = graph.devices()) {
        var phone = devices.attached(Cancellation.none()).getFirst();
        devices.pair(phone, Cancellation.none());
        var link = new ReconnectingLink(devices, devices.open(phone, Cancellation.none()));
        var sink = new CollectingSink();
        graph.library().read(link.session(), sink, Cancellation.none());
        chosen = choose(sink.items());
        var options = new ExportOptions(true, true, true, true, true, true, false, 0, Duration.ofSeconds(30));
        report = graph.exports().create(new ExportRequest(chosen, destination, ExportRequest.DEFAULT_LAYOUT, options, false), link).run(Cancellation.none());
        link.session().close();
      }
    }
    tags = exiftool();
  }

  @AfterAll
  static void letGo() {
    tags = Map.of();
  }

  private static boolean isInstalled() {
    try {
      return new ProcessBuilder("exiftool", "-ver").redirectErrorStream(true).start().waitFor(20, TimeUnit.SECONDS);
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Some of each sort, the smallest first: the demo's films are large. */
  private static List<Item> choose(List<Item> all) {
    var visible = all.stream().filter(i -> i.original() == OriginalState.ON_DEVICE && !i.hidden() && !i.trashed())
        .sorted(java.util.Comparator.comparingLong(Item::knownBytes)).toList();
    var some = new ArrayList<Item>();
    pick(some, visible, 3, i -> i.kind() == Kind.LIVE && !i.edited());
    pick(some, visible, 1, i -> i.kind() == Kind.LIVE && i.edited());
    pick(some, visible, 2, i -> i.kind() == Kind.PHOTO && i.edited());
    pick(some, visible, 3, i -> i.kind() == Kind.PHOTO && name(i).endsWith(".HEIC"));
    pick(some, visible, 1, i -> i.kind() == Kind.PHOTO && name(i).endsWith(".JPG"));
    pick(some, visible, 1, i -> i.kind() == Kind.VIDEO);
    pick(some, visible, 2, i -> i.kind() == Kind.PHOTO && !i.albums().isEmpty() && i.favorite());
    pick(some, visible, 2, i -> !i.albums().isEmpty() && i.albums().getFirst().contains("/"));
    return some;
  }

  private static void pick(List<Item> into, List<Item> from, int count, Predicate<Item> wanted) {
    var found = from.stream().filter(wanted).filter(i -> !into.contains(i)).limit(count).toList();
    assertThat(found).as("the demo has some of each").isNotEmpty();
    into.addAll(found);
  }

  private static String name(Item item) {
    return item.file(FileRole.ORIGINAL).orElseThrow().fileName();
  }

  private static Map<String, JsonNode> exiftool() throws Exception {
    var command = new ArrayList<>(List.of("exiftool", "-j", "-n", "-G1", "-r", "-ext", "*", "-charset", "filename=utf8"));
    command.addAll(TAGS);
    command.add(destination.toString());
    var process = new ProcessBuilder(command).redirectError(folder.resolve("exiftool.err").toFile()).start();
    var found = new HashMap<String, JsonNode>();
    for (JsonNode file : new ObjectMapper().readTree(process.getInputStream())) {
      found.put(destination.relativize(Path.of(file.get("SourceFile").asText())).toString(), file);
    }
    return found;
  }

  private static List<Outcome.SavedFile> filesOf(Item item) {
    return report.outcomes().stream().filter(o -> o.itemId().equals(item.id())).findFirst().orElseThrow().files();
  }

  private static Map<String, JsonNode> byRole(Item item) {
    var roles = new HashMap<String, JsonNode>();
    filesOf(item).forEach(file -> roles.put(file.role(), tags.get(file.target())));
    return roles;
  }

  private static String value(JsonNode file, String... names) {
    for (String name : names) {
      if (file.has(name)) {
        return file.get(name).asText();
      }
    }
    return "none of " + String.join(" ", names) + " in " + file;
  }

  private static List<Item> having(FileRole role) {
    return chosen.stream().filter(i -> i.file(role).isPresent()).toList();
  }

  @Test
  void everythingArrivedAndNothingIsDamaged() {
    assertThat(report.counts().copied()).isEqualTo(chosen.size());
    assertThat(tags.values()).allSatisfy(file -> {
      assertThat(file.has("ExifTool:Error")).as(file.toString()).isFalse();
      assertThat(file.has("ExifTool:Warning")).as(file.toString()).isFalse();
    });
  }

  @Test
  void stillAndMovieOfALivePhotoTellTheSameIdentifier() {
    var seen = new HashSet<String>();
    for (Item item : having(FileRole.LIVE_VIDEO)) {
      var files = byRole(item);
      String still = value(files.get("original"), "Apple:ContentIdentifier", "Apple:MediaGroupUUID");
      assertThat(still).matches("[0-9A-F-]{36}").isEqualTo(value(files.get("liveVideo"), "Keys:ContentIdentifier"));
      assertThat(seen.add(still)).as("each pair has its own").isTrue();
    }
    assertThat(seen).hasSizeGreaterThan(3);
  }

  @Test
  void datesCarryTheZoneOfThePicture() {
    var clock = DateTimeFormatter.ofPattern("yyyy:MM:dd HH:mm:ss", Locale.ROOT);
    Set<String> zones = new HashSet<>();
    for (Item item : chosen) {
      OffsetDateTime taken = item.created();
      String offset = taken.getOffset().getId();
      JsonNode original = byRole(item).get("original");
      if (item.kind() == Kind.VIDEO) {
        assertThat(value(original, "Keys:CreationDate")).as(item.name()).isEqualTo(clock.format(taken) + offset);
      } else if (name(item).endsWith(".HEIC") || name(item).endsWith(".JPG")) {
        assertThat(value(original, "ExifIFD:DateTimeOriginal") + value(original, "ExifIFD:OffsetTimeOriginal")).as(item.name()).isEqualTo(clock.format(taken) + offset);
      }
      zones.add(offset);
    }
    assertThat(zones).isNotEmpty();
  }

  @Test
  void jpegCopiesDecodeAtFullSizeWithTheirExif() throws Exception {
    int copies = 0;
    for (Item item : chosen) {
      var files = byRole(item);
      JsonNode copy = files.get("jpeg");
      if (copy == null || item.edited()) {
        continue;
      }
      copies++;
      JsonNode original = files.get("original");
      var decoded = ImageIO.read(destination.resolve(destination.relativize(Path.of(copy.get("SourceFile").asText()))).toFile());
      assertThat(Set.of(decoded.getWidth() + "", decoded.getHeight() + "")).as(item.name())
          .isEqualTo(Set.of(value(original, "Composite:ImageSize").split("[ x]")));
      assertThat(decoded.getWidth() + " " + decoded.getHeight()).isEqualTo(value(copy, "Composite:ImageSize"));
      assertThat(value(copy, "IFD0:Orientation")).isEqualTo("1");
      for (String tag : List.of("IFD0:Make", "ExifIFD:DateTimeOriginal", "ExifIFD:OffsetTimeOriginal")) {
        assertThat(value(copy, tag)).isEqualTo(value(original, tag));
      }
    }
    assertThat(copies).isGreaterThan(3);
  }

  @Test
  void editsAreNamedAsPhotosKnowsThem() {
    for (Item item : having(FileRole.EDITED)) {
      var targets = filesOf(item).stream().map(Outcome.SavedFile::target).map(target -> target.substring(target.lastIndexOf('/') + 1)).toList();
      String stem = name(item).substring(0, name(item).lastIndexOf('.'));
      assertThat(targets).as(item.name()).anyMatch(name -> name.startsWith(stem + ".")).anyMatch(name -> name.startsWith(stem.replace("IMG_", "IMG_E") + "."));
    }
    assertThat(having(FileRole.EDITED)).hasSizeGreaterThan(1);
  }

  @Test
  void albumsAreFoldersOfTheSameFilesAndStandInTheSidecars() throws Exception {
    int members = 0;
    for (Item item : chosen) {
      String target = filesOf(item).stream().filter(f -> f.role().equals("original")).findFirst().orElseThrow().target();
      for (String album : item.albums()) {
        members++;
        Path inAlbum = destination.resolve("Albums").resolve(album).resolve(target.substring(target.lastIndexOf('/') + 1));
        assertThat(Files.isSameFile(inAlbum, destination.resolve(target))).as(inAlbum.toString()).isTrue();
        JsonNode sidecar = tags.get(target + ".xmp");
        assertThat(sidecar.toString()).as(item.name()).contains("Albums|" + album.replace('/', '|'));
        assertThat(sidecar.has("XMP-xmp:Rating")).isEqualTo(item.favorite());
      }
    }
    assertThat(members).isGreaterThan(2);
  }
}
