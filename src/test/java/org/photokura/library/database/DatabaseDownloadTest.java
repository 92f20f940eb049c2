package org.photokura.library.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.photokura.core.Cancellation;
import org.photokura.core.ProblemId;
import org.photokura.device.DeviceException;
import org.photokura.device.FileContent;
import org.photokura.device.FileFault;
import org.photokura.device.InMemoryDeviceFiles;
import org.photokura.library.CollectingSink;

class DatabaseDownloadTest {

  private static final Instant LATER = DatabasePhone.T1.plusSeconds(60);
  private static final FileContent DATABASE = FileContent.generated(700_000, 1);
  private static final FileContent WAL = FileContent.generated(300_000, 2);

  @TempDir Path folder;
  private final InMemoryDeviceFiles phone = new InMemoryDeviceFiles();
  private final CollectingSink sink = new CollectingSink();

  private DatabaseDownloadTest with(FileContent database, FileContent wal) {
    phone.file(DatabaseDownload.DATABASE, database, DatabasePhone.T1);
    phone.file(DatabaseDownload.WAL, wal, DatabasePhone.T1);
    return this;
  }

  private void copy() throws IOException {
    copy(Cancellation.none());
  }

  private void copy(Cancellation cancellation) throws IOException {
    var download = new DatabaseDownload(phone, sink, cancellation, List.of(Duration.ofMillis(1), Duration.ofMillis(1)));
    download.download(download.state(), database(), wal());
  }

  private Path database() {
    return folder.resolve("Photos.sqlite");
  }

  private Path wal() {
    return folder.resolve("Photos.sqlite-wal");
  }

  private void assertCopied(FileContent database, FileContent wal) throws IOException {
    assertThat(Files.readAllBytes(database())).isEqualTo(database.bytes());
    assertThat(Files.readAllBytes(wal())).isEqualTo(wal.bytes());
  }

  private static ProblemId problem(ThrowingCallable call) {
    return catchThrowableOfType(org.photokura.core.ProblemException.class, call).problem().id();
  }

  @Test
  void copiesDatabaseAndLogButNeverTheSharedMemory() throws Exception {
    with(DATABASE, WAL);
    phone.file(DatabaseDownload.DATABASE + "-shm", 100).failing(DatabaseDownload.DATABASE + "-shm", ProblemId.INTERNAL);
    copy();
    assertCopied(DATABASE, WAL);
    assertThat(sink.progress().getLast()).isEqualTo("COPYING_DATABASE 1000000/1000000");
    assertThat(folder.toFile().list()).hasSize(2);
  }

  @Test
  void aDatabaseWithoutALogIsCopiedAlone() throws Exception {
    phone.file(DatabaseDownload.DATABASE, DATABASE, DatabasePhone.T1);
    copy();
    assertThat(wal()).doesNotExist();
    phone.file(DatabaseDownload.WAL, 0);
    copy();
    assertThat(wal()).doesNotExist();
  }

  @Test
  void saysWhatKeepsItFromTheDatabase() {
    assertThat(problem(this::copy)).isEqualTo(ProblemId.DATABASE_ABSENT);
    with(DATABASE, WAL);
    phone.failing(DatabaseDownload.DATABASE, ProblemId.FILE_DENIED);
    assertThat(problem(this::copy)).isEqualTo(ProblemId.DATABASE_DENIED);
    phone.failing(DatabaseDownload.DATABASE, null).failing(DatabaseDownload.WAL, ProblemId.FILE_DENIED);
    assertThat(problem(this::copy)).isEqualTo(ProblemId.DATABASE_DENIED);
    phone.remove(DatabaseDownload.DATABASE).folder(DatabaseDownload.DATABASE).failing(DatabaseDownload.WAL, null);
    assertThat(problem(this::copy)).isEqualTo(ProblemId.DATABASE_CORRUPT);
  }

  @Test
  void aDatabaseThatCannotBeReadIsSaidToBeDenied() {
    with(DATABASE, WAL);
    for (int i = 0; i < 10; i++) {
      phone.fault(DatabaseDownload.DATABASE, new FileFault.Fails(100_000, ProblemId.FILE_UNREADABLE));
    }
    assertThat(problem(this::copy)).isEqualTo(ProblemId.DATABASE_DENIED);
  }

  @Test
  void oneBadMomentOfThePhoneHidesNoDatabase() throws Exception {
    with(DATABASE, WAL);
    phone.fault(DatabaseDownload.DATABASE, new FileFault.Fails(100_000, ProblemId.FILE_UNREADABLE));
    phone.fault(DatabaseDownload.WAL, new FileFault.Fails(0, ProblemId.FILE_UNREADABLE));
    copy();
    assertCopied(DATABASE, WAL);
  }

  @Test
  void aConnectionThatDiesAgainAndAgainStillBringsTheDatabase() throws Exception {
    with(DATABASE, WAL);
    for (int at = 70_000; at < 700_000; at += 70_000) {
      phone.fault(DatabaseDownload.DATABASE, new FileFault.CutsConnection(at, 10_000));
    }
    copy();
    assertCopied(DATABASE, WAL);
  }

