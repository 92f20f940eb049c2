package org.photokura.virtualphone;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The services that the phone offers, those that were started, and how many connections each has. Thread-safe. */
final class PhoneServices {

  private static final int FIRST_PORT = 49_152;
  private static final int LAST_PORT = 65_535;
  private static final int MAX_WAITING = 256;

  private final Map<String, Service> offered;
  private final FaultBoard faults;
  private final Map<Integer, StartedService> waiting = new LinkedHashMap<>();
  private final Map<String, AtomicInteger> connected = new ConcurrentHashMap<>();
  private int nextPort = FIRST_PORT;

  PhoneServices(Map<String, Service> offered, FaultBoard faults) {
    this.offered = Map.copyOf(offered);
    this.faults = faults;
  }

  Optional<Service> named(String name) {
    return Optional.ofNullable(offered.get(name));
  }

  /** Keeps a started service for its connection and gives it a port behind usbmuxd. */
  synchronized int register(StartedService service) {
    int port = nextPort;
    nextPort = port == LAST_PORT ? FIRST_PORT : port + 1;
    if (waiting.size() >= MAX_WAITING) {
      waiting.remove(waiting.keySet().iterator().next());
    }
    waiting.put(port, service);
    return port;
  }

  /** The service that waits on that port, once. */
  synchronized @Nullable StartedService take(int port) {
    return waiting.remove(port);
  }

  /** Nobody will come for what was started: the phone was unplugged. */
  synchronized void forgetWaiting() {
    waiting.clear();
  }

  /** Whether a scripted limit refuses one more connection in that way. */
  boolean limitReached(String name, Fault.ConnectionLimit.Refusal refusal) {
    Optional<Fault.ConnectionLimit> limit = faults.limit(name).filter(l -> l.refusal() == refusal);
    return limit.isPresent() && connections(name).get() + startedBesides(name, refusal) >= limit.get().connections();
  }

  private synchronized long startedBesides(String name, Fault.ConnectionLimit.Refusal refusal) {
    boolean atStart = refusal == Fault.ConnectionLimit.Refusal.SERVICE_LIMIT;
    return atStart ? waiting.values().stream().filter(service -> service.name().equals(name)).count() : 0;
  }

  AtomicInteger connections(String name) {
    return connected.computeIfAbsent(name, _ -> new AtomicInteger());
  }
}
