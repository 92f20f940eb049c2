package org.photokura.transfer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.photokura.catalog.CatalogFile;
import org.photokura.catalog.CatalogIndex;
import org.photokura.transfer.disk.Disk;

/**
 * Who has which name in the destination: what lies there, what the catalog knows, and what this run has promised. Names are compared as the least
 * exact file system would. Each folder is listed once, when it is first needed. Thread-safe.
 */
final class NameRegistry {

  /** What has a name. */
  private enum Owner {
    /** A file of an earlier run. */
    SAVED,
    /** Something that the catalog does not know; a file may turn out to be ours after a crash. */
    FOREIGN,
    FOLDER,
    /** Promised to an item of this run. */
    PROMISED
  }

  private record Entry(String name, Owner owner, OptionalLong sizeBytes) {}

  /** A folder of the destination, which may not be there yet. */
  final class Folder {
    private final Path path;
    private final String relative;
    private final Map<String, Entry> names = new HashMap<>();
    private final Map<String, List<Entry>> stems = new HashMap<>();
    private final Map<String, Folder> children = new HashMap<>();
    private final Map<String, Integer> lastNumbers = new HashMap<>();
    /** What nobody knows, by name without its number. */
    private final Map<String, List<Entry>> strangers = new HashMap<>();
    private final Set<String> claimed = new HashSet<>();

    private Folder(Path path, String relative) throws IOException {
      this.path = path;
      this.relative = relative;
      for (var found : disk.list(path).entrySet()) {
        var entry = entry(found.getKey(), found.getValue());
        add(entry);
        if (entry.owner == Owner.FOREIGN) {
          strangers.computeIfAbsent(unnumbered(entry.name), key -> new ArrayList<>(1)).add(entry);
        }
      }
    }

    private Entry entry(String name, OptionalLong size) {
      if (size.isEmpty()) {
        return new Entry(name, Owner.FOLDER, size);
      }
      var known = saved.get(SafeNames.key(target(name)));
      boolean saved = known != null && known.sizeBytes() == size.getAsLong();
      return new Entry(name, saved ? Owner.SAVED : Owner.FOREIGN, size);
    }

    private void add(Entry entry) {
      // A person's file whose name differs from ours in case only does not hide ours.
      names.merge(SafeNames.key(entry.name), entry, (before, now) -> before.owner == Owner.SAVED && now.owner == Owner.FOREIGN ? before : now);
      if (entry.owner != Owner.FOLDER) {
        stems.computeIfAbsent(SafeNames.key(SafeNames.stemOf(entry.name)), key -> new ArrayList<>(1)).add(entry);
      }
    }

    /** Its place on the disk. */
    Path path() {
      return path;
    }

    /** The target of a file in it, relative to the destination. */
    String target(String name) {
      return relative.isEmpty() ? name : relative + "/" + name;
    }
  }

  /**
   * What was promised: the number that makes the stem unique, and the names.
   */
  record Promise(int number, List<String> names) {}

  private final Disk disk;
  private final Map<String, CatalogFile> saved = new HashMap<>();
  private final Path root;
  private @Nullable Folder top;

  NameRegistry(Disk disk, Path root, CatalogIndex index) {
    this.disk = disk;
    this.root = root;
    index.files().forEach(file -> saved.put(SafeNames.key(file.target()), file));
  }

  /** Whether a file of the catalog lies there with the size that it was saved with. */
  synchronized boolean holds(CatalogFile file) throws IOException {
    Folder at = top();
    String[] parts = file.target().split("/");
    for (int i = 0; i < parts.length - 1; i++) {
      var entry = at.names.get(SafeNames.key(parts[i]));
      if (entry == null || entry.owner != Owner.FOLDER) {
        return false;
      }
      Folder next = child(at, parts[i]);
      if (!SafeNames.key(next.path.getFileName().toString()).equals(SafeNames.key(parts[i]))) {
        return false;
      }
      at = next;
    }
    var entry = at.names.get(SafeNames.key(parts[parts.length - 1]));
    return entry != null && entry.owner == Owner.SAVED && entry.sizeBytes.equals(OptionalLong.of(file.sizeBytes()));
  }

  /**
   * The folder with those names below the destination. A name that a file has, or a link that leads out of the destination, gets a number instead.
   */
  synchronized Folder folder(List<String> components) throws IOException {
    Folder at = top();
    for (String component : components) {
      at = child(at, component);
    }
    return at;
  }

  /** The folder of a target that this run or an earlier one saved. */
  synchronized Folder folderOf(String target) throws IOException {
    Folder at = top();
    String[] parts = target.split("/");
    for (int i = 0; i < parts.length - 1; i++) {
      at = child(at, parts[i]);
    }
    return at;
  }

  private Folder top() throws IOException {
    if (top == null) {
      top = new Folder(root, "");
    }
    return top;
  }

