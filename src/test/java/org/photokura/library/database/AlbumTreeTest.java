package org.photokura.library.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.photokura.library.Album;

class AlbumTreeTest {

  private static final AlbumTree.Row ROOT = new AlbumTree.Row(1, AlbumTree.Kind.ROOT, null, null, false, 0);

  private static AlbumTree.Row folder(long pk, @Nullable String title, @Nullable Long parent) {
    return new AlbumTree.Row(pk, AlbumTree.Kind.FOLDER, title, parent, false, pk);
  }

  private static AlbumTree.Row album(long pk, @Nullable String title, @Nullable Long parent) {
    return new AlbumTree.Row(pk, AlbumTree.Kind.ALBUM, title, parent, false, pk);
  }

  /** The tree as nested text. */
  private static String describe(List<Album> albums) {
    return String.join(", ", albums.stream()
        .map(a -> a.path() + (a.folder() ? "[" + describe(a.children()) + "]" : ""))
        .toList());
  }

  @Test
  void albumsStandInTheirFolders() {
    var tree = new AlbumTree(List.of(ROOT, album(5, "Kyoto", 3L), folder(2, "Trips", 1L), folder(3, "Japan", 2L), album(4, "Home", 1L)));
    assertThat(describe(tree.albums())).isEqualTo("Trips[Trips/Japan[Trips/Japan/Kyoto]], Home");
    assertThat(tree.path(5)).isEqualTo("Trips/Japan/Kyoto");
    assertThat(tree.path(3)).as("a folder holds no pictures itself").isNull();
    assertThat(tree.path(99)).isNull();
  }

  @Test
  void whatIsInTheTrashIsLeftOutWithAllThatItHolds() {
    var thrown = new AlbumTree.Row(2, AlbumTree.Kind.FOLDER, "Trips", 1L, true, 2);
    var tree = new AlbumTree(List.of(ROOT, thrown, folder(3, "Japan", 2L), album(5, "Kyoto", 3L)));
    assertThat(tree.albums()).isEmpty();
    assertThat(tree.path(5)).isNull();
  }

  @Test
  void cyclesAndMissingParentsCountAsNone() {
    var tree = new AlbumTree(List.of(folder(2, "A", 3L), folder(3, "B", 2L), album(4, "in a cycle", 3L), album(5, "own parent", 5L), album(6, "lost", 77L)));
    assertThat(describe(tree.albums())).isEqualTo("A[], B[], in a cycle, own parent, lost");
    assertThat(tree.path(4)).isEqualTo("in a cycle");
  }

  @Test
  void endlessNestingEnds() {
    var rows = new ArrayList<AlbumTree.Row>(List.of(ROOT));
    for (long pk = 2; pk < 5000; pk++) {
      rows.add(folder(pk, "F" + pk, pk - 1));
    }
    assertThat(new AlbumTree(rows).albums()).isNotEmpty();
  }

  @Test
  void albumsOfOnePathAreOneAlbum() {
    var tree = new AlbumTree(List.of(ROOT, album(2, "Test", 1L), album(3, "Test", 1L), folder(4, "Test", 1L)));
    assertThat(describe(tree.albums())).isEqualTo("Test, Test[]");
    assertThat(tree.path(2)).isEqualTo(tree.path(3)).isEqualTo("Test");
  }

  @Test
  void anAlbumWithoutATitleIsLeftOut() {
    assertThat(new AlbumTree(List.of(ROOT, album(2, null, 1L))).albums()).isEmpty();
  }
}
