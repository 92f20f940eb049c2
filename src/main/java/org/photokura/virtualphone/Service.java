package org.photokura.virtualphone;

import java.io.IOException;

/** One service of the phone, on one connection. */
@FunctionalInterface
interface Service {

  /** Serves until the client goes away; the caller closes the stream. */
  void run(PhoneStream stream) throws IOException;
}
