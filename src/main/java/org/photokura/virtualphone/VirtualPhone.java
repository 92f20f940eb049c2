package org.photokura.virtualphone;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.photokura.core.Registration;
import org.photokura.core.concurrent.Threads;

/**
 * An iPhone in software: what it is ({@link PhoneProfile}), what lies on it ({@link MediaTree}), what its owner does, what goes wrong
 * with it ({@link Fault}), and what it saw ({@link PhoneStatistics}). Plug it into a {@link VirtualUsbmuxd} and real clients talk to it.
 * Thread-safe.
 */
public final class VirtualPhone {

  /** Told to observers of the notification proxy when the owner locks or unlocks. */
  private static final String LOCK_STATE_CHANGED = "com.apple.springboard.lockstate";

  /** Told to usbmuxd when the owner taps Trust. */
  private static final String REQUEST_PAIR = "com.apple.mobile.lockdown.request_pair";

  private static final int ESCROW_BAG_BYTES = 32;

  private final PhoneProfile profile;
  private final Builder options;
  private final Trust trust;
  private final PhoneKeys keys;
  private final PhoneValues values;
  private final FaultBoard faults = new FaultBoard();
  private final ServedFiles files;
  private final PhoneServices services;
  private final NotificationService notifications = new NotificationService(this);
  private final ProfileService profiles = new ProfileService(this);
  private final Counters counters = new Counters();
  private final Set<PhoneConnection> connections = ConcurrentHashMap.newKeySet();
  private final byte[] escrowBag = new byte[ESCROW_BAG_BYTES];
  private volatile Link link;
  private volatile boolean locked;
  private volatile @Nullable String lastTlsVersion;
  private volatile @Nullable VirtualUsbmuxd usbmuxd;

  private VirtualPhone(Builder options) {
    this.options = options;
    this.profile = options.profile;
    this.keys = PhoneKeys.of(profile.udid());
    this.trust = new Trust(options.trustsAtOnce);
    this.link = new Link(options.link);
    this.values = new PhoneValues(profile, keys, this::isLocked);
    this.files = new ServedFiles(options.tree, faults);
    this.services =
        new PhoneServices(
            Map.of(
                "com.apple.afc", this::serveAfc,
                "com.apple.mobile.diagnostics_relay", new DiagnosticsService(this),
                "com.apple.mobile.notification_proxy", notifications,
                "com.apple.mobile.insecure_notification_proxy", notifications,
                "com.apple.mobile.MCInstall", profiles,
                "com.apple.mobile.heartbeat", new HeartbeatService(this)),
            faults);
    new SecureRandom().nextBytes(escrowBag);
  }

  /** A phone with that content, {@link PhoneProfile#IPHONE}, trusting at once, TLS on all services, no link model. */
  public static Builder serving(MediaTree tree) {
    return new Builder(tree);
  }

  /** How a phone is to be. */
  public static final class Builder {
    private final MediaTree tree;
    private PhoneProfile profile = PhoneProfile.IPHONE;
    private LinkModel link = LinkModel.NONE;
    private LockPolicy lockPolicy = LockPolicy.STRICT;
    private AfcOptions afc = AfcOptions.DEFAULT;
    private boolean trustsAtOnce = true;
    private boolean serviceTls = true;
    private boolean lockedAfterRestart;
    private long restartMillis = 2_000;

    private Builder(MediaTree tree) {
      this.tree = tree;
    }

    public Builder profile(PhoneProfile value) {
      profile = value;
      return this;
    }

    public Builder link(LinkModel value) {
      link = value;
      return this;
    }

    public Builder lockPolicy(LockPolicy value) {
      lockPolicy = value;
      return this;
    }

    public Builder afc(AfcOptions value) {
      afc = value;
      return this;
    }

    /**
     * False: {@code Pair} raises the dialog, and the owner answers it with {@link VirtualPhone#trust()} or {@link VirtualPhone#refuse()}.
     */
    public Builder trustsAtOnce(boolean value) {
      trustsAtOnce = value;
      return this;
    }

    /** False: services speak plain, as AFC over USB did on older phones; the lockdown session itself stays under TLS. */
    public Builder serviceTls(boolean value) {
      serviceTls = value;
      return this;
    }

    /** How long the phone is away when it restarts, and whether it is locked when it comes back. */
    public Builder restart(long awayMillis, boolean lockedAfterwards) {
      restartMillis = awayMillis;
      lockedAfterRestart = lockedAfterwards;
      return this;
    }

    public VirtualPhone build() {
      return new VirtualPhone(this);
    }
  }

  public PhoneProfile profile() {
    return profile;
  }

  /** What the phone saw until now. */
  public PhoneStatistics statistics() {
    return counters.snapshot();
  }

  /** What the latest TLS handshake agreed on, such as {@code TLSv1.3}; empty before the first. */
  public Optional<String> lastTlsVersion() {
    return Optional.ofNullable(lastTlsVersion);
  }

