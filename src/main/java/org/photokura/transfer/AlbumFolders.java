package org.photokura.transfer;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.photokura.catalog.CatalogFile;
import org.photokura.catalog.SavedEntry;
import org.photokura.catalog.Sha256;
import org.photokura.core.ProblemException;
import org.photokura.library.FileRole;
import org.photokura.library.Item;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Albums as folders below {@code Albums}: second names of the same bytes, by hard links. Where the file system has none, each album becomes a list
 * ({@link AlbumLists}). What a person takes out of an album later stays in the folder: nothing is ever removed.
 */
final class AlbumFolders implements Extras.Maker {

  static final String ROLE = "album";
  private static final String TOP = "Albums";
  private static final int MAX_NAMES = 1000;
  /** To flush a folder for each link would take longer than the photos on slow disks. */
  private static final int LINKS_A_FLUSH = 256;
  private static final Logger LOG = LoggerFactory.getLogger(AlbumFolders.class);

  private final RunContext run;
  private final MadeFiles files;
  private final AlbumLists lists;
  /** Guarded by itself, and {@link #unflushed} with it. */
  private final List<CatalogFile> linked = new ArrayList<>();
  private final Set<Path> unflushed = new LinkedHashSet<>();
  private volatile boolean hardLinks = true;

  AlbumFolders(RunContext run, MadeFiles files) {
    this.run = run;
    this.files = files;
    this.lists = new AlbumLists(run, files);
  }

  @Override
  public String role() {
    return ROLE;
  }

  @Override
  public boolean concerns(Item item, Outcome.SavedFile file) {
    return !item.albums().isEmpty() && !file.role().equals(FileRole.SIDECAR.key());
  }

  @Override
  public List<Outcome.SavedFile> make(Item item, List<Outcome.SavedFile> saved) throws ProblemException {
    var made = new ArrayList<Outcome.SavedFile>();
    try {
      for (String album : item.albums()) {
        var folders = folders(album);
        for (var file : saved) {
          if (!concerns(item, file)) {
            continue;
          }
          if (hardLinks) {
            link(folders, file, made);
          }
          if (!hardLinks) {
            lists.add(folders, file.target());
          }
        }
      }
    } catch (IOException e) {
      throw files.problem(e);
    }
    return made;
  }

  private static List<String> folders(String album) {
    var folders = new ArrayList<String>();
    folders.add(TOP);
    for (String title : album.split("/", 6)) {
      folders.add(SafeNames.component(title, SafeNames.MAX_FOLDER_BYTES));
    }
    return folders;
  }

  private void link(List<String> folders, Outcome.SavedFile file, List<Outcome.SavedFile> made) throws IOException {
    var folder = run.names().folder(folders);
    for (var known : run.catalog().index().madeFrom(file.target())) {
      if (known.role().equals(ROLE) && parent(known.target()).equals(folder.target("x").substring(0, folder.target("x").length() - 2)) && run.names().holds(known)) {
        made.add(MadeFiles.saved(known));
        return;
      }
    }
    var changed = run.makeFolder(folder.path());
    Path source = run.destination().root().resolve(file.target());
    String name = file.target().substring(file.target().lastIndexOf('/') + 1);
    for (int n = 1; n <= MAX_NAMES; n++) {
      String numbered = n == 1 ? name : SafeNames.stemOf(name) + " [" + n + "]" + SafeNames.extension(name);
      Path second = folder.path().resolve(numbered);
      if (run.names().promiseBeside(folder, 1, List.of(numbered), List.of(file.sizeBytes())) == null && !sameFile(source, second)) {
        continue;
      }
      try {
        run.disk().link(source, second);
      } catch (FileAlreadyExistsException e) {
        if (!sameFile(source, second)) {
          continue;
        }
      } catch (IOException e) {
        LOG.info("albums become lists: the destination has no hard links");
        hardLinks = false;
        return;
      }
      var link = new CatalogFile(folder.target(numbered), ROLE, file.sizeBytes(), Sha256.parse(file.sha256()), file.target());
      made.add(MadeFiles.saved(link));
      linked(link, folder.path(), changed);
      return;
    }
  }

  private void linked(CatalogFile link, Path folder, Set<Path> changed) throws IOException {
    boolean many;
    synchronized (linked) {
      linked.add(link);
      unflushed.addAll(changed);
      unflushed.add(folder);
      many = linked.size() >= LINKS_A_FLUSH;
    }
    if (many) {
      flush();
    }
  }

  private static boolean sameFile(Path one, Path other) throws IOException {
    return Files.exists(other) && Files.isSameFile(one, other);
  }

  private static String parent(String target) {
    int slash = target.lastIndexOf('/');
    return slash < 0 ? "" : target.substring(0, slash);
  }

  /** Flushes the folders, and only then tells the catalog of their new names; what a loss of power takes before is made again by the next run. */
  private void flush() throws IOException {
    var folders = new LinkedHashSet<Path>();
    var files = new ArrayList<CatalogFile>();
    synchronized (linked) {
      folders.addAll(unflushed);
      files.addAll(linked);
      unflushed.clear();
      linked.clear();
    }
    for (Path folder : folders) {
      run.disk().flushFolder(folder);
    }
    run.catalog().record(files.stream().map(file -> new SavedEntry(file, null)).toList());
  }

  /** Ends what was begun, and writes the lists, if there are any. */
  void end() {
    try {
      flush();
    } catch (IOException e) {
      run.extras().leftUnmade();
      run.logDisk(e);
    }
    lists.end();
  }
}
