package org.photokura.virtualphone;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.photokura.protocol.usbmux.UsbmuxCodec;
import org.photokura.protocol.usbmux.UsbmuxDevice.Connection;
import org.photokura.protocol.usbmux.UsbmuxHeader;
import org.photokura.protocol.usbmux.UsbmuxReply;
import org.photokura.protocol.usbmux.UsbmuxReply.Result;
import org.photokura.protocol.usbmux.UsbmuxRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One client of the virtual usbmuxd: it asks, listens, or turns its connection into one to a phone. */
final class MuxClient implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(MuxClient.class);

  private final VirtualUsbmuxd usbmuxd;
  private final PhoneStream stream;
  private boolean listening;
  private boolean binary;

  MuxClient(VirtualUsbmuxd usbmuxd, SocketChannel channel) {
    this.usbmuxd = usbmuxd;
    this.stream = new PhoneStream(channel, usbmuxd.gate());
  }

  /** Serves on the calling thread until the client goes away. */
  void run() {
    try (stream) {
      PhoneConnection connection = null;
      while (connection == null) {
        var bytes = ByteBuffer.allocate(UsbmuxHeader.BYTES);
        if (!stream.readFully(bytes)) {
          return;
        }
        UsbmuxHeader header = UsbmuxHeader.decode(bytes.flip());
        var payload = ByteBuffer.allocate(header.payloadBytes());
        if (payload.hasRemaining() && !stream.readFully(payload)) {
          return;
        }
        connection = handle(header, payload.array());
      }
      connection.serve();
    } catch (IOException e) {
      LOG.debug("usbmux client ended", e);
    }
  }

  private @Nullable PhoneConnection handle(UsbmuxHeader header, byte[] payload) throws IOException {
    binary = header.message() != UsbmuxHeader.PLIST_MESSAGE;
    if (header.version() != UsbmuxHeader.BINARY && header.version() != UsbmuxHeader.PLIST) {
      send(new Result(Result.BAD_VERSION), header.tag());
      return null;
    }
    UsbmuxRequest request = UsbmuxCodec.request(header, payload);
    if (listening) {
      send(new Result(Result.BAD_COMMAND), header.tag());
      throw new IOException("a listener asked for something else");
    }
    switch (request) {
      case UsbmuxRequest.Connect connect -> {
        return connect(connect, header.tag());
      }
      case UsbmuxRequest.Listen _ -> {
        listening = true;
        usbmuxd.listen(this, header.tag());
      }
      default -> send(answer(request), header.tag());
    }
    return null;
  }

  private UsbmuxReply answer(UsbmuxRequest request) {
    return switch (request) {
      case UsbmuxRequest.ListDevices _ -> new UsbmuxReply.DeviceList(usbmuxd.devices());
      case UsbmuxRequest.ListListeners _ -> new UsbmuxReply.ListenerList(usbmuxd.listenerNames());
      case UsbmuxRequest.ReadBuid _ -> new UsbmuxReply.Buid(usbmuxd.records().buid());
      case UsbmuxRequest.ReadPairRecord read -> {
        Optional<byte[]> record = usbmuxd.records().get(read.udid());
        yield record.isPresent() ? new UsbmuxReply.PairRecord(record.get()) : new Result(Result.NO_SUCH_RECORD);
      }
      case UsbmuxRequest.SavePairRecord save -> {
        usbmuxd.records().put(save.udid(), save.record());
        if (save.deviceId() != null && usbmuxd.phoneOnCable(save.deviceId()).isPresent()) {
          usbmuxd.tellListeners(new UsbmuxReply.Paired(save.deviceId()));
        }
        yield new Result(Result.OK);
      }
      case UsbmuxRequest.DeletePairRecord delete -> new Result(usbmuxd.records().remove(delete.udid()) ? Result.OK : Result.NO_SUCH_RECORD);
      case UsbmuxRequest.Unanswerable unanswerable -> new Result(unanswerable.result());
      case UsbmuxRequest.Listen _, UsbmuxRequest.Connect _ -> throw new IllegalArgumentException("handled by itself: " + request);
    };
  }

  private @Nullable PhoneConnection connect(UsbmuxRequest.Connect request, int tag) throws IOException {
    Optional<VirtualPhone> phone = usbmuxd.phoneOnCable(request.deviceId());
    if (phone.isEmpty()) {
      send(new Result(Result.BAD_DEVICE), tag);
      return null;
    }
    PhoneConnection connection = connectionTo(phone.get(), request);
    send(new Result(connection == null ? Result.CONNECTION_REFUSED : Result.OK), tag);
    return connection;
  }

  private @Nullable PhoneConnection connectionTo(VirtualPhone phone, UsbmuxRequest.Connect request) {
    var cable = new PhoneConnection.Way(Connection.USB, () -> usbmuxd.phoneOnCable(request.deviceId()).isPresent());
    if (request.port() == LockdownService.PORT) {
      return PhoneConnection.toLockdown(phone, cable, stream, phone.services()::register);
    }
    StartedService started = phone.services().take(request.port());
    if (started == null || phone.services().limitReached(started.name(), Fault.ConnectionLimit.Refusal.CONNECTION_REFUSED)) {
      return null;
    }
    return PhoneConnection.toService(phone, cable, stream, started);
  }

  /** Sends an event, or the answer to Listen (the only one with a tag); a client that went away is no matter. */
  void tell(UsbmuxReply event, int tag) {
    try {
      send(event, tag);
    } catch (IOException e) {
      LOG.debug("a listener went away", e);
    }
  }

  private synchronized void send(UsbmuxReply reply, int tag) throws IOException {
    boolean old = binary && reply instanceof Result;
    stream.write(old ? UsbmuxCodec.encodeBinary((Result) reply, tag) : UsbmuxCodec.encode(reply, tag));
  }

  @Override
  public void close() {
    stream.close();
  }
}
