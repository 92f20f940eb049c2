package org.photokura.afc;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;
import org.photokura.device.DeviceException;
import org.photokura.device.ServiceConnection;
import org.photokura.protocol.afc.AfcHeader;
import org.photokura.protocol.afc.AfcPath;
import org.photokura.protocol.afc.AfcRequest;
import org.photokura.protocol.afc.MalformedFrameException;

/**
 * Frames on one connection: requests go out in batches, replies come in, in step. A phone answers in the order of the requests, each reply with its
 * request's number; a connection where that does not hold is worth nothing, since nobody knows whose bytes are coming. Used by one thread at a time.
 *
 * <p><b>Source:</b> libimobiledevice {@code src/afc.c} (which has one request in flight). <b>Checked by:</b> AfcLaneFaultTest, AfcConnectionTest.
 * <b>Unverified:</b> that real phones answer several requests in flight in order; see {@link AfcHealth}.
 */
final class AfcStream {

  private static final int MAX_FRAME_BYTES = AfcHeader.BYTES + Long.BYTES + AfcPath.MAX_BYTES + 1;
  private static final int MAX_SMALL_PAYLOAD_BYTES = 64 * 1024;
  private static final int MAX_FOLDER_BYTES = 32 * 1024 * 1024;

  private static final AfcPath ROOT = new AfcPath("/");
  private static final long GREETING_MILLIS = 5_000;

  private record Sent(AfcRequest request, long number, ReplyHandler handler) {}

  private final ServiceConnection connection;
  private final AfcTuning tuning;
  private int maxRequests;
  private final AfcHealth health;
  private final AfcInput input;
  private final AfcReply reply;
  private final ByteBuffer output;
  private final ArrayDeque<Sent> outstanding = new ArrayDeque<>();
  private int outstandingBytes;
  private int outstandingBulk;
  private long lastNumber;
  private long answeredBytes;
  private boolean lasted;
  private int answeredTogether;

  /**
   * @param maxRequests requests in flight
   */
  AfcStream(ServiceConnection connection, AfcTuning tuning, int maxRequests, AfcHealth health) {
    this.connection = connection;
    this.tuning = tuning;
    this.maxRequests = maxRequests;
    this.health = health;
    this.input = new AfcInput(connection, tuning.replyTimeoutMillis());
    this.reply = new AfcReply(input);
    this.output = ByteBuffer.allocateDirect(Math.max(tuning.maxRequestBytes(), MAX_FRAME_BYTES));
  }

  /** Whether one more request may be in flight. */
  boolean canSend() {
    return outstanding.isEmpty()
        || (outstanding.size() < maxRequests && outstandingBytes + MAX_FRAME_BYTES <= tuning.maxRequestBytes());
  }

  /** Whether nothing is in flight. */
  boolean isIdle() {
    return outstanding.isEmpty();
  }

  /** Queues a request; it leaves with the next {@link #step}. Only if {@link #canSend}. */
  void add(AfcRequest request, ReplyHandler handler) {
    request.encode(output, ++lastNumber);
    outstanding.add(new Sent(request, lastNumber, handler));
    outstandingBytes += request.frameBytes();
    outstandingBulk += handler.isBulk() ? 1 : 0;
  }

  /** Bytes of the replies that came whole. */
  long answeredBytes() {
    return answeredBytes;
  }

  /** Another bound on the requests in flight, from now on. */
  void maxRequests(int requests) {
    maxRequests = requests;
  }

  /** The connection broke, and not because we closed it. */
  void broke() {
    health.broke(answeredBytes);
  }

  /**
   * The phone closed the connection, without our doing. Where several requests were in flight, and hardly ever one of several was answered here, these may be what it
   * does not bear.
   */
  void closedByPhone() {
    if (answeredTogether < 2) {
      health.silent(outstanding.size());
    }
  }

  /** Requests in flight that are of long lists. */
  int bulkInFlight() {
    return outstandingBulk;
  }

  /**
   * Asks something harmless and waits shortly for any answer: a phone that grants no more connections may accept one and never serve it.
   *
   * @throws DeviceException CONNECTION_LOST or DEVICE_TIMEOUT if there is none
   */
  void greet() throws DeviceException, InterruptedException {
    add(new AfcRequest.GetFileInfo(ROOT), (request, reply) -> {});
    input.timeout(Math.min(GREETING_MILLIS, tuning.replyTimeoutMillis()));
    step();
    input.timeout(tuning.replyTimeoutMillis());
  }

  /** Who waits for the next reply; null if nobody does. */
  @Nullable ReplyHandler awaited() {
    var first = outstanding.peek();
    return first == null ? null : first.handler();
  }

  /** What the next reply answers; null if nothing is in flight. */
  @Nullable AfcRequest awaitedRequest() {
    var first = outstanding.peek();
    return first == null ? null : first.request();
  }

  /**
   * Sends what is queued, reads the next reply and gives it to its handler. Something must be in flight.
   *
   * @throws DeviceException the connection is worth nothing any more
   */
  void step() throws DeviceException, InterruptedException {
    try {
      flush();
      answer(outstanding.element());
    } catch (DeviceException e) {
      if (AfcProblems.isTimeout(e)) {
        health.silent(outstanding.size());
      }
      throw e;
    }
  }

  private void answer(Sent sent) throws DeviceException, InterruptedException {
    boolean together = outstandingBulk == outstanding.size();
    input.expectBehind(together ? AfcHeader.BYTES * (outstanding.size() - 1) : 0);
    var header = header(sent);
    long bytes = header.entireBytes();
    reply.begin(header);
    sent.handler().replied(sent.request(), reply);
    reply.skip();
    outstanding.remove();
    answeredBytes += bytes;
    lasted = lasted || health.lasts(answeredBytes);
    outstandingBytes -= sent.request().frameBytes();
    outstandingBulk -= sent.handler().isBulk() ? 1 : 0;
  }

  private void flush() throws DeviceException {
    if (output.position() > 0) {
      connection.send(output.flip(), tuning.replyTimeoutMillis());
      output.clear();
    }
  }

  private AfcHeader header(Sent sent) throws DeviceException {
    try {
      var header = AfcHeader.decode(input.take(AfcHeader.BYTES));
      if (header.packetNumber() != sent.number()) {
        throw new MalformedFrameException("AFC packet " + header.packetNumber() + " instead of " + sent.number());
      }
      long payload = header.entireBytes() - AfcHeader.BYTES;
      if (payload > maxPayloadBytes(sent.request())) {
        throw new MalformedFrameException("AFC payload of " + payload + " bytes to " + sent.request().operation());
      }
      health.inStep(outstanding.size());
      answeredTogether += outstanding.size() > 1 ? 1 : 0;
      return header;
    } catch (MalformedFrameException e) {
      health.outOfStep();
      throw AfcProblems.broken(e.getMessage());
    }
  }

  private static long maxPayloadBytes(AfcRequest request) {
    return switch (request) {
      case AfcRequest.FileRead read -> Math.max(read.maxBytes(), Long.BYTES);
      case AfcRequest.ReadDir _ -> MAX_FOLDER_BYTES;
      default -> MAX_SMALL_PAYLOAD_BYTES;
    };
  }
}
