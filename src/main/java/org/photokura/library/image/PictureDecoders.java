package org.photokura.library.image;

import java.util.List;
import org.photokura.library.image.decode.ImageIoDecoder;
import org.photokura.library.image.decode.MemoryBudget;
import org.photokura.library.image.decode.PictureDecoder;
import org.photokura.library.image.decode.SrgbConverter;
import org.photokura.library.image.heif.HeifDecoder;
import org.photokura.library.image.heif.HeifLibrary;
import org.photokura.library.image.movie.JcodecFrames;
import org.photokura.library.image.movie.MovieDecoder;

/** The decoders that this application has. */
public final class PictureDecoders {

  /** So much memory all decodes under way may take together; a larger single one runs alone. */
  private static final long MEMORY_BYTES = 160L << 20;

  private PictureDecoders() {}

  /** Every decoder, sharing one memory budget. */
  public static List<PictureDecoder> all(HeifLibrary heif) {
    var memory = new MemoryBudget(MEMORY_BYTES);
    var colours = new SrgbConverter();
    var heic = new HeifDecoder(heif, memory, colours);
    return List.of(new ImageIoDecoder(memory, colours), heic, new MovieDecoder(heic, new JcodecFrames(memory), colours));
  }
}
