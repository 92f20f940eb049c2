package org.photokura.transfer;

import java.nio.file.Path;
import java.util.List;
import org.photokura.library.Item;

/**
 * What to export where.
 *
 * @param items in the order to copy them
 * @param destination the folder; made if it is not there
 * @param layout template of folders and names, such as {@code {yyyy}/{MM}/{name}}
 * @param options how
 * @param onlyNew whether items that the destination holds already are left out of the run altogether
 */
public record ExportRequest(List<Item> items, Path destination, String layout, ExportOptions options, boolean onlyNew) {

  /** The layout where none was chosen. */
  public static final String DEFAULT_LAYOUT = "{yyyy}/{MM}/{name}";

  public ExportRequest {
    items = List.copyOf(items);
  }
}
