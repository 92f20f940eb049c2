package org.photokura.virtualphone;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.photokura.core.Registration;
import org.photokura.protocol.afc.AfcOperation;
import org.photokura.protocol.lockdown.LockdownError;

/** The faults that are armed on a phone, and how often each of them matched. Thread-safe; costs nothing while it is empty. */
final class FaultBoard {

  private final List<Armed> armed = new CopyOnWriteArrayList<>();

  Registration arm(Fault fault) {
    var entry = new Armed(fault);
    armed.add(entry);
    return () -> armed.remove(entry);
  }

  void clear() {
    armed.clear();
  }

  /** What is to happen to this request; null if nothing. */
  @Nullable Effects onRequest(AfcOperation operation, @Nullable String path, int connection) {
    if (armed.isEmpty()) {
      return null;
    }
    Effects effects = null;
    for (Armed entry : armed) {
      if (entry.fault instanceof Fault.OnRequest fault && fault.when().matches(operation, path, connection) && entry.hits(fault.when())) {
        effects = effects == null ? new Effects() : effects;
        effects.add(fault);
      }
    }
    return effects;
  }

  /** What happens to files on that path, in the order armed. */
  List<Fault.FileChanges> onFile(String path) {
    if (armed.isEmpty()) {
      return List.of();
    }
    return armed.stream()
        .map(entry -> entry.fault)
        .filter(Fault.FileChanges.class::isInstance)
        .map(Fault.FileChanges.class::cast)
        .filter(change -> change.path().equals(path))
        .toList();
  }

  /** After how many bytes every AFC connection breaks; {@link Long#MAX_VALUE} if it need not. */
  long lifeBytes() {
    long life = Long.MAX_VALUE;
    for (Armed entry : armed) {
      if (entry.fault instanceof Fault.ShortLife(long bytes)) {
        life = Math.min(life, bytes);
      }
    }
    return life;
  }

  /** Whether connections close on a second request in flight. */
  boolean oneRequestAtATime() {
    return armed.stream().anyMatch(entry -> entry.fault instanceof Fault.OneRequestAtATime);
  }

  /** The error that lockdownd is to answer with, if any. */
  Optional<LockdownError> onLockdown(String request, @Nullable String service) {
    for (Armed entry : armed) {
      if (entry.fault instanceof Fault.LockdownAnswers answers
          && answers.request().equals(request)
          && (answers.service() == null || answers.service().equals(service))
          && entry.hits(answers.skip(), answers.times())) {
        return Optional.of(answers.error());
      }
    }
    return Optional.empty();
  }

  boolean stallsLockdown(String request) {
    return armed.stream().anyMatch(entry -> entry.fault instanceof Fault.LockdownStalls stalls && stalls.request().equals(request));
  }

  Optional<Fault.ConnectionLimit> limit(String service) {
    return armed.stream()
        .map(entry -> entry.fault)
        .filter(Fault.ConnectionLimit.class::isInstance)
        .map(Fault.ConnectionLimit.class::cast)
        .filter(limit -> limit.service().equals(service))
        .findFirst();
  }

  /** One fault and its count. */
  private static final class Armed {
    private final Fault fault;
    private final AtomicLong matched = new AtomicLong();
    private final @Nullable Random chance;

    Armed(Fault fault) {
      this.fault = fault;
      this.chance = fault instanceof Fault.OnRequest r && r.when().probability() < 1 ? new Random(r.when().seed()) : null;
    }

    boolean hits(When when) {
      if (chance != null && chance.nextDouble() >= when.probability()) {
        return false;
      }
      return hits(when.skip(), when.times());
    }

    boolean hits(long skip, long times) {
      long index = matched.getAndIncrement();
      return index >= skip && (times == Long.MAX_VALUE || index < skip + times);
    }
  }

  /** All that happens to one request. */
  static final class Effects {
    private static final long NONE = Long.MAX_VALUE;

    Fault.@Nullable Answer answer;
    Fault.@Nullable Unplug unplug;
    boolean lock;
    boolean wrongPacketNumber;
    boolean garbage;
    boolean tearRecord;
    int maxReadBytes = Integer.MAX_VALUE;
    long delayMillis;
    long bytesPerSecond;
    long cutAfterBytes = NONE;
    long stallAfterBytes = NONE;

    private void add(Fault.OnRequest fault) {
      switch (fault) {
        case Fault.CutConnection cut -> {
          cutAfterBytes = cut.afterBytes();
          tearRecord = cut.tearRecord();
        }
        case Fault.Stall stall -> stallAfterBytes = stall.afterBytes();
        case Fault.ShortRead shortRead -> maxReadBytes = shortRead.maxBytes();
        case Fault.Answer refusal -> answer = refusal;
        case Fault.Delay delay -> delayMillis = delay.millis();
        case Fault.Slow slow -> bytesPerSecond = slow.bytesPerSecond();
        case Fault.WrongPacketNumber _ -> wrongPacketNumber = true;
        case Fault.GarbageFrame _ -> garbage = true;
        case Fault.Lock _ -> lock = true;
        case Fault.Unplug out -> unplug = out;
      }
    }

    /** How many bytes of the reply arrive before it breaks off; {@link Long#MAX_VALUE} if it does not. */
    long breaksAfterBytes() {
      long cable = unplug == null ? NONE : unplug.afterBytes();
      return Math.min(Math.min(cutAfterBytes, stallAfterBytes), cable);
    }
  }
}
