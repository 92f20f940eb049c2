package org.photokura.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.photokura.catalog.CatalogReader;
import org.photokura.transfer.disk.Destination;
import org.photokura.transfer.disk.LocalDisk;

/** The catalog vouches for a file only when its bytes, its name and the names of the folders above it survive a loss of power, whoever made them. */
@Timeout(60)
class FlushOrderTest {

  private static final String PATH = "/DCIM/100APPLE/IMG_0001.HEIC";

  @TempDir Path temp;
  Bench bench;
  private final List<String> flushed = Collections.synchronizedList(new ArrayList<>());

  @BeforeEach
  void makeBench() {
    bench = new Bench(temp.resolve("deep/photos"));
  }

  /** Notes what is flushed, by its path below the destination. */
  private class NotingDisk extends ForwardingDisk {
    NotingDisk() {
      super(new LocalDisk());
    }

    @Override
    public void flush(Path file) throws IOException {
      super.flush(file);
      note(file);
    }

    @Override
    public void flushFolder(Path folder) throws IOException {
      super.flushFolder(folder);
      note(folder);
    }

    private void note(Path path) throws IOException {
      flushed.add(temp.toRealPath().relativize(path.toRealPath()).toString());
    }
  }

  /** Without hard links, as on FAT. */
  private final class MovingDisk extends NotingDisk {
    @Override
    public void publish(Path partial, Path target) throws IOException {
      Files.move(partial, target);
    }
  }

  private void forgetRows() throws IOException {
    Files.delete(bench.destination.resolve(".photokura/catalog.sqlite"));
  }

  private boolean isKnown() throws Exception {
    return !new CatalogReader().contents(bench.destination).index().files().isEmpty();
  }

  @Test
  void aDestinationThatIsMadeIsFlushedIntoTheFolderAboveIt() throws Exception {
    bench.disk = new NotingDisk();
    bench.run(bench.items.photo(PATH, 5000));
    assertThat(flushed).contains("", "deep", "deep/photos", "deep/photos/2024", "deep/photos/2024/05");
  }

  @Test
  void whatAKilledRunLeftIsFlushedWithAllFoldersAboveItBeforeItIsKnown() throws Exception {
    var item = bench.items.photo(PATH, 5000);
    bench.run(item);
    forgetRows();
    bench.disk = new NotingDisk();
    assertThat(bench.run(item).counts().alreadyThere()).isEqualTo(1);
    assertThat(flushed).contains("deep/photos/2024/05/IMG_0001.HEIC", "deep/photos/2024/05", "deep/photos/2024", "deep/photos");
    assertThat(isKnown()).isTrue();
  }

  @Test
  void whatAKilledRunLeftIsNotKnownWhereItsFolderCannotBeFlushed() throws Exception {
    var item = bench.items.photo(PATH, 5000);
    bench.run(item);
    forgetRows();
    var disk = new FakeDisk();
    disk.flushesFolders = false;
    bench.disk = disk;
    assertThat(bench.run(item).counts().failed()).isEqualTo(1);
    assertThat(isKnown()).isFalse();
  }

  /** A name that was taken for it before would push the same photo aside, as " (2)". */
  @Test
  void whatAKilledRunLeftIsNotDoubledWhereItCannotBeFlushedAtFirst() throws Exception {
    var item = bench.items.photo(PATH, 5000);
    bench.run(item);
    forgetRows();
    bench.disk = new ForwardingDisk(new LocalDisk()) {
      private boolean refused;

      @Override
      public void flush(Path file) throws IOException {
        if (!refused && !file.toString().contains(Destination.STATE_FOLDER)) {
          refused = true;
          throw new IOException("not now");
        }
        super.flush(file);
      }
    };
    bench.run(item);
    bench.run(item);
    try (var names = Files.list(bench.destination.resolve("2024/05"))) {
      assertThat(names.map(file -> file.getFileName().toString())).containsExactly("IMG_0001.HEIC");
    }
  }

  @Test
  void aFolderThatAKilledRunMadeIsFlushedByTheNextThatSavesIntoIt() throws Exception {
    Files.createDirectories(bench.destination.resolve("2024/05"));
    bench.disk = new NotingDisk();
    bench.run(bench.items.photo(PATH, 5000));
    assertThat(flushed).contains("deep/photos/2024/05", "deep/photos/2024", "deep/photos");
  }

  @Test
  void whereFilesAreMovedToTheirNamesTheOldNamesAreFlushedAwayToo() throws Exception {
    bench.disk = new MovingDisk();
    bench.run(bench.items.photo(PATH, 5000));
    assertThat(flushed).contains("deep/photos/" + Destination.STATE_FOLDER + "/partial");
  }

  @Test
  void aSidecarThatAKilledRunWroteIsFlushedBeforeItIsKnown() throws Exception {
    bench.options = new ExportOptions(true, true, false, true, false, true, false, 0, bench.options.waitForDevice());
    var photo = bench.items.photo(PATH, 5000);
    bench.run(photo);
    Path catalog = bench.destination.resolve(".photokura/catalog.sqlite");
    byte[] before = Files.readAllBytes(catalog);
    var inAlbum = Items.inAlbums(photo, "Kyoto in autumn");
    bench.run(inAlbum);
    Files.write(catalog, before);
    bench.disk = new NotingDisk();
    bench.run(inAlbum);
    assertThat(flushed).contains("deep/photos/2024/05/IMG_0001.HEIC.xmp", "deep/photos/2024/05");
  }
}
