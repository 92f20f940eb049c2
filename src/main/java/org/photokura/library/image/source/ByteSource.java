package org.photokura.library.image.source;

import org.photokura.core.ProblemException;

/** The bytes of one file, read by range. For one thread at a time. */
public interface ByteSource {

  /** The file's path, for problems and debugging. */
  String name();

  /** Its size. */
  long sizeBytes() throws ProblemException;

  /**
   * Bytes from {@code offset}: exactly {@code length}, fewer only where the file ends before.
   *
   * @throws ProblemException if they cannot be had, or if this source has a limit and it is reached
   */
  byte[] read(long offset, int length) throws ProblemException;
}
