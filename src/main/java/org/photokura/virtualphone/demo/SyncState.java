package org.photokura.virtualphone.demo;

import com.dd.plist.BinaryPropertyListWriter;
import com.dd.plist.NSArray;
import com.dd.plist.NSDate;
import com.dd.plist.NSDictionary;
import com.dd.plist.NSNumber;
import com.dd.plist.NSObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.photokura.virtualphone.demo.media.Content;
import org.photokura.virtualphone.demo.media.Rope;

/**
 * What the phone notes about its synchronisation with iCloud: switched on long ago, and stopped because iCloud is full.
 *
 * <p><b>Source:</b> icloud-facts 1.1: names and keys as found in iOS 26.1 by others. <b>Checked by:</b> DemoLibraryTest.
 * <b>Unverified:</b> values of
 * fields that are not flags.
 */
final class SyncState {

  private static final Instant SWITCHED_ON = Instant.parse("2024-03-12T10:04:31.512Z");
  private static final DateTimeFormatter MARKER = DateTimeFormatter.ofPattern("uuuu-MM-dd HH.mm.ss.SSS", Locale.ROOT);

  private SyncState() {}

  /** A file, and when it was written. */
  record Note(Content content, Instant modified) {}

  /**
   * The files by their paths.
   *
   * @param now the phone's clock
   * @param assets how many the phone knows
   */
  static Map<String, Note> files(Instant now, int assets) {
    var status = new NSDictionary();
    var counts = new NSDictionary();
    counts.put("public.image", new NSNumber(assets));
    status.put("cloudAssetCountPerType", counts);
    status.put("iCloudLibraryExists", new NSNumber(true));
    status.put("isExceedingQuota", new NSNumber(true));
    status.put("hasChangesToProcess", new NSNumber(true));
    status.put("initialSyncDate", date(SWITCHED_ON.plusSeconds(5_400)));
    status.put("lastSyncDate", date(now.minusSeconds(3 * 86_400 + 4_000)));
    var switched = new NSDictionary();
    switched.put("enabled", new NSNumber(true));
    switched.put("type", "CPL");
    switched.put("reason", "user enabled iCloud Photos");
    switched.put("timestamp", date(SWITCHED_ON));
    var files = new LinkedHashMap<String, Note>();
    files.put("/PhotoData/cpl_enabled_marker", marker(SWITCHED_ON));
    files.put("/PhotoData/cpl_download_finished_marker", marker(SWITCHED_ON.plusSeconds(90_000)));
    files.put("/PhotoData/CPL/initialsync_marker", marker(SWITCHED_ON.plusSeconds(5_400)));
    files.put("/PhotoData/CPL/syncstatus.plist", list(status, now.minusSeconds(130)));
    files.put("/PhotoData/private/com.apple.assetsd/cloudServiceEnableLog.plist", list(new NSArray(switched), SWITCHED_ON));
    return files;
  }

  private static Note marker(Instant time) {
    return new Note(Rope.of(MARKER.format(time.atOffset(ZoneOffset.UTC)).getBytes(StandardCharsets.UTF_8)), time);
  }

  private static Note list(NSObject content, Instant modified) {
    try {
      return new Note(Rope.of(BinaryPropertyListWriter.writeToArray(content)), modified);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static NSDate date(Instant time) {
    return new NSDate(Date.from(time));
  }
}
