package org.photokura.transfer;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.photokura.core.Problem;
import org.photokura.core.ProblemId;

/** How one item of a run ended. Every item that was asked for has exactly one. */
public sealed interface Outcome {

  /** The item's id. */
  String itemId();

  /** The name in JSON. */
  default String key() {
    return switch (this) {
      case Copied _ -> "copied";
      case AlreadyThere _ -> "alreadyThere";
      case OnlyInICloud _ -> "onlyInICloud";
      case Skipped _ -> "skipped";
      case Failed _ -> "failed";
    };
  }

  /** What is to be said about it: why it failed or was left out, or what is odd about it though it was saved. */
  default Optional<Problem> remark() {
    return switch (this) {
      case Copied _, AlreadyThere _ -> notes().stream().findFirst();
      case OnlyInICloud _ -> Optional.of(Problem.of(ProblemId.ONLY_IN_ICLOUD));
      case Skipped skipped -> Optional.of(skipped.reason());
      case Failed failed -> Optional.of(failed.reason());
    };
  }

  /** What lies in the destination for it now. */
  default List<SavedFile> files() {
    return List.of();
  }

  /** What is odd about it though it was saved, the most important first. */
  default List<Problem> notes() {
    return List.of();
  }

  /** All its files are complete under their final names. {@code notes} hold what is worth saying, such as EMPTY_FILE. */
  record Copied(String itemId, @Override List<SavedFile> files, @Override List<Problem> notes) implements Outcome {}

  /** An earlier run saved it. {@code notes} hold what is worth saying, such as EDIT_NOT_ON_PHONE. */
  record AlreadyThere(String itemId, @Override List<SavedFile> files, @Override List<Problem> notes) implements Outcome {

    /** Nothing is to be said about it. */
    public AlreadyThere(String itemId, List<SavedFile> files) {
      this(itemId, files, List.of());
    }
  }

  /** The phone holds no original. */
  record OnlyInICloud(String itemId) implements Outcome {}

  /** Left out by choice or because the run was stopped before it. */
  record Skipped(String itemId, Problem reason) implements Outcome {}

  /** At least one of its files could not be saved; {@code files} are those that were. */
  record Failed(String itemId, Problem reason, @Override List<SavedFile> files) implements Outcome {}

  /**
   * A file in the destination.
   *
   * @param role the role's JSON name, or {@code jpeg}, {@code xmp}
   * @param path on the phone; null for what was made here
   * @param target relative to the destination, with {@code /}
   * @param sizeBytes its size
   * @param sha256 lower case hexadecimal
   */
  record SavedFile(String role, @Nullable String path, String target, long sizeBytes, String sha256) {}
}
