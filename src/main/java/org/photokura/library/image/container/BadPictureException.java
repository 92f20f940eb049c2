package org.photokura.library.image.container;

/** A file is not what its format demands. The message is for "Details" and the log. */
public final class BadPictureException extends Exception {

  public BadPictureException(String message) {
    super(message);
  }

  public BadPictureException(String message, Throwable cause) {
    super(message, cause);
  }
}
