package org.photokura.ui.tour;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
import org.photokura.virtualphone.demo.paint.Grade;
import org.photokura.virtualphone.demo.paint.Scenes;
import org.photokura.virtualphone.demo.paint.Shot;

/**
 * Mina's library, the same in each run. Its numbers are those of the design, and add up: 12,486 items, of which 10,419 are exported, 137 new, 1,930 only in
 * iCloud; 412 are not in iCloud yet, the 137 and 275 of the exported ones.
 */
final class Library {

  private static final int ITEMS = 12_486;
  private static final int NEW = 137;
  private static final int ONLY_IN_ICLOUD = 1_930;
  private static final int PENDING_SAVED = 275;
  /** In seconds. */
  private static final List<Integer> LONG_VIDEOS = List.of(352, 241, 418, 187, 296, 335, 264, 205);
  private static final long BYTES = 86_400_000_000L;
  private static final ZoneOffset TOKYO = ZoneOffset.ofHours(9);
  private static final Instant CHANGED = Instant.parse("2026-11-04T08:08:00Z");

  /** Where an item is: what the design counts by. */
  private enum Where {
    NEW,
    SAVED,
    PENDING_SAVED,
    ONLY_IN_ICLOUD
  }

  final List<Item> items = new ArrayList<>();
  final List<Album> albums;
  final Set<String> saved = new HashSet<>();
  private final Map<String, Shot> shots = new HashMap<>();
  private final Random random = new Random(7);
  private final String kyoto;
  private final String lakes;
  private final String islands;
  private final String family;
  private double sizeFactor = 1;

  Library(Locale language) {
    boolean japanese = language.getLanguage().equals("ja");
    String trips = japanese ? "旅行" : "Trips";
    kyoto = trips + (japanese ? "/秋の京都" : "/Kyoto in autumn");
    lakes = trips + (japanese ? "/湖めぐり" : "/Lakes");
    islands = trips + (japanese ? "/島めぐり" : "/Islands");
    family = japanese ? "家族" : "Family";
    albums = List.of(new Album(trips, trips, true, false, List.of(album(kyoto), album(lakes), album(islands))), album(family));
    var arashiyama = NamedDays.ARASHIYAMA;
    var biwa = NamedDays.BIWA;
    int number = 4412;
    for (int i = 0; i < arashiyama.size(); i++) {
      add(named(arashiyama.get(i), number--, LocalDateTime.of(2026, 11, 4, 17, 8).minusMinutes(11L * i), kyoto));
    }
    for (int i = 0; i < biwa.size(); i++) {
      add(named(biwa.get(i), number--, LocalDateTime.of(2026, 11, 2, 16, 40).minusMinutes(9L * i), lakes));
    }
    addOthers(number);
  }

  /** What the camera saw. */
  Shot shot(Item item) {
    return shots.get(item.id());
  }

  /** The album in which 120 are new, 88 exported and 6 only in iCloud. */
  String kyoto() {
    return kyoto;
  }

  private static Album album(String path) {
    return new Album(path, path.substring(path.lastIndexOf('/') + 1), false, false, List.of());
  }

  private record Plan(Where where, String album) {}

  private void addOthers(int number) {
    var plans = plans();
    var kinds = kinds(plans.size());
    var scenes = Scenes.names().stream().filter(name -> !name.startsWith("screen-")).toList();
    var screens = Scenes.names().stream().filter(name -> name.startsWith("screen-")).toList();
    var drafts = new ArrayList<Draft>();
    var day = LocalDate.of(2026, 10, 31);
    int leftToday = 31;
    int minute = 20 * 60;
    for (int i = 0; i < plans.size(); i++) {
      if (leftToday-- == 0) {
        day = day.minusDays(1 + random.nextInt(4));
        leftToday = 4 + random.nextInt(36);
        minute = 21 * 60 - random.nextInt(120);
      }
      minute = Math.max(1, minute - 1 - random.nextInt(18));
      var kind = kinds.get(i);
      var names = kind.equals("screenshot") ? screens : scenes;
      var shot = new Shot(names.get(random.nextInt(names.size())), random.nextInt(2), kind.equals("screenshot") || random.nextInt(6) == 0, Grade.NONE);
      drafts.add(new Draft(shot, kind, plans.get(i).where, number(number - i), day.atTime(minute / 60, minute % 60), plans.get(i).album,
          i < 314 * 39 && i % 39 == 5, random.nextInt(11) == 0, 20 + random.nextInt(70)));
    }
    takeLongVideos(drafts);
    long before = items.stream().mapToLong(Item::knownBytes).sum();
    long rough = drafts.stream().mapToLong(draft -> item(draft).knownBytes()).sum();
    sizeFactor = (double) (BYTES - before) / rough;
    drafts.forEach(this::add);
  }

