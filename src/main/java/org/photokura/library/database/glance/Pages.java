package org.photokura.library.database.glance;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;

/** The pages of one SQLite database. */
interface Pages {

  /**
   * A page, big-endian, from 0 to its end.
   *
   * @param number from 1
   */
  ByteBuffer page(long number) throws IOException;

  /** Bytes of a page that cells may use. */
  int usableBytes();

  Charset encoding();
}
