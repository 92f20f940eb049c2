package org.photokura.virtualphone;

import org.jspecify.annotations.Nullable;
import org.photokura.protocol.afc.AfcStatus;
import org.photokura.protocol.lockdown.LockdownError;

/** Something that goes wrong with a virtual phone, scripted. Armed with {@link VirtualPhone#arm}; several may hit the same request. */
public sealed interface Fault {

  /** A fault that hits AFC requests. */
  sealed interface OnRequest extends Fault {
    When when();
  }

  /**
   * The connection breaks in the middle of a reply, or right after it if the reply is shorter.
   *
   * @param afterBytes plain bytes of the reply, its header included, that still arrive
   * @param tearRecord under TLS: those bytes arrive in a record whose end is missing, so none of its bytes can be read
   */
  record CutConnection(When when, long afterBytes, boolean tearRecord) implements OnRequest {
    public CutConnection(When when, long afterBytes) {
      this(when, afterBytes, false);
    }
  }

  /**
   * No AFC connection lives for long: each breaks in the middle of the reply that would go beyond so many bytes.
   *
   * @param bytes plain bytes of all replies of the connection
   */
  record ShortLife(long bytes) implements Fault {}

  /** No AFC connection bears a second request before it answered the first: it closes then, and answers neither. */
  record OneRequestAtATime() implements Fault {}

  /** So many bytes of the reply arrive, then nothing more on this connection, which stays open. */
  record Stall(When when, long afterBytes) implements OnRequest {}

  /** A read gives at most so many bytes, though more were asked for and are there. */
  record ShortRead(When when, int maxBytes) implements OnRequest {}

  /** The request is refused with that code. */
  record Answer(When when, AfcStatus status) implements OnRequest {}

  /** The reply comes later. */
  record Delay(When when, long millis) implements OnRequest {}

  /** The reply trickles: so many bytes a second, whatever the cable could do. */
  record Slow(When when, long bytesPerSecond) implements OnRequest {}

  /** The reply carries a number that nobody asked with. */
  record WrongPacketNumber(When when) implements OnRequest {}

  /** Instead of a reply come bytes that are no frame. */
  record GarbageFrame(When when) implements OnRequest {}

  /** The phone locks itself before it answers. */
  record Lock(When when) implements OnRequest {}

  /**
   * The cable comes out in the middle of a reply: every connection of the phone breaks.
   *
   * @param afterBytes of the reply that still arrive
   * @param plugInAfterMillis when it is plugged in again; null: never
   */
  record Unplug(When when, long afterBytes, @Nullable Long plugInAfterMillis) implements OnRequest {
    public Unplug(When when, long afterBytes) {
      this(when, afterBytes, null);
    }
  }

  /** A file does not stay as it was. It looks as before until that moment is over. */
  record FileChanges(String path, Moment moment, Change change) implements Fault {

    /** The first of these on the path is answered as before, what follows is not. */
    public enum Moment {
      STAT,
      OPEN,
      READ
    }
  }

  /** What becomes of a file. */
  sealed interface Change {
    /** It is gone; handles that are open find nothing more to read. */
    record Vanishes() implements Change {}

    /** It has that size; what is beyond the old end reads as zeros, and its time moves on by a second. */
    record Resizes(long sizeBytes) implements Change {}
  }

  /**
   * lockdownd answers a request with an error.
   *
   * @param request such as {@code Pair}, {@code StartSession}, {@code StartService}, {@code GetValue}
   * @param service for {@code StartService}: only this one; null: any
   * @param skip how many pass first
   * @param times how many are hit then
   */
  record LockdownAnswers(String request, @Nullable String service, LockdownError error, long skip, long times) implements Fault {
    public LockdownAnswers(String request, LockdownError error) {
      this(request, null, error, 0, Long.MAX_VALUE);
    }
  }

  /** lockdownd takes the request and never answers. */
  record LockdownStalls(String request) implements Fault {}

  /** The phone grants only so many connections to a service at once. */
  record ConnectionLimit(String service, int connections, Refusal refusal) implements Fault {

    /** How it refuses one more. */
    public enum Refusal {
      /** {@code StartService} answers {@code ServiceLimit}. */
      SERVICE_LIMIT,
      /** {@code StartService} succeeds, connecting to the port does not. */
      CONNECTION_REFUSED,
      /** The connection is made and closed before anything was answered. */
      CLOSED_AT_ONCE,
      /** The connection is made and nothing is ever answered. */
      NO_ANSWER
    }
  }
}
