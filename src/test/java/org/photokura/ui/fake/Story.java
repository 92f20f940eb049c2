package org.photokura.ui.fake;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.photokura.library.Album;
import org.photokura.library.FileRole;
import org.photokura.library.Item;
import org.photokura.library.Item.CloudState;
import org.photokura.library.Item.Details;
import org.photokura.library.Item.Kind;
import org.photokura.library.Item.OriginalState;
import org.photokura.library.Item.Subtype;
import org.photokura.library.ItemFile;
import org.photokura.virtualphone.demo.paint.Scenes;

/** A made-up library of any size whose numbers add up: exported, new, only in iCloud, not in iCloud. The same seed makes the same library. */
public final class Story {

  private Story() {}

  public static final List<Album> ALBUMS = List.of(
      new Album("Trips", "Trips", true, false, List.of(
          new Album("Trips/Kyoto in autumn", "Kyoto in autumn", false, false, List.of()),
          new Album("Trips/Lakes", "Lakes", false, false, List.of()))),
      new Album("Family", "Family", false, false, List.of()));

  /** Items, newest first. */
  public static List<Item> items(int count) {
    var random = new Random(7);
    var items = new ArrayList<Item>(count);
    var scenes = Scenes.names();
    LocalDate day = LocalDate.of(2026, 11, 4);
    int leftToday = 12;
    int minute = 17 * 60 + 8;
    for (int i = 0; i < count; i++) {
      if (leftToday == 0) {
        day = day.minusDays(1 + random.nextInt(3));
        leftToday = 4 + random.nextInt(36);
        minute = 20 * 60;
      }
      leftToday--;
      minute = Math.max(1, minute - 1 - random.nextInt(20));
      items.add(item(i, day, minute, random, scenes));
    }
    return items;
  }

  private static Item item(int i, LocalDate day, int minute, Random random, List<String> scenes) {
    Kind kind = switch (random.nextInt(12)) {
      case 0, 1, 2, 3 -> Kind.LIVE;
      case 4 -> Kind.VIDEO;
      case 5 -> random.nextInt(6) == 0 ? Kind.BURST : Kind.PHOTO;
      default -> Kind.PHOTO;
    };
    boolean cloudOnly = i > 20 && i % 7 == 3;
    boolean pending = !cloudOnly && (i < 12 ? i % 3 == 0 : i % 31 == 0);
    boolean edited = random.nextInt(9) == 0;
    String stem = String.format("IMG_%04d", (9999 - i % 9000));
    String folder = "/DCIM/" + (100 + i / 1000 % 800) + "APPLE/";
    var files = new ArrayList<ItemFile>();
    Instant modified = Instant.parse("2026-11-04T08:08:00Z");
    if (!cloudOnly) {
      String extension = kind == Kind.VIDEO ? ".MOV" : ".HEIC";
      files.add(new ItemFile(FileRole.ORIGINAL, folder + stem + extension, kind == Kind.VIDEO ? 41_000_000L : 2_600_000L + random.nextInt(900_000), modified));
      if (kind == Kind.LIVE) {
        files.add(new ItemFile(FileRole.LIVE_VIDEO, folder + stem + ".MOV", 3_900_000L, modified));
      }
      if (edited) {
        files.add(new ItemFile(FileRole.EDITED, "/PhotoData/Mutations" + folder + stem + "/Adjustments/FullSizeRender.heic", 2_500_000L, modified));
        files.add(new ItemFile(FileRole.SIDECAR, folder + stem + ".AAE", 1_100L, modified));
      }
    }
    var subtypes = EnumSet.noneOf(Subtype.class);
    if (kind == Kind.PHOTO && random.nextInt(8) == 0) {
      subtypes.add(random.nextBoolean() ? Subtype.SCREENSHOT : Subtype.SELFIE);
    }
    List<String> albums = i % 58 == 1 ? List.of("Trips/Kyoto in autumn") : i % 127 == 2 ? List.of("Trips/Lakes") : i % 12 == 4 ? List.of("Family") : List.of();
    var details = new Details(Set.copyOf(subtypes), kind == Kind.VIDEO ? Duration.ofSeconds(24 + random.nextInt(60)).toMillis() : null, 4032, 3024,
        i % 4 == 0 ? 35.0094 : null, i % 4 == 0 ? 135.6668 : null, null, null, modified, pending ? 3 : null, false);
    return new Item("asset-" + i, "uuid-" + i, kind, stem + (kind == Kind.VIDEO ? ".MOV" : ".HEIC"),
        OffsetDateTime.of(day.atTime(minute / 60, minute % 60), ZoneOffset.ofHours(9)), random.nextInt(30) == 0, i % 997 == 500, i % 1201 == 700, edited, albums,
        pending ? CloudState.PENDING : CloudState.UPLOADED, cloudOnly ? OriginalState.ICLOUD_ONLY : OriginalState.ON_DEVICE, files, details);
  }
}
