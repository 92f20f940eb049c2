package org.photokura.transfer;

import java.nio.file.Path;
import java.util.List;
import org.photokura.library.Item;

/**
 * What to export where.
 *
 * @param items in the order to copy them
 * @param more gives the items that are not known yet, to come after those: the first are copied while the others are read. Where the destination holds files of earlier runs
 *     all are read first, because which of those files belong to which items is known only then
 * @param destination the folder; made if it is not there
 * @param layout template of folders and names, such as {@code {yyyy}/{MM}/{name}}
 * @param options how
 * @param onlyNew whether items that the destination holds already are left out of the run altogether
 * @param others items that take no part: what an earlier run was to make of them and did not come to is made, no more
 */
public record ExportRequest(List<Item> items, ItemSource more, Path destination, String layout, ExportOptions options, boolean onlyNew, List<Item> others) {

  /** The layout where none was chosen. */
  public static final String DEFAULT_LAYOUT = "{yyyy}/{MM}/{name}";

  public ExportRequest {
    items = List.copyOf(items);
    others = List.copyOf(others);
  }

  /** For items that are being read. */
  public ExportRequest(List<Item> items, ItemSource more, Path destination, String layout, ExportOptions options, boolean onlyNew) {
    this(items, more, destination, layout, options, onlyNew, List.of());
  }

  /** For items that are all known. */
  public ExportRequest(List<Item> items, Path destination, String layout, ExportOptions options, boolean onlyNew) {
    this(items, ItemSource.NONE, destination, layout, options, onlyNew);
  }

  /** The same export of a phone that has also these; some of them may be its own items. */
  public ExportRequest withOthers(List<Item> known) {
    return new ExportRequest(items, more, destination, layout, options, onlyNew, known);
  }
}
