package org.photokura.virtualphone.demo;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Keeps what was painted and encoded, up to a number of bytes; the longest unused goes first. Nothing is painted twice at a time. */
final class Renderings {

  private final long limitBytes;
  private final Map<String, byte[]> kept = new LinkedHashMap<>(64, .75f, true);
  private final ConcurrentHashMap<String, Object> locks = new ConcurrentHashMap<>();
  private long keptBytes;

  Renderings(long limitBytes) {
    this.limitBytes = limitBytes;
  }

  byte[] get(String key, Supplier<byte[]> make) {
    var ready = find(key);
    if (ready != null) {
      return ready;
    }
    synchronized (locks.computeIfAbsent(key, _ -> new Object())) {
      var meanwhile = find(key);
      if (meanwhile != null) {
        return meanwhile;
      }
      var made = make.get();
      keep(key, made);
      return made;
    }
  }

  private byte @org.jspecify.annotations.Nullable [] find(String key) {
    synchronized (kept) {
      return kept.get(key);
    }
  }

  private void keep(String key, byte[] made) {
    synchronized (kept) {
      kept.put(key, made);
      keptBytes += made.length;
      var oldest = kept.entrySet().iterator();
      while (keptBytes > limitBytes && kept.size() > 1) {
        keptBytes -= oldest.next().getValue().length;
        oldest.remove();
      }
    }
  }
}
