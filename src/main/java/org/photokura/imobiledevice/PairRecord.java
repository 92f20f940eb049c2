package org.photokura.imobiledevice;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.photokura.protocol.MalformedMessageException;
import org.photokura.protocol.plist.PropertyLists;

/**
 * What this computer needs of its record of a pairing. The keys in it stay with usbmuxd and libimobiledevice.
 *
 * <p><b>Source:</b> libimobiledevice {@code common/userpref.c}. <b>Checked by:</b> PairRecordTest. <b>Unverified:</b> none.
 *
 * @param hostId the name under which the phone knows this computer
 */
record PairRecord(String hostId) {

  /**
   * Reads a saved record. Empty if it lacks what a session needs: libimobiledevice does not check, and would hand nothing to OpenSSL, so a
   * broken record counts as one that the phone no longer knows.
   */
  static Optional<PairRecord> parse(byte[] saved) {
    try {
      var record = PropertyLists.parseDictionary(saved);
      String hostId = PropertyLists.string(record, "HostID");
      boolean keys = filled(PropertyLists.data(record, "RootCertificate")) && filled(PropertyLists.data(record, "RootPrivateKey"));
      return hostId != null && keys ? Optional.of(new PairRecord(hostId)) : Optional.empty();
    } catch (MalformedMessageException _) {
      return Optional.empty();
    }
  }

  private static boolean filled(byte @Nullable [] bytes) {
    return bytes != null && bytes.length > 0;
  }
}
