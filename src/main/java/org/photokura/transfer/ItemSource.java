package org.photokura.transfer;

import java.util.List;
import java.util.function.Consumer;
import org.photokura.core.Cancellation;
import org.photokura.device.DeviceException;
import org.photokura.device.DeviceSession;
import org.photokura.library.Item;

/** Where a run's items come from if they are not known beforehand: a library that is being read while its first items are copied. */
@FunctionalInterface
public interface ItemSource {

  /** Nothing beyond the items of the request. */
  ItemSource NONE = (session, items, cancellation) -> {};

  /**
   * Gives items in the order to copy them, and returns when there are no more. Called on a thread of its own, and once more from the start after the phone was
   * lost: what was given before is known by its id and paths.
   *
   * @throws DeviceException if the phone was lost
   */
  void read(DeviceSession session, Consumer<List<Item>> items, Cancellation cancellation) throws DeviceException;
}
