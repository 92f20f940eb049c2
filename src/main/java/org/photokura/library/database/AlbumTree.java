package org.photokura.library.database;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.photokura.library.Album;

/**
 * Albums in their folders out of rows that each name their parent. A parent that is missing, or that is its own descendant, counts as none; what is in
 * the trash, or in a folder that is, is left out. Albums of one path are one album. Titles are joined as they are: a {@code /} within a title stays.
 */
final class AlbumTree {

  /** Deeper nesting than anybody makes by hand; it bounds hostile chains. */
  private static final int MAX_DEPTH = 64;

  private static final long TOP = Long.MIN_VALUE;

  /** What a row is. */
  enum Kind {
    /** The invisible root of all folders. */
    ROOT,
    FOLDER,
    ALBUM,
    SHARED_ALBUM
  }

  /**
   * A row of ZGENERICALBUM.
   *
   * @param order among its siblings
   */
  record Row(long pk, Kind kind, @Nullable String title, @Nullable Long parent, boolean trashed, long order) {}

  private final Map<Long, Row> rows = new HashMap<>();
  private final Map<Long, String> paths = new HashMap<>();
  private final List<Album> albums;

  AlbumTree(List<Row> all) {
    all.forEach(row -> rows.put(row.pk(), row));
    var children = new LinkedHashMap<Long, List<Row>>();
    all.stream()
        .filter(row -> row.kind() != Kind.ROOT && row.title() != null)
        .sorted(Comparator.comparingLong(Row::order).thenComparingLong(Row::pk))
        .forEach(row -> {
          String path = path(row);
          if (path != null) {
            paths.put(row.pk(), path);
            children.computeIfAbsent(parentFolder(row), key -> new ArrayList<>()).add(row);
          }
        });
    albums = albums(TOP, children);
  }

  /** The tree, in the phone's order. */
  List<Album> albums() {
    return albums;
  }

  /** The path of an album; null if it is none of those shown. */
  @Nullable String path(long albumPk) {
    Row row = rows.get(albumPk);
    return row == null || row.kind() == Kind.FOLDER || row.kind() == Kind.ROOT ? null : paths.get(albumPk);
  }

  private List<Album> albums(long folder, Map<Long, List<Row>> children) {
    var merged = new LinkedHashMap<String, Album>();
    for (Row row : children.getOrDefault(folder, List.of())) {
      boolean isFolder = row.kind() == Kind.FOLDER;
      List<Album> within = isFolder ? albums(row.pk(), children) : List.of();
      String path = paths.get(row.pk());
      if (path != null && row.title() != null) {
        var album = new Album(path, row.title(), isFolder, row.kind() == Kind.SHARED_ALBUM, within);
        merged.merge((isFolder ? "folder " : "album ") + path, album, AlbumTree::merge);
      }
    }
    return List.copyOf(merged.values());
  }

  private static Album merge(Album one, Album other) {
    var children = new ArrayList<>(one.children());
    children.addAll(other.children());
    return new Album(one.path(), one.title(), one.folder(), one.shared() || other.shared(), children);
  }

  /** The folder that holds the row, or the top. */
  private long parentFolder(Row row) {
    Row parent = parent(row);
    return parent == null || parent.kind() != Kind.FOLDER || isInCycle(row) ? TOP : parent.pk();
  }

  /** Null if it is in the trash. */
  private @Nullable String path(Row row) {
    var titles = new ArrayList<String>();
    titles.add(row.title());
    boolean trashed = row.trashed();
    Row at = isInCycle(row) ? null : parent(row);
    while (at != null && at.kind() != Kind.ROOT) {
      trashed |= at.trashed();
      if (at.kind() == Kind.FOLDER && at.title() != null) {
        titles.addFirst(at.title());
      }
      at = parent(at);
    }
    return trashed ? null : String.join("/", titles);
  }

  private boolean isInCycle(Row row) {
    Row at = parent(row);
    for (int depth = 0; depth < MAX_DEPTH; depth++) {
      if (at == null || at.kind() == Kind.ROOT) {
        return false;
      }
      at = parent(at);
    }
    return true;
  }

  private @Nullable Row parent(Row row) {
    return row.parent() == null ? null : rows.get(row.parent());
  }
}
