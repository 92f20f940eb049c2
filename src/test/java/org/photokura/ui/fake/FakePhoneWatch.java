package org.photokura.ui.fake;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.photokura.core.Registration;
import org.photokura.ui.model.PhoneWatch;

/** A watch that sees what the test says. */
public final class FakePhoneWatch implements PhoneWatch {

  private final List<Consumer<Sighting>> listeners = new ArrayList<>();
  private Sighting now = Sighting.NONE_YET;
  public int looks;

  public synchronized void see(Sighting sighting) {
    now = sighting;
    List.copyOf(listeners).forEach(l -> l.accept(sighting));
  }

  @Override
  public synchronized Sighting now() {
    return now;
  }

  @Override
  public synchronized Registration onChange(Consumer<Sighting> listener) {
    listeners.add(listener);
    return () -> {
      synchronized (this) {
        listeners.remove(listener);
      }
    };
  }

  @Override
  public synchronized void lookAgain() {
    looks++;
  }
}
