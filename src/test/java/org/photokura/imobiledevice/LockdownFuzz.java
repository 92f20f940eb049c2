package org.photokura.imobiledevice;

import java.util.Map;
import org.photokura.protocol.MalformedMessageException;
import org.photokura.protocol.plist.PropertyLists;

/** What lockdownd tells of a phone, and the pairing record that usbmuxd keeps. */
public final class LockdownFuzz {

  private LockdownFuzz() {}

  /** Anything but facts or "malformed" is a fault. */
  public static void fuzzerTestOneInput(byte[] data) {
    PairRecord.parse(data);
    try {
      Map<String, Object> values = PropertyLists.parseDictionary(data);
      LockdownFacts.of(values, values, values);
    } catch (MalformedMessageException _) {
      // the right answer to nonsense
    }
  }
}
