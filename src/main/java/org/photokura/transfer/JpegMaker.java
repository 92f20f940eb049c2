package org.photokura.transfer;

import java.nio.file.Path;
import org.photokura.core.Cancellation;
import org.photokura.core.Problem;
import org.photokura.core.ProblemException;
import org.photokura.core.ProblemId;

/** Makes JPEG copies of HEIC files; {@code library.image.heif.HeicToJpeg::makeJpeg} is one. Thread-safe. */
@FunctionalInterface
public interface JpegMaker {

  /**
   * A JPEG file of full size, upright, with the EXIF of the original; checked.
   *
   * @param heic a file on this computer
   * @throws ProblemException DECODER_MISSING, DECODE_FAILED, FILE_UNREADABLE
   */
  byte[] makeJpeg(Path heic, Cancellation cancellation) throws ProblemException;

  /** Where nothing can decode HEIC. */
  static JpegMaker none() {
    return (heic, cancellation) -> {
      throw new ProblemException(Problem.of(ProblemId.DECODER_MISSING));
    };
  }
}
