package org.photokura.transfer;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import org.photokura.core.Cancellation;
import org.photokura.core.ProblemId;
import org.photokura.core.concurrent.Threads;
import org.photokura.device.DeviceException;
import org.photokura.device.DeviceFiles;
import org.photokura.device.DeviceSession;
import org.photokura.device.FileInfo;

/** The phone of a run: its session now, and the questions that a run has besides reading. Used by the run's thread only. */
final class Phone {

  private static final long SOON_MILLIS = 5_000;

  private final PhoneLink link;
  private final Cancellation cancellation;
  private DeviceSession session;
  private int reconnects;

  Phone(PhoneLink link, Cancellation cancellation) {
    this.link = link;
    this.cancellation = cancellation;
    this.session = link.session();
  }

  DeviceSession session() {
    return session;
  }

  /** How often it came back. */
  int reconnects() {
    return reconnects;
  }

  DeviceFiles files() {
    return session.files();
  }

  void reconnect(Duration limit) throws DeviceException {
    session = link.reconnect(limit, cancellation);
    reconnects++;
  }

  /**
   * Size and time of many files.
   *
   * @param answers gets an answer for every path, or those that came before the failure
   */
  void ask(List<String> paths, ConcurrentMap<String, Planner.Asked> answers) throws DeviceException {
    if (paths.isEmpty()) {
      return;
    }
    session.files().statAll(paths, new DeviceFiles.StatSink() {
      @Override
      public void found(String path, FileInfo info) {
        answers.put(path, new Planner.Asked.Found(info));
      }

      @Override
      public void failed(String path, DeviceException reason) {
        answers.put(path, new Planner.Asked.Missing(reason.problem()));
      }
    }, cancellation);
  }

  /** Whether the phone answers anything about a path within a moment. */
  boolean answersSoon(String path) {
    try (var soon = cancellation.child()) {
      var deadline = Threads.timer().schedule(soon.cancellation()::cancel, SOON_MILLIS, TimeUnit.MILLISECONDS);
      try {
        var _ = session.files().stat(path, soon.cancellation());
        return true;
      } catch (DeviceException e) {
        return e.reach() == DeviceException.Reach.FILE;
      } finally {
        deadline.cancel(false);
      }
    } catch (CancellationException e) {
      cancellation.throwIfCancelled();
      return false;
    }
  }

  /** Whether the phone says that its screen is locked; false where it does not say. */
  boolean isLocked() throws DeviceException {
    return Boolean.TRUE.equals(session.values(null, cancellation).get("PasswordProtected"));
  }

  /** Whether the phone lets be asked for a path now, whatever it says. */
  boolean tellsOf(String path) throws DeviceException {
    try {
      var _ = session.files().stat(path, cancellation);
      return true;
    } catch (DeviceException e) {
      return isNoDenial(e);
    }
  }

  /** Whether the phone lets a file be read now. */
  boolean canRead(String path) throws DeviceException {
    try {
      session.files().read(path, 0, java.nio.ByteBuffer.allocateDirect(1), cancellation);
      return true;
    } catch (DeviceException e) {
      return isNoDenial(e);
    }
  }

  /** Any other answer of the file's own is one. */
  private static boolean isNoDenial(DeviceException e) throws DeviceException {
    if (e.reach() != DeviceException.Reach.FILE) {
      throw e;
    }
    return e.problem().id() != ProblemId.FILE_DENIED;
  }
}
