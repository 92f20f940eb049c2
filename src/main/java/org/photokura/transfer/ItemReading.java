package org.photokura.transfer;

import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.photokura.core.Cancellation;
import org.photokura.core.Problem;
import org.photokura.core.ProblemId;
import org.photokura.core.concurrent.Threads;
import org.photokura.device.DeviceException;
import org.photokura.device.DeviceException.Reach;
import org.photokura.device.DeviceSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the items of a run on the thread {@code items}, while the first of them are copied; anew after the phone was lost. */
final class ItemReading {

  /** How often it is begun anew without anything new to show for it. */
  private static final int MAX_TRIES = 4;

  private static final Logger LOG = LoggerFactory.getLogger(ItemReading.class);

  private final ItemSource source;
  private final Roster roster;
  private final Cancellation cancellation = new Cancellation();
  private @Nullable Failure failure;
  private volatile boolean running;
  private int knownBefore;
  private int tries;

  /**
   * Why a reading broke off.
   *
   * @param reconnects how often the phone had come back when it began
   */
  record Failure(DeviceException reason, int reconnects) {}

  ItemReading(ItemSource source, Roster roster) {
    this.source = source;
    this.roster = roster;
  }

  /** Begins to read. */
  void begin(DeviceSession session, int reconnects) {
    if (source == ItemSource.NONE) {
      roster.complete();
      return;
    }
    running = true;
    Threads.start("items", () -> read(session, reconnects));
  }

  /** Whether the last reading brought something new. */
  boolean gotFurther() {
    return roster.size() > knownBefore;
  }

  /**
   * Reads anew from the start.
   *
   * @return false if that was tried often enough without anything new to show for it
   */
  boolean beginAnew(DeviceSession session, int reconnects) {
    if (gotFurther()) {
      knownBefore = roster.size();
      tries = 0;
    }
    if (++tries >= MAX_TRIES) {
      return false;
    }
    roster.remember();
    begin(session, reconnects);
    return true;
  }

  private void read(DeviceSession session, int reconnects) {
    try {
      source.read(session, roster::add, cancellation);
      roster.complete();
    } catch (DeviceException e) {
      failed(e, reconnects);
    } catch (CancellationException e) {
      LOG.debug("reading the items was cancelled", e);
      if (!cancellation.isCancelled()) {
        failed(new DeviceException(Problem.of(ProblemId.CONNECTION_LOST, e.toString()), Reach.CONNECTION, e), reconnects);
      }
    } catch (RuntimeException | Error e) {
      LOG.error("the items could not be read", e);
      failed(new DeviceException(Problem.of(ProblemId.INTERNAL, e.toString()), Reach.DEVICE, e), reconnects);
    } finally {
      running = false;
      roster.nudge();
    }
  }

  private void failed(DeviceException e, int reconnects) {
    synchronized (this) {
      failure = new Failure(e, reconnects);
    }
  }

  /** Whether more items may come by themselves. */
  boolean isRunning() {
    return running;
  }

  /** Why it broke off since the last call; null: it did not. */
  synchronized @Nullable Failure takeFailure() {
    var taken = failure;
    failure = null;
    return taken;
  }

  /** Ends it: the roster is complete as it is. */
  void cancel() {
    cancellation.cancel();
    roster.complete();
  }
}
