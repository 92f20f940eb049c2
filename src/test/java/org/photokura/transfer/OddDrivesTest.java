package org.photokura.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.photokura.core.ProblemId;
import org.photokura.device.InMemoryDeviceFiles;
import org.photokura.library.FileRole;
import org.photokura.library.Item;
import org.photokura.library.ItemFile;
import org.photokura.transfer.disk.DiskFile;
import org.photokura.transfer.disk.LocalDisk;
import org.photokura.transfer.disk.PartialJournal;
import org.photokura.transfer.disk.PartialStore;

/** Drives that keep files of their own among ours, hold files, write times of their own, have no locks or lose bytes; and faults of our own where they matter most. */
@Timeout(30)
class OddDrivesTest {

  private static final String PATH = "/DCIM/100APPLE/IMG_0001.MOV";
  private static final int SIZE = 5_000_000;
  private static final String TARGET = "2024/05/IMG_0001.MOV";

  @TempDir Path temp;
  Bench bench;
  Path partial;

  @BeforeEach
  void makeBench() throws Exception {
    bench = new Bench(temp.resolve("photos"));
    partial = Files.createDirectories(bench.destination.resolve(".photokura/partial"));
  }

  private PartialStore store() {
    return new PartialStore(new LocalDisk(), partial);
  }

  private static String id() {
    return PartialStore.id(FakePhone.UDID, PATH);
  }

  /** An earlier run left the first MB. */
  private Item begun() throws Exception {
    var item = bench.items.photo(PATH, SIZE);
    Files.write(store().file(id()), java.util.Arrays.copyOf(bench.phone.files.content(PATH).bytes(), 1 << 20));
    store().note(id(), new PartialJournal(FakePhone.UDID, PATH, SIZE, InMemoryDeviceFiles.MODIFIED, null, 1 << 20));
    return item;
  }

  @Test
  void aFolderThatAServerMadeAmongThePartialFilesIsInNobodysWay() throws Exception {
    Files.writeString(Files.createDirectories(partial.resolve("@eaDir")).resolve("SYNO@.fileindexdb"), "theirs");
    assertThat(bench.run(begun()).counts().copied()).isEqualTo(1);
    assertThat(bench.phone.files.bytesServed()).as("went on").isEqualTo(SIZE - (1 << 20));
    assertThat(bench.partials()).extracting(p -> p.getFileName().toString()).containsExactly("@eaDir");
  }

  @Test
  void aFileThatCannotBeRemovedStopsNoExportAndIsNotWrittenInto() throws Exception {
    Path held = Files.writeString(store().file(id()), "held by another program");
    Path foreign = Files.writeString(partial.resolve(".nfs0000001"), "held by a server");
    bench.disk = new ForwardingDisk(new LocalDisk()) {
      @Override
      public void delete(Path file) throws IOException {
        if (file.equals(held) || file.equals(foreign)) {
          throw new AccessDeniedException(file.toString());
        }
        super.delete(file);
      }
    };
    assertThat(bench.run(bench.items.photo(PATH, SIZE)).counts().copied()).isEqualTo(1);
    assertThat(held).hasContent("held by another program");
    assertThat(bench.run(bench.items.photo("/DCIM/100APPLE/IMG_0002.MOV", 10)).counts().copied()).isEqualTo(1);
    assertThat(bench.partials()).containsExactlyInAnyOrder(held, foreign);
  }

  @Test
  void aFolderWhereAPartialFileShouldBeStopsNoExport() throws Exception {
    Files.createDirectories(store().file(id()).resolve("theirs"));
    assertThat(bench.run(bench.items.photo(PATH, SIZE)).counts().copied()).isEqualTo(1);
  }

  @Test
  void aFileHasThePhotosTimeAlsoWhereClosingItWritesAnother() throws Exception {
    bench.disk = new ForwardingDisk(new LocalDisk()) {
      @Override
      public DiskFile open(Path file) throws IOException {
        return new ForwardingFile(super.open(file)) {
          @Override
          public void close() throws IOException {
            real.close();
            Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-11-23T00:00:00Z")));
          }
        };
      }
    };
    bench.run(bench.items.photo(PATH, SIZE));
    assertThat(Bench.modified(bench.destination.resolve(TARGET))).isEqualTo(Items.TAKEN.toInstant());
  }

