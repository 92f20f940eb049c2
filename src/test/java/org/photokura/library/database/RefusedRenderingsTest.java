package org.photokura.library.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.photokura.core.concurrent.Threads;
import org.photokura.protocol.afc.AfcOperation;
import org.photokura.protocol.afc.AfcStatus;
import org.photokura.virtualphone.Fault;
import org.photokura.virtualphone.InMemoryTree;
import org.photokura.virtualphone.When;

/** An export is never called all done while the phone keeps back a folder in which files of its items lie. */
@Timeout(120)
class RefusedRenderingsTest {

  private static final String MUTATIONS = "/PhotoData/Mutations/DCIM/100APPLE";
  private static final String ADJUSTMENTS = MUTATIONS + "/IMG_0001/Adjustments";
  private static final String CPL = "/PhotoData/CPLAssets";

  @TempDir Path folder;
  private final InMemoryTree tree = new InMemoryTree();

  private void file(String path) {
    tree.file(path, InMemoryTree.bytes(InMemoryTree.noise(path.hashCode()), 5_000), 1_700_000_000_000_000_000L);
  }

  /** Two pictures; the first is edited. */
  private SmallPhone phoneWithAnEdit() throws Exception {
    return phone(SmallPhone.photo(1).edited(), SmallPhone.photo(2));
  }

  private SmallPhone phone(AssetSpec... rows) throws Exception {
    file("/DCIM/100APPLE/IMG_0001.HEIC");
    file("/DCIM/100APPLE/IMG_0002.HEIC");
    file(ADJUSTMENTS + "/FullSizeRender.jpg");
    return new SmallPhone(folder, tree, rows);
  }

  private static void refuse(SmallPhone small, String listing, AfcStatus status) {
    small.phone.arm(new Fault.Answer(When.on(AfcOperation.READ_DIR).path(listing), status));
  }

  @ParameterizedTest
  @EnumSource(names = {"PERMISSION_DENIED", "UNKNOWN_ERROR", "IO_ERROR"})
  void aRefusedRenderingIsToldAndComesWithTheNextRun(AfcStatus status) throws Exception {
    try (var small = phoneWithAnEdit()) {
      refuse(small, ADJUSTMENTS, status);
      var result = small.export("--all");
      assertThat(result.status()).as(result.err()).isEqualTo(5);
      assertThat(result.err()).contains(ADJUSTMENTS);
      assertThat(small.saved()).containsExactly("IMG_0001.HEIC", "IMG_0002.HEIC");
      small.phone.disarm();
      assertThat(small.export("--all").status()).isZero();
      assertThat(small.saved()).hasSize(3);
    }
  }

  @Test
  void aRefusedRenderingIsToldWithoutADatabaseToo() throws Exception {
    try (var small = phone()) {
      refuse(small, ADJUSTMENTS, AfcStatus.PERMISSION_DENIED);
      var result = small.export("--all");
      assertThat(result.status()).as(result.err()).isEqualTo(5);
      assertThat(result.err()).contains(ADJUSTMENTS);
    }
  }

  @Test
  void aRenderingThatIsNamedAndRefusedFailsByName() throws Exception {
    try (var small = phone()) {
      small.phone.arm(new Fault.Answer(When.at(ADJUSTMENTS + "/FullSizeRender.jpg"), AfcStatus.PERMISSION_DENIED));
      var result = small.export("--all", "--wait", "1");
      assertThat(result.status()).as(result.err()).isEqualTo(5);
      assertThat(result.json().get("counts").get("failed").asInt()).isEqualTo(1);
      assertThat(small.saved()).contains("IMG_0002.HEIC");
    }
  }

  @Test
  void whereOnlyTheFolderAboveIsRefusedTheRenderingIsCopied() throws Exception {
    try (var small = phoneWithAnEdit()) {
      refuse(small, MUTATIONS, AfcStatus.PERMISSION_DENIED);
      var result = small.export("--all");
      assertThat(result.status()).as(result.err()).isZero();
      assertThat(small.saved()).hasSize(3);
    }
  }

  @Test
  void aPhoneThatShowsNoRenderingsAtAllIsToldOfWherePicturesAreEdited() throws Exception {
    try (var small = phoneWithAnEdit()) {
      refuse(small, "/PhotoData/Mutations*", AfcStatus.PERMISSION_DENIED);
      var result = small.export("--all");
      assertThat(result.status()).as(result.err()).isEqualTo(5);
      assertThat(result.err()).contains(ADJUSTMENTS);
    }
  }

  @Test
  void butNotWhereNoneIs() throws Exception {
    try (var small = phone(SmallPhone.photo(1), SmallPhone.photo(2))) {
      refuse(small, "/PhotoData/Mutations*", AfcStatus.PERMISSION_DENIED);
      refuse(small, CPL + "*", AfcStatus.PERMISSION_DENIED);
      var result = small.export("--all");
      assertThat(result.status()).as(result.err()).isZero();
      assertThat(result.err()).isEmpty();
      assertThat(small.saved()).containsExactly("IMG_0001.HEIC", "IMG_0002.HEIC");
    }
  }

  @Test
  void aRefusedFolderOfPicturesFromICloudIsNeverCalledAllDone() throws Exception {
    file(CPL + "/group1/A.HEIC");
    file(CPL + "/group1/A.MOV");
    var row = new AssetSpec("A", CPL.substring(1) + "/group1", "A.HEIC").live().created(700_000_009, 0);
    try (var small = phone(row, SmallPhone.photo(1), SmallPhone.photo(2))) {
      refuse(small, CPL + "*", AfcStatus.PERMISSION_DENIED);
      var result = small.export("--all");
      assertThat(result.status()).as(result.err()).isEqualTo(5);
      assertThat(result.err()).contains(CPL);
      assertThat(small.saved()).contains("A.HEIC");
    }
  }

  @Test
  void norIsItWithoutADatabase() throws Exception {
    file(CPL + "/group1/A.HEIC");
    try (var small = phone()) {
      refuse(small, CPL, AfcStatus.IO_ERROR);
      var result = small.export("--all");
      assertThat(result.status()).as(result.err()).isEqualTo(5);
      assertThat(result.err()).contains(CPL);
    }
  }

  @Test
  void aPhoneThatLocksBetweenItsDatabaseAndItsFoldersLosesNoMovieOfALivePhoto() throws Exception {
    file("/DCIM/100APPLE/IMG_0002.MOV");
    try (var small = phone(SmallPhone.photo(1), SmallPhone.photo(2).live())) {
      // A phone that is locked so shows no folder either.
      var refusing = small.phone.arm(new Fault.Answer(When.on(AfcOperation.READ_DIR), AfcStatus.PERMISSION_DENIED));
      small.phone.arm(new Fault.Lock(When.on(AfcOperation.READ_DIR).once()));
      var _ = Threads.timer().schedule(() -> {
        refusing.close();
        small.phone.unlock();
      }, 2, TimeUnit.SECONDS);
      var result = small.export("--all", "--wait", "60");
      assertThat(result.status()).as(result.err()).isZero();
      assertThat(small.saved()).containsExactly("IMG_0001.HEIC", "IMG_0002.HEIC", "IMG_0002.MOV");
    }
  }
}
