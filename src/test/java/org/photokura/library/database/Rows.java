package org.photokura.library.database;

import org.jspecify.annotations.Nullable;
import org.photokura.library.Item;

/** Rows for tests of what comes after reading them. */
final class Rows {

  private Rows() {}

  static AssetRow row(long pk, @Nullable Long assetCloud, @Nullable Long masterCloud) {
    return row(pk, null, 0, true, false, false, assetCloud, masterCloud);
  }

  static AssetRow frame(long pk, String burst, int pick, boolean visible) {
    return row(pk, burst, pick, visible, false, false, null, null);
  }

  static AssetRow row(
      long pk, @Nullable String burst, int pick, boolean visible, boolean hidden, boolean trashed, @Nullable Long assetCloud,
      @Nullable Long masterCloud) {
    return new AssetRow(pk, "U" + pk, "U" + pk, "/DCIM/100APPLE/IMG_%04d.JPG".formatted(pk), "IMG", Item.Kind.PHOTO, null, false, hidden, trashed, false,
        visible, AssetRow.Belongs.LIBRARY, null, burst, pick, new AssetRow.CloudColumns(assetCloud, masterCloud), Item.Details.NONE);
  }
}
