package org.photokura.library.database;

import org.jspecify.annotations.Nullable;
import org.photokura.core.Problem;
import org.photokura.core.ProblemException;
import org.photokura.core.ProblemId;

/**
 * The phone's database cannot be used, and its files tell what there is instead: DATABASE_ABSENT, DATABASE_DENIED, DATABASE_CHANGING, DATABASE_CORRUPT,
 * DATABASE_UNKNOWN_SCHEMA or DATABASE_NOT_COPIED.
 */
public final class DatabaseUnusableException extends ProblemException {

  public DatabaseUnusableException(ProblemId id, @Nullable String technicalCause, @Nullable Throwable cause) {
    super(Problem.of(id, technicalCause), cause);
  }

  DatabaseUnusableException(ProblemId id, String technicalCause) {
    this(id, technicalCause, null);
  }
}
