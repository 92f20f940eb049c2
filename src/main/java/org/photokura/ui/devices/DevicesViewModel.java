package org.photokura.ui.devices;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.photokura.core.Problem;
import org.photokura.core.ProblemId;
import org.photokura.core.Registration;
import org.photokura.core.concurrent.Threads;
import org.photokura.device.AttachedDevice;
import org.photokura.device.DeviceAccess;
import org.photokura.device.DeviceMonitor;
import org.photokura.device.DevicesSnapshot;
import org.photokura.device.DevicesSnapshot.SeenDevice;
import org.photokura.device.TrustState;
import org.photokura.device.Udid;
import org.photokura.ui.devices.ConnectState.Blocked;
import org.photokura.ui.devices.ConnectState.Connecting;
import org.photokura.ui.devices.ConnectState.Locked;
import org.photokura.ui.devices.ConnectState.Looking;
import org.photokura.ui.devices.ConnectState.Ready;
import org.photokura.ui.devices.ConnectState.Refused;
import org.photokura.ui.devices.ConnectState.Stale;
import org.photokura.ui.devices.ConnectState.Troubled;
import org.photokura.ui.devices.ConnectState.WaitingForTrust;
import org.photokura.ui.devices.ConnectState.Who;
import org.photokura.ui.fx.Background;

/**
 * Which phone the window shows and where it stands. A phone that never answered is asked for Trust by itself; one that refused or forgot us only when the
 * person wants to ask again.
 */
public final class DevicesViewModel implements AutoCloseable {

  private static final Duration BETWEEN_QUESTIONS = Duration.ofSeconds(1);

  private final DeviceAccess access;
  private final DeviceMonitor monitor;
  private final Background background;
  private final Clock clock;
  private final Registration watching;

  private final ReadOnlyObjectWrapper<ConnectState> state = new ReadOnlyObjectWrapper<>(new Looking());
  private final ReadOnlyObjectWrapper<List<Who>> phones = new ReadOnlyObjectWrapper<>(List.of());
  private DevicesSnapshot snapshot;
  private @Nullable Udid chosen;
  private Instant connectingSince = Instant.EPOCH;

  private Background.Job question = Background.Job.NONE;
  private @Nullable AttachedDevice asked;
  private @Nullable Instant askedSince;
  private @Nullable ConnectState answer;
  private @Nullable ScheduledFuture<?> nextQuestion;

  public DevicesViewModel(DeviceAccess access, DeviceMonitor monitor, Background background, Clock clock) {
    this.access = access;
    this.monitor = monitor;
    this.background = background;
    this.clock = clock;
    this.snapshot = monitor.now();
    this.watching = monitor.onChange(seen -> background.ui().execute(() -> see(seen)));
    see(snapshot);
  }

  /** Where the window stands. */
  public ReadOnlyObjectProperty<ConnectState> stateProperty() {
    return state.getReadOnlyProperty();
  }

  public ConnectState state() {
    return state.get();
  }

  /** All phones that are there, to switch between. */
  public ReadOnlyObjectProperty<List<Who>> phonesProperty() {
    return phones.getReadOnlyProperty();
  }

  /** Shows another phone. */
  public void choose(Udid udid) {
    chosen = udid;
    forgetQuestion();
    see(snapshot);
  }

  /** Makes the phone ask its owner, also after a refusal. */
  public void askAgain() {
    current(snapshot).ifPresent(phone -> {
      forgetQuestion();
      ask(phone.device());
      see(snapshot);
    });
  }

  /** The time of day, as the phone may show it. */
  LocalTime time() {
    return LocalTime.now(clock);
  }

  /** Looks at once. */
  public void lookAgain() {
    monitor.lookAgain();
  }

  /** How long the phone has been asking its owner. */
  public Duration askingFor() {
    return state.get() instanceof WaitingForTrust waiting ? Duration.between(waiting.since(), clock.instant()) : Duration.ZERO;
  }

  /** How long the phone has left us without any word; zero where it is not so. */
  Duration silentFor() {
    return state.get() instanceof Connecting ? Duration.between(connectingSince, clock.instant()) : Duration.ZERO;
  }

