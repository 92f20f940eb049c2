package org.photokura.library.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.photokura.library.CollectingSink;
import org.photokura.library.Item;

/** What was put into a database of each iOS generation comes out as items. */
class GenerationsTest {

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(Generation.class)
  void whatWentInComesOut(Generation generation) throws Exception {
    var library = new StandardLibrary(generation);
    var phone = new DatabasePhone(folder.resolve("cache")).marker();
    var builder = new PhotosDatabaseBuilder(generation);
    library.writeTo(builder, phone);
    phone.database(builder.build(folder.resolve("made"), library.assets.size() / 2));

    CollectingSink sink = phone.read();
    var told = new TreeMap<String, String>();
    for (Item item : sink.items()) {
      assertThat(told.put(item.id(), StandardLibrary.describe(item))).as("told twice: %s", item.id()).isNull();
    }
    assertThat(told).containsExactlyInAnyOrderEntriesOf(library.expected);
    assertThat(sink.notices()).isEmpty();
    assertThat(sink.items().getFirst().created()).isEqualTo(OffsetDateTime.parse("2023-03-09T05:27:20+09:00"));
  }

  @ParameterizedTest
  @EnumSource(Generation.class)
  void attributesAreFoundFromEitherSide(Generation generation) throws Exception {
    var phone = new DatabasePhone(folder.resolve("cache")).marker().file("/DCIM/100APPLE/IMG_0001.HEIC", 5);
    var spec = new AssetSpec("U1", "DCIM/100APPLE", "IMG_0001.HEIC").attribute("ZORIGINALFILENAME", "Name.HEIC").attribute("ZTITLE", "Title");
    spec.caption = "Caption";
    phone.database(new PhotosDatabaseBuilder(generation).attributesOnlyPointBack().add(spec).build(folder.resolve("made")));
    Item item = phone.read().items().getFirst();
    assertThat(item.name()).isEqualTo("Name.HEIC");
    assertThat(item.details().title()).isEqualTo("Title");
    assertThat(item.details().caption()).isEqualTo("Caption");
  }
}
