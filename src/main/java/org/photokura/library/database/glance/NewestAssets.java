package org.photokura.library.database.glance;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.photokura.device.DeviceException;
import org.photokura.library.files.PhoneListing;

/**
 * The newest assets of a database that still lies on a phone. It goes by the index of creation dates; where there is none, by the newest rows.
 *
 * <p><b>Source:</b> the genuine databases of macOS 13 and 15 have Z_Asset_byDateCreatedIndex. <b>Checked by:</b> NewestAssetsTest.
 * <b>Unverified:</b> that a phone has that index too.
 */
public final class NewestAssets {

  private static final int MOST_PAGES = 3000;
  private static final Pattern BY_DATE =
      Pattern.compile("CREATE INDEX \\S+ ON Z(GENERIC)?ASSET ?\\(ZDATECREATED( COLLATE BINARY)?( ASC)?(,[^)]*)?\\)");

  private final BTree tree;
  private @Nullable TableLayout assets;
  private long dateIndex;

  private NewestAssets(BTree tree) {
    this.tree = tree;
  }

  /**
   * Reads the newest.
   *
   * @param walPath of its log, null if there is none
   * @param atMost how many rows
   * @return newest first; none if the database has no such table
   * @throws MalformedPageException if a page makes no sense
   * @throws DeviceException if the phone does not give the pages
   */
  public static List<AssetGlance> read(PhoneListing phone, String path, @Nullable String walPath, long walBytes, int atMost) throws IOException {
    try {
      var newest = new NewestAssets(new BTree(new PhonePages(phone, path, walPath, walBytes), MOST_PAGES));
      newest.findTables();
      return newest.rows(atMost);
    } catch (IndexOutOfBoundsException | BufferUnderflowException | IllegalArgumentException e) {
      throw new MalformedPageException("a page points beyond itself: " + e);
    }
  }

  private void findTables() throws IOException {
    tree.backwards(1, (rowId, row) -> {
      String sql = row.text(4);
      Long root = row.number(3);
      String name = row.text(1);
      if (sql == null || root == null || name == null) {
        return true;
      }
      String table = name.toUpperCase(Locale.ROOT);
      if ("table".equals(row.text(0)) && (table.equals("ZASSET") || table.equals("ZGENERICASSET"))) {
        assets = TableLayout.of(root, sql);
      } else if (BY_DATE.matcher(sql).matches()) {
        dateIndex = root;
      }
      return true;
    });
  }

  private List<AssetGlance> rows(int atMost) throws IOException {
    TableLayout table = assets;
    var found = new ArrayList<AssetGlance>();
    if (table == null || table.place("ZHIDDEN") < 0 || table.place("ZTRASHEDSTATE") < 0) {
      return found;
    }
    if (dateIndex == 0) {
      tree.backwards(table.root(), (rowId, row) -> {
        found.add(AssetGlance.of(row, table));
        return found.size() < atMost;
      });
      return found;
    }
    var rowIds = new ArrayList<Long>();
    tree.backwards(dateIndex, (ignored, entry) -> {
      Long rowId = entry.number(entry.columns() - 1);
      if (rowId != null) {
        rowIds.add(rowId);
      }
      return rowIds.size() < atMost;
    });
    for (Long rowId : rowIds) {
      var row = tree.row(table.root(), rowId);
      if (row.isPresent()) {
        found.add(AssetGlance.of(row.get(), table));
      }
    }
    return found;
  }
}