  /** Some of what is new are long videos: an export of minutes, not of seconds. As many others are photos instead. */
  private static void takeLongVideos(List<Draft> drafts) {
    int made = 0;
    int given = drafts.size();
    for (int i = 0; i < drafts.size() && made < LONG_VIDEOS.size(); i++) {
      var draft = drafts.get(i);
      if (draft.where != Where.NEW || !draft.album.isEmpty()) {
        continue;
      }
      if (!draft.kind.equals("video")) {
        do {
          given--;
        } while (!drafts.get(given).kind.equals("video") || drafts.get(given).where == Where.NEW);
        drafts.set(given, drafts.get(given).as(draft.kind, drafts.get(given).seconds));
      }
      drafts.set(i, draft.as("video", LONG_VIDEOS.get(made++)));
    }
  }

  /** Where the others are, and in which album, shuffled. */
  private List<Plan> plans() {
    var plans = new ArrayList<Plan>();
    long newByName = NamedDays.ARASHIYAMA.size();
    long cloudByName = NamedDays.BIWA.stream().filter(words -> words.endsWith(" cloud")).count();
    int biwa = NamedDays.BIWA.size();
    times(plans, 120 - (int) newByName, new Plan(Where.NEW, kyoto));
    times(plans, 88, new Plan(Where.SAVED, kyoto));
    times(plans, 6, new Plan(Where.ONLY_IN_ICLOUD, kyoto));
    times(plans, 98 - biwa, new Plan(Where.SAVED, lakes));
    times(plans, 300, new Plan(Where.SAVED, islands));
    times(plans, 1_077, new Plan(Where.SAVED, family));
    times(plans, NEW - 120, new Plan(Where.NEW, ""));
    times(plans, PENDING_SAVED, new Plan(Where.PENDING_SAVED, ""));
    times(plans, ONLY_IN_ICLOUD - 6 - (int) cloudByName, new Plan(Where.ONLY_IN_ICLOUD, ""));
    times(plans, ITEMS - items.size() - plans.size(), new Plan(Where.SAVED, ""));
    Collections.shuffle(plans, random);
    return plans;
  }

  private List<String> kinds(int count) {
    var kinds = new ArrayList<String>();
    times(kinds, 4_102 - (int) named("live"), "live");
    times(kinds, 867 - (int) named("video"), "video");
    times(kinds, 23 - (int) named("burst"), "burst");
    times(kinds, 1_204 - (int) named("screen-"), "screenshot");
    times(kinds, count - kinds.size(), "photo");
    Collections.shuffle(kinds, random);
    return kinds;
  }

  private static long named(String word) {
    return java.util.stream.Stream.concat(NamedDays.ARASHIYAMA.stream(), NamedDays.BIWA.stream()).filter(line -> line.contains(word)).count();
  }

  private static <T> void times(List<T> list, int count, T value) {
    list.addAll(Collections.nCopies(count, value));
  }

  private static int number(int running) {
    return Math.floorMod(running - 1, 9_999) + 1;
  }

  /** What is decided of an item before it is made. */
  private record Draft(Shot shot, String kind, Where where, int number, LocalDateTime taken, String album, boolean favorite, boolean edited, int seconds) {
    Draft as(String otherKind, int otherSeconds) {
      return new Draft(shot, otherKind, where, number, taken, album, favorite, edited, otherSeconds);
    }
  }

  /** A line such as {@code torii live fav edited}. */
  private Draft named(String line, int number, LocalDateTime taken, String album) {
    var words = List.of(line.split(" "));
    String scene = words.getFirst();
    String kind = scene.startsWith("screen-") ? "screenshot" : words.contains("live") ? "live" : words.contains("video") ? "video" : words.contains("burst") ? "burst" : "photo";
    var where = album.equals(kyoto) ? Where.NEW : words.contains("cloud") ? Where.ONLY_IN_ICLOUD : Where.SAVED;
    boolean edited = words.contains("edited");
    var grade = edited ? words.contains("mono") ? Grade.MONO : Grade.VIVID : Grade.NONE;
    int seconds = words.stream().filter(word -> word.endsWith("s") && Character.isDigit(word.charAt(0)))
        .mapToInt(word -> Integer.parseInt(word.substring(0, word.length() - 1))).findFirst().orElse(30);
    return new Draft(new Shot(scene, 1, kind.equals("screenshot"), grade), kind, where, number, taken, album, words.contains("fav"), edited, seconds);
  }

