package org.photokura.library.files;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.photokura.core.Cancellation;
import org.photokura.core.ProblemId;
import org.photokura.device.DeviceException;
import org.photokura.device.DeviceFiles;
import org.photokura.device.FileInfo;

/**
 * Asks a phone for names and facts of files, and asks again where a connection died under the question (the port opens a fresh one for the next call) or
 * where the phone could not read what was asked for: one bad moment of the phone must not hide a folder. A path that it stays silent about also when it
 * is asked for alone, while it answers for others, is told as one that it does not answer for; where there are many, the phone is taken for silent.
 */
public final class PhoneListing {

  private static final int TRIES = 3;
  /** A library without what lies there would be a lie. */
  private static final String PHOTOS = "/DCIM";
  /** After a silence as many are asked for one by one as may have been in flight, for any of them may have been the one that was not answered. */
  private static final int ASKED_ALONE = 256;

  private final DeviceFiles files;
  private final Cancellation cancellation;
  private final SilentPaths silent = new SilentPaths();
  /** A file that facts were told of. */
  private volatile @Nullable String told;

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
    return known != null ? known : ask(() -> files.list(folder, cancellation), !folder.equals(PHOTOS));
  }

  /**
   * The facts of a path, or empty if nothing is there.
   *
   * @throws DeviceException reach FILE: the phone does not tell; else: it is lost
   */
  public Optional<FileInfo> stat(String path) throws DeviceException {
    return ask(() -> files.stat(path, cancellation), false);
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
    }, false);
  }

  /**
   * Asks a few times.
   *
   * @param mayBeSilent whether the phone counts as there that never answers this while it answers for others
   */
  private <T> Optional<T> ask(Question<T> question, boolean mayBeSilent) throws DeviceException {
    for (int attempt = 1; ; attempt++) {
      cancellation.throwIfCancelled();
      try {
        var answer = Optional.of(question.ask());
        silent.answered();
        return answer;
      } catch (DeviceException e) {
        if (e.problem().id() == ProblemId.FILE_VANISHED) {
          return Optional.empty();
        }
        if (mayBeSilent && attempt == TRIES - 1 && isSilence(e) && mayPassOver(e)) {
          throw new DeviceException(e.problem(), DeviceException.Reach.FILE, e);
        }
        if (attempt >= TRIES || !(diedUnderTheQuestion(e) || isBadMoment(e))) {
          throw e;
        }
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
    askForAll(rest, answers, (asked, into) -> files.listAll(asked, new DeviceFiles.ListSink() {
      @Override
      public void listed(String folder, List<String> names) {
        into.answered(folder, names);
      }

      @Override
      public void failed(String folder, DeviceException reason) {
        into.failed(folder, reason);
      }
    }, cancellation));
    return answers;
  }

  /** The facts of many paths; a path that is not there is left out, one that the phone does not answer for has no value. */
  public Map<String, Optional<FileInfo>> stats(List<String> paths) throws DeviceException {
    var answers = new HashMap<String, Optional<FileInfo>>(paths.size() * 2);
    askForAll(paths, answers, (asked, into) -> files.statAll(asked, new DeviceFiles.StatSink() {
      @Override
      public void found(String path, FileInfo info) {
        told = info.isFile() ? path : told;
        into.answered(path, info);
      }

      @Override
      public void failed(String path, DeviceException reason) {
        into.failed(path, reason);
      }
    }, cancellation));
    return answers;
  }

  private interface BulkQuestion<T> {
    void ask(List<String> paths, Answers<T> into) throws DeviceException;
  }

  private <T> void askForAll(List<String> paths, Map<String, Optional<T>> answers, BulkQuestion<T> question) throws DeviceException {
    List<String> rest = paths;
    for (int round = 1; round <= TRIES && !rest.isEmpty(); round++) {
      rest.forEach(answers::remove);
      rest = askOnceForAll(rest, answers, question);
    }
  }

  /** Asks until every path has its answer, and returns the paths that the phone could not read this time. */
  private <T> List<String> askOnceForAll(List<String> paths, Map<String, Optional<T>> answers, BulkQuestion<T> question) throws DeviceException {
    var rest = new ArrayList<>(paths);
    var unreadable = new ArrayList<String>();
    int alone = 0;
    for (int attempt = 1; !rest.isEmpty(); attempt++) {
      cancellation.throwIfCancelled();
      var told = new Answers<T>();
      var asked = alone > 0 ? rest.subList(0, 1) : rest;
      try {
        question.ask(List.copyOf(asked), told);
        asked.clear();
        attempt = 0;
        alone = Math.max(0, alone - 1);
        silent.answered();
      } catch (DeviceException e) {
        if (!diedUnderTheQuestion(e)) {
          throw e;
        }
        rest.subList(0, told.count()).clear();
        if (told.count() > 0) {
          attempt = 0;
          silent.answered();
        } else if (alone > 0 && isSilence(e) && mayPassOver(e)) {
          answers.put(rest.removeFirst(), Optional.empty());
          if (!rest.isEmpty()) {
            rest.addFirst(rest.removeLast()); // The files of one photo lie side by side and may share its trouble: one far from it tells more.
          }
          attempt = 0;
        } else if (attempt >= TRIES) {
          throw e;
        }
        alone = isSilence(e) ? ASKED_ALONE : alone;
      }
      answers.putAll(told.answers());
      unreadable.addAll(told.unreadable());
    }
    return unreadable;
  }

  private static boolean isSilence(DeviceException e) {
    return e.problem().id() == ProblemId.FILE_TIMEOUT;
  }

  /**
   * Whether it is one path that is not answered for, and not the phone.
   *
   * @throws DeviceException that reason, if too many are
   */
  private boolean mayPassOver(DeviceException silence) throws DeviceException {
    if (!answersForOthers()) {
      return false;
    }
    if (silent.mayPassOverOneMore()) {
      return true;
    }
    String known = told;
    if (known != null && answersFor(known)) {
      silent.answered();
    }
    if (!silent.mayPassOverOneMore()) {
      throw silence;
    }
    return true;
  }

  /** Whether the phone is there: one path that it never answers for must not keep all others from being listed. */
  private boolean answersForOthers() {
    return answersFor("/");
  }

  private boolean answersFor(String path) {
    try {
      var _ = files.stat(path, cancellation);
      return true;
    } catch (DeviceException e) {
      return e.reach() == DeviceException.Reach.FILE;
    }
  }

  private static boolean diedUnderTheQuestion(DeviceException e) {
    return e.reach() == DeviceException.Reach.CONNECTION;
  }

  /** The phone could not read it, and did not say that it must not be read or is not there. */
  private static boolean isBadMoment(DeviceException e) {
    return e.problem().id() == ProblemId.FILE_UNREADABLE;
  }

  /** Collects answers that come on another thread, in the order of the questions; the first {@link #count} of those are answered. */
  private static final class Answers<T> {
    private final Map<String, Optional<T>> answers = new HashMap<>();
    private final List<String> unreadable = new ArrayList<>();
    private int count;

    synchronized void answered(String path, T answer) {
      count++;
      answers.put(path, Optional.of(answer));
    }

    synchronized void failed(String path, DeviceException reason) {
      count++;
      if (reason.problem().id() != ProblemId.FILE_VANISHED) {
        answers.put(path, Optional.empty());
      }
      if (isBadMoment(reason)) {
        unreadable.add(path);
      }
    }

    synchronized int count() {
      return count;
    }

    synchronized Map<String, Optional<T>> answers() {
      return answers;
    }

    synchronized List<String> unreadable() {
      return unreadable;
    }
  }
}
