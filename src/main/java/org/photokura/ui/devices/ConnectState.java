package org.photokura.ui.devices;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.photokura.core.Problem;
import org.photokura.core.ProblemId;
import org.photokura.device.AttachedDevice;
import org.photokura.device.DeviceFacts;

/** Where the window stands with the phone that it shows. */
public sealed interface ConnectState {

  /** No phone is there. */
  record Looking() implements ConnectState {}

  /** Nothing can be seen: the USB service or the library is missing or silent. */
  record Blocked(Problem problem) implements ConnectState {}

  /** A phone is there and has not told anything yet. */
  record Connecting(Who who) implements ConnectState {}

  /** The phone asks its owner, since then. */
  record WaitingForTrust(Who who, Instant since) implements ConnectState {}

  /** The owner said no. */
  record Refused(Who who) implements ConnectState {}

  /** The phone forgot this computer. */
  record Stale(Who who) implements ConnectState {}

  /** The phone must be unlocked. */
  record Locked(Who who) implements ConnectState {}

  /** Something else keeps the phone from being read. */
  record Troubled(Who who, Problem problem) implements ConnectState {}

  /** Trusted and readable. */
  record Ready(Who who) implements ConnectState {}

  /** What keeps the phone from being read; null if nothing does, or nobody knows yet. */
  default @Nullable Problem problem() {
    return switch (this) {
      case Blocked blocked -> blocked.problem;
      case Troubled troubled -> troubled.problem;
      case Locked _ -> Problem.of(ProblemId.DEVICE_LOCKED);
      case Stale _ -> Problem.of(ProblemId.PAIRING_STALE);
      case Refused _ -> Problem.of(ProblemId.TRUST_REFUSED);
      case WaitingForTrust _ -> Problem.of(ProblemId.TRUST_WAITING);
      case Looking _, Connecting _, Ready _ -> null;
    };
  }

  /** The phone that cannot be read yet; null if there is none, or it can. */
  default @Nullable AttachedDevice awaited() {
    return switch (this) {
      case Connecting(Who who) -> who.device();
      case WaitingForTrust(Who who, _) -> who.device();
      case Refused(Who who) -> who.device();
      case Stale(Who who) -> who.device();
      case Locked(Who who) -> who.device();
      case Troubled(Who who, _) -> who.device();
      case Looking _, Blocked _, Ready _ -> null;
    };
  }

  /** A phone and what is known of it. */
  record Who(AttachedDevice device, DeviceFacts facts) {

    /** What the owner calls it, if it said so. */
    public @Nullable String name() {
      return facts.name();
    }
  }
}
