package org.photokura.library.database;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.photokura.core.Problem;
import org.photokura.core.ProblemId;
import org.photokura.device.DeviceException;
import org.photokura.library.Item;
import org.photokura.library.LibrarySink;
import org.photokura.library.files.PhoneListing;
import org.photokura.library.files.Renderings;
import org.photokura.library.files.ScreenLock;

/**
 * Makes the library of a database and a phone's files: rows become items, newest first in batches; then the files that no row knows. Everything is read
 * from the database before the first item is given out, so that a database that breaks half-way leaves no half library.
 */
final class DatabaseLibrary {

  private static final int FIRST_BATCH = 150;
  private static final int BATCH = 2000;
  private static final int SAMPLE = 300;

  private static final Comparator<Bursts.Unit> NEWEST_FIRST = Comparator
      .comparing((Bursts.Unit unit) -> unit.key().created(), Comparator.nullsFirst(Comparator.comparing(OffsetDateTime::toInstant)))
      .thenComparingLong(unit -> unit.key().pk())
      .reversed();

  private final List<AssetRow> rows;
  private final Map<Long, ResourceFacts> resources;
  private final AlbumQuery.Membership albums;
  private final ZoneId phoneZone;
  private final boolean older;

  private DatabaseLibrary(List<AssetRow> rows, Map<Long, ResourceFacts> resources, AlbumQuery.Membership albums, ZoneId phoneZone, boolean older) {
    this.rows = rows;
    this.resources = resources;
    this.albums = albums;
    this.phoneZone = phoneZone;
    this.older = older;
  }

  /**
   * Reads all that is needed of the database; it may be closed then.
   *
   * @param older whether the database was opened without its log, so that what changed lately is not in it
   * @throws DatabaseUnusableException DATABASE_UNKNOWN_SCHEMA or DATABASE_CORRUPT
   */
  static DatabaseLibrary of(PhotosDatabase database, ZoneId phoneZone, boolean older) throws DatabaseUnusableException {
    return database.read(connection -> {
      var schema = PhotosSchema.detect(connection);
      return new DatabaseLibrary(
          new AssetQuery(schema, phoneZone).read(connection),
          new ResourceQuery(schema).read(connection),
          new AlbumQuery(schema).read(connection),
          phoneZone,
          older);
    });
  }

  /**
   * Joins it with the phone's files and gives everything to the sink.
   *
   * @param orphans reads the files that no row knows
   */
  void giveTo(LibrarySink sink, PhoneListing phone, ScreenLock lock, Orphans orphans) throws DeviceException {
    if (older) {
      sink.notice(Problem.of(ProblemId.DATABASE_OLDER));
    }
    sink.albums(albums.albums());
    AssetFiles files = files(sink, phone, lock);
    CloudRule cloud = CloudRule.ask(phone, rows);
    var facts = new FileFacts(phone);
    List<Bursts.Unit> units = units(files, facts, cloud);
    facts.survey(units.size(), sample(units, files));

    var maker = new ItemMaker(cloud, albums.pathsOfAsset(), phoneZone);
    int size = FIRST_BATCH;
    for (int from = 0; from < units.size(); ) {
      int to = Math.min(from + size, units.size());
      sink.items(items(units.subList(from, to), files, facts, maker));
      sink.progress(LibrarySink.Phase.READING_DATABASE, to, units.size());
      from = to;
      size = BATCH;
    }
    rows.stream().filter(row -> !isShown(row)).forEach(row -> files.of(row, resources(row)));
    orphans.read(files);
  }

  /** Reads the files that {@link AssetFiles#isClaimed} no row. */
  interface Orphans {
    void read(AssetFiles known) throws DeviceException;
  }

  private AssetFiles files(LibrarySink sink, PhoneListing phone, ScreenLock lock) throws DeviceException {
    var folders = new TreeSet<String>();
    for (AssetRow row : rows) {
      if (row.path() != null) {
        folders.add(MediaPath.folder(row.path()));
      }
    }
    Map<String, Optional<List<String>>> listed = phone.rememberNamesOfAll(folders);
    if (listed.values().stream().anyMatch(Optional::isEmpty)) {
      // Items must not be told without their movies and sidecars only because the phone was locked just now.
      lock.throwIfAllIsRefused(phone);
    }
    var names = new FolderNames(listed);
    var renderings = new Renderings(phone, lock, sink);
    return new AssetFiles(rows, names, renderings, renderings.stems(folders));
  }

  private List<Bursts.Unit> units(AssetFiles files, FileFacts facts, CloudRule cloud) throws DeviceException {
    var shown = rows.stream().filter(DatabaseLibrary::isShown).toList();
    var frames = shown.stream().filter(row -> row.burst() != null).flatMap(row -> original(row, files).stream()).toList();
    Set<String> replaced = facts.replaced(frames);
    var units = Bursts.units(shown, row -> isHere(row, files, replaced, cloud));
    // What Photos itself hides and what has no file is housekeeping, such as the place of a picture that is still to be processed.
    units.removeIf(unit -> !unit.burst() && !unit.key().visible() && !isListed(unit.key(), files));
    units.sort(NEWEST_FIRST);
    return units;
  }

  private static boolean isShown(AssetRow row) {
    return row.belongs() != AssetRow.Belongs.SHARED_WITH_YOU;
  }

  private boolean isHere(AssetRow row, AssetFiles files, Set<String> replaced, CloudRule cloud) {
    return original(row, files).filter(draft -> draft.listed() && !replaced.contains(draft.path())).isPresent() || !cloud.holdsOriginal(row, resources(row));
  }

  private boolean isListed(AssetRow row, AssetFiles files) {
    return original(row, files).filter(FileDraft::listed).isPresent();
  }

  private Optional<FileDraft> original(AssetRow row, AssetFiles files) {
    return row.path() == null ? Optional.empty() : Optional.of(files.original(row.path(), row, resources(row)));
  }

  /** Originals from all over the library. */
  private List<FileDraft> sample(List<Bursts.Unit> units, AssetFiles files) {
    var sample = new ArrayList<FileDraft>();
    for (int i = 0; i < units.size(); i += 1 + units.size() / SAMPLE) {
      original(units.get(i).key(), files).ifPresent(sample::add);
    }
    return sample;
  }

  private List<Item> items(List<Bursts.Unit> units, AssetFiles files, FileFacts facts, ItemMaker maker) throws DeviceException {
    files.prepare(units.stream().flatMap(unit -> unit.frames().stream()).toList());
    var framesOf = new ArrayList<List<ItemMaker.Frame>>(units.size());
    var drafts = new ArrayList<List<FileDraft>>();
    Set<String> undated = new HashSet<>();
    for (Bursts.Unit unit : units) {
      var frames = new ArrayList<ItemMaker.Frame>(unit.frames().size());
      for (AssetRow row : unit.frames()) {
        var frame = new ItemMaker.Frame(row, files.of(row, resources(row)), files.shown(row, resources(row)));
        frames.add(frame);
        drafts.add(frame.files());
        if (row.created() == null && !frame.files().isEmpty()) {
          undated.add(frame.files().getFirst().path());
        }
      }
      framesOf.add(frames);
    }
    FileFacts.Known known = facts.of(drafts, undated);
    var items = new ArrayList<Item>(units.size());
    for (int i = 0; i < units.size(); i++) {
      items.add(maker.item(framesOf.get(i), units.get(i).burst(), known.stats(), known.gone()));
    }
    return items;
  }

  private ResourceFacts resources(AssetRow row) {
    return resources.getOrDefault(row.pk(), ResourceFacts.NONE);
  }
}
