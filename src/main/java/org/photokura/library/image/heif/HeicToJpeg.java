package org.photokura.library.image.heif;

import com.sun.jna.Memory;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import org.photokura.core.Cancellation;
import org.photokura.core.Problem;
import org.photokura.core.ProblemException;
import org.photokura.core.ProblemId;
import org.photokura.core.Registration;
import org.photokura.library.image.container.BadPictureException;
import org.photokura.library.image.container.HeifExtract;
import org.photokura.library.image.container.HeifFile;
import org.photokura.library.image.container.JpegAssembler;
import org.photokura.library.image.container.JpegFile;
import org.photokura.library.image.container.Size;
import org.photokura.library.image.container.TiffFile;
import org.photokura.library.image.container.UprightExif;
import org.photokura.library.image.decode.AreaScaler;
import org.photokura.library.image.decode.Argb;
import org.photokura.library.image.decode.DecodeThread;
import org.photokura.library.image.decode.Decoding;
import org.photokura.library.image.decode.MatrixProfile;
import org.photokura.library.image.decode.MemoryBudget;
import org.photokura.library.image.decode.Orientation;
import org.photokura.library.image.decode.PictureEncoder;
import org.photokura.library.image.source.FileSource;
import org.photokura.library.image.source.MemorySource;

/**
 * Makes JPEG copies of HEIC files: full size, upright, with the EXIF block (orientation 1), the XMP packet and the colour profile of the
 * original; the pixels keep
 * the original's colour space. A copy is checked before it gets a name. What JPEG cannot hold (gain map of HDR, depth, ten bits) stays in
 * the original.
 * Thread-safe.
 *
 * <p><b>Source</b> ISO/IEC 23008-12, CIPA DC-008 (EXIF), ICC.1. <b>Checked by</b> HeicToJpegTest, with exiftool where it is installed.
 * <b>Unverified</b> files of iOS 18 and later.
 */
public final class HeicToJpeg {

  private static final float QUALITY = 0.92f;
  private static final Duration DEADLINE = Duration.ofMinutes(3);
  private static final int MOST_COPIES_BYTES = 384 << 20;

  private final HeifLibrary library;
  private final MemoryBudget memory = new MemoryBudget(MOST_COPIES_BYTES);

  public HeicToJpeg(HeifLibrary library) {
    this.library = library;
  }

  /** Whether copies can be made on this computer at all. */
  public boolean isAvailable() {
    return library.isPresent();
  }

  /**
   * Writes a JPEG copy. The target must not exist; whatever fails, nothing is left under its name.
   *
   * @throws ProblemException DECODER_MISSING, DECODE_FAILED, FILE_UNREADABLE, WRITE_FAILED
   */
  public void makeJpeg(Path heic, Path target) throws ProblemException {
    var jpeg = makeJpeg(heic, Cancellation.none());
    try {
      write(jpeg, target);
    } catch (FileAlreadyExistsException e) {
      throw writeFailed(target, e);
    } catch (IOException e) {
      try {
        Files.deleteIfExists(target);
      } catch (IOException second) {
        e.addSuppressed(second);
      }
      throw writeFailed(target, e);
    }
  }

  private static void write(byte[] jpeg, Path target) throws IOException {
    try (var channel = FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      var bytes = ByteBuffer.wrap(jpeg);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }

  private static ProblemException writeFailed(Path target, IOException e) {
    return new ProblemException(Problem.of(ProblemId.WRITE_FAILED, e.toString()).with("path", target.toString()), e);
  }

  /**
   * Makes a checked JPEG copy in memory, for a caller that writes by its own rules.
   *
   * @throws ProblemException DECODER_MISSING, DECODE_FAILED, FILE_UNREADABLE
   */
  public byte[] makeJpeg(Path heic, Cancellation cancellation) throws ProblemException {
    String name = heic.toString();
    var images = library.images()
        .orElseThrow(() -> new ProblemException(Problem.of(ProblemId.DECODER_MISSING, "libheif not found").with("path", name)));
    try (var source = new FileSource(heic)) {
      var file = HeifFile.parse(source);
      var extract = HeifExtract.primary(file);
      Decoding.checkSize(name, file.shownSize());
      if (extract.dataBytes() > Decoding.MOST_FILE_BYTES) {
        throw new BadPictureException("picture data of " + extract.dataBytes() + " bytes");
      }
      var exif = file.exif();
      if (exif.isPresent()) {
        exif = Optional.of(UprightExif.of(exif.get(), file.shownSize()));
      }
      var jpeg = JpegAssembler.withMetadata(encoded(images, extract, name, cancellation), exif, file.xmp(), MatrixProfile.of(file));
      check(jpeg, file);
      return jpeg;
    } catch (BadPictureException e) {
      throw Decoding.failed(name, e);
    }
  }

  private byte[] encoded(HeifImages images, HeifExtract extract, String name, Cancellation cancellation) throws ProblemException, BadPictureException {
    var room = memory.take(HeifImages.bytesNeeded(extract), cancellation);
    var file = HeifImages.fetch(extract, name, room);
    return DecodeThread.run("heif-copy", DEADLINE, name, cancellation, () -> encode(images, extract, file, room));
  }

  private static byte[] encode(HeifImages images, HeifExtract extract, Memory file, Registration room)
      throws ProblemException, BadPictureException {
    try (room; file) {
      return images.decode(extract, file, pixels -> {
        try {
          return PictureEncoder.jpeg(pixels.alpha() ? onWhite(pixels) : PlaneImage.of(pixels), QUALITY);
        } catch (IOException e) {
          throw new BadPictureException("not encoded", e);
        }
      });
    }
  }

  /** JPEG has no transparency. */
  private static BufferedImage onWhite(HeifImages.Pixels pixels) {
    var picture = Orientation.upright(AreaScaler.scale(pixels.size(), new PixelRows(pixels), pixels.size()), pixels.orientation());
    var rgb = new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < picture.argb().length; i++) {
      int pixel = picture.argb()[i];
      int white = Argb.OPAQUE - Argb.alpha(pixel);
      rgb.setRGB(i % picture.width(), i / picture.width(), Argb.opaque(Argb.red(pixel) + white, Argb.green(pixel) + white, Argb.blue(pixel) + white));
    }
    return rgb;
  }

  /** Reads the copy as a stranger would: its size must be the original's, and what was kept must be found again. */
  private static void check(byte[] jpeg, HeifFile original) throws BadPictureException, ProblemException {
    var copy = JpegFile.parse(new MemorySource("copy", jpeg));
    Size size = original.shownSize();
    boolean ends = (jpeg[jpeg.length - 2] & 0xFF) == 0xFF && (jpeg[jpeg.length - 1] & 0xFF) == 0xD9;
    boolean profile = copy.icc().map(ByteBuffer::wrap).equals(MatrixProfile.of(original).map(ByteBuffer::wrap));
    boolean exif = copy.exif().isPresent() == original.exif().isPresent();
    boolean upright = copy.exif().isEmpty() || TiffFile.parse(copy.exif().get()).orientation() == 1;
    if (!copy.size().equals(size) || !ends || !profile || !exif || !upright) {
      throw new BadPictureException("copy of " + copy.size() + " for " + size + ", complete " + ends + ", profile " + profile + ", EXIF " + exif + ", upright " + upright);
    }
  }
}