  private void see(DevicesSnapshot seen) {
    snapshot = seen;
    phones.set(seen.devices().stream().map(p -> new Who(p.device(), p.facts())).toList());
    var phone = current(seen);
    if (phone.isEmpty()) {
      forgetQuestion();
      Problem blocked = seen.problem();
      show(blocked == null || blocked.id() == ProblemId.NO_DEVICE ? new Looking() : new Blocked(blocked));
      return;
    }
    if (asked != null && (asked.muxId() != phone.get().device().muxId() || phone.get().trust() == TrustState.TRUSTED)) {
      forgetQuestion();
    }
    if (asked == null && phone.get().trust() == TrustState.WAITING && phone.get().problem() == null) {
      ask(phone.get().device());
    }
    show(stateOf(phone.get()));
  }

  /** The chosen phone if it is there, else the first that works, else the first. */
  private Optional<SeenDevice> current(DevicesSnapshot seen) {
    return seen.devices().stream().filter(p -> p.device().udid().equals(chosen)).findFirst()
        .or(() -> seen.devices().stream().filter(p -> p.trust() == TrustState.TRUSTED).findFirst())
        .or(() -> seen.devices().stream().findFirst());
  }

  private ConnectState stateOf(SeenDevice phone) {
    var who = new Who(phone.device(), phone.facts());
    Problem trouble = phone.problem();
    if (trouble != null) {
      return trouble.id() == ProblemId.DEVICE_LOCKED ? new Locked(who) : new Troubled(who, trouble);
    }
    if (asked != null && phone.trust() != TrustState.TRUSTED) {
      return answer != null ? answer : new WaitingForTrust(who, Objects.requireNonNull(askedSince));
    }
    return switch (phone.trust()) {
      case null -> new Connecting(who);
      case TRUSTED -> new Ready(who);
      case WAITING -> new WaitingForTrust(who, clock.instant());
      case REFUSED -> new Refused(who);
      case STALE -> new Stale(who);
      case LOCKED -> new Locked(who);
    };
  }

  private void show(ConnectState next) {
    if (!next.equals(state.get())) {
      if (next instanceof Connecting && !(state.get() instanceof Connecting)) {
        connectingSince = clock.instant();
      }
      state.set(next);
    }
  }

  private void ask(AttachedDevice device) {
    asked = device;
    askedSince = clock.instant();
    answer = null;
    askOnce(device);
  }

  private void askOnce(AttachedDevice device) {
    question = background.run(cancellation -> access.pair(device, cancellation), trust -> answered(device, trust), problem -> {
      answer = new Troubled(whoIs(device), problem);
      see(snapshot);
    });
  }

  private void answered(AttachedDevice device, TrustState trust) {
    switch (trust) {
      case TRUSTED -> monitor.lookAgain();
      case REFUSED -> answer = new Refused(whoIs(device));
      case WAITING, STALE, LOCKED -> {
        answer = trust == TrustState.LOCKED ? new Locked(whoIs(device)) : null;
        nextQuestion = Threads.timer().schedule(
            () -> background.ui().execute(() -> askOnceIfStillAsked(device)), BETWEEN_QUESTIONS.toMillis(), TimeUnit.MILLISECONDS);
      }
    }
    see(snapshot);
  }

  private void askOnceIfStillAsked(AttachedDevice device) {
    if (device.equals(asked)) {
      askOnce(device);
    }
  }

  private Who whoIs(AttachedDevice device) {
    return snapshot.devices().stream()
        .filter(p -> p.device().udid().equals(device.udid()))
        .map(p -> new Who(p.device(), p.facts()))
        .findFirst()
        .orElseGet(() -> new Who(device, org.photokura.device.DeviceFacts.UNKNOWN));
  }

  private void forgetQuestion() {
    question.cancel();
    if (nextQuestion != null) {
      nextQuestion.cancel(false);
      nextQuestion = null;
    }
    asked = null;
    askedSince = null;
    answer = null;
  }

  @Override
  public void close() {
    watching.close();
    forgetQuestion();
  }
}
