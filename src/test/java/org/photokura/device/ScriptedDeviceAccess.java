package org.photokura.device;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.photokura.core.Cancellation;
import org.photokura.core.Problem;
import org.photokura.core.ProblemId;

/** Phones that come, go and answer as a test says. */
final class ScriptedDeviceAccess implements DeviceAccess {

  private final Map<AttachedDevice, DeviceStatus> states = new ConcurrentHashMap<>();
  private final Map<AttachedDevice, ProblemId> failures = new ConcurrentHashMap<>();
  private final List<AttachedDevice> attached = new ArrayList<>();
  private final List<AttachedDevice> silent = new ArrayList<>();
  private @Nullable ProblemId listFailure;
  private int statusCalls;

  synchronized void plug(AttachedDevice device, TrustState trust) {
    states.put(device, new DeviceStatus(trust, DeviceFacts.UNKNOWN));
    if (!attached.contains(device)) {
      attached.add(device);
    }
  }

  synchronized void unplug(AttachedDevice device) {
    attached.remove(device);
  }

  synchronized void failList(@Nullable ProblemId id) {
    listFailure = id;
  }

  /** From now on this phone's state cannot be read; null: it can again. */
  void failStatus(AttachedDevice device, @Nullable ProblemId id) {
    if (id == null) {
      failures.remove(device);
    } else {
      failures.put(device, id);
    }
  }

  /** From now on this phone never answers. */
  synchronized void silence(AttachedDevice device) {
    silent.add(device);
  }

  synchronized int statusCalls() {
    return statusCalls;
  }

  @Override
  public synchronized List<AttachedDevice> attached(Cancellation cancellation) throws DeviceException {
    cancellation.throwIfCancelled();
    if (listFailure != null) {
      throw DeviceException.device(listFailure, null);
    }
    return List.copyOf(attached);
  }

  @Override
  public DeviceStatus status(AttachedDevice device, Cancellation cancellation) throws DeviceException {
    boolean answers;
    synchronized (this) {
      statusCalls++;
      answers = !silent.contains(device);
    }
    if (!answers) {
      awaitCancel(cancellation);
    }
    if (failures.get(device) instanceof ProblemId id) {
      throw new DeviceException(Problem.of(id), DeviceException.Reach.DEVICE);
    }
    return states.get(device);
  }

  private static void awaitCancel(Cancellation cancellation) {
    var cancelled = new CountDownLatch(1);
    try (var _ = cancellation.onCancel(cancelled::countDown)) {
      cancelled.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    throw new CancellationException();
  }

  @Override
  public TrustState pair(AttachedDevice device, Cancellation cancellation) {
    throw new UnsupportedOperationException("a monitor never pairs");
  }

  @Override
  public DeviceSession open(AttachedDevice device, Cancellation cancellation) {
    throw new UnsupportedOperationException("a monitor opens nothing");
  }

  @Override
  public void close() {}
}
