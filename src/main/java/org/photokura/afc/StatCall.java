package org.photokura.afc;

import org.jspecify.annotations.Nullable;
import org.photokura.device.DeviceException;
import org.photokura.device.FileInfo;
import org.photokura.protocol.afc.AfcFileInfo;
import org.photokura.protocol.afc.AfcOperation;
import org.photokura.protocol.afc.AfcPath;
import org.photokura.protocol.afc.AfcRequest;
import org.photokura.protocol.afc.MalformedFrameException;

/** Asks for one path. */
final class StatCall extends AfcCall<FileInfo> {

  private final AfcPath file;
  private boolean sent;

  StatCall(AfcPath file) {
    super(file.toString());
    this.file = file;
  }

  @Override
  @Nullable AfcRequest next() {
    if (sent) {
      return null;
    }
    sent = true;
    return new AfcRequest.GetFileInfo(file);
  }

  @Override
  void answered(AfcRequest request, AfcReply reply) throws DeviceException {
    complete(info(path(), reply));
  }

  /**
   * The answer to a GET_FILE_INFO.
   *
   * @throws DeviceException of reach FILE if the phone refused or told nonsense
   */
  static FileInfo info(String path, AfcReply reply) throws DeviceException {
    long code = reply.code(AfcOperation.DATA);
    if (code != AfcProblems.SUCCESS) {
      throw AfcProblems.of(code, AfcOperation.GET_FILE_INFO, path);
    }
    try {
      return FileInfos.of(AfcFileInfo.decode(reply.payload()));
    } catch (MalformedFrameException e) {
      throw AfcProblems.nonsense(path, e);
    }
  }

  @Override
  void restart() {
    sent = false;
  }
}
