package org.photokura.ui.fake;

import org.photokura.ui.fx.Background;
import org.photokura.ui.fx.UiThread;

/** Everything on the test's own thread, at once: view models without a toolkit. */
public final class DirectUi implements UiThread {

  public static Background background() {
    return new Background(new DirectUi(), Runnable::run);
  }

  @Override
  public void execute(Runnable task) {
    task.run();
  }

  @Override
  public boolean isCurrent() {
    return true;
  }
}
