package org.photokura.library.files;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
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

  /** Names by folder; no value: there is no such folder. */
  private final Map<String, Optional<List<String>>> remembered = new HashMap<>();

  public PhoneListing(DeviceFiles files, Cancellation cancellation) {
    this.files = files;
    this.cancellation = cancellation;
  }

  /** Asks as {@link #namesOfAll}, and answers later questions for these folders from what was told now. */
  public Map<String, Optional<List<String>>> rememberNamesOfAll(Collection<String> folders) throws DeviceException {
    Map<String, Optional<List<String>>> answers = namesOfAll(folders);
    for (String folder : folders) {
      Optional<List<String>> names = answers.get(folder);
      if (names == null || names.isPresent()) {
        remembered.put(folder, names == null ? Optional.empty() : names);
      }
    }
    return answers;
  }

  /** The names in a folder as they are now, whatever was remembered. */
  public Optional<List<String>> namesNow(String folder) throws DeviceException {
    remembered.remove(folder);
    return names(folder);
  }

  /**
   * The names in a folder, or empty if there is no such folder.
   *
   * @throws DeviceException reach FILE: the phone does not show this folder; else: it is lost
   */
  public Optional<List<String>> names(String folder) throws DeviceException {
    Optional<List<String>> known = remembered.get(folder);
    return known != null ? known : ask(() -> files.list(folder, cancellation));
  }

  /**
   * The facts of a path, or empty if nothing is there.
   *
   * @throws DeviceException reach FILE: the phone does not tell; else: it is lost
   */
  public Optional<FileInfo> stat(String path) throws DeviceException {
    return ask(() -> files.stat(path, cancellation));
  }

  /**
   * Some bytes of a file, fewer if it ends before; empty if there is no such file.
   *
   * @throws DeviceException reach FILE: it cannot be read; else: the phone is lost
   */
  public Optional<ByteBuffer> bytes(String path, long offset, int count) throws DeviceException {
    return ask(() -> {
      var buffer = ByteBuffer.allocate(count);
      files.read(path, offset, buffer, cancellation);
      return buffer.flip();
    });
  }

  private <T> Optional<T> ask(Question<T> question) throws DeviceException {
    for (int attempt = 1; ; attempt++) {
      cancellation.throwIfCancelled();
      try {
        return Optional.of(question.ask());
      } catch (DeviceException e) {
        if (e.problem().id() == ProblemId.FILE_VANISHED) {
          return Optional.empty();
        }
        rethrowUnlessWorthATry(e, attempt);
      }
    }
  }

  private interface Question<T> {
    T ask() throws DeviceException;
  }

  /** The names in many folders; a folder that is not there is left out, one that the phone does not show has no value. */
  public Map<String, Optional<List<String>>> namesOfAll(Collection<String> folders) throws DeviceException {
    var answers = new HashMap<String, Optional<List<String>>>(folders.size() * 2);
    var rest = new ArrayList<String>();
    for (String folder : folders) {
      Optional<List<String>> known = remembered.get(folder);
      if (known == null) {
        rest.add(folder);
      } else if (known.isPresent()) {
        answers.put(folder, known);
      }
    }
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
    private final Map<String, Optional<List<String>>> answers = new HashMap<>();
    private int count;

    @Override
    public synchronized void listed(String folder, List<String> names) {
      count++;
      answers.put(folder, Optional.of(names));
    }

    @Override
    public synchronized void failed(String folder, DeviceException reason) {
      count++;
      if (reason.problem().id() != ProblemId.FILE_VANISHED) {
        answers.put(folder, Optional.empty());
      }
    }

    synchronized int count() {
      return count;
    }

    synchronized Map<String, Optional<List<String>>> answers() {
      return answers;
    }
  }
}
