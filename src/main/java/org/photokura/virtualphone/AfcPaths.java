package org.photokura.virtualphone;

import java.util.ArrayDeque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a client's path means on the media partition: {@code .}, {@code ..} and repeated slashes are resolved as text, links by what they
 * point to; nothing leads out of the root.
 */
final class AfcPaths {

  private static final int MAX_LINKS = 16;

  private final ServedFiles files;

  AfcPaths(ServedFiles files) {
    this.files = files;
  }

  /** The absolute, normalised form; null if it leads out of the root. */
  static @Nullable String normalise(String raw) {
    if (isNormal(raw)) {
      return raw;
    }
    var parts = new ArrayDeque<String>();
    for (String part : raw.split("/")) {
      switch (part) {
        case "", "." -> {}
        case ".." -> {
          if (parts.pollLast() == null) {
            return null;
          }
        }
        default -> parts.addLast(part);
      }
    }
    return "/" + String.join("/", parts);
  }

  private static boolean isNormal(String raw) {
    return raw.length() > 1 && raw.startsWith("/") && !raw.endsWith("/") && !raw.contains("//") && !raw.contains("/.");
  }

  /** The path with all links followed; null if it leads out of the root or in circles. */
  @Nullable String resolve(String path) {
    String at = path;
    for (int links = 0; links < MAX_LINKS; links++) {
      Optional<String> next = firstLink(at);
      if (next.isEmpty()) {
        return at;
      }
      at = next.get().isEmpty() ? null : next.get();
      if (at == null) {
        return null;
      }
    }
    return null;
  }

  /** The path with its first link replaced; empty text if that leads out of the root; empty if there is no link in it. */
  private Optional<String> firstLink(String path) {
    Optional<MediaTree.Entry> whole = files.stat(path);
    if (whole.isPresent() && whole.get().type() != MediaTree.Type.LINK) {
      return Optional.empty();
    }
    int slash = 0;
    do {
      slash = path.indexOf('/', slash + 1);
      String prefix = slash < 0 ? path : path.substring(0, slash);
      String target = files.stat(prefix).map(MediaTree.Entry::linkTarget).orElse(null);
      if (target != null) {
        String base = target.startsWith("/") ? "" : prefix.substring(0, prefix.lastIndexOf('/') + 1);
        String followed = normalise(base + target + (slash < 0 ? "" : path.substring(slash)));
        return Optional.of(followed == null ? "" : followed);
      }
    } while (slash > 0);
    return Optional.empty();
  }
}
