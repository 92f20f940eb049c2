package org.photokura.virtualphone;

import java.io.EOFException;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.photokura.protocol.afc.AfcOperation;
import org.photokura.protocol.afc.AfcStatus;
import org.photokura.virtualphone.Fault.FileChanges.Moment;

/**
 * One AFC connection: the read side complete, everything that would change something refused and counted. Requests are answered in order.
 *
 * <p><b>Source:</b> libimobiledevice {@code src/afc.c}; pymobiledevice3 {@code tests/services/test_afc.py}, which runs against phones:
 * listing a file is READ_ERROR, a missing path, also below a file, OBJECT_NOT_FOUND, an unknown handle INVALID_ARGUMENT, {@code ..}
 * inside the root is followed. <b>Checked by:</b> AfcSessionTest, StrangersTest. <b>Unverified:</b> how many files a phone lets be open;
 * opening a folder; what newer phones answer to positional reads.
 */
final class AfcSession {

  private static final int MODE_READ_ONLY = 1;

  private final VirtualPhone phone;
  private final int connection;
  private final AfcReplies replies;
  private final AfcInput input;
  private final AfcAnswers answers;
  private final AfcPaths paths;
  private final OpenFiles open;

  /**
   * @param connection the how-manieth of this phone, from 1
   */
  AfcSession(VirtualPhone phone, PhoneStream stream, int connection) {
    this.phone = phone;
    this.connection = connection;
    this.replies = new AfcReplies(stream, phone.link(), phone.afcOptions().dataInHeader());
    AfcInput.Source source = phone.link().model().unlimited() ? new DirectInput(stream) : new TimedInput(stream);
    this.input = new AfcInput(source, replies::flush, phone.counters());
    this.answers = new AfcAnswers(phone, replies);
    this.paths = new AfcPaths(phone.files());
    this.open = new OpenFiles(phone.afcOptions().fileSlots());
  }

  /** Serves until the client goes away or a fault ends it. */
  void run() throws IOException {
    try {
      while (true) {
        input.next();
        if (input.hasAnother() && phone.faults().oneRequestAtATime()) {
          throw new EOFException();
        }
        serve();
        input.done();
      }
    } catch (EOFException | AfcReplies.BrokenOff _) {
      // The client is done, or the connection has lived for long enough.
    } finally {
      phone.counters().openFiles.down(open.count());
    }
  }

  private void serve() throws IOException {
    Optional<AfcOperation> known = AfcOperation.of(input.header().operation());
    AfcOperation operation = known.orElse(AfcOperation.STATUS);
    OpenFiles.OpenFile file = usesHandle(operation) ? open.get(input.takeLong(0)) : null;
    String path = pathOf(operation, file);
    FaultBoard.Effects effects = phone.faults().onRequest(operation, path, connection);
    long leaveNanos = input.arrivedNanos() + phone.link().model().latencyNanos();
    try {
      replies.lifeBytes(phone.faults().lifeBytes());
      replies.begin(effects == null ? leaveNanos : leaveNanos + TimeUnit.MILLISECONDS.toNanos(effects.delayMillis), effects);
      if (effects == null || !preempted(effects)) {
        answer(operation, path, file, effects == null ? Integer.MAX_VALUE : effects.maxReadBytes);
      }
      replies.end();
    } catch (AfcReplies.BrokenOff e) {
      if (effects != null && effects.breaksAfterBytes() != Long.MAX_VALUE) {
        breakOff(effects); // Else the connection has lived for long enough.
      }
      throw new EOFException();
    }
  }

  /** What happens before, or instead of, the answer; true if there is no answer left to give. */
  private boolean preempted(FaultBoard.Effects effects) throws IOException {
    if (effects.delayMillis > 0) {
      Link.waitUntil(input.arrivedNanos() + TimeUnit.MILLISECONDS.toNanos(effects.delayMillis));
    }
    if (effects.lock) {
      phone.lock();
    }
    if (effects.garbage) {
      replies.garbage();
      return true;
    }
    if (effects.answer != null) {
      replies.status(input.header().packetNumber(), effects.answer.status());
      return true;
    }
    return false;
  }

  private void breakOff(FaultBoard.Effects effects) throws IOException {
    if (effects.unplug != null && effects.unplug.afterBytes() == effects.breaksAfterBytes()) {
      phone.unplugFor(effects.unplug.plugInAfterMillis());
    } else if (effects.stallAfterBytes == effects.breaksAfterBytes()) {
      input.drain();
    }
  }

