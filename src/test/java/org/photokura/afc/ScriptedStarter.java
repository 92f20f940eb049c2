package org.photokura.afc;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.photokura.core.Cancellation;
import org.photokura.device.DeviceException;
import org.photokura.device.ServiceConnection;
import org.photokura.device.ServiceStarter;

/** Gives out scripted peers, one a connection. */
final class ScriptedStarter implements ServiceStarter {

  private final IntFunction<ScriptedPeer> peers;
  private final List<ScriptedPeer> started = new ArrayList<>();
  private DeviceException refusal;

  /**
   * @param peers the peer of the nth connection, from 0
   */
  ScriptedStarter(IntFunction<ScriptedPeer> peers) {
    this.peers = peers;
  }

  synchronized void refuse(DeviceException reason) {
    refusal = reason;
  }

  @Override
  public synchronized ServiceConnection start(String service, Cancellation cancellation) throws DeviceException {
    cancellation.throwIfCancelled();
    if (!service.equals("com.apple.afc")) {
      throw new AssertionError(service);
    }
    if (refusal != null) {
      throw refusal;
    }
    started.add(peers.apply(started.size()));
    return started.getLast();
  }

  synchronized List<ScriptedPeer> started() {
    return List.copyOf(started);
  }
}
