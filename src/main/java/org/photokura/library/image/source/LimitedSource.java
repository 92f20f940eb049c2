package org.photokura.library.image.source;

import org.photokura.core.Problem;
import org.photokura.core.ProblemException;
import org.photokura.core.ProblemId;

/** Another source, of which only so much is read: a lying length in a file costs that much and no more. */
public final class LimitedSource implements ByteSource {

  private final ByteSource source;
  private final long limitBytes;
  private long readBytes;

  /**
   * @param limitBytes how much may be asked for in all
   */
  public LimitedSource(ByteSource source, long limitBytes) {
    this.source = source;
    this.limitBytes = limitBytes;
  }

  @Override
  public String name() {
    return source.name();
  }

  @Override
  public long sizeBytes() throws ProblemException {
    return source.sizeBytes();
  }

  @Override
  public byte[] read(long offset, int length) throws ProblemException {
    readBytes += length;
    if (readBytes > limitBytes) {
      throw new ProblemException(Problem.of(ProblemId.DECODE_FAILED, "needs more than " + limitBytes + " bytes").with("path", name()));
    }
    return source.read(offset, length);
  }
}
