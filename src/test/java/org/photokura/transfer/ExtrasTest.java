package org.photokura.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.photokura.core.Cancellation;
import org.photokura.core.Problem;
import org.photokura.core.ProblemException;
import org.photokura.core.ProblemId;
import org.photokura.library.FileRole;
import org.photokura.library.Item;
import org.photokura.transfer.disk.LocalDisk;

@Timeout(60)
class ExtrasTest {

  @TempDir Path temp;
  Bench bench;
  final AtomicInteger made = new AtomicInteger();

  @BeforeEach
  void makeBench() {
    bench = new Bench(temp.resolve("photos"));
    bench.jpegs = (heic, cancellation) -> {
      made.incrementAndGet();
      try {
        return ("JPEG of " + Bench.sha256(heic)).getBytes(StandardCharsets.UTF_8);
      } catch (AssertionError e) {
        throw new ProblemException(Problem.of(ProblemId.FILE_UNREADABLE));
      }
    };
  }

  private void options(boolean jpeg, boolean xmp, boolean albums) {
    var o = bench.options;
    bench.options = new ExportOptions(true, true, jpeg, xmp, albums, true, false, 0, o.waitForDevice());
  }

  private static Problem note(ExportReport report) {
    return ((Outcome.Copied) report.outcomes().getFirst()).notes().getFirst();
  }

  @Test
  void eachHeicGetsAJpegBesideItOnce() throws Exception {
    options(true, false, false);
    var item = bench.items.asset("U", 9000, new Items.Part(FileRole.ORIGINAL, "/DCIM/100APPLE/IMG_0001.HEIC"), new Items.Part(FileRole.LIVE_VIDEO, "/DCIM/100APPLE/IMG_0001.MOV"),
        new Items.Part(FileRole.EDITED, "/PhotoData/Mutations/FullSizeRender.heic"));
    var report = bench.run(item);
    assertThat(bench.saved()).containsOnlyKeys("2024/05/IMG_0001.HEIC", "2024/05/IMG_0001.JPG", "2024/05/IMG_0001.MOV", "2024/05/IMG_E0001.HEIC", "2024/05/IMG_E0001.JPG");
    assertThat(report.bytesCopied()).isEqualTo(27_000);
    assertThat(report.outcomes().getFirst().files()).extracting(Outcome.SavedFile::role).containsExactlyInAnyOrder("original", "liveVideo", "edited", "jpeg", "jpeg");
    assertThat(Bench.modified(bench.destination.resolve("2024/05/IMG_0001.JPG"))).isEqualTo(Items.TAKEN.toInstant());
    var again = bench.run(item);
    assertThat(again.counts().alreadyThere()).isEqualTo(1);
    assertThat(again.outcomes().getFirst().files()).hasSize(5);
    assertThat(made).hasValue(2);
    assertThat(new Verifier().verify(bench.destination, (a, b) -> { }, Cancellation.none())).isEqualTo(new Verifier.Verification(5, 5, List.of(), List.of(), List.of()));
  }

  @Test
  void whatWasSavedWithoutJpegsGetsThemLater() throws Exception {
    var item = bench.items.photo("/DCIM/100APPLE/IMG_0001.heic", 9000);
    bench.run(item);
    options(true, false, false);
    assertThat(bench.run(item).counts().alreadyThere()).isEqualTo(1);
    assertThat(bench.saved()).containsKey("2024/05/IMG_0001.jpg");
    Files.delete(bench.destination.resolve("2024/05/IMG_0001.jpg"));
    bench.run(item);
    assertThat(bench.saved()).containsKey("2024/05/IMG_0001.jpg");
  }

  @Test
  void aJpegNeverTakesTheNameOfAnother() throws Exception {
    options(true, false, false);
    var heic = bench.items.asset("A", 9000, new Items.Part(FileRole.ORIGINAL, "/DCIM/100APPLE/IMG_0001.HEIC"), new Items.Part(FileRole.RAW, "/DCIM/100APPLE/IMG_0001.JPG"));
    bench.run(heic);
    assertThat(bench.saved()).containsOnlyKeys("2024/05/IMG_0001.HEIC", "2024/05/IMG_0001.JPG", "2024/05/IMG_0001 (jpeg).JPG");
    assertThat(bench.run(heic).outcomes().getFirst().files()).hasSize(3);
  }

