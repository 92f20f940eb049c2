package org.photokura.ui.tour;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.photokura.core.Cancellation;
import org.photokura.core.Problem;
import org.photokura.core.ProblemId;
import org.photokura.device.AttachedDevice;
import org.photokura.device.DeviceException;
import org.photokura.device.DeviceFacts;
import org.photokura.device.DeviceFiles;
import org.photokura.device.DeviceSession;
import org.photokura.device.FileContent;
import org.photokura.device.InMemoryDeviceFiles;
import org.photokura.device.ServiceConnection;
import org.photokura.protocol.lockdown.PlistFrame;
import org.photokura.protocol.plist.PropertyLists;

/** A session with a phone that holds nothing but its notes of photo synchronisation, for the checks. */
record PhoneNotes(AttachedDevice device, DeviceFacts facts, InMemoryDeviceFiles notes, AtomicBoolean gone) implements DeviceSession {

  private static final String SYNC_STATUS = "/PhotoData/CPL/syncstatus.plist";
  private static final Instant NOW = TourClock.EVENING;

  /** A phone in good health. */
  static PhoneNotes healthy(AttachedDevice device, DeviceFacts facts) {
    var made = new PhoneNotes(device, facts, new InMemoryDeviceFiles(), new AtomicBoolean());
    var since = NOW.minus(Duration.ofDays(602));
    made.notes.file("/PhotoData/cpl_enabled_marker", FileContent.of("2025-03-12 09.12.44.018".getBytes(StandardCharsets.UTF_8)), since);
    made.notes.file("/PhotoData/CPL/initialsync_marker", FileContent.of(new byte[0]), since);
    return made.noting(Map.of(), Duration.ofMinutes(2));
  }

  /** The same phone with other notes. */
  PhoneNotes noting(Map<String, Object> flags, Duration age) {
    var values = new TreeMap<String, Object>(flags);
    values.putIfAbsent("iCloudLibraryExists", true);
    values.put("lastSyncDate", NOW.minus(age));
    notes.file(SYNC_STATUS, FileContent.of(PropertyLists.toBinary(values)), NOW.minus(age));
    return this;
  }

  @Override
  public DeviceFiles files() {
    return notes;
  }

  /** The cable comes out: nothing answers any more. */
  void unplug() {
    gone.set(true);
    notes.unplug();
  }

  @Override
  public Map<String, Object> values(String domain, Cancellation cancellation) throws DeviceException {
    if (gone.get()) {
      throw new DeviceException(Problem.of(ProblemId.DEVICE_GONE), DeviceException.Reach.DEVICE);
    }
    return switch (domain == null ? "" : domain) {
      case "" -> Map.of("TimeIntervalSince1970", (double) NOW.getEpochSecond(), "ProductVersion", "27.0");
      case "com.apple.mobile.battery" -> Map.of("BatteryCurrentCapacity", 82L, "BatteryIsCharging", true);
      case "com.apple.mobile.backup" -> Map.of("CloudBackupEnabled", true);
      case "com.apple.disk_usage" -> Map.of("TotalDataAvailable", 41_200_000_000L);
      default -> Map.of();
    };
  }

  @Override
  public ServiceConnection startService(String name, Cancellation cancellation) {
    return new NobodyManages();
  }

  /** Answers as a phone without profiles does, whatever is asked first and second. */
  private static final class NobodyManages implements ServiceConnection {
    private final ByteBuffer answers = ByteBuffer.allocate(4_096);

    NobodyManages() {
      answers.put(PlistFrame.encode(Map.of("Status", "Acknowledged", "OrderedIdentifiers", List.of(), "ProfileMetadata", Map.of())));
      answers.put(PlistFrame.encode(Map.of("Status", "Acknowledged", "CloudConfiguration", Map.of("IsSupervised", false))));
      answers.flip();
    }

    @Override
    public void send(ByteBuffer direct, long timeoutMillis) {
      direct.position(direct.limit());
    }

    @Override
    public void receive(ByteBuffer direct, long timeoutMillis) {
      while (direct.hasRemaining()) {
        direct.put(answers.get());
      }
    }

    @Override
    public void abort() {}

    @Override
    public void close() {}
  }

  @Override
  public void restart(Cancellation cancellation) {}

  @Override
  public void close() {}
}
