package org.photokura.virtualphone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.drew.imaging.ImageMetadataReader;
import com.drew.metadata.exif.ExifSubIFDDirectory;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.photokura.virtualphone.MediaTree;

class DemoLibraryTest {

  private final DemoLibrary library = new DemoLibrary();

  @Test
  void everyFileHasTheSizeThatItsStatTold() throws Exception {
    for (var path : files("/")) {
      var stat = library.stat(path).orElseThrow();
      assertThat(read(path).length).as(path).isEqualTo((int) stat.sizeBytes());
    }
  }

  @Test
  void picturesDecodeAndTellWhenTheyWereTaken() throws Exception {
    var bytes = read("/DCIM/120APPLE/IMG_0001.JPG");
    assertThat(ImageIO.read(new ByteArrayInputStream(bytes)).getWidth()).isEqualTo(2016);
    var exif = ImageMetadataReader.readMetadata(new ByteArrayInputStream(bytes)).getFirstDirectoryOfType(ExifSubIFDDirectory.class);
    assertThat(exif.getString(ExifSubIFDDirectory.TAG_TIME_ZONE_ORIGINAL)).isEqualTo("+09:00");
    assertThat(exif.getDateOriginal().toInstant()).isEqualTo(modified("/DCIM/120APPLE/IMG_0001.JPG"));
  }

  private java.time.Instant modified(String path) {
    long nanos = library.stat(path).orElseThrow().modifiedNanos();
    return java.time.Instant.ofEpochSecond(nanos / 1_000_000_000, nanos % 1_000_000_000);
  }

  private List<String> files(String folder) {
    var found = new ArrayList<String>();
    for (var name : library.list(folder)) {
      var path = folder.equals("/") ? "/" + name : folder + "/" + name;
      if (library.stat(path).orElseThrow().type() == MediaTree.Type.FOLDER) {
        found.addAll(files(path));
      } else {
        found.add(path);
      }
    }
    return found;
  }

  private byte[] read(String path) {
    int size = (int) library.stat(path).orElseThrow().sizeBytes();
    var buffer = ByteBuffer.allocate(size + 100);
    while (library.read(path, buffer.position(), buffer) > 0) {
      // until the end
    }
    return java.util.Arrays.copyOf(buffer.array(), buffer.position());
  }
}
