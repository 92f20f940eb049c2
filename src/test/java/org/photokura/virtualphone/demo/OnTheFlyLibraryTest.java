package org.photokura.virtualphone.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.photokura.virtualphone.MediaTree;

class OnTheFlyLibraryTest {

  @Test
  void holdsAsManyItemsAsAskedFor() {
    var library = new OnTheFlyLibrary(2_345);
    assertThat(library.list("/DCIM")).containsExactly("100APPLE", "101APPLE", "102APPLE");
    var stems = new HashSet<String>();
    for (var path : Trees.files(library, "/DCIM")) {
      stems.add(path.substring(0, path.lastIndexOf('.')));
    }
    assertThat(stems).hasSize(2_345);
  }

  @Test
  void everyListedNameHasAStatAndNothingElseDoes() {
    var library = new OnTheFlyLibrary(1_050);
    assertThat(Trees.files(library, "/"))
        .hasSizeGreaterThan(2_000)
        .allMatch(path -> library.stat(path).orElseThrow().type() == MediaTree.Type.FILE);
    assertThat(library.stat("/DCIM/102APPLE")).isEmpty();
    assertThat(library.stat("/DCIM/101APPLE/IMG_1051.HEIC")).isEmpty();
    assertThat(library.stat("/DCIM/100APPLE/IMG_1001.HEIC")).isEmpty();
    assertThat(library.stat("/DCIM/100APPLE/IMG_0001.TXT")).isEmpty();
    assertThat(library.stat("/DCIM/100APPLEx")).isEmpty();
    assertThat(library.stat("/DCIM/xxxAPPLE/IMG_0001.HEIC")).isEmpty();
    assertThat(library.stat("/nothing")).isEmpty();
    assertThat(library.list("/DCIM/100APPLE/IMG_0001.HEIC")).isEmpty();
  }

  @Test
  void filesHaveTheSizeThatTheirStatTold() throws Exception {
    var library = new OnTheFlyLibrary(60);
    for (var path : Trees.files(library, "/")) {
      assertThat(Trees.read(library, path).length).as(path).isEqualTo((int) library.stat(path).orElseThrow().sizeBytes());
    }
  }

  @Test
  void theCounterRollsOverInsideAFolder() {
    var library = new OnTheFlyLibrary(20_500);
    assertThat(library.list("/DCIM/109APPLE")).anyMatch(name -> name.startsWith("IMG_9999")).anyMatch(name -> name.startsWith("IMG_0001"));
    assertThat(library.list("/DCIM/100APPLE")).anyMatch(name -> name.startsWith("IMG_0001"));
    assertThat(Trees.files(library, "/DCIM/109APPLE")).allMatch(path -> library.stat(path).isPresent());
  }

  @Test
  void hundredThousandItemsAreThereAtOnce() throws Exception {
    var library = new OnTheFlyLibrary(100_000);
    assertThat(library.list("/DCIM")).hasSize(100);
    assertThat(library.list("/DCIM/199APPLE")).hasSizeGreaterThan(1_000);
    var name = library.list("/DCIM/199APPLE").getFirst();
    assertThat(library.read("/DCIM/199APPLE/" + name, 0, ByteBuffer.allocate(100))).isEqualTo(100);
  }

  @Test
  void anEmptyLibraryIsPossibleATooLargeOneIsNot() {
    assertThat(Trees.files(new OnTheFlyLibrary(0), "/DCIM")).isEmpty();
    assertThatThrownBy(() -> new OnTheFlyLibrary(900_001)).hasMessageContaining("900001");
  }
}
