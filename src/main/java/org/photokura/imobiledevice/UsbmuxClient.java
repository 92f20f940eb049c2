package org.photokura.imobiledevice;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.photokura.core.Cancellation;
import org.photokura.core.ProblemId;
import org.photokura.core.Registration;
import org.photokura.core.concurrent.Threads;
import org.photokura.device.DeviceException;
import org.photokura.protocol.usbmux.UsbmuxCodec;
import org.photokura.protocol.usbmux.UsbmuxDevice;
import org.photokura.protocol.usbmux.UsbmuxHeader;
import org.photokura.protocol.usbmux.UsbmuxReply;
import org.photokura.protocol.usbmux.UsbmuxRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks usbmuxd itself, over a socket of our own: libusbmuxd tells neither missing from hung nor the number of a connection, and gives up
 * {@code ListDevices} for the rest of the process after one failure. Every question has a connection, a deadline and a cancellation of its own.
 *
 * <p><b>Source:</b> libusbmuxd {@code src/libusbmuxd.c}, usbmuxd {@code src/client.c}. <b>Checked by:</b> UsbmuxClientTest.
 * <b>Unverified:</b> Apple's own usbmuxd on macOS and Windows.
 */
final class UsbmuxClient {

  private static final Logger LOG = LoggerFactory.getLogger(UsbmuxClient.class);
  private static final int TAG = 1;

  private final Supplier<UsbmuxAddress> address;
  private final long timeoutMillis;
  private final BooleanSupplier maySleep;
  private final BooleanSupplier installed;
  private volatile boolean sleeps;

  /**
   * @param address asked anew for each question, because the demo changes it
   * @param timeoutMillis for one question and its answer
   * @param maySleep whether a usbmuxd that is missing only means that no phone is there; see {@link SleepingService}
   * @param installed whether a service that nobody answers for is known to be installed, and so was only stopped; see {@link AppleSoftware}
   */
  UsbmuxClient(Supplier<UsbmuxAddress> address, long timeoutMillis, BooleanSupplier maySleep, BooleanSupplier installed) {
    this.address = address;
    this.timeoutMillis = timeoutMillis;
    this.maySleep = maySleep;
    this.installed = installed;
  }

  /**
   * The entries that usbmuxd lists now; a phone on the cable and on Wi-Fi has two. None where it {@link #sleeps}.
   *
   * @throws DeviceException USBMUXD_MISSING, USBMUXD_REFUSED or USBMUXD_HUNG; so do the other calls
   */
  List<UsbmuxDevice> devices(Cancellation cancellation) throws DeviceException {
    UsbmuxReply reply;
    try {
      reply = ask(new UsbmuxRequest.ListDevices(), cancellation);
      sleeps = false;
    } catch (DeviceException e) {
      sleeps = e.problem().id() == ProblemId.USBMUXD_MISSING && maySleep.getAsBoolean();
      if (sleeps) {
        return List.of();
      }
      throw e;
    }
    if (reply instanceof UsbmuxReply.DeviceList list) {
      return list.devices();
    }
    throw DeviceException.device(ProblemId.USBMUXD_HUNG, "usbmuxd did not list the devices");
  }

  /** Whether usbmuxd did not run when it was last asked for phones, because there is none. */
  boolean sleeps() {
    return sleeps;
  }

  /** This computer's record of its pairing with the phone, as it was saved; empty if there is none. */
  Optional<byte[]> pairRecord(String udid, Cancellation cancellation) throws DeviceException {
    return ask(new UsbmuxRequest.ReadPairRecord(udid), cancellation) instanceof UsbmuxReply.PairRecord record
        ? Optional.of(record.record())
        : Optional.empty();
  }

  /** The id that this computer shows to phones; empty if usbmuxd has none. */
  Optional<String> buid(Cancellation cancellation) throws DeviceException {
    return ask(new UsbmuxRequest.ReadBuid(), cancellation) instanceof UsbmuxReply.Buid buid ? Optional.of(buid.value()) : Optional.empty();
  }

  private UsbmuxReply ask(UsbmuxRequest request, Cancellation cancellation) throws DeviceException {
    cancellation.throwIfCancelled();
    var question = new Question(request);
    try {
      IOException refusal = new ConnectException("no address");
      for (SocketAddress place : address.get().socketAddresses()) {
        try (var channel = open(place); var _ = question.limit(channel); var _ = cancellation.onCancel(() -> close(channel))) {
          return question.put(channel, place);
        } catch (ConnectException e) {
          refusal = e;
        }
      }
      throw refusal;
    } catch (IOException e) {
      if (cancellation.isCancelled()) {
        throw new CancellationException("cancelled");
      }
      throw question.failure(e);
    }
  }

  private static SocketChannel open(SocketAddress place) throws IOException {
    if (!(place instanceof UnixDomainSocketAddress unix)) {
      return SocketChannel.open();
    }
    if (!Files.exists(unix.getPath())) {
      throw new NoSuchFileException(unix.toString());
    }
    return SocketChannel.open(StandardProtocolFamily.UNIX);
  }

  private static void close(SocketChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      LOG.debug("closing a socket to usbmuxd", e);
    }
  }

  /** One question; remembers how far it came, which tells what a failure means. */
  private final class Question {
    private final UsbmuxRequest request;
    private volatile boolean timeUp;
    private boolean connected;

    Question(UsbmuxRequest request) {
      this.request = request;
    }

    /** Closing the channel wakes whoever waits in it. */
    Registration limit(SocketChannel channel) {
      var task = Threads.timer().schedule(() -> {
        timeUp = true;
        close(channel);
      }, timeoutMillis, TimeUnit.MILLISECONDS);
      return () -> task.cancel(false);
    }

    UsbmuxReply put(SocketChannel channel, SocketAddress place) throws IOException {
      channel.connect(place);
      connected = true;
      var message = UsbmuxCodec.encode(request, TAG);
      while (message.hasRemaining()) {
        channel.write(message);
      }
      var header = UsbmuxHeader.decode(read(channel, UsbmuxHeader.BYTES));
      return UsbmuxCodec.reply(header, read(channel, header.payloadBytes()).array());
    }

    private ByteBuffer read(SocketChannel channel, int bytes) throws IOException {
      var buffer = ByteBuffer.allocate(bytes);
      while (buffer.hasRemaining()) {
        if (channel.read(buffer) < 0) {
          throw new EOFException("usbmuxd broke off after " + buffer.position() + " of " + bytes + " bytes");
        }
      }
      return buffer.flip();
    }

    DeviceException failure(IOException e) {
      if (timeUp) {
        return DeviceException.device(ProblemId.USBMUXD_HUNG, request.getClass().getSimpleName() + ": no answer in " + timeoutMillis + " ms");
      }
      if (connected) {
        return DeviceException.device(ProblemId.USBMUXD_HUNG, request.getClass().getSimpleName() + ": " + e);
      }
      boolean nobody = e instanceof ConnectException || e instanceof NoSuchFileException || e instanceof UnknownHostException;
      return DeviceException.device(nobody && !installed.getAsBoolean() ? ProblemId.USBMUXD_MISSING : ProblemId.USBMUXD_REFUSED, e.toString());
    }
  }
}
