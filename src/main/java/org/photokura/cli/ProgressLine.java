package org.photokura.cli;

import java.util.Map;
import org.photokura.text.Texts;
import org.photokura.transfer.TransferSnapshot;

/** One line that says where a run stands. */
final class ProgressLine {

  private ProgressLine() {}

  static String of(TransferSnapshot snapshot, Texts texts) {
    if (snapshot.waitingFor() != null) {
      return texts.sentences(texts.what(snapshot.waitingFor()), texts.toDo(snapshot.waitingFor()));
    }
    if (snapshot.phase() == TransferSnapshot.Phase.PREPARING) {
      return texts.get("cli.progress.preparing");
    }
    var formats = texts.formats();
    var line = texts.get("cli.progress.line", Map.of(
        "done", snapshot.itemsDone(), "total", snapshot.itemsTotal(),
        "bytes", formats.sizeOf(snapshot.bytesDone(), snapshot.bytesTotal()),
        "rate", formats.rate(snapshot.bytesPerSecond())));
    return snapshot.timeLeft() == null ? line : line + " · " + formats.timeLeft(snapshot.timeLeft());
  }
}
