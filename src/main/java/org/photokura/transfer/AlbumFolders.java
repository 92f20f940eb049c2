package org.photokura.transfer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.photokura.catalog.CatalogFile;
import org.photokura.catalog.Sha256;
import org.photokura.core.ProblemException;
import org.photokura.library.FileRole;
import org.photokura.library.Item;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Albums as folders below {@code Albums}: second names of the same bytes, by hard links. Where the file system has none, each album becomes a text file that lists its
 * photos. What a person takes out of an album later stays in the folder: nothing is ever removed.
 */
final class AlbumFolders implements Extras.Maker {

  static final String ROLE = "album";
  private static final String TOP = "Albums";
  private static final int MAX_NAMES = 1000;
  private static final Logger LOG = LoggerFactory.getLogger(AlbumFolders.class);

  private final RunContext run;
  private final MadeFiles files;
  private final Map<List<String>, TreeSet<String>> lists = new TreeMap<>((a, b) -> String.join("/", a).compareTo(String.join("/", b)));
  private volatile boolean hardLinks = true;

  AlbumFolders(RunContext run, MadeFiles files) {
    this.run = run;
    this.files = files;
  }

  @Override
  public List<Outcome.SavedFile> make(Item item, List<Outcome.SavedFile> saved) throws ProblemException {
    var made = new ArrayList<Outcome.SavedFile>();
    try {
      for (String album : item.albums()) {
        var folders = folders(album);
        for (var file : saved) {
          if (hardLinks && !file.role().equals(FileRole.SIDECAR.key())) {
            link(folders, file, made);
          }
          if (!hardLinks) {
            list(folders, file.target());
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
    run.makeFolder(folder.path());
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
      made.add(files.record(new CatalogFile(folder.target(numbered), ROLE, file.sizeBytes(), Sha256.parse(file.sha256()), file.target())));
      return;
    }
  }

  private static boolean sameFile(Path one, Path other) throws IOException {
    return Files.exists(other) && Files.isSameFile(one, other);
  }

  private static String parent(String target) {
    int slash = target.lastIndexOf('/');
    return slash < 0 ? "" : target.substring(0, slash);
  }

  private void list(List<String> folders, String target) {
    synchronized (lists) {
      lists.computeIfAbsent(folders, key -> new TreeSet<>()).add(target);
    }
  }

  /** Whether a line names a file of the destination: a list of such lines is ours, though its row was lost. */
  private boolean liesHere(String target) {
    try {
      Path root = run.destination().root();
      Path file = root.resolve(target).normalize();
      return file.startsWith(root) && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    } catch (InvalidPathException e) {
      return false;
    }
  }

  /** Writes the lists, if there are any: what an earlier list named stays in it. */
  void end() {
    synchronized (lists) {
      lists.forEach((folders, targets) -> {
        try {
          write(folders, targets);
        } catch (IOException e) {
          run.logDisk(e);
        }
      });
    }
  }

  private void write(List<String> folders, TreeSet<String> targets) throws IOException {
    var folder = run.names().folder(folders.subList(0, folders.size() - 1));
    run.makeFolder(folder.path());
    String name = folders.getLast() + ".txt";
    Path file = folder.path().resolve(name);
    if (Files.exists(file)) {
      var lines = Files.readAllLines(file, StandardCharsets.UTF_8);
      if (run.catalog().index().file(folder.target(name)).isEmpty() && !lines.stream().allMatch(this::liesHere)) {
        return; // Somebody else's.
      }
      targets.addAll(lines);
    }
    var content = (String.join("\n", targets) + "\n").getBytes(StandardCharsets.UTF_8);
    run.disk().replace(file, content);
    files.record(new CatalogFile(folder.target(name), ROLE, content.length, Sha256.of(Sha256.digest().digest(content)), TOP));
  }
}
