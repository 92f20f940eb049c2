package org.photokura.afc;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.photokura.core.ProblemId;
import org.photokura.device.DeviceException;
import org.photokura.device.DeviceFiles.ListSink;
import org.photokura.protocol.afc.AfcOperation;
import org.photokura.protocol.afc.AfcPath;
import org.photokura.protocol.afc.AfcReplies;
import org.photokura.protocol.afc.AfcRequest;
import org.photokura.protocol.afc.MalformedFrameException;

/**
 * Lists many folders, some requests in flight. As in {@link ListCall}, names count only once a later reply came: that of the next folder, or of the stat that
 * ends the call.
 */
final class ListAllCall extends AfcCall<List<ListAllCall.Answer>> {

  private static final AfcPath ROOT = new AfcPath("/");

  /** A listing may be large, and a person's request waits behind those in flight. */
  private static final int MAX_IN_FLIGHT = 16;

  /** What came of a folder: names, or the failure. */
  record Answer(String folder, @Nullable List<String> names, @Nullable DeviceException failure) {
    void giveTo(ListSink sink) {
      if (names != null) {
        sink.listed(folder, names);
      } else if (failure != null) {
        sink.failed(folder, failure);
      }
    }
  }

  private final List<String> folders;
  private final int maxInFlight;
  private final List<Answer> confirmed = new ArrayList<>();
  private @Nullable Answer unconfirmed;
  private int sent;
  private int answered;

  /**
   * @param folders at least one
   */
  ListAllCall(List<String> folders, int maxInFlight) {
    super(folders.getFirst());
    this.folders = folders;
    this.maxInFlight = Math.min(maxInFlight, MAX_IN_FLIGHT);
  }

  @Override
  public boolean isBulk() {
    return true;
  }

  @Override
  @Nullable AfcRequest next() {
    if (sent - answered >= maxInFlight || sent > folders.size()) {
      return null;
    }
    int index = sent++;
    return index == folders.size() ? new AfcRequest.GetFileInfo(ROOT) : request(folders.get(index));
  }

  /** A path that no phone can have is asked for as the root, and the answer thrown away. */
  private static AfcRequest request(String folder) {
    AfcPath path = pathOrNull(folder);
    return path == null ? new AfcRequest.GetFileInfo(ROOT) : new AfcRequest.ReadDir(path);
  }

  private static @Nullable AfcPath pathOrNull(String folder) {
    try {
      return new AfcPath(folder);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  @Override
  void answered(AfcRequest request, AfcReply reply) throws DeviceException {
    int index = answered++;
    Answer answer = index < folders.size() ? answer(folders.get(index), request, reply) : null;
    if (unconfirmed != null) {
      confirmed.add(unconfirmed);
    }
    unconfirmed = answer;
    if (answer == null) {
      complete(confirmed);
    }
  }

  private Answer answer(String folder, AfcRequest request, AfcReply reply) throws DeviceException {
    if (!(request instanceof AfcRequest.ReadDir)) {
      return new Answer(folder, null, DeviceException.file(ProblemId.FILE_VANISHED, folder, "no path of a phone"));
    }
    long code = reply.code(AfcOperation.DATA);
    try {
      if (code == AfcProblems.SUCCESS) {
        return new Answer(folder, AfcReplies.names(reply.payload()), null);
      }
      return new Answer(folder, null, AfcProblems.of(code, AfcOperation.READ_DIR, folder));
    } catch (MalformedFrameException e) {
      var nonsense = AfcProblems.nonsense(folder, e);
      throwIfFirstNonsense(nonsense);
      return new Answer(folder, null, nonsense);
    }
  }

  @Override
  long kept() {
    return confirmed.size();
  }

  @Override
  void restart() {
    unconfirmed = null;
    answered = confirmed.size();
    sent = answered;
  }
}
