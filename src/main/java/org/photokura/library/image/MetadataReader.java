package org.photokura.library.image;

import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.photokura.core.Cancellation;
import org.photokura.core.ProblemException;
import org.photokura.device.DeviceFiles;
import org.photokura.library.FileRole;
import org.photokura.library.Item;
import org.photokura.library.ItemFile;
import org.photokura.library.image.container.BadPictureException;
import org.photokura.library.image.container.HeifFile;
import org.photokura.library.image.container.JpegFile;
import org.photokura.library.image.container.MovieFile;
import org.photokura.library.image.container.PictureFormat;
import org.photokura.library.image.container.PngFile;
import org.photokura.library.image.container.Size;
import org.photokura.library.image.container.TiffFile;
import org.photokura.library.image.decode.Decoding;
import org.photokura.library.image.decode.Orientation;
import org.photokura.library.image.metadata.ExifFacts;
import org.photokura.library.image.metadata.MovieFacts;
import org.photokura.library.image.source.ByteSource;
import org.photokura.library.image.source.FileSource;
import org.photokura.library.image.source.LimitedSource;
import org.photokura.library.image.source.MemorySource;
import org.photokura.library.image.source.PhoneSource;

/** Reads what a file tells of itself, fetching only the ranges where it stands. */
public final class MetadataReader {

  private static final int MOST_BYTES = 8 << 20;

  /**
   * Reads what the original tells, else the first other file of the item.
   *
   * @throws ProblemException DECODE_FAILED, ONLY_IN_ICLOUD, or a failure of the phone
   */
  public PictureSource.Metadata read(DeviceFiles files, Item item, Cancellation cancellation) throws ProblemException {
    var file = item.file(FileRole.ORIGINAL).or(() -> item.files().stream().filter(f -> f.role() != FileRole.SIDECAR).findFirst())
        .orElseThrow(() -> ThumbnailFinder.nothingThere(item));
    try {
      return read(source(files, file, cancellation), item.zone());
    } catch (ProblemException e) {
      throw e;
    } catch (BadPictureException | IOException | RuntimeException e) {
      cancellation.throwIfCancelled();
      throw Decoding.failed(file.path(), e);
    }
  }

  /**
   * Reads what a file on this computer tells.
   *
   * @param zone in which times without one are told; null: not known
   * @throws ProblemException DECODE_FAILED, FILE_UNREADABLE
   */
  public PictureSource.Metadata read(Path file, @Nullable ZoneId zone) throws ProblemException {
    try (var whole = new FileSource(file)) {
      return read(new LimitedSource(whole, MOST_BYTES), zone);
    } catch (ProblemException e) {
      throw e;
    } catch (BadPictureException | IOException | RuntimeException e) {
      throw Decoding.failed(file.toString(), e);
    }
  }

  private static ByteSource source(DeviceFiles files, ItemFile file, Cancellation cancellation) {
    return PhoneSource.ofFacts(files, file.path(), file.sizeBytes(), MOST_BYTES, cancellation);
  }

  static PictureSource.Metadata read(ByteSource source, @Nullable ZoneId zone) throws BadPictureException, IOException {
    return switch (PictureFormat.of(source.read(0, PictureFormat.HEAD_BYTES))) {
      case JPEG -> {
        var jpeg = JpegFile.parse(source);
        yield facts(jpeg.exif(), zone, jpeg.size());
      }
      case PNG -> {
        var png = PngFile.parse(source);
        yield facts(png.exif().map(bytes -> new MemorySource(source.name(), bytes)), zone, png.size());
      }
      case HEIF -> {
        var heif = HeifFile.parse(source);
        Optional<ByteSource> exif = heif.exif().map(bytes -> new MemorySource(source.name(), bytes));
        yield exif(exif, zone, heif.shownSize());
      }
      case TIFF -> ExifFacts.of(source, zone, null, null);
      case MOVIE -> MovieFacts.of(MovieFile.parse(source), zone);
      case GIF, BMP, UNKNOWN -> exif(Optional.empty(), zone, null);
    };
  }

  /** Facts of a picture whose EXIF block says how it is turned. */
  private static PictureSource.Metadata facts(Optional<? extends ByteSource> exif, @Nullable ZoneId zone, Size coded)
      throws IOException, BadPictureException {
    int orientation = exif.isPresent() ? TiffFile.parse(exif.get()).orientation() : 1;
    return exif(exif, zone, Orientation.turns(orientation) ? coded.turned() : coded);
  }

  private static PictureSource.Metadata exif(Optional<? extends ByteSource> exif, @Nullable ZoneId zone, @Nullable Size shown) throws IOException {
    Integer width = shown == null ? null : shown.width();
    Integer height = shown == null ? null : shown.height();
    if (exif.isEmpty()) {
      return new PictureSource.Metadata(null, null, null, null, null, null, null, width, height, null, null);
    }
    return ExifFacts.of(exif.get(), zone, width, height);
  }
}
