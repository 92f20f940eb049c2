package org.photokura.virtualphone;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Reads from the stream when asked: for a phone without a link model. */
final class DirectInput implements AfcInput.Source {

  private final PhoneStream stream;
  private final FrameCounter counter = new FrameCounter();

  DirectInput(PhoneStream stream) {
    this.stream = stream;
  }

  @Override
  public boolean hasMore() {
    return false;
  }

  @Override
  public long received() {
    return counter.frames();
  }

  @Override
  public long fill(ByteBuffer into) throws IOException {
    int start = into.position();
    if (stream.read(into) < 0) {
      throw new EOFException();
    }
    counter.feed(into.duplicate().flip().position(start));
    return System.nanoTime();
  }
}
