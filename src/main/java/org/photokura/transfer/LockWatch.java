package org.photokura.transfer;

import java.util.ArrayList;
import java.util.List;
import org.photokura.core.Problem;
import org.photokura.core.ProblemId;
import org.photokura.device.DeviceException;

/**
 * Tells a phone that was locked from a file that may not be read: both answer "permission denied". If several files in a row are refused, or nothing else is
 * left, and the phone says that it is locked, the lanes rest until it is unlocked or lets files be read again.
 *
 * <p><b>Source:</b> device-facts: AFC status 10 for protected files; lockdown's PasswordProtected. <b>Checked by:</b> LockedPhoneTest.
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

  LockWatch(RunContext run, Phone phone, RunState state) {
    this.run = run;
    this.phone = phone;
    this.state = state;
  }

  void look() throws DeviceException {
    denied.addAll(run.ends().takeDenied());
    if (denied.isEmpty()) {
      return;
    }
    if (locked) {
      lookAgain();
      return;
    }
    judgeThoseFollowedByOthers();
    if (denied.isEmpty() || denied.size() < IN_A_ROW && run.jobs().underWay() > denied.size()) {
      return;
    }
    if (denied.size() < IN_A_ROW && run.jobs().waiting() > 0) {
      return;
    }
    if (phone.isLocked() && !otherFileReadable()) {
      locked = true;
      lockedSinceNanos = System.nanoTime();
      askedNanos = lockedSinceNanos;
      run.hold(true);
      state.waitFor(Problem.of(ProblemId.DEVICE_LOCKED));
    } else {
      giveBack();
    }
  }

  /** A file that was read after the refusal shows that the phone is not closed: the refused one is tried once more and then fails. */
  private void judgeThoseFollowedByOthers() {
    long confirmed = run.meter().filesConfirmed.sum();
    for (var each : List.copyOf(denied)) {
      if (confirmed > each.confirmedBefore()) {
        denied.remove(each);
        run.ends().tryAgain(each.job(), each.reason());
      }
    }
  }

  /** A file that was not tried yet tells whether the phone refuses these files or all. */
  private boolean otherFileReadable() throws DeviceException {
    var other = run.jobs().peek();
    return other != null && denied.stream().noneMatch(each -> each.job() == other) && phone.canRead(other.path());
  }

  private void lookAgain() throws DeviceException {
    long now = System.nanoTime();
    if (now - askedNanos < ASK_EVERY_NANOS) {
      return;
    }
    askedNanos = now;
    if (!phone.isLocked() || phone.canRead(denied.getFirst().job().path())) {
      locked = false;
      run.hold(false);
      state.waitFor(null);
      denied.forEach(each -> run.jobs().offer(each.job()));
      denied.clear();
    } else if (now - lockedSinceNanos >= run.options().waitForDevice().toNanos()) {
      run.stop().stop(Problem.of(ProblemId.DEVICE_LOCKED));
      run.jobs().stop();
    }
  }

  /** Gives the files that wait back, because the run ends. */
  void release() {
    denied.forEach(each -> run.jobs().offer(each.job()));
    denied.clear();
  }

  private void giveBack() {
    denied.forEach(each -> run.ends().tryAgain(each.job(), each.reason()));
    denied.clear();
  }
}
