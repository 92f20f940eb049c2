package org.photokura.imobiledevice;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import org.jspecify.annotations.Nullable;

/**
 * What OpenSSL remembers of failures. It keeps them by thread, not by connection, and libimobiledevice, which never clears them, takes an old one for one of the connection
 * that it is reading from. Direct mapping, because it is asked for before each transfer.
 *
 * <p><b>Source:</b> OpenSSL {@code ERR_clear_error(3)}, {@code SSL_get_error(3)}; libimobiledevice {@code src/idevice.c}. <b>Checked by:</b> OpenSslErrorsTest.
 * <b>Unverified:</b> Windows, where the OpenSSL is not found through the library, and builds with another TLS: nothing is cleared there.
 */
final class OpenSslErrors {

  private OpenSslErrors() {}

  /**
   * Finds OpenSSL among the libraries that this one brought along.
   *
   * @return null if it brought none, or the system does not look there
   */
  static @Nullable OpenSslErrors bind(NativeLibrary library) {
    try {
      Native.register(OpenSslErrors.class, library);
      return new OpenSslErrors();
    } catch (UnsatisfiedLinkError _) {
      return null;
    }
  }

  /** Forgets what went wrong on this thread before. */
  void forget() {
    ERR_clear_error();
  }

  private static native void ERR_clear_error();
}