  @Test
  void whatIsNotWholeAnyMoreGetsNoFinalName() throws Exception {
    bench.disk = new ForwardingDisk(new LocalDisk()) {
      @Override
      public void setTimes(Path file, Instant time) throws IOException {
        super.setTimes(file, time);
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
          channel.truncate(1000); // As another process would, on a drive without locks.
        }
      }
    };
    assertThat(bench.run(bench.items.photo(PATH, SIZE)).counts().failed()).isEqualTo(1);
    assertThat(bench.saved()).isEmpty();
  }

  @Test
  void noJournalVouchesForAFileThatGetsItsFinalName() throws Exception {
    var journals = new ArrayList<Boolean>();
    var item = begun();
    bench.disk = new ForwardingDisk(new LocalDisk()) {
      @Override
      public void publish(Path part, Path target) throws IOException {
        journals.add(store().journalOf(id()).isPresent());
        super.publish(part, target);
      }
    };
    assertThat(bench.run(item).counts().copied()).isEqualTo(1);
    assertThat(journals).containsExactly(false);
  }

  @Test
  void noJournalVouchesForAFileWhoseNameCouldNotBeFlushed() throws Exception {
    var item = begun();
    bench.disk = new ForwardingDisk(new LocalDisk()) {
      @Override
      public void flushFolder(Path folder) throws IOException {
        if (folder.endsWith("05")) {
          throw new IOException("Input/output error");
        }
        super.flushFolder(folder);
      }
    };
    assertThat(bench.create(List.of(item)).run(org.photokura.core.Cancellation.none()).counts().failed()).isEqualTo(1);
    assertThat(bench.destination.resolve(TARGET)).exists();
    assertThat(store().journalOf(id())).isEmpty();
  }

  @Test
  void aDamagedFileIsNotTakenForThePhotoThatWasReadAnew() throws Exception {
    bench.run(bench.items.photo(PATH, SIZE));
    try (var channel = FileChannel.open(bench.destination.resolve(TARGET), StandardOpenOption.WRITE)) {
      channel.write(java.nio.ByteBuffer.wrap(new byte[] {1, 2, 3, 4}), 77);
    }
    String renamed = "/DCIM/101APPLE/IMG_0007.MOV";
    bench.phone.files.file(renamed, bench.phone.files.content(PATH), InMemoryDeviceFiles.MODIFIED);
    var item = Items.item(renamed, null, List.of(new ItemFile(FileRole.ORIGINAL, renamed, (long) SIZE, InMemoryDeviceFiles.MODIFIED)));
    assertThat(bench.run(item).counts().copied()).isEqualTo(1);
    assertThat(bench.saved()).containsOnlyKeys(TARGET, "2024/05/IMG_0007.MOV");
    assertThat(bench.run(item).counts().alreadyThere()).isEqualTo(1);
  }

  @Test
  void anErrorWhileAFileGetsItsNameFailsThatItemAlone() throws Exception {
    bench.disk = new ForwardingDisk(new LocalDisk()) {
      @Override
      public void publish(Path part, Path target) throws IOException {
        if (target.endsWith("IMG_0001.MOV")) {
          throw new StackOverflowError();
        }
        super.publish(part, target);
      }
    };
    var report = bench.run(bench.items.photo(PATH, SIZE), bench.items.photo("/DCIM/100APPLE/IMG_0002.MOV", 10));
    assertThat(report.counts().failed()).isEqualTo(1);
    assertThat(report.counts().copied()).isEqualTo(1);
    assertThat(((Outcome.Failed) report.outcomes().getFirst()).reason().id()).isEqualTo(ProblemId.INTERNAL);
  }

  @Test
  void anErrorWhileAnItemGetsItsPlaceFailsThatItemAlone() throws Exception {
    bench.disk = new ForwardingDisk(new LocalDisk()) {
      @Override
      public Map<String, OptionalLong> list(Path folder) throws IOException {
        if (folder.endsWith("06")) {
          throw new StackOverflowError();
        }
        return super.list(folder);
      }
    };
    var wanted = new ArrayList<Item>();
    for (int i = 0; i < 14; i++) {
      var item = bench.items.photo("/DCIM/100APPLE/IMG_%04d.MOV".formatted(i), 10);
      wanted.add(i < 7 ? Items.taken(item, Items.TAKEN.plusMonths(1)) : item);
    }
    var report = bench.run(wanted);
    assertThat(report.stoppedBy()).isNull();
    assertThat(report.counts().copied()).isEqualTo(7);
    assertThat(report.outcomes().subList(0, 7)).allSatisfy(outcome -> assertThat(outcome.remark()).get().extracting(p -> p.id()).isEqualTo(ProblemId.INTERNAL));
  }

  @Test
  void anErrorWhileAFolderIsFlushedEndsItsItems() throws Exception {
    bench.disk = new ForwardingDisk(new LocalDisk()) {
      @Override
      public void flushFolder(Path folder) throws IOException {
        if (folder.endsWith("05")) {
          throw new StackOverflowError();
        }
        super.flushFolder(folder);
      }
    };
    assertThat(bench.create(List.of(bench.items.photo(PATH, SIZE))).run(org.photokura.core.Cancellation.none()).counts().failed()).isEqualTo(1);
  }

  @Test
  void anErrorWhileAFileIsGoneOnWithFailsThatFileAlone() throws Exception {
    var item = begun();
    bench.disk = new ForwardingDisk(new LocalDisk()) {
      @Override
      public DiskFile open(Path file) throws IOException {
        if (file.equals(store().file(id()))) {
          throw new StackOverflowError();
        }
        return super.open(file);
      }
    };
    var report = bench.run(item, bench.items.photo("/DCIM/100APPLE/IMG_0002.MOV", 10));
    assertThat(report.counts().failed()).isEqualTo(1);
    assertThat(report.counts().copied()).isEqualTo(1);
  }

  @Test
  void anErrorWhileSomethingIsMadeOfASavedPhotoLeavesItSaved() throws Exception {
    bench.options = new ExportOptions(true, true, true, false, false, true, false, 0, bench.options.waitForDevice());
    bench.jpegs = (heic, cancellation) -> {
      throw new StackOverflowError();
    };
    var report = bench.run(bench.items.photo("/DCIM/100APPLE/IMG_0003.HEIC", 5000));
    assertThat(report.counts().copied()).isEqualTo(1);
    assertThat(((Outcome.Copied) report.outcomes().getFirst()).notes()).extracting(note -> note.id()).containsExactly(ProblemId.INTERNAL);
  }
}
