package org.photokura.ui;

import java.lang.ref.WeakReference;
import org.junit.jupiter.api.Test;

/** What turned in a window keeps nothing of it once it is closed. */
class ClosedWindowTest extends WindowTest {

  @Test
  void isForgotten() {
    awaitText("Connect your iPhone"); // Something moves there without end.
    closeAndForget();
  }

  @Test
  void isForgottenWithALibraryInIt() {
    connect();
    closeAndForget();
  }

  private void closeAndForget() {
    var closed = new WeakReference<>(window);
    onFx(() -> {
      window.close();
      window.stage().hide();
      return true;
    });
    window = null;
    driver = null;
    await("nothing holds the window any more", () -> {
      System.gc();
      return closed.get() == null;
    });
  }

  @Override
  void stop() {
    world.close();
  }
}
