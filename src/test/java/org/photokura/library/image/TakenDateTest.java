package org.photokura.library.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.photokura.library.Item;

class TakenDateTest {

  @TempDir Path folder;

  private static Item copiedInWinter(Item.Details details) {
    return new Item("1", null, Item.Kind.PHOTO, "IMG_0001.JPG", OffsetDateTime.parse("2026-01-10T09:00:00+01:00"), false, false, false, false,
        List.of(), Item.CloudState.UNKNOWN, Item.OriginalState.ON_DEVICE, List.of(), details);
  }

  @Test
  void theZoneOfASummersPhotoIsThatOfSummerAlsoIfItsFileIsFromWinter() throws Exception {
    var tiff = new TiffBuilder();
    tiff.directory().child(0x8769).text(0x9003, "2019:07:04 16:24:01");
    Path file = Files.write(folder.resolve("a.jpg"), TestPictures.withExif(TestPictures.jpeg(8, 8), tiff.build()));
    var item = copiedInWinter(Item.Details.NONE.withZone(ZoneId.of("Europe/Berlin")));
    assertThat(TakenDate.ofFile(item, file).created()).isEqualTo("2019-07-04T16:24:01+02:00");
    assertThat(TakenDate.ofFile(copiedInWinter(Item.Details.NONE), file).created()).as("no better zone is known").isEqualTo("2019-07-04T16:24:01+01:00");
  }
}