  @Test
  void aFailureIsANoteAndTheOriginalIsSaved() throws Exception {
    options(true, false, false);
    bench.jpegs = JpegMaker.none();
    var report = bench.run(bench.items.photo("/DCIM/100APPLE/IMG_0001.HEIC", 9000));
    assertThat(report.counts().copied()).isEqualTo(1);
    assertThat(note(report).id()).isEqualTo(ProblemId.DECODER_MISSING);
    assertThat(bench.saved()).hasSize(1);
  }

  @Test
  void cancelDoesNotWaitForJpegs() throws Exception {
    options(true, false, false);
    var cancellation = new Cancellation();
    bench.jpegs = (heic, inner) -> {
      cancellation.cancel();
      inner.throwIfCancelled();
      return new byte[0];
    };
    var item = bench.items.photo("/DCIM/100APPLE/IMG_0001.HEIC", 9000);
    var report = bench.create(List.of(item)).run(cancellation);
    assertThat(report.stoppedBy()).isNotNull();
    assertThat(bench.saved()).containsOnlyKeys("2024/05/IMG_0001.HEIC");
  }

  @Test
  void albumsBecomeFoldersOfTheSameBytes() throws Exception {
    options(false, false, true);
    var item = Items.inAlbums(bench.items.photo("/DCIM/100APPLE/IMG_0001.HEIC", 9000), "Trips/Kyoto", "Best: of?", "../evil");
    var other = Items.inAlbums(bench.items.photo("/DCIM/101APPLE/IMG_0001.HEIC", 9001), "Trips/Kyoto");
    bench.run(item, other);
    assertThat(bench.saved()).containsOnlyKeys("2024/05/IMG_0001.HEIC", "2024/05/IMG_0001 (2).HEIC", "Albums/Trips/Kyoto/IMG_0001.HEIC", "Albums/Trips/Kyoto/IMG_0001 (2).HEIC",
        "Albums/Best_ of_/IMG_0001.HEIC", "Albums/__/evil/IMG_0001.HEIC");
    assertThat(Files.isSameFile(bench.destination.resolve("2024/05/IMG_0001.HEIC"), bench.destination.resolve("Albums/Trips/Kyoto/IMG_0001.HEIC"))).isTrue();
    assertThat(bench.run(item, other).counts().alreadyThere()).isEqualTo(2);
    assertThat(bench.saved()).hasSize(6);
    assertThat(new Verifier().verify(bench.destination, (a, b) -> { }, Cancellation.none()).isAllRight()).isTrue();
  }

  @Test
  void linksAndTheirFoldersSurviveALossOfPower() throws Exception {
    options(false, false, true);
    Set<Path> changed = ConcurrentHashMap.newKeySet();
    bench.disk = new ForwardingDisk(new LocalDisk()) {
      @Override
      public void createFolder(Path folder) throws IOException {
        super.createFolder(folder);
        changed.add(folder.getParent());
      }

      @Override
      public void link(Path file, Path secondName) throws IOException {
        super.link(file, secondName);
        changed.add(secondName.getParent());
      }

      @Override
      public void flushFolder(Path folder) throws IOException {
        super.flushFolder(folder);
        changed.remove(folder);
      }
    };
    bench.run(Items.inAlbums(bench.items.photo("/DCIM/100APPLE/IMG_0001.HEIC", 9000), "Trips/Kyoto", "Best"));
    assertThat(bench.saved()).hasSize(3);
    assertThat(changed).as("folders with names that were not flushed").isEmpty();
  }

