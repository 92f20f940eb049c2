package org.photokura.ui.fx;

import java.util.concurrent.Executor;

/** The thread that views and view models live on. A test has one of its own, so that view models need no toolkit. */
public interface UiThread extends Executor {

  /** Runs the task on the thread, later and in order; also when called from it. */
  @Override
  void execute(Runnable task);

  /** Whether the caller is on it. */
  boolean isCurrent();
}
