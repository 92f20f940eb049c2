package org.photokura.library.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.photokura.core.concurrent.Threads;
import org.photokura.protocol.afc.AfcOperation;
import org.photokura.protocol.afc.AfcStatus;
import org.photokura.virtualphone.Fault;
import org.photokura.virtualphone.InMemoryTree;
import org.photokura.virtualphone.When;

/** What an export and a list make of a database that the phone does not give out: for the moment, or at all. */
@Timeout(300)
class RefusedDatabaseTest {

  @TempDir Path folder;

  /** IMG_0001 is a favourite that waits for iCloud, IMG_0002 hidden, IMG_0003 deleted. */
  private SmallPhone phone() throws Exception {
    var tree = new InMemoryTree();
    for (int i = 1; i <= 3; i++) {
      tree.file("/DCIM/100APPLE/IMG_000%d.HEIC".formatted(i), InMemoryTree.bytes(InMemoryTree.noise(i), 10_000), 1_700_000_000_000_000_000L);
    }
    tree.file(CloudRule.MARKER, new byte[] {1});
    return new SmallPhone(folder, tree, SmallPhone.photo(1).set("ZFAVORITE", 1).cloud(1, 1).album("Best of"),
        SmallPhone.photo(2).set("ZHIDDEN", 1), SmallPhone.photo(3).set("ZTRASHEDSTATE", 1));
  }

  private static When opening() {
    return When.on(AfcOperation.FILE_OPEN).path(DatabaseDownload.DATABASE);
  }

  @Test
  void aPhoneThatLocksWhileItsDatabaseIsCopiedIsWaitedFor() throws Exception {
    try (var small = phone()) {
      small.phone.arm(new Fault.Lock(opening().once()));
      var _ = Threads.timer().schedule(small.phone::unlock, 4, TimeUnit.SECONDS);
      var result = small.export("--all", "--wait", "60");
      assertThat(result.status()).as(result.err()).isZero();
      assertThat(small.saved()).as("neither hidden nor deleted").containsExactly("IMG_0001.HEIC");
      assertThat(result.err()).contains("The iPhone is locked.").doesNotContain("does not give its photo database out");
    }
  }

  @Test
  void aPhoneThatStaysLockedEndsExportAndListAsLocked() throws Exception {
    try (var small = phone()) {
      small.phone.lock();
      assertThat(small.export("--all", "--wait", "2").status()).isEqualTo(4);
      assertThat(small.saved()).isEmpty();
      var list = small.cli.run("list");
      assertThat(list.status()).as(list.err()).isEqualTo(4);
    }
  }

  @Test
  void theLockMayBeSeenALittleLaterThanItsEffect() throws Exception {
    try (var small = phone()) {
      small.phone.arm(new Fault.Answer(opening().times(2), AfcStatus.PERMISSION_DENIED));
      var result = small.export("--not-in-icloud");
      assertThat(result.status()).as(result.err()).isZero();
      assertThat(small.saved()).containsExactly("IMG_0001.HEIC");
    }
  }

  @Test
  void aPhoneThatReallyDeniesItsDatabaseStillGivesItsFiles() throws Exception {
    try (var small = phone()) {
      small.phone.arm(new Fault.Answer(opening(), AfcStatus.PERMISSION_DENIED));
      var result = small.export("--all");
      assertThat(result.status()).as(result.err()).isZero();
      assertThat(small.saved()).hasSize(3);
      assertThat(result.err()).contains("does not give its photo database out");
    }
  }

