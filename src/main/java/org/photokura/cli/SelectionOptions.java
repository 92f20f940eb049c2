package org.photokura.cli;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.photokura.library.Item;
import org.photokura.library.Selection;
import picocli.CommandLine.Option;

/** The options that say which items a command speaks of. */
final class SelectionOptions {

  @Option(names = "--all")
  boolean all;

  @Option(names = "--new")
  boolean onlyNew;

  @Option(names = "--not-in-icloud")
  boolean notInICloud;

  @Option(names = "--favorites")
  boolean favorites;

  @Option(names = "--album", paramLabel = "NAME")
  List<String> albums = new ArrayList<>();

  @Option(names = "--kind", paramLabel = "K")
  List<Kind> kinds = new ArrayList<>();

  @Option(names = "--since", paramLabel = "DATE")
  @Nullable LocalDate since;

  @Option(names = "--until", paramLabel = "DATE")
  @Nullable LocalDate until;

  @Option(names = "--id", paramLabel = "ID", arity = "1..*")
  List<String> ids = new ArrayList<>();

  @Option(names = "--include-hidden")
  boolean includeHidden;

  @Option(names = "--include-deleted")
  boolean includeDeleted;

  /** {@link Item.Kind} as it is written on the command line. */
  enum Kind {
    photo,
    video,
    live,
    burst
  }

  /** Whether any choice was made; including hidden or deleted items is none by itself. */
  boolean isChoice() {
    return all || onlyNew || notInICloud || favorites || !albums.isEmpty() || !kinds.isEmpty() || since != null || until != null || !ids.isEmpty();
  }

  Selection toSelection() {
    return new Selection(onlyNew, notInICloud, favorites, new HashSet<>(albums),
        kinds.stream().map(k -> Item.Kind.valueOf(k.name().toUpperCase(Locale.ROOT))).collect(Collectors.toSet()),
        since, until, new HashSet<>(ids), includeHidden, includeDeleted);
  }
}