  /** How often a client tried to change something; the number that must stay 0. */
  public long writeAttempts() {
    return counters.snapshot().writeAttempts();
  }

  // ---- the owner

  /** Taps Trust, now or as soon as the dialog appears. */
  public void trust() {
    trust.trust();
    notifications.post(REQUEST_PAIR);
  }

  /** Taps Don't Trust, now or as soon as the dialog appears; asked again after the next plug. */
  public void refuse() {
    trust.refuse();
  }

  /** Forgets every computer (Reset Location &amp; Privacy): their pairing records are stale from now on. */
  public void forget() {
    trust.forget();
  }

  /** Whether the dialog "Trust This Computer?" is up. */
  public boolean asksForTrust() {
    return trust.dialog() == Trust.Dialog.SHOWN;
  }

  /** Breaks all connections of services, as a loose plug does; the phone stays where it is. */
  public void dropConnections() {
    connections.stream().filter(connection -> !connection.isLockdown()).forEach(PhoneConnection::close);
  }

  public void lock() {
    locked = true;
    if (options.lockPolicy.connections()) {
      dropConnections();
    }
    notifications.post(LOCK_STATE_CHANGED);
  }

  public void unlock() {
    locked = false;
    notifications.post(LOCK_STATE_CHANGED);
  }

  public boolean isLocked() {
    return locked;
  }

  /** Pulls the cable: all connections over it break. Nothing happens if it is not plugged in. */
  public void unplug() {
    VirtualUsbmuxd daemon = usbmuxd;
    if (daemon != null) {
      daemon.unplug(this);
    }
  }

  /** Plugs the cable in again where it was last. */
  public void plug() {
    VirtualUsbmuxd daemon = usbmuxd;
    if (daemon == null) {
      throw new IllegalStateException("this phone was never plugged into a usbmuxd");
    }
    daemon.plug(this);
  }

  // ---- what goes wrong, and how fast it goes

  /** Arms a fault; close the registration to disarm it. */
  public Registration arm(Fault fault) {
    return faults.arm(fault);
  }

  /** Disarms all faults. */
  public void disarm() {
    faults.clear();
  }

  /** Another cable, for connections made from now on. */
  public void link(LinkModel model) {
    link = new Link(model);
  }

  /**
   * Makes lockdownd answer {@code GetValue} with that value.
   *
   * @param domain null: the one without a name
   * @param value a property list value
   */
  public void value(@Nullable String domain, String key, Object value) {
    values.put(domain, key, value);
  }

  /** Takes back what {@link #value} set. */
  public void usualValue(@Nullable String domain, String key) {
    values.remove(domain, key);
  }

  /** Installs these configuration profiles, and no others. */
  public void profiles(List<String> identifiers, boolean supervised) {
    profiles.set(identifiers, supervised);
  }

  /** Posts a notification to clients that observe it. */
  public void notify(String name) {
    notifications.post(name);
  }

  // ---- what the services need

  Trust trusted() {
    return trust;
  }

  PhoneKeys keys() {
    return keys;
  }

  PhoneValues values() {
    return values;
  }

  FaultBoard faults() {
    return faults;
  }

  ServedFiles files() {
    return files;
  }

  PhoneServices services() {
    return services;
  }

  Counters counters() {
    return counters;
  }

  Link link() {
    return link;
  }

  Set<PhoneConnection> connections() {
    return connections;
  }

  byte[] escrowBag() {
    return escrowBag.clone();
  }

  LockPolicy lockPolicy() {
    return options.lockPolicy;
  }

  AfcOptions afcOptions() {
    return options.afc;
  }

  boolean serviceTls() {
    return options.serviceTls;
  }

  boolean deniesFiles() {
    return locked && options.lockPolicy.files();
  }

  /** Answers a client's handshake. */
  void startTls(PhoneStream stream, PairedHost client) throws IOException {
    lastTlsVersion = stream.startTls(client.tls()).getProtocol();
  }

  /** The phone is plugged into this one now. */
  void pluggedInto(VirtualUsbmuxd daemon) {
    usbmuxd = daemon;
  }

  /** The cable came out: the dialog goes away, and started services with it. */
  void unplugged() {
    trust.unplugged();
    services.forgetWaiting();
  }

  /** Goes away and comes back after the time it takes to restart. */
  void restart() {
    counters.restarts.incrementAndGet();
    locked |= options.lockedAfterRestart;
    unplugFor(options.restartMillis);
  }

  /**
   * @param millis until it is plugged in again; null: it stays away
   */
  void unplugFor(@Nullable Long millis) {
    unplug();
    if (millis != null) {
      var _ = Threads.timer().schedule(this::plug, millis, TimeUnit.MILLISECONDS);
    }
  }

  private void serveAfc(PhoneStream stream) throws IOException {
    counters.connections.up();
    try {
      new AfcSession(this, stream, counters.totalConnections.incrementAndGet()).run();
    } finally {
      counters.connections.down();
    }
  }
}
