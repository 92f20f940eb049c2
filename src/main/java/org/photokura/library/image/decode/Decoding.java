package org.photokura.library.image.decode;

import org.photokura.core.Problem;
import org.photokura.core.ProblemException;
import org.photokura.core.ProblemId;
import org.photokura.library.image.container.Size;

/** What decoders share: limits and how failures are told. */
public final class Decoding {

  /** The largest picture that is decoded. A panorama of an iPhone has 64 million, its largest photo 48. */
  public static final long MOST_PIXELS = 160_000_000;

  /** The largest file that is fetched whole in order to show it. */
  public static final int MOST_FILE_BYTES = 192 << 20;

  private Decoding() {}

  /** DECODE_FAILED for that file. */
  public static ProblemException failed(String path, String technicalCause) {
    return new ProblemException(Problem.of(ProblemId.DECODE_FAILED, technicalCause).with("path", path));
  }

  /** DECODE_FAILED for that file. */
  public static ProblemException failed(String path, Throwable cause) {
    return new ProblemException(Problem.of(ProblemId.DECODE_FAILED, cause.toString()).with("path", path), cause);
  }

  /**
   * @throws ProblemException DECODE_FAILED if it has more pixels than are decoded
   */
  public static void checkSize(String path, Size size) throws ProblemException {
    if (size.pixels() > MOST_PIXELS) {
      throw failed(path, size + " are more pixels than " + MOST_PIXELS);
    }
  }
}
