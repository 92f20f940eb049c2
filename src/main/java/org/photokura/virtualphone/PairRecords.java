package org.photokura.virtualphone;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The pairing records and the id of this computer that usbmuxd keeps for its clients; in memory. */
final class PairRecords {

  private final String buid = UUID.randomUUID().toString().toUpperCase(Locale.ROOT);
  private final Map<String, byte[]> records = new ConcurrentHashMap<>();

  String buid() {
    return buid;
  }

  Optional<byte[]> get(String udid) {
    return Optional.ofNullable(records.get(udid));
  }

  void put(String udid, byte[] record) {
    records.put(udid, record);
  }

  boolean remove(String udid) {
    return records.remove(udid) != null;
  }
}
