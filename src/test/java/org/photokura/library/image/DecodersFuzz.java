package org.photokura.library.image;

import java.util.List;
import org.photokura.core.Cancellation;
import org.photokura.core.ProblemException;
import org.photokura.library.image.container.PictureFormat;
import org.photokura.library.image.decode.DecodeRequest;
import org.photokura.library.image.decode.PictureDecoder;
import org.photokura.library.image.heif.HeifLibrary;
import org.photokura.library.image.source.MemorySource;

/** Pixels out of JPEG, PNG, TIFF, GIF and H.264 movies, by the decoders written in Java. HeifDamageTest does the same for libheif. */
public final class DecodersFuzz {

  private static final List<PictureDecoder> DECODERS = PictureDecoders.all(HeifLibrary.none());

  private DecodersFuzz() {}

  /** Anything but a picture or a problem to show is a fault, and so is a wait. */
  public static void fuzzerTestOneInput(byte[] data) {
    var source = new MemorySource("fuzz", data);
    var format = PictureFormat.of(source.read(0, PictureFormat.HEAD_BYTES));
    for (var decoder : DECODERS) {
      if (decoder.formats().contains(format)) {
        try {
          decoder.decode(source, DecodeRequest.preview(64), Cancellation.none());
        } catch (ProblemException _) {
          // the right answer to nonsense
        }
      }
    }
  }
}
