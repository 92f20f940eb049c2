package org.photokura.protocol.plist;

import org.photokura.protocol.MalformedMessageException;

/** Property lists, binary and XML, as every service of a phone sends them. */
public final class PropertyListsFuzz {

  private PropertyListsFuzz() {}

  /** Anything but a value or "malformed" is a fault. */
  public static void fuzzerTestOneInput(byte[] data) {
    try {
      PropertyLists.parse(data);
    } catch (MalformedMessageException _) {
      // the right answer to nonsense
    }
  }
}