  private void add(Draft draft) {
    var item = item(draft);
    items.add(item);
    shots.put(item.id(), draft.shot);
    if (draft.where == Where.SAVED || draft.where == Where.PENDING_SAVED) {
      saved.add(item.id());
    }
  }

  private Item item(Draft draft) {
    String id = "m-" + items.size() + "-" + draft.number + "-" + draft.taken;
    Kind kind = switch (draft.kind) {
      case "live" -> Kind.LIVE;
      case "video" -> Kind.VIDEO;
      case "burst" -> Kind.BURST;
      default -> Kind.PHOTO;
    };
    boolean screenshot = draft.kind.equals("screenshot");
    String stem = "IMG_%04d".formatted(draft.number);
    String name = stem + (kind == Kind.VIDEO ? ".MOV" : screenshot ? ".PNG" : ".HEIC");
    boolean pending = draft.where == Where.NEW || draft.where == Where.PENDING_SAVED;
    boolean away = draft.where == Where.ONLY_IN_ICLOUD;
    var details = new Details(subtypes(draft, kind), kind == Kind.VIDEO ? Duration.ofSeconds(draft.seconds).toMillis() : null,
        width(draft, kind), height(draft, kind), screenshot ? null : 35.0094, screenshot ? null : 135.6668, null, null,
        draft.taken.toInstant(TOKYO),
        pending ? 3 : null, false);
    return new Item(id, id, kind, name, draft.taken.atOffset(TOKYO), draft.favorite, false, false, draft.edited, draft.album.isEmpty() ? List.of() : List.of(draft.album),
        pending ? CloudState.PENDING : CloudState.UPLOADED, away ? OriginalState.ICLOUD_ONLY : OriginalState.ON_DEVICE, away ? List.of() : files(draft, kind, stem, name), details);
  }

  /** Some of the rarer kinds, too. */
  private static Set<Subtype> subtypes(Draft draft, Kind kind) {
    if (draft.kind.equals("screenshot")) {
      return Set.of(Subtype.SCREENSHOT);
    }
    if (kind == Kind.VIDEO) {
      return draft.number % 19 == 0 ? Set.of(Subtype.SLOW_MOTION) : draft.number % 23 == 0 ? Set.of(Subtype.TIME_LAPSE) : Set.of();
    }
    return kind != Kind.PHOTO ? Set.of() : draft.number % 13 == 0 ? Set.of(Subtype.SELFIE) : draft.number % 17 == 0 ? Set.of(Subtype.PORTRAIT)
        : draft.number % 97 == 0 ? Set.of(Subtype.PANORAMA) : Set.of();
  }

  private static int width(Draft draft, Kind kind) {
    return draft.kind.equals("screenshot") ? 1179 : kind == Kind.VIDEO ? 3840 : draft.shot.tall() ? 4284 : 5712;
  }

  private static int height(Draft draft, Kind kind) {
    return draft.kind.equals("screenshot") ? 2556 : kind == Kind.VIDEO ? 2160 : draft.shot.tall() ? 5712 : 4284;
  }

  private List<ItemFile> files(Draft draft, Kind kind, String stem, String name) {
    String folder = "/DCIM/%dAPPLE/".formatted(100 + draft.number / 1000);
    long still = 2_300_000L + draft.number % 900 * 1_000L;
    var files = new ArrayList<ItemFile>();
    files.add(file(FileRole.ORIGINAL, folder + name, kind == Kind.VIDEO ? draft.seconds * 1_700_000L : still));
    if (kind == Kind.LIVE) {
      files.add(file(FileRole.LIVE_VIDEO, folder + stem + ".MOV", 4_100_000));
    }
    if (kind == Kind.BURST) {
      for (int i = 1; i < 9; i++) {
        files.add(file(FileRole.BURST_FRAME, folder + "IMG_%04d.HEIC".formatted(number(draft.number + i)), still));
      }
    }
    if (draft.edited) {
      files.add(file(FileRole.EDITED, "/PhotoData/Mutations" + folder + stem + "/Adjustments/FullSizeRender.heic", 2_500_000));
      files.add(new ItemFile(FileRole.SIDECAR, folder + stem + ".AAE", 1_100L, CHANGED));
    }
    return files;
  }

  private ItemFile file(FileRole role, String path, long sizeBytes) {
    return new ItemFile(role, path, (long) (sizeBytes * sizeFactor), CHANGED);
  }
}
