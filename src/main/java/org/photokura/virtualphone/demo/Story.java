package org.photokura.virtualphone.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.photokura.virtualphone.demo.DemoItem.Codec;
import org.photokura.virtualphone.demo.DemoItem.Flag;
import org.photokura.virtualphone.demo.DemoItem.Kind;
import org.photokura.virtualphone.demo.paint.Grade;
import org.photokura.virtualphone.demo.paint.Shot;

/** Reads story.txt, which says line by line what the demo's owner photographed. */
final class Story {

  private static final int BURST_FRAMES = 5;
  private static final int CALENDAR_YEAR = 2026;

  private final Set<String> stills = new java.util.HashSet<>();
  private final List<DemoItem> items = new ArrayList<>();
  private int folder = 100;
  private int number = 1;
  private LocalDate day = LocalDate.EPOCH;
  private Place place = Place.HOME;
  private @Nullable String album;

  private Story() {
    Templates.stills().forEach(shot -> stills.add(shot.key()));
  }

  /** All assets in the order of taking. */
  static List<DemoItem> items() {
    var story = new Story();
    try (var in = new BufferedReader(new InputStreamReader(
        java.util.Objects.requireNonNull(Story.class.getResourceAsStream("story.txt")), StandardCharsets.UTF_8))) {
      in.lines().map(String::strip).filter(line -> !line.isEmpty() && !line.startsWith("#")).forEach(story::line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return List.copyOf(story.items);
  }

  private void line(String line) {
    var words = line.split("\\s+");
    switch (words[0]) {
      case "folder" -> {
        folder = Integer.parseInt(words[1]);
        number = Integer.parseInt(words[2]);
      }
      case "day" -> {
        day = LocalDate.parse(words[1]);
        place = Place.of(words[2]);
        album = line.contains("|") ? line.substring(line.indexOf('|') + 1).strip() : null;
      }
      default -> {
        int bar = line.indexOf('|');
        take(bar < 0 ? words : line.substring(0, bar).strip().split("\\s+"), bar < 0 ? null : line.substring(bar + 1).strip());
      }
    }
  }

  /**
   * What one line says beyond kind and motif.
   *
   * @param placed whether the place was noted
   */
  private record Words(OffsetDateTime taken, boolean placed, Grade grade, int plays, int tries, Set<Flag> flags) {}

  private void take(String[] words, @Nullable String caption) {
    var kind = Kind.valueOf(words[1].toUpperCase(Locale.ROOT));
    var shot = shot(words[2], kind);
    var said = said(words, kind);
    if (kind != Kind.BURST) {
      add(kind, shot, said, said.taken, null, false, caption);
      return;
    }
    var burst = Ids.of("burst " + items.size());
    for (int frame = 0; frame < BURST_FRAMES; frame++) {
      add(kind, shot, said, said.taken.plusNanos(frame * 100_000_000L), burst, frame == BURST_FRAMES / 2, caption);
    }
  }

  private Words said(String[] words, Kind kind) {
    var time = LocalTime.parse(words[0]).plusSeconds(items.size() * 37 % 60).plusNanos(items.size() * 271L % 1000 * 1_000_000);
    var taken = day.atTime(time).atZone(place.zone).toOffsetDateTime();
    boolean placed = kind != Kind.SCREENSHOT && kind != Kind.GIF;
    var grade = Grade.NONE;
    int plays = 1;
    int tries = 0;
    var flags = EnumSet.noneOf(Flag.class);
    for (int i = 3; i < words.length; i++) {
      int equals = words[i].indexOf('=');
      var value = words[i].substring(equals + 1);
      switch (equals < 0 ? words[i] : words[i].substring(0, equals)) {
        case "noplace" -> placed = false;
        case "edited" -> grade = Grade.valueOf(value.toUpperCase(Locale.ROOT));
        case "tries" -> tries = Integer.parseInt(value);
        case "plays" -> plays = Integer.parseInt(value);
        case "offset" -> taken = OffsetDateTime.of(day, time, ZoneOffset.of(value));
        default -> flags.add(Flag.valueOf(words[i].toUpperCase(Locale.ROOT)));
      }
    }
    return new Words(taken, placed, grade, plays, tries, flags);
  }

  private void add(Kind kind, Shot shot, Words said, OffsetDateTime taken, @Nullable UUID burst, boolean burstKey,
      @Nullable String caption) {
    int index = items.size();
    boolean fromCloud = said.flags.contains(Flag.CPL);
    var directory = fromCloud ? "PhotoData/CPLAssets/group%d".formatted(100 + index * 13 % 7) : "DCIM/%dAPPLE".formatted(folder);
    var stem = fromCloud ? Ids.text("asset " + index) : "IMG_%04d".formatted(number);
    items.add(new DemoItem(index, number, kind, codec(kind, shot), directory, stem, shot, taken, place, said.placed ? place : null,
        albums(said.flags), said.grade, burst, burstKey, said.plays, said.tries, caption, said.flags));
    number++;
    if (number > 9_999) {
      number = 1;
      folder++;
    } else if (index % 9 == 4) {
      // Something that was deleted for good.
      number++;
    }
  }

  /** The album of the day; and what was liked this year is to become a calendar. */
  private List<String> albums(Set<Flag> flags) {
    var albums = new ArrayList<String>();
    if (album != null) {
      albums.add(album);
    }
    if (flags.contains(Flag.FAV) && day.getYear() == CALENDAR_YEAR) {
      albums.add("Calendar");
    }
    return albums;
  }

  private Codec codec(Kind kind, Shot shot) {
    return switch (kind) {
      case VIDEO, SLOW -> Codec.MOV;
      case SCREENSHOT -> Codec.PNG;
      case GIF -> Codec.GIF;
      case PANO -> Codec.JPEG;
      default -> stills.contains(shot.key()) ? Codec.HEIC : Codec.JPEG;
    };
  }

  /** {@code torii}, {@code torii.2} or {@code torii.2^}. */
  private static Shot shot(String word, Kind kind) {
    boolean tall = word.endsWith("^");
    var name = tall ? word.substring(0, word.length() - 1) : word;
    int dot = name.indexOf('.');
    if (dot > 0) {
      return new Shot(name.substring(0, dot), Integer.parseInt(name.substring(dot + 1)), tall || kind == Kind.SCREENSHOT, Grade.NONE);
    }
    return kind == Kind.SCREENSHOT ? new Shot(name, 1, true, Grade.NONE) : Templates.still(name);
  }
}
