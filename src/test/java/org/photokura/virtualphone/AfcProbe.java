package org.photokura.virtualphone;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.photokura.protocol.afc.AfcHeader;
import org.photokura.protocol.afc.AfcOperation;
import org.photokura.protocol.afc.AfcStatus;

/** A naive AFC client for tests: frames by hand, requests in flight as one likes. */
final class AfcProbe implements AutoCloseable {

  private final TestHost.Wire wire;
  private long lastNumber;

  AfcProbe(TestHost.Wire wire) {
    this.wire = wire;
  }

  /**
   * One reply.
   *
   * @param payload what followed the 40 bytes of the header, header payload and data alike
   */
  record Reply(AfcHeader header, byte[] payload) {
    AfcStatus status() {
      if (header.operation() != AfcOperation.STATUS.code()) {
        throw new AssertionError("no status but operation " + header.operation());
      }
      return AfcStatus.of(word());
    }

    long word() {
      return ByteBuffer.wrap(payload).order(ByteOrder.LITTLE_ENDIAN).getLong();
    }

    byte[] data() {
      if (header.operation() != AfcOperation.DATA.code()) {
        throw new AssertionError("no data but status " + AfcStatus.of(word()));
      }
      return payload;
    }

    List<String> texts() {
      var texts = new ArrayList<String>();
      int start = 0;
      byte[] all = data();
      for (int i = 0; i < all.length; i++) {
        if (all[i] == 0) {
          texts.add(new String(all, start, i - start, StandardCharsets.UTF_8));
          start = i + 1;
        }
      }
      return texts;
    }

    Map<String, String> pairs() {
      List<String> texts = texts();
      var pairs = new LinkedHashMap<String, String>();
      for (int i = 0; i + 1 < texts.size(); i += 2) {
        pairs.put(texts.get(i), texts.get(i + 1));
      }
      return pairs;
    }
  }

  TestHost.Wire wire() {
    return wire;
  }

  static byte[] request(long number, AfcOperation operation, byte[] payload, byte[] data) {
    var frame = ByteBuffer.allocate(AfcHeader.BYTES + payload.length + data.length);
    int headerBytes = AfcHeader.BYTES + payload.length;
    new AfcHeader(headerBytes + data.length, headerBytes, number, operation.code()).encode(frame);
    return frame.put(payload).put(data).array();
  }

  static byte[] words(long... words) {
    var bytes = ByteBuffer.allocate(words.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (long word : words) {
      bytes.putLong(word);
    }
    return bytes.array();
  }

  static byte[] text(String text) {
    return (text + "\0").getBytes(StandardCharsets.UTF_8);
  }

  static byte[] join(byte[]... parts) {
    var out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  /** Sends a request; returns its number. */
  long send(AfcOperation operation, byte[] payload) throws IOException {
    wire.send(ByteBuffer.wrap(request(++lastNumber, operation, payload, new byte[0])));
    return lastNumber;
  }

  Reply receive() throws IOException {
    AfcHeader header = AfcHeader.decode(ByteBuffer.wrap(wire.receive(AfcHeader.BYTES)));
    return new Reply(header, wire.receive((int) (header.entireBytes() - AfcHeader.BYTES)));
  }

  Reply ask(AfcOperation operation, byte[] payload) throws IOException {
    long number = send(operation, payload);
    Reply reply = receive();
    if (reply.header().packetNumber() != number) {
      throw new IOException("asked with " + number + ", answered with " + reply.header().packetNumber());
    }
    return reply;
  }

  Reply stat(String path) throws IOException {
    return ask(AfcOperation.GET_FILE_INFO, text(path));
  }

  Reply list(String path) throws IOException {
    return ask(AfcOperation.READ_DIR, text(path));
  }

  Reply open(String path, long mode) throws IOException {
    return ask(AfcOperation.FILE_OPEN, join(words(mode), text(path)));
  }

  long open(String path) throws IOException {
    Reply reply = open(path, 1);
    if (reply.header().operation() != AfcOperation.FILE_OPEN_RESULT.code()) {
      throw new IOException("open: " + reply.status());
    }
    return reply.word();
  }

  Reply read(long handle, long length) throws IOException {
    return ask(AfcOperation.FILE_READ, words(handle, length));
  }

  AfcStatus seek(long handle, long whence, long offset) throws IOException {
    return ask(AfcOperation.FILE_SEEK, words(handle, whence, offset)).status();
  }

  AfcStatus close(long handle) throws IOException {
    return ask(AfcOperation.FILE_CLOSE, words(handle)).status();
  }

  @Override
  public void close() throws IOException {
    wire.close();
  }
}