  private static boolean usesHandle(AfcOperation operation) {
    return switch (operation) {
      case FILE_READ, FILE_SEEK, FILE_TELL, FILE_CLOSE, FILE_READ_AT, FILE_WRITE, FILE_WRITE_AT, FILE_SET_SIZE, FILE_LOCK -> true;
      default -> false;
    };
  }

  /** The normalised path that the request is about; null if it has none. */
  private @Nullable String pathOf(AfcOperation operation, OpenFiles.@Nullable OpenFile file) {
    if (file != null) {
      return file.path;
    }
    return switch (operation) {
      case READ_DIR, GET_FILE_INFO, REMOVE_PATH, MAKE_DIR, REMOVE_PATH_AND_CONTENTS, FILE_HASH, SIZE_OF_PATH, RENAME_PATH ->
          AfcPaths.normalise(input.takeText(0));
      case FILE_OPEN, TRUNCATE, SET_FILE_TIME, MAKE_LINK -> AfcPaths.normalise(input.takeText(Long.BYTES));
      case READ_FILE -> AfcPaths.normalise(input.takeText(2 * Long.BYTES));
      default -> null;
    };
  }

  private void answer(AfcOperation operation, @Nullable String path, OpenFiles.@Nullable OpenFile file, int maxReadBytes)
      throws IOException {
    long number = input.header().packetNumber();
    switch (operation) {
      case READ_DIR -> list(number, path);
      case GET_FILE_INFO -> stat(number, path);
      case GET_DEVICE_INFO -> answers.deviceInfo(number);
      case FILE_OPEN -> open(number, path, input.takeLong(0));
      case FILE_READ -> read(number, file, maxReadBytes);
      case FILE_SEEK -> seek(number, file);
      case FILE_TELL -> tell(number, file);
      case FILE_CLOSE -> close(number, file);
      case READ_FILE, FILE_READ_AT -> positional(number, operation, path, file, maxReadBytes);
      case SET_FS_BLOCK_SIZE, SET_SOCKET_BLOCK_SIZE -> replies.status(number, AfcStatus.SUCCESS);
      case GET_CONNECTION_INFO, SET_CONNECTION_OPTIONS, FILE_HASH, FILE_HASH_RANGE, SIZE_OF_PATH ->
          replies.status(number, AfcStatus.NOT_SUPPORTED);
      case WRITE_FILE, WRITE_PART, TRUNCATE, REMOVE_PATH, MAKE_DIR, WRITE_FILE_ATOMIC, FILE_WRITE, FILE_SET_SIZE, RENAME_PATH, FILE_LOCK,
              MAKE_LINK, SET_FILE_TIME, FILE_SET_IMMUTABLE_HINT, REMOVE_PATH_AND_CONTENTS, FILE_WRITE_AT ->
          refuseWrite(number);
      case STATUS, DATA, FILE_OPEN_RESULT, FILE_TELL_RESULT -> replies.status(number, AfcStatus.UNKNOWN_PACKET);
    }
  }

  private void refuseWrite(long number) throws IOException {
    phone.counters().writeAttempts.increment();
    replies.status(number, AfcStatus.PERMISSION_DENIED);
  }

  private void list(long number, @Nullable String path) throws IOException {
    phone.counters().lists.increment();
    String folder = path == null ? null : paths.resolve(path);
    if (path == null) {
      replies.status(number, AfcStatus.PERMISSION_DENIED);
    } else if (folder == null || phone.files().stat(folder).isEmpty()) {
      replies.status(number, AfcStatus.OBJECT_NOT_FOUND);
    } else if (phone.files().stat(folder).orElseThrow().type() != MediaTree.Type.FOLDER) {
      replies.status(number, AfcStatus.READ_ERROR);
    } else {
      answers.names(number, phone.files().list(folder));
    }
  }

  private void stat(long number, @Nullable String path) throws IOException {
    phone.counters().stats.increment();
    if (path == null) {
      replies.status(number, AfcStatus.PERMISSION_DENIED);
      return;
    }
    Optional<MediaTree.Entry> entry = phone.files().stat(path);
    if (entry.isEmpty()) {
      entry = throughLinks(path);
    }
    if (entry.isEmpty()) {
      replies.status(number, AfcStatus.OBJECT_NOT_FOUND);
      return;
    }
    answers.fileInfo(number, path, entry.get());
    phone.files().passed(path, Moment.STAT);
  }

