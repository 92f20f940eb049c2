package org.photokura.transfer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.photokura.core.Problem;
import org.photokura.core.ProblemId;
import org.photokura.device.DeviceException;
import org.photokura.transfer.Planner.Asked;

/**
 * Asks for size and time of files. A phone that is locked may refuse that for all of them, which says nothing of any: then the lanes rest, and whoever asked is to
 * ask again a little later. Used by the run's thread.
 *
 * <p><b>Source:</b> AFC status 10; lockdown's PasswordProtected. <b>Checked by:</b> LockedWhileAskedTest, RealStackTest.
 * <b>Unverified:</b> whether a real phone ever refuses to tell of files while it is locked.
 */
final class FileQuestions {

  private static final String PHOTOS = "/DCIM";

  private final RunContext run;
  private final Phone phone;
  private final RunState state;
  private @Nullable String given;
  private boolean locked;
  private long lockedSinceNanos;

  FileQuestions(RunContext run, Phone phone, RunState state) {
    this.run = run;
    this.phone = phone;
    this.state = state;
  }

  /**
   * What the phone says of each path.
   *
   * @return null while it is locked: ask again later. When that lasted too long the run is stopped
   * @throws DeviceException if the connection or the phone was lost
   */
  @Nullable Map<String, Asked> ask(List<String> paths) throws DeviceException {
    var answers = new HashMap<>(phone.ask(paths));
    answers.forEach((path, answer) -> given = answer instanceof Asked.Found ? path : given);
    var denied = paths.stream().filter(path -> isDenied(answers.get(path))).toList();
    if (!denied.isEmpty()) {
      if (isShut()) {
        rest();
        return null;
      }
      answers.putAll(phone.ask(denied)); // Perhaps it was unlocked just now.
    }
    goOn();
    return answers;
  }

  private static boolean isDenied(@Nullable Asked answer) {
    return answer instanceof Asked.Missing(Problem reason) && reason.id() == ProblemId.FILE_DENIED;
  }

  /** Whether the lock is the reason, not the file: a file that it told of before tells best, for many phones go on serving with a locked screen. */
  private boolean isShut() throws DeviceException {
    String known = given != null ? given : run.ends().lastArrived();
    return known != null ? !phone.tellsOf(known) : phone.isLocked() || !phone.tellsOf(PHOTOS);
  }

  private void rest() {
    long now = System.nanoTime();
    var reason = Problem.of(ProblemId.DEVICE_LOCKED, "no file may be asked for");
    if (!locked) {
      locked = true;
      lockedSinceNanos = now;
      run.hold(true);
      state.waitFor(reason);
    } else if (now - lockedSinceNanos >= run.options().waitForDevice().toNanos()) {
      run.stop().stop(reason);
      run.jobs().stop();
    }
  }

  private void goOn() {
    if (locked) {
      locked = false;
      run.hold(false);
      state.waitFor(null);
    }
  }
}
