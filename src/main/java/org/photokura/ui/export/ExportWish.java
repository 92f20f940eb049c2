package org.photokura.ui.export;

import java.util.List;
import org.photokura.device.AttachedDevice;
import org.photokura.library.Item;
import org.photokura.transfer.ExportRequest;

/**
 * An export that the person asked for.
 *
 * @param title what is exported, as its page is called
 * @param request to the engine
 * @param device from which phone
 * @param items what was asked for
 */
public record ExportWish(String title, ExportRequest request, AttachedDevice device, List<Item> items) {
  public ExportWish {
    items = List.copyOf(items);
  }
}
