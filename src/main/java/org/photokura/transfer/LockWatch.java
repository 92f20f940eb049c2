package org.photokura.transfer;

import java.util.ArrayList;
import java.util.List;
import org.photokura.core.Problem;
import org.photokura.core.ProblemId;
import org.photokura.device.DeviceException;

/**
 * Tells a phone that was locked from a file that may not be read: both answer "permission denied". If several files in a row are refused, or nothing else is
 * left, and the phone says that it is locked or refuses also a file that it gave before, the lanes rest until it is unlocked or lets files be read again.
 *
 * <p><b>Source:</b> device-facts: AFC status 10 for protected files; lockdown's PasswordProtected. <b>Checked by:</b> FaultsTest, RefusedDatabaseTest.
 * <b>Unverified:</b> whether a real phone denies reading DCIM at all once it was unlocked since its start; many keep serving with a locked screen.
 */
final class LockWatch {

  private static final int IN_A_ROW = 5;
  private static final long ASK_EVERY_NANOS = 1_000_000_000L;

  private final RunContext run;
  private final Phone phone;
  private final RunState state;
  private final List<FileEnds.Denied> denied = new ArrayList<>();
  private long askedNanos;
  private long lockedSinceNanos;
  private boolean locked;
  private boolean asked;

  LockWatch(RunContext run, Phone phone, RunState state) {
    this.run = run;
    this.phone = phone;
    this.state = state;
  }

  void look() throws DeviceException {
    denied.addAll(run.ends().takeDenied());
    long now = System.nanoTime();
    if (denied.isEmpty() || asked && now - askedNanos < ASK_EVERY_NANOS) {
      return;
    }
    if (!locked && denied.size() < IN_A_ROW && othersGoOn()) {
      return;
    }
    asked = true;
    askedNanos = now;
    boolean closed = phone.isLocked() || refusesWhatItGave();
    if (locked) {
      lookAgain(closed, now);
    } else if (!closed) {
      giveBack();
    } else if (!otherFileReadable()) {
      locked = true;
      lockedSinceNanos = now;
      run.hold(true);
      state.waitFor(Problem.of(ProblemId.DEVICE_LOCKED));
    }
  }

  /**
   * Waits for a phone that says that it is locked and so keeps its library back.
   *
   * @param reason DEVICE_LOCKED; its {@code path} is the file that was refused, if it was one
   * @return false if it does not say so, or waiting is over and the run stopped
   */
  boolean awaitUnlocked(Problem reason) throws DeviceException, InterruptedException {
    if (!phone.isLocked()) {
      return false;
    }
    long since = System.nanoTime();
    state.waitFor(reason);
    try {
      while (run.stop().reason() == null) {
        if (System.nanoTime() - since >= run.options().waitForDevice().toNanos()) {
          run.stop().stop(reason);
          run.jobs().stop();
          return false;
        }
        run.jobs().await(ASK_EVERY_NANOS / 1_000_000);
        if (!phone.isLocked() || reason.data().get("path") instanceof String refused && phone.canRead(refused)) {
          return true;
        }
      }
      return false;
    } finally {
      state.waitFor(null);
    }
  }

  /** A phone need not say that it is locked: a file that was read whole in this run tells as well. */
  private boolean refusesWhatItGave() throws DeviceException {
    String given = run.ends().lastArrived();
    return given != null && !phone.canRead(given);
  }

  /** As long as other files come, the refused ones can wait. */
  private boolean othersGoOn() {
    return run.jobs().waiting() > 0 || run.jobs().underWay() > denied.size();
  }

  /** A file that was not tried yet tells whether the phone refuses these files or all. */
  private boolean otherFileReadable() throws DeviceException {
    var other = run.jobs().peek();
    return other != null && denied.stream().noneMatch(each -> each.job() == other) && phone.canRead(other.path());
  }

  private void lookAgain(boolean closed, long now) throws DeviceException {
    if (!closed || phone.canRead(denied.getFirst().job().path()) || otherFileReadable()) {
      goOn();
      denied.forEach(each -> run.jobs().offer(each.job()));
      denied.clear();
    } else if (now - lockedSinceNanos >= run.options().waitForDevice().toNanos()) {
      giveUp();
    }
  }

  private void goOn() {
    locked = false;
    run.hold(false);
    state.waitFor(null);
  }

  /** If every other file could be read after these were refused, the lock was not the reason: they fail, the run does not. */
  private void giveUp() {
    long confirmed = run.meter().filesConfirmed.sum();
    if (run.jobs().waiting() == 0 && denied.stream().allMatch(each -> confirmed > each.confirmedBefore())) {
      goOn();
      denied.forEach(each -> run.ends().failed(each.job(), each.reason().problem()));
      denied.clear();
    } else {
      run.stop().stop(Problem.of(ProblemId.DEVICE_LOCKED));
      run.jobs().stop();
    }
  }

  /** Gives the files that wait back, because the run ends. */
  void release() {
    denied.forEach(each -> run.jobs().offer(each.job()));
    denied.clear();
  }

  /** The phone is not locked: each is tried once more and then fails. */
  private void giveBack() {
    denied.forEach(each -> run.ends().tryAgain(each.job(), each.reason()));
    denied.clear();
  }
}
