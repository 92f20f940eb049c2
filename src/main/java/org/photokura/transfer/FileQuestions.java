package org.photokura.transfer;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.photokura.core.Problem;
import org.photokura.core.ProblemId;
import org.photokura.device.DeviceException;
import org.photokura.library.files.SilentPaths;
import org.photokura.transfer.Planner.Asked;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks for size and time of files. A phone that is locked may refuse that for all of them, which says nothing of any: then the lanes rest, and whoever asked is to
 * ask again a little later. One file that it never answers for is told from a phone that is silent. Used by the run's thread.
 *
 * <p><b>Source:</b> AFC status 10; lockdown's PasswordProtected. <b>Checked by:</b> LockedWhileAskedTest, RealStackTest.
 * <b>Unverified:</b> whether a real phone ever refuses to tell of files while it is locked.
 */
final class FileQuestions {

  private static final Logger LOG = LoggerFactory.getLogger(FileQuestions.class);
  private static final String ROOT = "/";
  private static final String PHOTOS = "/DCIM";
  /** As many as may have been in flight. */
  private static final int ASKED_ALONE = 256;

  private final SilentPaths silent = new SilentPaths();
  private final RunContext run;
  private final Phone phone;
  private final RunState state;
  private @Nullable String given;
  private @Nullable String told;
  private boolean locked;
  private long lockedSinceNanos;

  FileQuestions(RunContext run, Phone phone, RunState state) {
    this.run = run;
    this.phone = phone;
    this.state = state;
  }

  /** A path that the phone told of when the library was read. */
  void told(String path) {
    told = path;
  }

  /**
   * What the phone says of each path.
   *
   * @return null while it is locked: ask again later. When that lasted too long the run is stopped
   * @throws DeviceException if the connection or the phone was lost
   */
  @Nullable Map<String, Asked> ask(List<String> paths) throws DeviceException {
    var answers = askPastSilentOnes(paths);
    answers.forEach((path, answer) -> given = answer instanceof Asked.Found ? path : given);
    var denied = paths.stream().filter(path -> isDenied(answers.get(path))).toList();
    if (!denied.isEmpty()) {
      if (isShut()) {
        rest();
        return null;
      }
      answers.putAll(askPastSilentOnes(denied)); // Perhaps it was unlocked just now.
    }
    goOn();
    return answers;
  }

  /**
   * A file that the phone never answers for fails alone, if it answers for others. Which of those in flight it was is found by asking for each alone: the phone may
   * hold back also what it answered before. Each costs a deadline: where there are many, the phone is taken for silent.
   */
  private Map<String, Asked> askPastSilentOnes(List<String> paths) throws DeviceException {
    var answers = new ConcurrentHashMap<String, Asked>();
    var rest = new LinkedHashSet<>(paths);
    int alone = 0;
    while (!rest.isEmpty()) {
      var asked = alone > 0 ? List.of(rest.getFirst()) : List.copyOf(rest);
      try {
        phone.ask(asked, answers);
        asked.forEach(rest::remove);
        alone = Math.max(0, alone - 1);
        silent.answered();
      } catch (DeviceException e) {
        if (rest.removeAll(answers.keySet())) {
          silent.answered();
        }
        if (!isSilence(e) || rest.isEmpty() || run.stop().reason() != null || !phone.answersSoon(ROOT)) {
          throw e;
        }
        if (alone > 0) {
          if (!silent.mayPassOverOneMore() && !(tellsOfOthers() && silent.mayPassOverOneMore())) {
            throw e;
          }
          LOG.info("the phone answers, but not for one file");
          rest.remove(asked.getFirst());
          answers.put(asked.getFirst(), new Asked.Missing(Problem.of(ProblemId.FILE_TIMEOUT, e.problem().technicalCause()).with("path", asked.getFirst())));
          if (!rest.isEmpty()) {
            rest.addFirst(rest.removeLast()); // The files of one photo lie side by side and may share its trouble: one far from it tells more.
          }
        }
        alone = ASKED_ALONE;
      }
    }
    return answers;
  }

  /** Those asked about may be just those that a reading got no answer for: then a file that it told of before must tell whether the phone is there for others. */
  private boolean tellsOfOthers() {
    String known = given != null ? given : told;
    if (known == null || !phone.answersSoon(known)) {
      return false;
    }
    silent.answered();
    return true;
  }

  private static boolean isSilence(DeviceException e) {
    return e.reach() == DeviceException.Reach.CONNECTION && e.problem().id() == ProblemId.FILE_TIMEOUT;
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
