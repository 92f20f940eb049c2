package org.photokura.core;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** An I/O failure that carries the {@link Problem} to show. */
public class ProblemException extends IOException {

  private final transient Problem problem;

  public ProblemException(Problem problem) {
    this(problem, null);
  }

  public ProblemException(Problem problem, @Nullable Throwable cause) {
    super(problem.toString(), cause);
    this.problem = problem;
  }

  /** What went wrong, as data. */
  public Problem problem() {
    return problem;
  }
}