  @Test
  void albumsBecomeListsWithoutHardLinks() throws Exception {
    options(false, false, true);
    var disk = new FakeDisk();
    disk.hardLinks = false;
    bench.disk = disk;
    var one = Items.inAlbums(bench.items.photo("/DCIM/100APPLE/IMG_0001.HEIC", 9000), "Trips/Kyoto");
    var two = Items.inAlbums(bench.items.photo("/DCIM/100APPLE/IMG_0002.HEIC", 9000), "Trips/Kyoto");
    bench.run(one);
    bench.run(two);
    assertThat(Files.readAllLines(bench.destination.resolve("Albums/Trips/Kyoto.txt"))).containsExactly("2024/05/IMG_0001.HEIC", "2024/05/IMG_0002.HEIC");
    assertThat(new Verifier().verify(bench.destination, (a, b) -> { }, Cancellation.none()).isAllRight()).isTrue();
  }

  private static Item described(Item item, boolean favorite) {
    var details = new Item.Details(Set.of(), null, null, null, 35.0116, -135.7681, "Autumn & <leaves>", "\"red\"\u0001", null, null, false);
    return new Item(item.id(), item.assetUuid(), item.kind(), item.name(), item.created(), favorite, false, false, false, List.of("Trips/Kyoto in autumn"), item.cloud(), item.original(),
        item.files(), details);
  }

  @Test
  void sidecarsSayWhatTheLibraryKnowsAndFollowIt() throws Exception {
    options(false, true, false);
    var photo = bench.items.photo("/DCIM/100APPLE/IMG_0001.HEIC", 9000);
    bench.run(described(photo, false));
    Path sidecar = bench.destination.resolve("2024/05/IMG_0001.HEIC.xmp");
    assertThat(Files.readString(sidecar)).contains("Autumn &amp; &lt;leaves&gt;").doesNotContain("Rating");
    bench.run(described(photo, true));
    assertThat(Files.readString(sidecar)).contains("<xmp:Rating>5</xmp:Rating>");
    Files.writeString(sidecar, "I wrote this myself");
    bench.run(described(photo, false));
    assertThat(Files.readString(sidecar)).isEqualTo("I wrote this myself");
  }

  @Test
  void aPersonsFileBesideASidecarIsNotTouched() throws Exception {
    options(false, true, false);
    var photo = bench.items.photo("/DCIM/100APPLE/IMG_0001.HEIC", 9000);
    bench.run(described(photo, false));
    Path persons = Files.writeString(bench.destination.resolve("2024/05/IMG_0001.HEIC.xmp.new"), "my own");
    bench.run(described(photo, true));
    assertThat(bench.destination.resolve("2024/05/IMG_0001.HEIC.xmp")).content().contains("<xmp:Rating>5</xmp:Rating>");
    assertThat(persons).hasContent("my own");
  }

  @Test
  void exiftoolReadsTheSidecar() throws Exception {
    Path sidecar = temp.resolve("x.xmp");
    Files.write(sidecar, XmpPacket.of(described(bench.items.photo("/DCIM/100APPLE/IMG_0001.HEIC", 9), true)));
    Process process;
    try {
      process = new ProcessBuilder("exiftool", "-n", "-s", "-Title", "-Description", "-Rating", "-Subject", "-HierarchicalSubject", "-CreateDate", "-GPSLatitude", "-GPSLongitude",
          "-Warning", sidecar.toString()).redirectErrorStream(true).start();
    } catch (IOException e) {
      return; // Not installed: the other tests hold the packet's text.
    }
    var lines = new ArrayList<String>();
    try (var reader = process.inputReader()) {
      reader.lines().map(line -> line.replaceAll(" +: ", ": ")).forEach(lines::add);
    }
    assertThat(lines).contains("Title: Autumn & <leaves>", "Description: \"red\"", "Rating: 5", "Subject: Kyoto in autumn", "HierarchicalSubject: Albums|Trips|Kyoto in autumn",
        "CreateDate: 2024:05:06 23:59:58+09:00");
    assertThat(lines).anyMatch(line -> line.startsWith("GPSLatitude: 35.0116")).anyMatch(line -> line.startsWith("GPSLongitude: -135.7681")).noneMatch(line -> line.startsWith("Warning"));
  }
}
