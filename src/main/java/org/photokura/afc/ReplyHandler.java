package org.photokura.afc;

import org.photokura.device.DeviceException;
import org.photokura.protocol.afc.AfcRequest;

/** Takes the reply to a request that it sent; called on the connection's thread. */
interface ReplyHandler {

  /**
   * The reply's header came in step. What the handler leaves of the payload is skipped.
   *
   * @throws DeviceException the connection is worth nothing any more; failures of one file are kept by the handler
   */
  void replied(AfcRequest request, AfcReply reply) throws DeviceException, InterruptedException;

  /** Whether its replies may be read together with later ones: right for many small ones that stand or fall together. */
  default boolean isBulk() {
    return false;
  }
}