  @Test
  void takesAFreshCopyWhenTheDatabaseIsWrittenMeanwhile() throws Exception {
    with(DATABASE, WAL);
    var checkpointed = FileContent.generated(700_000, 5);
    phone.fault(DatabaseDownload.DATABASE, new FileFault.Changes(300_000, checkpointed, LATER));
    copy();
    assertCopied(checkpointed, WAL);
  }

  @Test
  void takesAFreshCopyWhenTheDatabaseIsWrittenAfterItWasCopied() throws Exception {
    with(DATABASE, WAL);
    var checkpointed = FileContent.generated(700_000, 5);
    phone.fault(DatabaseDownload.WAL, new FileFault.Runs(10, () -> phone.file(DatabaseDownload.DATABASE, checkpointed, LATER)));
    copy();
    assertCopied(checkpointed, WAL);
  }

  @Test
  void takesAFreshCopyWhenTheLogStartsAgain() throws Exception {
    with(DATABASE, WAL);
    var restarted = FileContent.generated(300_000, 9);
    phone.fault(DatabaseDownload.DATABASE, new FileFault.Runs(300_000, () -> phone.file(DatabaseDownload.WAL, restarted, LATER)));
    copy();
    assertCopied(DATABASE, restarted);
  }

  @Test
  void takesAFreshCopyWhenTheLogShrinks() throws Exception {
    with(DATABASE, WAL);
    var shorter = FileContent.generated(1000, 2);
    phone.fault(DatabaseDownload.DATABASE, new FileFault.Runs(300_000, () -> phone.file(DatabaseDownload.WAL, shorter, LATER)));
    copy();
    assertCopied(DATABASE, shorter);
  }

  @Test
  void aLogThatOnlyGrowsIsFine() throws Exception {
    with(DATABASE, WAL);
    var longer = FileContent.generated(350_000, 2);
    phone.fault(DatabaseDownload.DATABASE, new FileFault.Runs(300_000, () -> phone.file(DatabaseDownload.WAL, longer, LATER)));
    copy();
    assertCopied(DATABASE, WAL);
    assertThat(phone.bytesServed()).isEqualTo(1_000_000);
  }

  @Test
  void givesUpOnADatabaseThatIsWrittenEveryTime() {
    with(DATABASE, WAL);
    writeWheneverCopied(300_000);
    assertThat(problem(this::copy)).isEqualTo(ProblemId.DATABASE_CHANGING);
  }

  /** The database is written when the copy comes to that byte, and the next copy meets the same a little earlier. */
  private void writeWheneverCopied(long at) {
    phone.fault(DatabaseDownload.DATABASE, new FileFault.Runs(at, () -> {
      phone.file(DatabaseDownload.DATABASE, FileContent.generated(700_000, at), LATER.minusSeconds(at));
      writeWheneverCopied(at - 100_000);
    }));
  }

  @Test
  void aCutConnectionCostsOnlyWhatWasNotConfirmed() throws Exception {
    with(DATABASE, WAL);
    phone.fault(DatabaseDownload.DATABASE, new FileFault.CutsConnection(400_000, 50_000));
    phone.fault(DatabaseDownload.WAL, new FileFault.CutsConnection(0, 64_000));
    copy();
    assertCopied(DATABASE, WAL);
    assertThat(phone.bytesServed()).isLessThan(1_300_000);
    assertThat(phone.openLanes()).isZero();
  }

  @Test
  void goesOverTheSharedConnectionWhereThereIsNoOther() throws Exception {
    with(DATABASE, WAL);
    phone.grantLanes(0);
    copy();
    assertCopied(DATABASE, WAL);
  }

  @Test
  void aPhoneThatGoesEndsTheCopy() {
    with(DATABASE, WAL);
    phone.fault(DatabaseDownload.DATABASE, new FileFault.Unplugs(400_000));
    assertThat(catchThrowableOfType(DeviceException.class, this::copy).reach()).isEqualTo(DeviceException.Reach.DEVICE);
  }

  @Test
  void cancellingEndsTheCopyAndEveryPause() {
    with(DATABASE, WAL);
    var cancellation = Cancellation.none();
    phone.fault(DatabaseDownload.DATABASE, new FileFault.Changes(300_000, FileContent.generated(700_000, 5), LATER));
    phone.fault(DatabaseDownload.WAL, new FileFault.Runs(10, cancellation::cancel));
    var download = new DatabaseDownload(phone, sink, cancellation, List.of(Duration.ofMinutes(10)));
    assertThat(catchThrowableOfType(CancellationException.class, () -> download.download(download.state(), database(), wal()))).isNotNull();
  }

  @Test
  void aFullDiskIsTold() {
    with(DATABASE, WAL);
    assertThat(catchThrowableOfType(IOException.class, () -> {
      var download = new DatabaseDownload(phone, sink, Cancellation.none(), List.of());
      download.download(download.state(), folder.resolve("no such folder").resolve("x"), wal());
    })).isNotInstanceOf(DeviceException.class);
  }
}
