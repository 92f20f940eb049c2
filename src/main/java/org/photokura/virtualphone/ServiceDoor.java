package org.photokura.virtualphone;

import java.io.IOException;

/** Where a started service can be reached: a number behind usbmuxd, or a real port on the phone's Wi-Fi address. */
@FunctionalInterface
interface ServiceDoor {

  /** Makes the service reachable for one connection and returns its port. */
  int open(StartedService service) throws IOException;
}
