package org.photokura.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.photokura.core.Cancellation;
import org.photokura.library.Item;

/** Albums where the file system has no hard links: text files beside which, and under whose names, a person's own may lie. */
@Timeout(60)
class AlbumListsTest {

  private static final String FIRST = "2024/05/IMG_0001.HEIC";
  private static final String SECOND = "2024/05/IMG_0002.HEIC";

  @TempDir Path temp;
  Bench bench;
  Path albums;

  @BeforeEach
  void makeBench() throws Exception {
    bench = new Bench(temp.resolve("photos"));
    bench.options = new ExportOptions(true, true, false, false, true, true, false, 0, bench.options.waitForDevice());
    var disk = new FakeDisk();
    disk.hardLinks = false;
    bench.disk = disk;
    albums = Files.createDirectories(bench.destination.resolve("Albums"));
  }

  private Item photo(int number, String... in) {
    return Items.inAlbums(bench.items.photo("/DCIM/100APPLE/IMG_%04d.HEIC".formatted(number), 5000 + number), in);
  }

  private void forgetAll() throws Exception {
    Files.delete(bench.destination.resolve(".photokura/catalog.sqlite"));
  }

  private List<String> lines(String list) throws Exception {
    return Files.readAllLines(albums.resolve(list));
  }

  private void checkVerifies() throws Exception {
    assertThat(new Verifier().verify(bench.destination, (done, total) -> { }, Cancellation.none()).isAllRight()).isTrue();
  }

  @Test
  void goesOnAfterALostCatalog() throws Exception {
    bench.run(photo(1, "Kyoto"));
    forgetAll();
    bench.run(photo(2, "Kyoto"));
    assertThat(lines("Kyoto.txt")).containsExactly(FIRST, SECOND);
  }

  @Test
  void aPersonsListOfThatNameIsLeftAloneAndTheAlbumHasItsOwn() throws Exception {
    Path persons = albums.resolve("Kyoto.txt");
    Files.writeString(persons, "what I saw there\n");
    bench.run(photo(1, "Kyoto"));
    assertThat(persons).hasContent("what I saw there");
    assertThat(lines("Kyoto [2].txt")).containsExactly(FIRST);
    bench.run(photo(2, "Kyoto"));
    assertThat(persons).hasContent("what I saw there");
    assertThat(lines("Kyoto [2].txt")).containsExactly(FIRST, SECOND);
    forgetAll();
    bench.run(photo(3, "Kyoto"));
    assertThat(lines("Kyoto [2].txt")).hasSize(3);
    checkVerifies();
  }

  @Test
  void aPersonsEmptyFileIsLeftEmpty() throws Exception {
    Path persons = Files.createFile(albums.resolve("Kyoto.txt"));
    bench.run(photo(1, "Kyoto"));
    assertThat(persons).isEmptyFile();
    assertThat(lines("Kyoto [2].txt")).containsExactly(FIRST);
  }

  @Test
  void aPersonsListInAnotherEncodingIsLeftAlone() throws Exception {
    byte[] text = "京都で見たもの\n".getBytes(Charset.forName("Shift_JIS"));
    Path persons = Files.write(albums.resolve("Kyoto.txt"), text);
    bench.run(photo(1, "Kyoto"));
    assertThat(persons).hasBinaryContent(text);
    assertThat(lines("Kyoto [2].txt")).containsExactly(FIRST);
  }

  @Test
  void aFolderOfThatNameIsLeftAlone() throws Exception {
    Files.createDirectory(albums.resolve("Kyoto.txt"));
    bench.run(photo(1, "Kyoto"));
    assertThat(lines("Kyoto [2].txt")).containsExactly(FIRST);
  }

  @Test
  void whatAPersonWroteIntoAListStays() throws Exception {
    bench.run(photo(1, "Kyoto"));
    Files.writeString(albums.resolve("Kyoto.txt"), "the best first\n" + FIRST + "\nand a walk by the river\n");
    bench.run(photo(2, "Kyoto"));
    assertThat(lines("Kyoto.txt")).containsExactly("the best first", FIRST, "and a walk by the river");
    assertThat(lines("Kyoto [2].txt")).containsExactly(SECOND);
  }

  @Test
  void theOrderThatAPersonGaveAListStays() throws Exception {
    bench.run(photo(1, "Kyoto"), photo(2, "Kyoto"));
    Files.writeString(albums.resolve("Kyoto.txt"), SECOND + "\n" + FIRST + "\n");
    bench.run(photo(3, "Kyoto"));
    assertThat(lines("Kyoto.txt")).containsExactly(SECOND, FIRST);
    forgetAll();
    bench.run(photo(4, "Kyoto"));
    assertThat(lines("Kyoto.txt")).containsExactly(SECOND, FIRST);
    assertThat(lines("Kyoto [2].txt")).containsExactly("2024/05/IMG_0003.HEIC", "2024/05/IMG_0004.HEIC");
  }

  @Test
  void albumsThatDifferByCaseHaveEachItsOwnUnderNamesThatDifferByMore() throws Exception {
    for (int i = 1; i <= 2; i++) {
      bench.run(photo(2 * i - 1, "Kyoto"), photo(2 * i, "kyoto"));
    }
    assertThat(lines("Kyoto.txt")).containsExactly(FIRST, "2024/05/IMG_0003.HEIC");
    assertThat(lines("kyoto [2].txt")).containsExactly(SECOND, "2024/05/IMG_0004.HEIC");
    forgetAll();
    bench.run(photo(5, "kyoto"), photo(6, "Kyoto"));
    assertThat(lines("Kyoto.txt")).hasSize(3).doesNotContain(SECOND);
    assertThat(lines("kyoto [2].txt")).hasSize(3).doesNotContain(FIRST);
    checkVerifies();
  }

  @Test
  void ofTheSamePhotosEachAlbumHasItsOwn() throws Exception {
    bench.run(photo(1, "Kyoto", "kyoto", "Kyoto [2]"));
    bench.run(photo(2, "kyoto"));
    assertThat(lines("Kyoto.txt")).containsExactly(FIRST);
    assertThat(lines("Kyoto [2].txt")).containsExactly(FIRST);
    assertThat(lines("kyoto [3].txt")).containsExactly(FIRST, SECOND);
  }

  @Test
  void anAlbumIsNotTakenForTheSecondListOfAnother() throws Exception {
    Files.writeString(albums.resolve("Kyoto.txt"), "what I saw there\n");
    bench.run(photo(1, "Kyoto"), photo(2, "Kyoto [2]"));
    assertThat(lines("Kyoto [2].txt")).containsExactly(FIRST);
    assertThat(lines("Kyoto [2] [2].txt")).containsExactly(SECOND);
  }

  @Test
  void aPersonsFileBesideTheListIsNotTouched() throws Exception {
    bench.run(photo(1, "Kyoto"));
    Path persons = Files.writeString(albums.resolve("Kyoto.txt.new"), "my own");
    bench.run(photo(2, "Kyoto"));
    assertThat(lines("Kyoto.txt")).containsExactly(FIRST, SECOND);
    assertThat(persons).hasContent("my own");
  }
}
