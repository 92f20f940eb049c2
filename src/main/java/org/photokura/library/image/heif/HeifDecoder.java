package org.photokura.library.image.heif;

import com.sun.jna.Memory;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.photokura.core.Cancellation;
import org.photokura.core.Problem;
import org.photokura.core.ProblemException;
import org.photokura.core.ProblemId;
import org.photokura.core.Registration;
import org.photokura.library.image.Picture;
import org.photokura.library.image.container.BadPictureException;
import org.photokura.library.image.container.HeifExtract;
import org.photokura.library.image.container.HeifFile;
import org.photokura.library.image.container.MovieFrame;
import org.photokura.library.image.container.PictureFormat;
import org.photokura.library.image.decode.AreaScaler;
import org.photokura.library.image.decode.DecodeRequest;
import org.photokura.library.image.decode.DecodeThread;
import org.photokura.library.image.decode.Decoded;
import org.photokura.library.image.decode.Decoding;
import org.photokura.library.image.decode.MatrixProfile;
import org.photokura.library.image.decode.MemoryBudget;
import org.photokura.library.image.decode.Orientation;
import org.photokura.library.image.decode.PictureDecoder;
import org.photokura.library.image.decode.SrgbConverter;
import org.photokura.library.image.source.ByteSource;

/**
 * HEIC by libheif. A thumbnail inside the file is taken where it will do, and only its bytes are fetched. Orientation is the container's
 * ({@code irot}, {@code imir}); the EXIF block repeats it, so it is not looked at.
 */
public final class HeifDecoder implements PictureDecoder {

  /** A photo of 48 megapixels takes some seconds on a slow computer; a damaged one can keep a decoder busy for ever. */
  private static final Duration DEADLINE = Duration.ofSeconds(60);

  private final HeifLibrary library;
  private final MemoryBudget memory;
  private final SrgbConverter colours;

  public HeifDecoder(HeifLibrary library, MemoryBudget memory, SrgbConverter colours) {
    this.library = library;
    this.memory = memory;
    this.colours = colours;
  }

  @Override
  public Set<PictureFormat> formats() {
    return Set.of(PictureFormat.HEIF);
  }

  @Override
  public Decoded decode(ByteSource source, DecodeRequest request, Cancellation cancellation) throws ProblemException {
    var images = images(source.name());
    try {
      var file = HeifFile.parse(source);
      var whole = file.shownSize();
      Decoding.checkSize(source.name(), whole);
      var wanted = request.fit().of(whole);
      var picture = small(images, file, request, wanted.shortEdge(), source.name(), cancellation);
      if (picture == null) {
        picture = picture(images, HeifExtract.primary(file), request, source.name(), cancellation);
      }
      cancellation.throwIfCancelled();
      return new Decoded(colours.convert(picture, MatrixProfile.of(file)), false);
    } catch (BadPictureException e) {
      throw Decoding.failed(source.name(), e);
    }
  }

  /**
   * Decodes the first frame of an HEVC movie, in the movie's own colours and not turned.
   *
   * @throws ProblemException as {@link #decode}
   */
  public Picture decode(MovieFrame frame, DecodeRequest request, Cancellation cancellation) throws ProblemException, BadPictureException {
    Decoding.checkSize(frame.bytes().name(), frame.coded());
    return picture(images(frame.bytes().name()), HeifExtract.primary(frame.asHeif()), request, frame.bytes().name(), cancellation);
  }

  private HeifImages images(String name) throws ProblemException {
    return library.images()
        .orElseThrow(() -> new ProblemException(Problem.of(ProblemId.DECODER_MISSING, "libheif not found").with("path", name)));
  }

  private @Nullable Picture small(HeifImages images, HeifFile file, DecodeRequest request, int shortEdge, String name, Cancellation cancellation)
      throws ProblemException, BadPictureException {
    Optional<HeifExtract> small =
        request.embeddedWillDo() ? HeifExtract.thumbnail(file, (int) (shortEdge * DecodeRequest.NEARLY)) : Optional.empty();
    if (small.isEmpty()) {
      return null;
    }
    try {
      return picture(images, small.get(), request, name, cancellation);
    } catch (BadPictureException _) {
      return null;
    }
  }

  private Picture picture(HeifImages images, HeifExtract extract, DecodeRequest request, String name, Cancellation cancellation)
      throws ProblemException, BadPictureException {
    if (extract.dataBytes() > Decoding.MOST_FILE_BYTES) {
      throw new BadPictureException("picture data of " + extract.dataBytes() + " bytes");
    }
    var room = memory.take(HeifImages.bytesNeeded(extract), cancellation);
    var file = HeifImages.fetch(extract, name, room);
    return DecodeThread.run("heif-decode", DEADLINE, name, cancellation, () -> decode(images, extract, file, request, room));
  }

  /** Runs on a thread of its own, to its end even if nobody waits any more; only then the memory is free again. */
  private static Picture decode(HeifImages images, HeifExtract extract, Memory file, DecodeRequest request, Registration room)
      throws ProblemException, BadPictureException {
    try (room; file) {
      return images.decode(extract, file, pixels -> {
        var scaled = AreaScaler.scale(pixels.size(), new PixelRows(pixels), request.fit().of(pixels.size()));
        return Orientation.upright(scaled, pixels.orientation());
      });
    }
  }
}
