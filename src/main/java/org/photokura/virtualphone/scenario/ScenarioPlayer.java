package org.photokura.virtualphone.scenario;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.photokura.core.Registration;
import org.photokura.protocol.afc.AfcStatus;
import org.photokura.protocol.plist.PropertyLists;
import org.photokura.virtualphone.Fault;
import org.photokura.virtualphone.MediaTree;
import org.photokura.virtualphone.VirtualPhone;
import org.photokura.virtualphone.When;

/**
 * A library with the notes of photo synchronisation laid over it; which notes, can be changed while a phone serves it. Serve {@link #tree()}, then {@link #attach} the
 * phone and {@link #play} scenarios. Thread-safe.
 */
public final class ScenarioPlayer {

  private static final String CLOCK = "TimeIntervalSince1970";
  private static final String CPL = "/PhotoData/CPL";
  private static final String PRIVATE = "/PhotoData/private/com.apple.assetsd";
  private static final String SYNC_STATUS = CPL + "/syncstatus.plist";
  private static final String PAUSE = CPL + "/pauseICloudPhotos";
  private static final String INITIAL_SYNC = CPL + "/initialsync_marker";
  private static final String ENABLED = "/PhotoData/cpl_enabled_marker";
  private static final String ENABLE_LOG = PRIVATE + "/cloudServiceEnableLog.plist";
  /** What a scenario decides alone, whatever the library below holds. */
  private static final Set<String> OWN = Set.of(SYNC_STATUS, PAUSE, INITIAL_SYNC, ENABLED, ENABLE_LOG);

  private final MediaTree below;
  private final Clock clock;
  private final Overlay overlay = new Overlay();
  private final List<Registration> faults = new ArrayList<>();
  private final List<Value> changed = new ArrayList<>();
  private @Nullable VirtualPhone phone;
  private volatile Map<String, Note> notes = Map.of();

  /** A lockdown value that a scenario changed. */
  private record Value(String domain, String key) {}

  /** A file that a scenario puts there. */
  private record Note(byte[] bytes, Instant modified) {}

  public ScenarioPlayer(MediaTree below, Clock clock) {
    this.below = below;
    this.clock = clock;
    notes = notes(Scenario.ALL_WELL.sync());
  }

  /** What the phone is to serve. */
  public MediaTree tree() {
    return overlay;
  }

  /** The phone that serves {@link #tree()}. */
  public synchronized void attach(VirtualPhone servingPhone) {
    phone = servingPhone;
  }

  /** From now on the phone is in this state; what an earlier scenario changed is undone. */
  public synchronized void play(Scenario scenario) {
    var target = phone;
    if (target == null) {
      throw new IllegalStateException("no phone is attached");
    }
    faults.forEach(Registration::close);
    faults.clear();
    notes = notes(scenario.sync());
    for (String path : scenario.sync().denied()) {
      faults.add(target.arm(new Fault.Answer(When.at(path), AfcStatus.PERMISSION_DENIED)));
      faults.add(target.arm(new Fault.Answer(When.at(path + "/*"), AfcStatus.PERMISSION_DENIED)));
    }
    changed.forEach(value -> target.usualValue(name(value.domain), value.key));
    changed.clear();
    scenario.sync().lockdown().forEach((domain, values) -> values.forEach((key, value) -> {
      changed.add(new Value(domain, key));
      target.value(name(domain), key, value);
    }));
    if (!scenario.sync().clockOffset().isZero()) {
      changed.add(new Value("", CLOCK));
      target.value(null, CLOCK, clock.instant().plus(scenario.sync().clockOffset()).toEpochMilli() / 1000.0);
    }
    target.profiles(scenario.sync().profiles(), false);
  }

  private static @Nullable String name(String domain) {
    return domain.isEmpty() ? null : domain;
  }

  private Map<String, Note> notes(Sync sync) {
    // The phone's own clock writes the times.
    var now = clock.instant().plus(sync.clockOffset());
    var made = new HashMap<String, Note>();
    if (sync.status() != null) {
      var values = new TreeMap<String, Object>(sync.status());
      values.put("lastSyncDate", now.minus(sync.age()));
      var bytes = sync.corrupt() ? "not a property list".getBytes(StandardCharsets.UTF_8) : PropertyLists.toBinary(values);
      made.put(SYNC_STATUS, new Note(bytes, now.minus(sync.age())));
    }
    if (sync.markers()) {
      var since = now.minus(Duration.ofDays(400));
      made.put(ENABLED, new Note("2025-10-18 09.12.44.018".getBytes(StandardCharsets.UTF_8), since));
      made.put(INITIAL_SYNC, new Note(new byte[0], since));
    }
    if (sync.pause() != null) {
      made.put(PAUSE, new Note(PropertyLists.toXml(Map.of("reason", 3L, "unpauseTime", now.plus(sync.pause()))), now.minusSeconds(3600)));
    }
    if (sync.switchedOff()) {
      made.put(ENABLE_LOG, new Note(PropertyLists.toBinary(List.of(
          Map.of("enabled", true, "timestamp", now.minus(Duration.ofDays(400))),
          Map.of("enabled", false, "timestamp", now.minus(Duration.ofDays(1))))), now.minus(Duration.ofDays(1))));
    }
    return Map.copyOf(made);
  }

  /** The library with the notes on top. */
  private final class Overlay implements MediaTree {

    @Override
    public Optional<Entry> stat(String path) {
      var note = notes.get(path);
      if (note != null) {
        return Optional.of(Entry.file(note.bytes.length, note.modified.getEpochSecond() * 1_000_000_000L));
      }
      if (OWN.contains(path)) {
        return Optional.empty();
      }
      var entry = below.stat(path);
      return entry.isEmpty() && !list(path).isEmpty() ? Optional.of(Entry.folder(clock.millis() * 1_000_000L)) : entry;
    }

    @Override
    public List<String> list(String folder) {
      var names = new LinkedHashSet<>(below.list(folder));
      String prefix = folder.equals("/") ? "/" : folder + "/";
      OWN.stream().filter(path -> path.startsWith(prefix) && path.indexOf('/', prefix.length()) < 0).forEach(path -> names.remove(path.substring(prefix.length())));
      notes.keySet().stream().filter(path -> path.startsWith(prefix)).map(path -> path.substring(prefix.length()).split("/", 2)[0]).sorted().forEach(names::add);
      return List.copyOf(names);
    }

    @Override
    public int read(String path, long offset, ByteBuffer into) throws IOException {
      var note = notes.get(path);
      if (note == null) {
        return OWN.contains(path) ? 0 : below.read(path, offset, into);
      }
      int count = (int) Math.max(0, Math.min(into.remaining(), note.bytes.length - offset));
      into.put(note.bytes, (int) Math.min(offset, note.bytes.length), count);
      return count;
    }
  }
}