  @Test
  void aDatabaseThatBreaksEveryConnectionStillLeavesTheFiles() throws Exception {
    try (var small = phone()) {
      small.phone.arm(new Fault.CutConnection(opening(), 0));
      var result = small.export("--all");
      assertThat(result.status()).as(result.err()).isZero();
      assertThat(small.saved()).hasSize(3);
      assertThat(result.err()).contains("does not give its photo database out");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"--not-in-icloud", "--favorites", "--album=Best of", "--kind=burst", "--id=U1"})
  void whatOnlyTheDatabaseKnowsIsNeverCalledDoneWithoutIt(String selection) throws Exception {
    try (var small = phone()) {
      small.phone.arm(new Fault.Answer(opening(), AfcStatus.PERMISSION_DENIED));
      var result = small.export(selection.split("="));
      assertThat(result.status()).as(result.err()).isEqualTo(5);
      assertThat(result.err()).contains("only the iPhone’s photo database knows");
      assertThat(small.list(selection.split("=")).status()).isEqualTo(5);
      small.phone.disarm();
      assertThat(small.export("--not-in-icloud").status()).isZero();
      assertThat(small.saved()).containsExactly("IMG_0001.HEIC");
    }
  }

  @Test
  void norWhereThereIsNoDatabaseUnlessThereIsNoPictureEither() throws Exception {
    var tree = new InMemoryTree().file("/DCIM/100APPLE/IMG_0001.HEIC", new byte[] {1});
    try (var small = new SmallPhone(folder, tree)) {
      assertThat(small.export("--not-in-icloud").status()).isEqualTo(5);
      assertThat(small.export("--favorites").status()).as("there are none").isZero();
      assertThat(small.export("--all").status()).isZero();
    }
    try (var small = new SmallPhone(folder.resolve("empty"), new InMemoryTree())) {
      var result = small.export("--not-in-icloud");
      assertThat(result.status()).as(result.err()).isZero();
      assertThat(result.err()).doesNotContain("database");
    }
  }

  @Test
  void whatNobodyKnowsBesideWhatIsKnownIsSaid() throws Exception {
    var tree = new InMemoryTree().file(CloudRule.MARKER, new byte[] {1});
    for (int i = 1; i <= 3; i++) {
      tree.file("/DCIM/100APPLE/IMG_000%d.HEIC".formatted(i), new byte[] {(byte) i});
    }
    try (var small = new SmallPhone(folder, tree, SmallPhone.photo(1).cloud(1, 1), SmallPhone.photo(2).cloud(1, 3), SmallPhone.photo(3).cloud(1, null))) {
      var result = small.export("--not-in-icloud");
      assertThat(result.status()).as("doctor tells a number").isZero();
      assertThat(small.saved()).containsExactly("IMG_0001.HEIC");
      assertThat(result.err()).contains("Of 1 more item the iPhone does not tell whether iCloud has it");
      assertThat(small.export("--not-in-icloud", "--id", "U1").err()).as("not among what was asked for").isEmpty();
    }
  }

  @Test
  void anIdThatThePhoneDoesNotHaveIsNotCalledDone() throws Exception {
    try (var small = phone()) {
      var result = small.export("--id", "U1", "U77");
      assertThat(result.status()).as(result.err()).isEqualTo(5);
      assertThat(result.err()).contains("no item with the id U77").doesNotContain("U1.");
      assertThat(small.saved()).containsExactly("IMG_0001.HEIC");
      assertThat(small.export("--id", "U2").err()).as("it has it, but hidden").doesNotContain("no item with the id");
    }
  }

  @Test
  void aCacheThatCannotBeWrittenCostsNoDatabase() throws Exception {
    Files.createDirectories(folder.resolve("home"));
    Files.write(folder.resolve("home/cache"), new byte[] {1});
    try (var small = phone()) {
      var result = small.export("--not-in-icloud");
      assertThat(result.status()).as(result.err()).isZero();
      assertThat(result.err()).isEmpty();
      assertThat(small.saved()).containsExactly("IMG_0001.HEIC");
    }
  }

  /** Every connection stands still, as a hung phone's do. */
  @Test
  @Tag("slow")
  void aPhoneThatIsSilentForAMinuteIsWaitedFor() throws Exception {
    try (var small = phone()) {
      small.phone.arm(new Fault.Stall(When.ALWAYS.after(6), 0));
      var _ = Threads.timer().schedule(small.phone::disarm, 65, TimeUnit.SECONDS);
      var result = small.export("--all");
      assertThat(result.status()).as(result.err()).isZero();
      assertThat(small.saved()).as("neither hidden nor deleted").containsExactly("IMG_0001.HEIC");
    }
  }
}