  private Folder child(Folder parent, String wanted) throws IOException {
    for (int number = 1; ; number++) {
      String name = number == 1 ? wanted : wanted + " (" + number + ")";
      String key = SafeNames.key(name);
      var known = parent.children.get(key);
      if (known != null) {
        return known;
      }
      var entry = parent.names.get(key);
      String spelt = entry == null ? name : entry.name;
      if (entry == null || entry.owner == Owner.FOLDER && leadsInside(parent.path.resolve(spelt))) {
        var folder = new Folder(parent.path.resolve(spelt), parent.target(spelt));
        parent.children.put(key, folder);
        parent.names.putIfAbsent(key, new Entry(spelt, Owner.FOLDER, OptionalLong.empty()));
        return folder;
      }
    }
  }

  private boolean leadsInside(Path folder) throws IOException {
    return Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS) || Files.isDirectory(folder) && folder.toRealPath().startsWith(root);
  }

  /**
   * Promises names to an item: the first number whose names and stems are free. A file that lies there unknown with the very size of ours may be ours from a
   * run that was killed; its name is promised too, and the content decides later.
   *
   * @param base the stem that was wanted
   * @param after numbers up to this one are not tried
   * @param names the item's names for a number
   * @param sizes the sizes of the item's files, in the order of the names
   */
  synchronized Promise promise(Folder folder, String base, int after, IntFunction<List<String>> names, List<Long> sizes) {
    String key = SafeNames.key(base);
    int first = after > 0 ? after + 1 : folder.lastNumbers.getOrDefault(key, 1);
    for (int number = first; ; number++) {
      var wanted = names.apply(number);
      if (isFree(folder, wanted, sizes)) {
        folder.lastNumbers.merge(key, number, Math::max);
        take(folder, wanted);
        return new Promise(number, wanted);
      }
    }
  }

  /** Promises further names to an item whose stem is its own already; null if one of them is taken. What may be ours from a run that was killed is promised too. */
  synchronized @Nullable Promise promiseBeside(Folder folder, int number, List<String> wanted, List<Long> sizes) {
    var mine = sizesByName(wanted, sizes);
    for (String name : wanted) {
      var entry = folder.names.get(SafeNames.key(name));
      if (entry != null && !mayBeOurs(entry, mine)) {
        return null;
      }
    }
    take(folder, wanted);
    return new Promise(number, wanted);
  }

  /**
   * Files that lie there unknown with that size and that name, whatever their number: a killed run's, a lost catalog's, or somebody else's. The one of that very
   * name comes first.
   */
  synchronized List<String> strangersLike(Folder folder, String name, long sizeBytes) {
    return folder.strangers.getOrDefault(unnumbered(name), List.of()).stream()
        .filter(entry -> entry.sizeBytes.equals(OptionalLong.of(sizeBytes)) && !folder.claimed.contains(SafeNames.key(entry.name)))
        .map(Entry::name)
        .sorted(Comparator.comparing((String each) -> !each.equals(name)).thenComparing(Comparator.naturalOrder()))
        .toList();
  }

  /** Takes a file that lies there unknown for an item's; false if it is another's already. */
  synchronized boolean claim(Folder folder, String name) {
    return folder.claimed.add(SafeNames.key(name));
  }

  private static String unnumbered(String name) {
    return SafeNames.key(ItemNames.Numbered.parse(SafeNames.stemOf(name)).base() + SafeNames.extension(name));
  }

  private static boolean isFree(Folder folder, List<String> wanted, List<Long> sizes) {
    var mine = sizesByName(wanted, sizes);
    for (String name : wanted) {
      var entry = folder.names.get(SafeNames.key(name));
      if (entry != null && !mayBeOurs(entry, mine)) {
        return false;
      }
      for (var sibling : folder.stems.getOrDefault(SafeNames.key(SafeNames.stemOf(name)), List.of())) {
        if (!mayBeOurs(sibling, mine)) {
          return false;
        }
      }
    }
    return true;
  }

  private static Map<String, Long> sizesByName(List<String> names, List<Long> sizes) {
    var byName = new HashMap<String, Long>();
    for (int i = 0; i < names.size(); i++) {
      byName.put(names.get(i), sizes.get(i));
    }
    return byName;
  }

  private static boolean mayBeOurs(Entry entry, Map<String, Long> mine) {
    Long size = mine.get(Normalizer.normalize(entry.name, Normalizer.Form.NFC));
    return size != null && entry.owner == Owner.FOREIGN && entry.sizeBytes.equals(OptionalLong.of(size));
  }

  private static void take(Folder folder, List<String> names) {
    for (String name : names) {
      String key = SafeNames.key(name);
      var before = folder.names.get(key);
      var promised = new Entry(name, Owner.PROMISED, OptionalLong.empty());
      if (before != null) {
        folder.stems.getOrDefault(SafeNames.key(SafeNames.stemOf(before.name)), new ArrayList<>()).remove(before);
      }
      folder.add(promised);
    }
  }
}
