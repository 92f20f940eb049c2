package org.photokura.virtualphone;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.photokura.protocol.lockdown.PlistFrame;
import org.photokura.protocol.plist.PropertyLists;

/** Property lists over a stream, one after another. Sending is thread-safe. */
final class PlistChannel {

  private final PhoneStream stream;
  private final Link link;

  PlistChannel(PhoneStream stream, Link link) {
    this.stream = stream;
    this.link = link;
  }

  /** The next message; null if the client went away between two. */
  @Nullable Map<String, Object> receive() throws IOException {
    var length = ByteBuffer.allocate(PlistFrame.LENGTH_BYTES);
    if (!stream.readFully(length)) {
      return null;
    }
    var payload = ByteBuffer.allocate(PlistFrame.payloadBytes(length.flip()));
    if (!stream.readFully(payload)) {
      return null;
    }
    long arrivedNanos = System.nanoTime();
    Map<String, Object> message = PropertyLists.parseDictionary(payload.array());
    Link.waitUntil(arrivedNanos + link.model().latencyNanos());
    return message;
  }

  synchronized void send(Map<String, Object> message) throws IOException {
    stream.write(PlistFrame.encode(message));
  }
}
