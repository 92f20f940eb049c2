package org.photokura.afc;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.photokura.core.Cancellation;
import org.photokura.core.ProblemId;
import org.photokura.device.DeviceException;
import org.photokura.device.ServiceConnection;
import org.photokura.device.ServiceStarter;

/** Gives out scripted peers, one a connection. */
final class ScriptedStarter implements ServiceStarter {

  /** How a phone refuses one connection more. */
  enum Refusal {
    SERVICE_LIMIT,
    CONNECTION_REFUSED,
    CLOSED_AT_ONCE,
    NO_ANSWER
  }

  private final IntFunction<ScriptedPeer> peers;
  private final List<ScriptedPeer> started = new ArrayList<>();
  private final List<ScriptedPeer> sham = new ArrayList<>();
  private @Nullable DeviceException refusal;
  private Refusal manner = Refusal.SERVICE_LIMIT;
  private int limit = Integer.MAX_VALUE;

  /**
   * @param peers the peer of the nth connection, from 0
   */
  ScriptedStarter(IntFunction<ScriptedPeer> peers) {
    this.peers = peers;
  }

  /** Every start fails like this; null: no more. */
  synchronized void refuse(@Nullable DeviceException reason) {
    refusal = reason;
  }

  /** No more than so many connections at once. */
  synchronized void limit(int connections, Refusal how) {
    limit = connections;
    manner = how;
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
    if (openNow() >= limit) {
      return refused();
    }
    started.add(peers.apply(started.size()));
    return started.getLast();
  }

  private ScriptedPeer refused() throws DeviceException {
    switch (manner) {
      case SERVICE_LIMIT -> throw DeviceException.connection(ProblemId.SERVICE_LIMIT, "-28");
      case CONNECTION_REFUSED -> throw DeviceException.connection(ProblemId.CONNECTION_LOST, "-5");
      case CLOSED_AT_ONCE -> sham.add(peers.apply(0).cutAt(0));
      case NO_ANSWER -> sham.add(peers.apply(0).silentFrom(0));
    }
    return sham.getLast();
  }

  /** Connections that the phone serves now. */
  synchronized long openNow() {
    return started.stream().filter(peer -> !peer.isClosed()).count();
  }

  /** Connections that the phone served. */
  synchronized List<ScriptedPeer> started() {
    return List.copyOf(started);
  }

  /** Whether every connection was freed. */
  synchronized boolean allClosed() {
    return openNow() == 0 && sham.stream().allMatch(ScriptedPeer::isClosed);
  }
}
