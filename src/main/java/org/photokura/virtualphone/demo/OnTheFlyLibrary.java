package org.photokura.virtualphone.demo;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.photokura.virtualphone.MediaTree;
import org.photokura.virtualphone.demo.media.Content;

/**
 * A library of any number of items that costs neither disk nor memory: everything about an item follows from its index, and nothing is
 * kept but the few
 * pictures that all share. Hidden and deleted items are part of the count; a thousand lie in each folder. The database is made in the
 * background from the start, in a temporary file where it is large. Nothing is only in iCloud, so that a reader of files counts the same.
 */
public final class OnTheFlyLibrary implements MediaTree {

  private static final int PER_FOLDER = 1_000;
  private static final int FIRST_FOLDER = 100;
  private static final int MAX_ITEMS = 900 * PER_FOLDER;
  private static final String THUMBNAILS = "/PhotoData/Thumbnails/V2";
  private static final String MUTATIONS = "/PhotoData/Mutations";
  private static final long KEPT_BYTES = 64L << 20;
  private static final int RECENT = 64;

  private final int items;
  private final GeneratedItems generated;
  private final DemoFiles files = new DemoFiles(new Darkroom(new Renderings(KEPT_BYTES)));
  private final Bookkeeping bookkeeping;
  private final Map<String, Content> recent = new LinkedHashMap<>(RECENT * 2, .75f, true) {
    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Content> eldest) {
      return size() > RECENT;
    }
  };

  /**
   * @param items at most 900,000
   */
  public OnTheFlyLibrary(int items) {
    this(items, Clock.systemUTC());
  }

  /**
   * @param clock the phone's: notes about iCloud were written a little before
   */
  public OnTheFlyLibrary(int items, Clock clock) {
    if (items < 0 || items > MAX_ITEMS) {
      throw new IllegalArgumentException("%d items: a phone's folders hold 0 to %d".formatted(items, MAX_ITEMS));
    }
    this.items = items;
    this.generated = new GeneratedItems(items);
    var database = new DatabaseFiles(items, generated::item, files);
    database.makeAhead();
    this.bookkeeping = new Bookkeeping(database, items, generated.newest(), clock.instant());
  }

  @Override
  public Optional<Entry> stat(String path) {
    if (!list(path, true).isEmpty() || path.equals("/") || path.equals("/DCIM")) {
      return Optional.of(Entry.folder(nanos(generated.newest())));
    }
    var file = file(path);
    return file.isPresent() ? file.map(found -> Entry.file(found.sizeBytes(), nanos(found.modified()))) : bookkeeping.stat(path);
  }

  @Override
  public List<String> list(String folder) {
    var others = bookkeeping.list(folder);
    if (others.isEmpty()) {
      return list(folder, false);
    }
    var names = new TreeSet<>(others);
    names.addAll(list(folder, false));
    return List.copyOf(names);
  }

  @Override
  public int read(String path, long offset, ByteBuffer into) {
    var content = content(path);
    return content == null ? bookkeeping.read(path, offset, into) : content.read(offset, into);
  }

  /** What a reader of this library must find; takes a moment for a large one. */
  public Expected expected() {
    return Expected.of(IntStream.range(0, items).mapToObj(generated::item).toList(), files);
  }

  /** The names in a folder; {@code any} may stop at the first. */
  private List<String> list(String folder, boolean any) {
    return switch (folder) {
      case "/" -> List.of("DCIM");
      case "/PhotoData" -> items == 0 ? List.of() : List.of("Mutations", "Thumbnails");
      case "/PhotoData/Thumbnails" -> items == 0 ? List.of() : List.of("V2");
      case THUMBNAILS, MUTATIONS -> items == 0 ? List.of() : List.of("DCIM");
      case "/DCIM", THUMBNAILS + "/DCIM", MUTATIONS + "/DCIM" ->
          IntStream.range(0, (items + PER_FOLDER - 1) / PER_FOLDER).mapToObj(n -> "%dAPPLE".formatted(FIRST_FOLDER + n)).toList();
      default -> below(folder, any);
    };
  }

  /** Names below a folder that belongs to certain items: a camera folder, or what hangs on one item. */
  private List<String> below(String folder, boolean any) {
    int camera = cameraFolder(folder);
    if (camera < 0) {
      return List.of();
    }
    var prefix = folder + "/";
    int first = camera * PER_FOLDER;
    int last = Math.min(items, first + PER_FOLDER);
    int one = itemOf(folder);
    if (one >= 0) {
      first = one;
      last = one + 1;
    }
    var names = new TreeSet<String>();
    for (int i = first; i < last; i++) {
      for (var file : files.of(generated.item(i))) {
        if (file.path().startsWith(prefix)) {
          int end = file.path().indexOf('/', prefix.length());
          names.add(end < 0 ? file.path().substring(prefix.length()) : file.path().substring(prefix.length(), end));
          if (any) {
            return List.copyOf(names);
          }
        }
      }
    }
    return List.copyOf(names);
  }

  private Optional<DemoFile> file(String path) {
    int index = itemOf(path);
    if (index < 0) {
      return Optional.empty();
    }
    return files.of(generated.item(index)).stream().filter(file -> file.path().equals(path)).findFirst();
  }

  private @org.jspecify.annotations.Nullable Content content(String path) {
    synchronized (recent) {
      var known = recent.get(path);
      if (known != null) {
        return known;
      }
    }
    var made = file(path).map(file -> file.content().get()).orElse(null);
    if (made != null) {
      synchronized (recent) {
        recent.put(path, made);
      }
    }
    return made;
  }

  /** The number of the camera folder (0 for 100APPLE) that a path lies in or is, −1 for none. */
  private int cameraFolder(String path) {
    int at = path.startsWith(THUMBNAILS + "/") ? THUMBNAILS.length() : path.startsWith(MUTATIONS + "/") ? MUTATIONS.length() : 0;
    if (!path.startsWith("/DCIM/", at) || !path.startsWith("APPLE", at + 9) || (path.length() > at + 14 && path.charAt(at + 14) != '/')) {
      return -1;
    }
    int number = number(path, at + 6, 3) - FIRST_FOLDER;
    return number >= 0 && (long) number * PER_FOLDER < items ? number : -1;
  }

  /** The item that a path below a camera folder speaks of, −1 for none. */
  private int itemOf(String path) {
    int camera = cameraFolder(path);
    int name = path.indexOf("APPLE/IMG_");
    if (camera < 0 || name < 0) {
      return -1;
    }
    int number = number(path, name + 10, 4);
    int first = camera * PER_FOLDER;
    int index = first + Math.floorMod(number - GeneratedItems.number(first), GeneratedItems.COUNTER);
    return number >= 1 && index < Math.min(items, first + PER_FOLDER) ? index : -1;
  }

  private static int number(String path, int from, int digits) {
    int number = 0;
    for (int i = from; i < from + digits; i++) {
      int digit = i < path.length() ? path.charAt(i) - '0' : -1;
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = number * 10 + digit;
    }
    return number;
  }

  private static long nanos(Instant time) {
    return time.getEpochSecond() * 1_000_000_000L + time.getNano();
  }
}
