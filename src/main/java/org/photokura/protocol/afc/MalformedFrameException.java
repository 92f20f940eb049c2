package org.photokura.protocol.afc;

import java.io.IOException;

/** A peer sent bytes that are no AFC frame: the stream is out of step and worth nothing any more. */
public class MalformedFrameException extends IOException {
  public MalformedFrameException(String message) {
    super(message);
  }
}
