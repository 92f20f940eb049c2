package org.photokura.imobiledevice;

import com.sun.jna.Function;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import org.jspecify.annotations.Nullable;

/**
 * The functions of libimobiledevice that this program calls, in JNA's direct mapping. All of them exist in 1.3.0, in 1.4.0 and on the way
 * between; what only some versions have is looked up by name. An instance exists only if the library was loaded and has them all. Nothing
 * that the library allocates as a string is fetched here, because it has no function to free it with on Windows.
 *
 * <p><b>Source:</b> libimobiledevice {@code include/libimobiledevice/{libimobiledevice,lockdown}.h}. <b>Checked by:</b> NativeLibrariesTest;
 * every test against the virtual phone. <b>Unverified:</b> 1.4.0 and the Windows builds were not run here.
 */
final class LibImobileDevice {

  /** {@code IDEVICE_E_SUCCESS} and {@code LOCKDOWN_E_SUCCESS}. */
  static final int SUCCESS = 0;

  /** {@code IDEVICE_E_NO_DEVICE}. */
  static final int NO_DEVICE = -3;

  /** {@code IDEVICE_E_SSL_ERROR}. */
  static final int SSL_ERROR = -6;

  /** {@code IDEVICE_E_TIMEOUT}. */
  static final int TIMEOUT = -7;

  /** {@code IDEVICE_LOOKUP_USBMUX}: only the entry on the cable. */
  static final int LOOKUP_USB = 1 << 1;

  /** {@code IDEVICE_LOOKUP_NETWORK}: only the entry on Wi-Fi. */
  static final int LOOKUP_NETWORK = 1 << 2;

  private static final Object[] NOTHING = {};

  private final NativeLibrary library;
  private final @Nullable OpenSslErrors tlsErrors;

  private LibImobileDevice(NativeLibrary library) {
    this.library = library;
    this.tlsErrors = OpenSslErrors.bind(library);
  }

  /**
   * @throws UnsatisfiedLinkError if the library lacks one of the functions
   */
  static LibImobileDevice bind(NativeLibrary library) {
    Native.register(LibImobileDevice.class, library);
    return new LibImobileDevice(library);
  }

  /** See {@link OpenSslErrors}; does nothing where the library's OpenSSL cannot be reached. */
  void forgetTlsErrors() {
    if (tlsErrors != null) {
      tlsErrors.forget();
    }
  }

  private static @Nullable Function found(NativeLibrary library, String name) {
    try {
      return library.getFunction(name);
    } catch (UnsatisfiedLinkError _) {
      return null;
    }
  }

  /** The version that the library tells, which it does since 1.4.0; null before. */
  @Nullable String version() {
    var version = found(library, "libimobiledevice_version");
    return version == null ? null : version.invokeString(NOTHING, false);
  }

  /**
   * Whether opening a plain lockdown client is enough to make the library look up the phone's iOS version, without which it offers TLS 1.0
   * and nothing newer. True since the versions that came after 1.3.0.
   */
  boolean learnsVersionWithoutSession() {
    return found(library, "idevice_get_device_version") != null;
  }

  native int idevice_new_with_options(PointerByReference device, String udid, int options);

  native int idevice_get_handle(Pointer device, IntByReference muxId);

  native int idevice_free(Pointer device);

  native int idevice_connect(Pointer device, short port, PointerByReference connection);

  native int idevice_disconnect(Pointer connection);

  native int idevice_connection_get_fd(Pointer connection, IntByReference fd);

  native int idevice_connection_enable_ssl(Pointer connection);

  /** Does not end while the peer takes nothing, other than by a break of the socket. */
  native int idevice_connection_send(Pointer connection, Pointer data, int lengthBytes, Pointer sentBytes);

  /** With TLS all of it or an error; without, what had arrived. The time-out is for each wait, not for the call. */
  native int idevice_connection_receive_timeout(Pointer connection, Pointer data, int lengthBytes, Pointer receivedBytes, int timeoutMillis);

  native int lockdownd_client_new(Pointer device, PointerByReference client, String label);

  /** Pairs when there is no pairing record: call it only when there is one that the phone accepts. */
  native int lockdownd_client_new_with_handshake(Pointer device, PointerByReference client, String label);

  /** Makes the phone ask its owner. */
  native int lockdownd_pair(Pointer client, @Nullable Pointer pairRecord);

  native int lockdownd_client_free(Pointer client);
}
