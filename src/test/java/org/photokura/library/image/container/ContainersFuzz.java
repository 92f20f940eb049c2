package org.photokura.library.image.container;

import java.nio.ByteBuffer;
import org.photokura.core.ProblemException;
import org.photokura.library.image.source.MemorySource;

/** HEIF, JPEG, TIFF, PNG and movie files, as the phone's DCIM holds them: everything that is read out of their structure. */
public final class ContainersFuzz {

  private static final int MOST_EXTRACT_BYTES = 1 << 20;

  private ContainersFuzz() {}

  /** Anything but facts or "bad picture" is a fault. */
  public static void fuzzerTestOneInput(byte[] data) {
    var source = new MemorySource("fuzz", data);
    try {
      switch (PictureFormat.of(source.read(0, PictureFormat.HEAD_BYTES))) {
        case HEIF -> heif(HeifFile.parse(source));
        case JPEG -> {
          var jpeg = JpegFile.parse(source);
          if (jpeg.exif().isPresent()) {
            tiff(TiffFile.parse(jpeg.exif().get()));
          }
        }
        case TIFF -> tiff(TiffFile.parse(source));
        case PNG -> PngFile.parse(source);
        case MOVIE -> {
          MovieFile.parse(source);
          var frame = MovieFrame.first(source);
          if (frame.isHevc()) {
            heif(frame.asHeif());
          }
        }
        case GIF, BMP, UNKNOWN -> UprightExif.of(data, new Size(4032, 3024));
      }
    } catch (BadPictureException | ProblemException _) {
      // the right answer to nonsense
    }
  }

  private static void heif(HeifFile file) throws BadPictureException, ProblemException {
    file.exif();
    file.xmp();
    file.iccProfile();
    file.primaries();
    file.shownSize();
    var primary = HeifExtract.primary(file);
    primary.codedSize();
    primary.turn();
    primary.codec();
    int header = primary.header().length;
    if (primary.dataBytes() < MOST_EXTRACT_BYTES) {
      primary.writeTo(ByteBuffer.allocate(header + (int) primary.dataBytes()));
    }
    HeifExtract.thumbnail(file, 100);
  }

  private static void tiff(TiffFile file) throws BadPictureException, ProblemException {
    file.orientation();
    file.isDng();
    file.size();
    file.thumbnail();
    file.previews();
  }
}
