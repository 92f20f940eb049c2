package org.photokura.library.image.decode;

import java.util.Set;
import org.photokura.core.Cancellation;
import org.photokura.core.ProblemException;
import org.photokura.library.image.container.PictureFormat;
import org.photokura.library.image.source.ByteSource;

/** Makes pictures of some formats. Thread-safe. A decode that has begun runs to its end; cancelled, its result is dropped. */
public interface PictureDecoder {

  /** What it decodes. */
  Set<PictureFormat> formats();

  /**
   * Decodes the first or main picture of a file.
   *
   * @throws ProblemException DECODE_FAILED, DECODER_MISSING, or what the source throws
   */
  Decoded decode(ByteSource source, DecodeRequest request, Cancellation cancellation) throws ProblemException;
}
