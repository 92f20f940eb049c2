package org.photokura.library.image.decode;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import org.jspecify.annotations.Nullable;
import org.photokura.core.Cancellation;
import org.photokura.core.ProblemException;
import org.photokura.library.image.Picture;
import org.photokura.library.image.container.BadPictureException;
import org.photokura.library.image.container.JpegFile;
import org.photokura.library.image.container.PictureFormat;
import org.photokura.library.image.container.PngFile;
import org.photokura.library.image.container.Size;
import org.photokura.library.image.container.TiffFile;
import org.photokura.library.image.source.ByteSource;
import org.photokura.library.image.source.MemorySource;

/**
 * JPEG, PNG, GIF and BMP by the JDK's ImageIO; also the JPEG that a RAW file carries, and plain TIFF. ImageIO is given only what it does
 * well: colour
 * profiles, orientation, CMYK and limits are handled here.
 */
public final class ImageIoDecoder implements PictureDecoder {

  /** Bytes of memory for each decoded pixel: three for the samples, more for the coefficients of a progressive JPEG. */
  private static final int BYTES_A_PIXEL = 4;
  private static final int PROGRESSIVE_BYTES_A_PIXEL = 3;

  private final MemoryBudget memory;
  private final SrgbConverter colours;

  public ImageIoDecoder(MemoryBudget memory, SrgbConverter colours) {
    this.memory = memory;
    this.colours = colours;
  }

  @Override
  public Set<PictureFormat> formats() {
    return Set.of(PictureFormat.JPEG, PictureFormat.PNG, PictureFormat.GIF, PictureFormat.BMP, PictureFormat.TIFF);
  }

  @Override
  public Decoded decode(ByteSource source, DecodeRequest request, Cancellation cancellation) throws ProblemException {
    try {
      var format = PictureFormat.of(source.read(0, PictureFormat.HEAD_BYTES));
      return switch (format) {
        case JPEG -> jpeg(source, request, cancellation);
        case PNG -> {
          var png = PngFile.parse(source);
          int orientation = png.exif().isEmpty() ? 1 : orientation(new MemorySource(source.name(), png.exif().get()));
          yield whole(source, new Head(format, png.size(), orientation, png.icc(), null), request, cancellation);
        }
        case TIFF -> tiff(source, request, cancellation);
        case HEIF, MOVIE, UNKNOWN -> throw Decoding.failed(source.name(), "not for ImageIO: " + format);
        case GIF, BMP -> whole(source, new Head(format, null, 1, Optional.empty(), null), request, cancellation);
      };
    } catch (BadPictureException e) {
      throw Decoding.failed(source.name(), e);
    }
  }

  /**
   * What is known before the pixels are decoded.
   *
   * @param size null where only the decoder knows
   */
  private record Head(PictureFormat format, @Nullable Size size, int orientation, Optional<byte[]> icc, @Nullable JpegFile jpeg) {}

  private Decoded jpeg(ByteSource source, DecodeRequest request, Cancellation cancellation) throws ProblemException, BadPictureException {
    var jpeg = JpegFile.parse(source);
    int orientation = jpeg.exif().isEmpty() ? 1 : orientation(jpeg.exif().get());
    if (request.embeddedWillDo() && jpeg.exif().isPresent()) {
      var small = embedded(jpeg, orientation, request, cancellation);
      if (small.isPresent()) {
        return small.get();
      }
    }
    return jpeg(source, jpeg, orientation, request, cancellation);
  }

  private Decoded jpeg(ByteSource source, JpegFile jpeg, int orientation, DecodeRequest request, Cancellation cancellation) throws ProblemException {
    if (!jpeg.decodable()) {
      throw Decoding.failed(source.name(), "a kind of JPEG that only laboratories use");
    }
    return whole(source, new Head(PictureFormat.JPEG, jpeg.size(), orientation, jpeg.icc(), jpeg), request, cancellation);
  }

  /** The thumbnail in the EXIF block, if it is large enough and of the picture's shape (some have bars). */
  private Optional<Decoded> embedded(JpegFile jpeg, int orientation, DecodeRequest request, Cancellation cancellation) throws ProblemException {
    int needed = (int) (request.fit().of(jpeg.size()).shortEdge() * DecodeRequest.NEARLY);
    try {
      var bytes = TiffFile.parse(jpeg.exif().orElseThrow()).thumbnail();
      if (bytes.isPresent()) {
        var small = JpegFile.parse(bytes.get());
        if (small.size().shortEdge() >= needed && small.size().sameShapeAs(jpeg.size())) {
          var decoded = jpeg(bytes.get(), small, orientation, request, cancellation);
          return decoded.damaged() ? Optional.empty() : Optional.of(decoded);
        }
      }
    } catch (BadPictureException _) {
      // A damaged thumbnail is no reason to show nothing: the picture itself is decoded.
    }
    return Optional.empty();
  }