  /** A path below a link; the last name itself is not followed. */
  private Optional<MediaTree.Entry> throughLinks(String path) {
    int slash = path.lastIndexOf('/');
    String folder = slash == 0 ? "/" : paths.resolve(path.substring(0, slash));
    if (folder == null) {
      return Optional.empty();
    }
    return phone.files().stat((folder.equals("/") ? "" : folder) + path.substring(slash));
  }

  private void open(long number, @Nullable String path, long mode) throws IOException {
    if (mode != MODE_READ_ONLY) {
      refuseWrite(number);
      return;
    }
    String target = path == null ? null : paths.resolve(path);
    Optional<MediaTree.Entry> entry = target == null ? Optional.empty() : phone.files().stat(target);
    if (path == null || phone.deniesFiles()) {
      replies.status(number, AfcStatus.PERMISSION_DENIED);
    } else if (target == null || entry.isEmpty()) {
      replies.status(number, AfcStatus.OBJECT_NOT_FOUND);
    } else if (entry.get().type() == MediaTree.Type.FOLDER) {
      replies.status(number, AfcStatus.OBJECT_IS_DIR);
    } else {
      OpenFiles.OpenFile file = open.open(target, entry.get());
      if (file == null) {
        replies.status(number, AfcStatus.NO_RESOURCES);
        return;
      }
      phone.counters().opens.increment();
      phone.counters().openFiles.up();
      replies.word(number, AfcOperation.FILE_OPEN_RESULT, file.handle);
      phone.files().passed(target, Moment.OPEN);
    }
  }

  private void read(long number, OpenFiles.@Nullable OpenFile file, int maxReadBytes) throws IOException {
    if (file == null) {
      replies.status(number, AfcStatus.INVALID_ARGUMENT);
      return;
    }
    file.position += answers.stretch(number, file.path, sizeNow(file), file.position, input.takeLong(Long.BYTES), maxReadBytes);
  }

  private long sizeNow(OpenFiles.OpenFile file) {
    if (!phone.files().mayChange(file.path)) {
      return file.entry.sizeBytes();
    }
    return phone.files().stat(file.path).map(MediaTree.Entry::sizeBytes).orElse(0L);
  }

  private void seek(long number, OpenFiles.@Nullable OpenFile file) throws IOException {
    if (file == null) {
      replies.status(number, AfcStatus.INVALID_ARGUMENT);
      return;
    }
    long offset = input.takeLong(2 * Long.BYTES);
    long target =
        switch ((int) input.takeLong(Long.BYTES)) {
          case 0 -> offset;
          case 1 -> file.position + offset;
          case 2 -> sizeNow(file) + offset;
          default -> -1;
        };
    if (target >= 0) {
      file.position = target;
    }
    replies.status(number, target >= 0 ? AfcStatus.SUCCESS : AfcStatus.INVALID_ARGUMENT);
  }

  private void tell(long number, OpenFiles.@Nullable OpenFile file) throws IOException {
    if (file == null) {
      replies.status(number, AfcStatus.INVALID_ARGUMENT);
    } else {
      replies.word(number, AfcOperation.FILE_TELL_RESULT, file.position);
    }
  }

  private void close(long number, OpenFiles.@Nullable OpenFile file) throws IOException {
    if (file == null || !open.close(file.handle)) {
      replies.status(number, AfcStatus.INVALID_ARGUMENT);
      return;
    }
    phone.counters().openFiles.down();
    replies.status(number, AfcStatus.SUCCESS);
  }

  /** FILE_READ_AT: handle, offset, length. READ_FILE: offset, length, path. */
  private void positional(long number, AfcOperation operation, @Nullable String path, OpenFiles.@Nullable OpenFile file, int maxReadBytes)
      throws IOException {
    if (!phone.afcOptions().positionalReads()) {
      replies.status(number, AfcStatus.NOT_SUPPORTED);
      return;
    }
    if (operation == AfcOperation.FILE_READ_AT) {
      if (file == null) {
        replies.status(number, AfcStatus.INVALID_ARGUMENT);
      } else {
        answers.stretch(number, file.path, sizeNow(file), input.takeLong(Long.BYTES), input.takeLong(2 * Long.BYTES), maxReadBytes);
      }
      return;
    }
    String target = path == null ? null : paths.resolve(path);
    Optional<MediaTree.Entry> entry = target == null ? Optional.empty() : phone.files().stat(target);
    if (target == null || entry.isEmpty()) {
      replies.status(number, AfcStatus.OBJECT_NOT_FOUND);
    } else {
      answers.stretch(number, target, entry.get().sizeBytes(), input.takeLong(0), input.takeLong(Long.BYTES), maxReadBytes);
    }
  }
}
