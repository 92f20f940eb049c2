package org.photokura.transfer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.photokura.catalog.CatalogFile;
import org.photokura.catalog.Sha256;
import org.photokura.core.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Albums as text files, {@code Albums/Trips/Kyoto.txt}, each with its photos, one a line. What an earlier list named stays in it. A file that a person made or wrote into is
 * left alone, and the album has {@code Kyoto [2].txt}; so does an album whose title differs by case only, which some file systems take for the same.
 */
final class AlbumLists {

  private static final int MAX_NAMES = 1000;
  private static final long MAX_LIST_BYTES = 64L << 20;
  private static final Logger LOG = LoggerFactory.getLogger(AlbumLists.class);

  private final RunContext run;
  private final MadeFiles files;
  /** Photos by the names of the album's folders, joined: they are in the catalog what the list was made from. */
  private final Map<String, TreeSet<String>> albums = new TreeMap<>();
  private final Set<String> written = new HashSet<>();

  /**
   * @param known whether it is as the catalog says
   */
  private record Earlier(String target, List<String> photos, boolean known) {}

  AlbumLists(RunContext run, MadeFiles files) {
    this.run = run;
    this.files = files;
  }

  synchronized void add(List<String> folders, String photo) {
    albums.computeIfAbsent(String.join("/", folders), key -> new TreeSet<>()).add(photo);
  }

  synchronized void end() {
    albums.forEach((album, photos) -> {
      try {
        write(album, photos);
      } catch (ProblemException e) {
        LOG.debug("an album has no list", e); // The run knows: it was told where it happened.
      } catch (IOException e) {
        run.extras().leftUnmade();
        run.logDisk(e);
      }
    });
    albums.clear();
  }

  private void write(String album, TreeSet<String> photos) throws IOException {
    var folder = run.names().folderOf(album);
    for (Path changed : run.makeFolder(folder.path())) {
      run.disk().flushFolder(changed);
    }
    String title = album.substring(album.lastIndexOf('/') + 1);
    var names = Stream.concat(Stream.of(title + ".txt"), IntStream.rangeClosed(2, MAX_NAMES).mapToObj(n -> title + " [" + n + "].txt")).toList();
    var earlier = inCatalog(album).or(() -> withoutRow(folder, names));
    if (earlier.filter(list -> list.known && list.photos.containsAll(photos)).isPresent()) {
      written.add(earlier.get().target);
      return;
    }
    earlier.ifPresent(list -> photos.addAll(list.photos));
    var content = contentOf(photos);
    if (earlier.isPresent()) {
      String target = earlier.get().target;
      files.replace(new CatalogFile(target, AlbumFolders.ROLE, content.length, Sha256.of(Sha256.digest().digest(content)), album), content);
      written.add(target);
    } else {
      written.add(files.save(AlbumFolders.ROLE, content, album, names, null).target());
    }
  }

  private static byte[] contentOf(TreeSet<String> photos) {
    return (String.join("\n", photos) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private Optional<Earlier> inCatalog(String album) {
    return run.catalog().index().madeFrom(album).stream()
        .filter(known -> known.role().equals(AlbumFolders.ROLE))
        .flatMap(known -> ours(known.target(), known.sha256()).stream())
        .findFirst();
  }

  /** A list whose row was lost: it bears this very name, and not one that the file system takes for it. */
  private Optional<Earlier> withoutRow(NameRegistry.Folder folder, List<String> names) {
    Set<String> there;
    try {
      there = run.disk().list(folder.path()).keySet().stream().map(name -> Normalizer.normalize(name, Normalizer.Form.NFC)).collect(Collectors.toSet());
    } catch (IOException e) {
      run.logDisk(e);
      return Optional.empty();
    }
    var taken = there.stream().map(SafeNames::key).collect(Collectors.toSet());
    return names.stream()
        .takeWhile(name -> taken.contains(SafeNames.key(name)))
        .filter(there::contains)
        .map(folder::target)
        .filter(target -> !written.contains(target) && run.catalog().index().file(target).isEmpty())
        .flatMap(target -> ours(target, null).stream())
        .findFirst();
  }

  /** What is as the catalog says is ours, and what is as we would write it: names of files of the destination, in their order. A person's order is a person's list. */
  private Optional<Earlier> ours(String target, @Nullable Sha256 asWritten) {
    Path file = run.destination().root().resolve(target);
    try {
      if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) > MAX_LIST_BYTES) {
        return Optional.empty();
      }
      byte[] content = Files.readAllBytes(file);
      var lines = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString().lines().toList();
      boolean known = Sha256.of(Sha256.digest().digest(content)).equals(asWritten);
      boolean ours = known || !lines.isEmpty() && Arrays.equals(content, contentOf(new TreeSet<>(lines))) && lines.stream().allMatch(this::liesHere);
      return ours ? Optional.of(new Earlier(target, lines, known)) : Optional.empty();
    } catch (IOException e) {
      LOG.debug("not a list of ours: it cannot be read, or is no UTF-8", e);
      return Optional.empty();
    }
  }

  private boolean liesHere(String photo) {
    try {
      Path root = run.destination().root();
      Path file = root.resolve(photo).normalize();
      return file.startsWith(root) && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    } catch (InvalidPathException e) {
      return false;
    }
  }
}
