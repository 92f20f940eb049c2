package org.photokura.afc;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.photokura.device.DeviceException;
import org.photokura.protocol.afc.AfcOperation;
import org.photokura.protocol.afc.AfcPath;
import org.photokura.protocol.afc.AfcReplies;
import org.photokura.protocol.afc.AfcRequest;
import org.photokura.protocol.afc.MalformedFrameException;

/** Lists a folder. The names count only once a stat that was sent behind it was answered too: a listing that lost its end would lose photos. */
final class ListCall extends AfcCall<List<String>> {

  private final AfcPath folder;
  private int sent;
  private @Nullable List<String> names;

  ListCall(AfcPath folder) {
    super(folder.toString());
    this.folder = folder;
  }

  @Override
  @Nullable AfcRequest next() {
    return switch (sent++) {
      case 0 -> new AfcRequest.ReadDir(folder);
      case 1 -> new AfcRequest.GetFileInfo(folder);
      default -> null;
    };
  }

  @Override
  void answered(AfcRequest request, AfcReply reply) throws DeviceException {
    if (names != null) {
      complete(names);
      return;
    }
    long code = reply.code(AfcOperation.DATA);
    if (code != AfcProblems.SUCCESS) {
      throw AfcProblems.of(code, AfcOperation.READ_DIR, path());
    }
    try {
      names = AfcReplies.names(reply.payload());
    } catch (MalformedFrameException e) {
      throw AfcProblems.nonsense(path(), e);
    }
  }

  @Override
  void restart() {
    sent = 0;
    names = null;
  }
}
