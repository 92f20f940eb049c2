package org.photokura.library.files;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.photokura.core.Cancellation;
import org.photokura.core.ProblemId;
import org.photokura.device.DeviceException;
import org.photokura.device.DeviceFiles;
import org.photokura.device.FileInfo;

/**
 * Asks a phone for names and facts of files, and asks again where a connection died under the question: the port opens a fresh one for the next call.
 */
public final class PhoneListing {

  private static final int TRIES = 3;

  private final DeviceFiles files;
  private final Cancellation cancellation;

  public PhoneListing(DeviceFiles files, Cancellation cancellation) {
    this.files = files;
    this.cancellation = cancellation;
  }

  /**
   * The names in a folder, or empty if there is no such folder.
   *
   * @throws DeviceException reach FILE: the phone does not show this folder; else: it is lost
   */
  public Optional<List<String>> names(String folder) throws DeviceException {
    for (int attempt = 1; ; attempt++) {
      cancellation.throwIfCancelled();
      try {
        return Optional.of(files.list(folder, cancellation));
      } catch (DeviceException e) {
        if (e.problem().id() == ProblemId.FILE_VANISHED) {
          return Optional.empty();
        }
        rethrowUnlessWorthATry(e, attempt);
      }
    }
  }

  /** The names in many folders; a folder that is not there or not shown is left out. */
  public Map<String, List<String>> namesOfAll(List<String> folders) throws DeviceException {
    var answers = new HashMap<String, List<String>>();
    var rest = new ArrayList<>(folders);
    for (int attempt = 1; !rest.isEmpty(); attempt++) {
      cancellation.throwIfCancelled();
      var sink = new ListAnswers();
      try {
        files.listAll(rest, sink, cancellation);
        rest.clear();
      } catch (DeviceException e) {
        rethrowUnlessWorthATry(e, sink.count() > 0 ? 1 : attempt);
        rest.subList(0, sink.count()).clear();
      }
      answers.putAll(sink.answers());
    }
    return answers;
  }

  /** The facts of many paths; a path that is not there is left out, one that the phone does not answer for has no value. */
  public Map<String, Optional<FileInfo>> stats(List<String> paths) throws DeviceException {
    var answers = new HashMap<String, Optional<FileInfo>>(paths.size() * 2);
    var rest = new ArrayList<>(paths);
    for (int attempt = 1; !rest.isEmpty(); attempt++) {
      cancellation.throwIfCancelled();
      var sink = new StatAnswers();
      try {
        files.statAll(rest, sink, cancellation);
        rest.clear();
      } catch (DeviceException e) {
        rethrowUnlessWorthATry(e, sink.count() > 0 ? 1 : attempt);
        rest.subList(0, sink.count()).clear();
      }
      answers.putAll(sink.answers());
    }
    return answers;
  }

  private static void rethrowUnlessWorthATry(DeviceException e, int attempt) throws DeviceException {
    if (e.reach() != DeviceException.Reach.CONNECTION || attempt >= TRIES) {
      throw e;
    }
  }

  /** Collects answers that come on another thread; the first {@link #count} questions are answered. */
  private static final class StatAnswers implements DeviceFiles.StatSink {
    private final Map<String, Optional<FileInfo>> answers = new HashMap<>();
    private int count;

    @Override
    public synchronized void found(String path, FileInfo info) {
      count++;
      answers.put(path, Optional.of(info));
    }

    @Override
    public synchronized void failed(String path, DeviceException reason) {
      count++;
      if (reason.problem().id() != ProblemId.FILE_VANISHED) {
        answers.put(path, Optional.empty());
      }
    }

    synchronized int count() {
      return count;
    }

    synchronized Map<String, Optional<FileInfo>> answers() {
      return answers;
    }
  }

  private static final class ListAnswers implements DeviceFiles.ListSink {
    private final Map<String, List<String>> answers = new HashMap<>();
    private int count;

    @Override
    public synchronized void listed(String folder, List<String> names) {
      count++;
      answers.put(folder, names);
    }

    @Override
    public synchronized void failed(String folder, DeviceException reason) {
      count++;
    }

    synchronized int count() {
      return count;
    }

    synchronized Map<String, List<String>> answers() {
      return answers;
    }
  }
}
