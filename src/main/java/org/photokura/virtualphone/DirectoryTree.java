package org.photokura.virtualphone;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder of this computer as a media tree, read-only, as it is at each moment. Symbolic links are shown as links and followed by the
 * phone as far as they stay inside; no path leads out of the folder. Names are UTF-8 whatever the locale says: where Java cannot spell
 * one ({@code LANG=C}), its bytes travel in a URI. Names that are no UTF-8 are left out.
 */
public final class DirectoryTree implements MediaTree {

  private static final Logger LOG = LoggerFactory.getLogger(DirectoryTree.class);

  /** What Java puts where bytes of a name are no text in this locale. */
  private static final char UNDECODABLE = '\uFFFD';

  private final Path root;

  /**
   * @throws IOException if it is no folder or cannot be read
   */
  public DirectoryTree(Path folder) throws IOException {
    this.root = folder.toRealPath();
    if (!Files.isDirectory(root)) {
      throw new IOException("not a folder: " + folder);
    }
  }

  @Override
  public Optional<Entry> stat(String path) {
    Path real = locate(path);
    if (real == null) {
      return Optional.empty();
    }
    try {
      var attributes = Files.readAttributes(real, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      Type type = type(attributes);
      if (type == null) {
        return Optional.empty();
      }
      String target = type == Type.LINK ? linkTarget(real) : null;
      long modifiedNanos = nanos(attributes.lastModifiedTime());
      return Optional.of(new Entry(type, attributes.size(), modifiedNanos, nanos(attributes.creationTime()), target));
    } catch (IOException e) {
      LOG.debug("cannot stat", e);
      return Optional.empty();
    }
  }

  @Override
  public List<String> list(String folder) {
    Path real = locate(folder);
    if (real == null || !Files.isDirectory(real, LinkOption.NOFOLLOW_LINKS)) {
      return List.of();
    }
    var names = new ArrayList<String>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(real)) {
      for (Path entry : entries) {
        name(entry).ifPresent(names::add);
      }
    } catch (IOException | DirectoryIteratorException e) {
      LOG.debug("cannot list", e);
    }
    Collections.sort(names);
    return names;
  }

  @Override
  public int read(String path, long offset, ByteBuffer into) throws IOException {
    Path real = locate(path);
    if (real == null) {
      throw new IOException("gone");
    }
    int start = into.position();
    try (FileChannel file = FileChannel.open(real, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
      while (into.hasRemaining() && file.read(into, offset + into.position() - start) >= 0) {
        // Until the buffer is full or the file ends.
      }
    }
    return into.position() - start;
  }

  /** Where that path lies; null if it is none here, or a link stands in its way. */
  private @Nullable Path locate(String path) {
    if (path.equals("/")) {
      return root;
    }
    if (!path.startsWith("/") || (File.separatorChar != '/' && path.indexOf(File.separatorChar) >= 0)) {
      return null;
    }
    try {
      Path wanted = resolve(path);
      Path parent = wanted.getParent();
      // A parent whose real path is another one was reached through a link: the phone follows links itself.
      boolean inside = wanted.equals(wanted.normalize()) && wanted.startsWith(root) && parent != null && parent.toRealPath().equals(parent);
      return inside ? wanted : null;
    } catch (IOException | IllegalArgumentException e) {
      LOG.debug("no such path", e);
      return null;
    }
  }

  private Path resolve(String path) {
    try {
      return root.resolve(path.substring(1));
    } catch (InvalidPathException e) {
      if (path.indexOf('\0') >= 0) {
        throw e;
      }
      var encoded = new StringBuilder(root.toUri().toString());
      for (byte b : path.substring(1).getBytes(StandardCharsets.UTF_8)) {
        encoded.append(b == '/' ? "/" : "%%%02X".formatted(b));
      }
      return Path.of(URI.create(encoded.toString()));
    }
  }

  /** The last name of a path as UTF-8; empty if it is none. */
  private static Optional<String> name(Path path) {
    Path last = path.getFileName();
    if (last == null) {
      return Optional.empty();
    }
    if (last.toString().indexOf(UNDECODABLE) < 0) {
      return Optional.of(last.toString());
    }
    String uri = path.toUri().getRawPath();
    String raw = uri.endsWith("/") ? uri.substring(0, uri.length() - 1) : uri;
    byte[] bytes = percentDecoded(raw.substring(raw.lastIndexOf('/') + 1));
    try {
      return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      LOG.debug("a name that is no text", e);
      return Optional.empty();
    }
  }

  private static byte[] percentDecoded(String text) {
    var bytes = new ByteArrayOutputStream();
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '%') {
        bytes.write(HexFormat.fromHexDigits(text, i + 1, i + 3));
        i += 2;
      } else {
        bytes.write(text.charAt(i));
      }
    }
    return bytes.toByteArray();
  }

  private static @Nullable Type type(BasicFileAttributes attributes) {
    if (attributes.isSymbolicLink()) {
      return Type.LINK;
    }
    if (attributes.isDirectory()) {
      return Type.FOLDER;
    }
    return attributes.isRegularFile() ? Type.FILE : null;
  }

  /** As the phone would say it: a target inside the folder as a path of the phone. */
  private String linkTarget(Path link) throws IOException {
    Path target = Files.readSymbolicLink(link);
    if (target.isAbsolute() && target.normalize().startsWith(root)) {
      return "/" + root.relativize(target.normalize()).toString().replace(File.separatorChar, '/');
    }
    return target.toString();
  }

  private static long nanos(FileTime time) {
    return time.to(TimeUnit.NANOSECONDS);
  }
}
