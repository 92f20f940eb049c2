package org.photokura.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.photokura.core.Cancellation;
import org.photokura.core.ProblemException;
import org.photokura.library.Item;
import org.photokura.transfer.disk.Destination;
import org.photokura.transfer.disk.Disk;
import org.photokura.transfer.disk.LocalDisk;

/** A phone, a destination and an engine, for tests. */
final class Bench {

  static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

  final FakePhone phone;
  final Items items;
  final Path destination;
  Disk disk = new LocalDisk();
  ExportOptions options = options(Duration.ofSeconds(2));
  String layout = ExportRequest.DEFAULT_LAYOUT;
  boolean onlyNew;
  JpegMaker jpegs = JpegMaker.none();

  Bench(Path destination) {
    this(destination, new FakePhone());
  }

  Bench(Path destination, FakePhone phone) {
    this.phone = phone;
    this.items = new Items(phone.files);
    this.destination = destination;
  }

  static ExportOptions options(Duration wait) {
    return new ExportOptions(true, true, false, false, false, true, false, 0, wait);
  }

  Export create(List<Item> wanted) {
    return new Exporter(disk, Clock.systemUTC(), TOKYO, SleepInhibitor.none(), jpegs)
        .create(new ExportRequest(wanted, destination, layout, options, onlyNew), phone);
  }

  Export create(ItemSource source) {
    return new Exporter(disk, Clock.systemUTC(), TOKYO, SleepInhibitor.none(), jpegs)
        .create(new ExportRequest(List.of(), source, destination, layout, options, onlyNew), phone);
  }

  ExportReport run(List<Item> wanted) throws ProblemException {
    var report = create(wanted).run(Cancellation.none());
    checkCounts(report, wanted);
    checkFiles(report);
    return report;
  }

  ExportReport run(Item... wanted) throws ProblemException {
    return run(List.of(wanted));
  }

  void checkCounts(ExportReport report, List<Item> wanted) {
    var counts = report.counts();
    assertThat(counts.copied() + counts.alreadyThere() + counts.onlyInICloud() + counts.skipped() + counts.failed()).isEqualTo(counts.selected());
    if (!onlyNew) {
      assertThat(report.outcomes()).extracting(Outcome::itemId).containsExactlyElementsOf(wanted.stream().map(Item::id).toList());
    }
  }

  /** Every file that the report names lies there with the content that the phone has. */
  void checkFiles(ExportReport report) {
    for (var outcome : report.outcomes()) {
      for (var file : outcome.files()) {
        var target = destination.resolve(file.target());
        assertThat(target).isRegularFile();
        assertThat(sha256(target)).as(file.target()).isEqualTo(file.sha256());
        if (file.path() != null) {
          assertThat(file.sha256()).as(file.path()).isEqualTo(phone.files.content(file.path()).sha256());
        }
      }
    }
  }

  /** Everything under final names: relative path to hash. */
  Map<String, String> saved() {
    var found = new TreeMap<String, String>();
    if (!Files.isDirectory(destination)) {
      return found; // A process that was killed at once had not made it yet.
    }
    try (var walk = Files.walk(destination)) {
      for (var file : (Iterable<Path>) walk.filter(Files::isRegularFile)::iterator) {
        String relative = destination.relativize(file).toString();
        if (!relative.startsWith(Destination.STATE_FOLDER)) {
          found.put(relative, sha256(file));
        }
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return found;
  }

  /** No file under a final name holds anything but the whole content of some file of the phone. */
  void checkNothingWrong(List<Item> wanted) {
    var right = new HashMap<String, String>();
    for (var item : wanted) {
      item.files().forEach(file -> right.put(phone.files.content(file.path()).sha256(), file.path()));
    }
    saved().forEach((target, hash) -> assertThat(right).as("content of " + target).containsKey(hash));
  }

  List<Path> partials() throws IOException {
    try (var list = Files.list(destination.resolve(Destination.STATE_FOLDER).resolve("partial"))) {
      return list.toList();
    }
  }

  static String sha256(Path file) {
    try (var in = Files.newInputStream(file)) {
      var digest = MessageDigest.getInstance("SHA-256");
      var block = new byte[64 * 1024];
      for (int n = in.read(block); n >= 0; n = in.read(block)) {
        digest.update(block, 0, n);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  static Instant modified(Path file) throws IOException {
    return Files.getLastModifiedTime(file).toInstant();
  }
}