  private Decoded tiff(ByteSource source, DecodeRequest request, Cancellation cancellation) throws ProblemException, BadPictureException {
    var tiff = TiffFile.parse(source);
    int orientation = tiff.orientation();
    TiffFile.@Nullable Preview best = null;
    for (var preview : tiff.previews()) {
      boolean enough = best != null && best.jpeg().size().shortEdge() >= request.fit().of(preview.jpeg().size()).shortEdge();
      best = enough ? best : preview;
    }
    if (best != null) {
      return jpeg(best.bytes(), best.jpeg(), orientation, request, cancellation);
    }
    if (tiff.isDng()) {
      throw Decoding.failed(source.name(), "a RAW file without a preview");
    }
    return whole(source, new Head(PictureFormat.TIFF, tiff.size().orElse(null), orientation, Optional.empty(), null), request, cancellation);
  }

  private static int orientation(ByteSource exif) throws ProblemException {
    try {
      return TiffFile.parse(exif).orientation();
    } catch (BadPictureException _) {
      return 1;
    }
  }

  private Decoded whole(ByteSource source, Head head, DecodeRequest request, Cancellation cancellation) throws ProblemException {
    if (head.size() != null) {
      Decoding.checkSize(source.name(), head.size());
    }
    if (source.sizeBytes() > Decoding.MOST_FILE_BYTES) {
      throw Decoding.failed(source.name(), "a file of " + source.sizeBytes() + " bytes");
    }
    var bytes = source.read(0, (int) source.sizeBytes());
    if (head.format() == PictureFormat.JPEG) {
      bytes = JpegBytes.withoutProfiles(bytes);
    }
    var reader = ImageIO.getImageReadersByFormatName(head.format().name().toLowerCase(Locale.ROOT)).next();
    var complaints = new AtomicBoolean();
    reader.addIIOReadWarningListener((_, _) -> complaints.set(true));
    try (var input = new BytesImageInput(bytes)) {
      reader.setInput(input, true, true);
      var picture = read(reader, source.name(), head, request, cancellation);
      cancellation.throwIfCancelled();
      return new Decoded(Orientation.upright(colours.convert(picture, head.icc()), head.orientation()), complaints.get());
    } catch (ProblemException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      cancellation.throwIfCancelled();
      throw Decoding.failed(source.name(), e);
    } catch (OutOfMemoryError e) {
      throw Decoding.failed(source.name(), e);
    } finally {
      reader.dispose();
    }
  }

  private Picture read(ImageReader reader, String name, Head head, DecodeRequest request, Cancellation cancellation) throws IOException {
    var size = new Size(reader.getWidth(0), reader.getHeight(0));
    Decoding.checkSize(name, size);
    var wanted = request.fit().of(size);
    int step = Math.max(1, Math.min(size.width() / (2 * wanted.width()), size.height() / (2 * wanted.height())));
    boolean progressive = head.jpeg() != null && head.jpeg().progressive();
    long needed = size.pixels() / step / step * BYTES_A_PIXEL + (progressive ? size.pixels() * PROGRESSIVE_BYTES_A_PIXEL : 0);
    try (var _ = memory.take(needed + wanted.pixels() * Integer.BYTES, cancellation)) {
      var param = reader.getDefaultReadParam();
      param.setSourceSubsampling(step, step, 0, 0);
      if (head.jpeg() != null && head.jpeg().components() == 4) {
        var raster = reader.readRaster(0, param);
        return scaled(RasterRows.sizeOf(raster), CmykRows.of(raster, head.jpeg().adobeTransform()), wanted);
      }
      var image = reader.read(0, param);
      return scaled(RasterRows.sizeOf(image.getRaster()), RasterRows.of(image), wanted);
    }
  }

  /** Subsampling rounds up, so what was read may be a pixel smaller or larger in shape; never larger than wanted here. */
  private static Picture scaled(Size read, AreaScaler.Rows rows, Size wanted) {
    return AreaScaler.scale(read, rows, new Size(Math.min(read.width(), wanted.width()), Math.min(read.height(), wanted.height())));
  }
}
