package org.photokura.virtualphone.demo.media;

import static org.assertj.core.api.Assertions.assertThat;

import com.drew.imaging.ImageMetadataReader;
import com.drew.metadata.exif.ExifSubIFDDirectory;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.photokura.virtualphone.demo.Templates;
import org.photokura.virtualphone.demo.paint.Shot;

class HeicFileTest {

  private static final OffsetDateTime TAKEN = OffsetDateTime.parse("2026-11-04T17:08:21.381+09:00");

  @Test
  void everyTemplateHoldsAPictureOfAnIPhonesArrangement() throws Exception {
    var pictures = new HashSet<Integer>();
    for (var shot : Templates.stills()) {
      var bytes = file(shot, 300_000);
      assertThat(bytes).hasSize(300_000);
      assertThat(topBoxes(bytes)).as(shot.key()).containsExactly("ftyp", "meta", "mdat", "free");
      assertThat(new String(bytes, 0, 4000, StandardCharsets.ISO_8859_1)).contains("grid", "irot", "thmb", "Exif");
      pictures.add(java.util.Arrays.hashCode(template(shot)));
    }
    assertThat(pictures).hasSize(Templates.stills().size()).hasSizeGreaterThan(60);
  }

  @Test
  void eachFileTellsItsOwnTime() throws Exception {
    var metadata = ImageMetadataReader.readMetadata(new ByteArrayInputStream(file(Templates.still("torii"), 200_000)));
    assertThat(metadata.getFirstDirectoryOfType(ExifSubIFDDirectory.class).getDateOriginal().toInstant()).isEqualTo(TAKEN.toInstant());
  }

  @Test
  void templatesStaySmall() {
    long total = 0;
    for (var shot : Templates.stills()) {
      total += template(shot).length;
    }
    assertThat(total).isLessThan(2_100_000);
  }

  private static byte[] file(Shot shot, long size) {
    var capture = new Capture(TAKEN, 35.0, 135.0, 1, Templates.HEIC_LONG, Templates.HEIC_SHORT, null, null, Capture.Lens.MAIN);
    return HeicFile.file(template(shot), Exif.block(capture, null, Exif.ROOM_BYTES), size, 3).toBytes();
  }

  private static byte[] template(Shot shot) {
    return Resources.bytes("still/" + shot.key() + ".heic");
  }

  private static List<String> topBoxes(byte[] file) {
    var types = new ArrayList<String>();
    int at = 0;
    while (at < file.length) {
      types.add(new String(file, at + 4, 4, StandardCharsets.ISO_8859_1));
      at += ByteBuffer.wrap(file).getInt(at);
    }
    assertThat(at).isEqualTo(file.length);
    return types;
  }
}
