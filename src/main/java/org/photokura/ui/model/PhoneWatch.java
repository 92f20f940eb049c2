package org.photokura.ui.model;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.photokura.core.Problem;
import org.photokura.core.Registration;
import org.photokura.device.AttachedDevice;
import org.photokura.device.DeviceFacts;
import org.photokura.device.TrustState;

/** Which phones are there and how they stand, as it changes. Thread-safe. */
public interface PhoneWatch {

  /** What is known now. */
  Sighting now();

  /** Calls with each new sighting, on a thread of the watch, until closed. */
  Registration onChange(Consumer<Sighting> listener);

  /** Looks at once instead of at the next turn. */
  void lookAgain();

  /**
   * What the watch saw.
   *
   * @param looked whether it has looked at all yet
   * @param phones the phones, in the order in which they came
   * @param blockedBy why nothing can be seen (USBMUXD_MISSING, LIBRARY_MISSING …); null if it can
   */
  record Sighting(boolean looked, List<Phone> phones, @Nullable Problem blockedBy) {

    /** Before the first look. */
    public static final Sighting NONE_YET = new Sighting(false, List.of(), null);

    public Sighting {
      phones = List.copyOf(phones);
    }
  }

  /**
   * One phone.
   *
   * @param trust null until it was read
   * @param trouble why it cannot be read just now; null if it can
   */
  record Phone(AttachedDevice device, @Nullable TrustState trust, DeviceFacts facts, @Nullable Problem trouble) {}
}
