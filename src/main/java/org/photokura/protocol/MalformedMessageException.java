package org.photokura.protocol;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A peer sent bytes that are no message of the protocol, or one that is larger than this program accepts. */
public class MalformedMessageException extends IOException {
  public MalformedMessageException(String message) {
    this(message, null);
  }

  public MalformedMessageException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
