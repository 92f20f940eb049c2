package org.photokura.ui.fx;

import javafx.application.Platform;

/** JavaFX' own thread. */
public final class FxThread implements UiThread {

  @Override
  public void execute(Runnable task) {
    Platform.runLater(task);
  }

  @Override
  public boolean isCurrent() {
    return Platform.isFxApplicationThread();
  }
}
