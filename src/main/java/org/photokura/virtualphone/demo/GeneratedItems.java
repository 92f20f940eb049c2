package org.photokura.virtualphone.demo;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.photokura.virtualphone.demo.DemoItem.Codec;
import org.photokura.virtualphone.demo.DemoItem.Flag;
import org.photokura.virtualphone.demo.DemoItem.Kind;
import org.photokura.virtualphone.demo.paint.Grade;
import org.photokura.virtualphone.demo.paint.Shot;

/** Assets that follow from their index: a mixture as on a real phone, one every twenty minutes or so, the last one the newest. */
final class GeneratedItems {

  /** The camera counts to 9999 and begins again. */
  static final int COUNTER = 9_999;

  private static final OffsetDateTime NEWEST = OffsetDateTime.of(2026, 11, 4, 17, 31, 5, 0, ZoneOffset.ofHours(9));
  private static final int SECONDS_APART = 1_200;
  private static final int PER_FOLDER = 1_000;
  private static final int NOT_YET_IN_ICLOUD = 400;
  private static final List<Place> PLACES = List.of(Place.values());
  private static final List<Shot> STILLS = Templates.stills();
  private static final List<Templates.Clip> LIVE = Templates.liveClips();
  private static final List<Templates.Clip> VIDEOS = Templates.videoClips();
  private static final List<Shot> PAINTED = List.of(Shot.of("torii", 2), Shot.of("ridge-dusk", 2), Shot.of("latte", 2), Shot.of("city", 2));
  private static final List<Shot> SCREENS = List.of(new Shot("screen-chat", 1, true, Grade.NONE),
      new Shot("screen-map", 1, true, Grade.NONE));

  private final int count;

  GeneratedItems(int count) {
    this.count = count;
  }

  /** The camera's counter for an index. */
  static int number(int index) {
    return index % COUNTER + 1;
  }

  Instant newest() {
    return NEWEST.toInstant();
  }

  DemoItem item(int index) {
    int dice = dice(index);
    int percent = dice % 100;
    var kind = percent < 55 ? Kind.PHOTO : percent < 75 ? Kind.LIVE : percent < 83 ? Kind.VIDEO : percent < 90 ? Kind.SCREENSHOT : Kind.PHOTO;
    var codec = switch (kind) {
      case VIDEO -> Codec.MOV;
      case SCREENSHOT -> Codec.PNG;
      case PHOTO -> percent >= 90 ? Codec.JPEG : Codec.HEIC;
      default -> Codec.HEIC;
    };
    int pick = dice / 100;
    var shot = switch (kind) {
      case LIVE -> LIVE.get(pick % LIVE.size()).shot();
      case VIDEO -> VIDEOS.get(pick % VIDEOS.size()).shot();
      case SCREENSHOT -> SCREENS.get(pick % SCREENS.size());
      default -> codec == Codec.JPEG ? PAINTED.get(pick % PAINTED.size()) : STILLS.get(pick % STILLS.size());
    };
    var place = PLACES.get(index / 37 % PLACES.size());
    long earlier = (long) (count - 1 - index) * SECONDS_APART + (index == count - 1 ? 0 : dice % 900);
    var taken = NEWEST.minusSeconds(earlier).plusNanos(dice % 1000 * 1_000_000L);
    return new DemoItem(index, number(index), kind, codec, "DCIM/%dAPPLE".formatted(100 + index / PER_FOLDER),
        "IMG_%04d".formatted(number(index)), shot,
        taken, place, kind == Kind.SCREENSHOT ? null : place, albums(index), percent < 3 ? Grade.WARM : Grade.NONE, null, false,
            1 + pick % 5, 0, null,
        flags(index, pick));
  }

  private static List<String> albums(int index) {
    if (index / 100 % 4 == 0) {
      return List.of("Trips/Journey %d".formatted(index / 2_000 + 1));
    }
    return index % 50 == 7 ? List.of("Family") : List.of();
  }

  private Set<Flag> flags(int index, int pick) {
    var flags = EnumSet.noneOf(Flag.class);
    if (pick % 40 == 1) {
      flags.add(Flag.FAV);
    }
    if (pick % 97 == 2) {
      flags.add(Flag.HIDDEN);
    } else if (pick % 89 == 3) {
      flags.add(Flag.DELETED);
    }
    if (pick % 10 == 4) {
      flags.add(Flag.NOTHUMB);
    }
    if (index >= count - NOT_YET_IN_ICLOUD && pick % 3 != 0) {
      flags.add(Flag.PENDING);
    }
    return flags;
  }

  /** A number of 0 or more that looks thrown, always the same for an index. */
  private static int dice(int index) {
    int n = index * 0x9E3779B1;
    n = (n ^ n >>> 15) * 0x2C1B3C6D;
    n = (n ^ n >>> 12) * 0x297A2D39;
    return (n ^ n >>> 15) & Integer.MAX_VALUE;
  }
}
