package org.photokura.library.database.glance;

import org.jspecify.annotations.Nullable;

/**
 * What the table of assets alone tells of a picture; every value as it stands there, checked by nobody.
 *
 * @param secondsSince2001 ZDATECREATED
 * @param owned whether it is of the owner's library, not of a shared album or a conversation
 * @param visible whether Photos shows it by itself
 */
public record AssetGlance(
    @Nullable String uuid,
    @Nullable String directory,
    @Nullable String fileName,
    boolean video,
    boolean live,
    @Nullable Double secondsSince2001,
    boolean favorite,
    boolean hidden,
    boolean trashed,
    boolean owned,
    boolean visible) {

  static AssetGlance of(StoredRow row, TableLayout table) throws MalformedPageException {
    long savedAs = number(row, table, "ZSAVEDASSETTYPE");
    long scope = number(row, table, "ZBUNDLESCOPE");
    return new AssetGlance(
        row.text(table.place("ZUUID")),
        row.text(table.place("ZDIRECTORY")),
        row.text(table.place("ZFILENAME")),
        number(row, table, "ZKIND") == 1,
        number(row, table, "ZKINDSUBTYPE") == 2,
        row.real(table.place("ZDATECREATED")),
        number(row, table, "ZFAVORITE") != 0,
        number(row, table, "ZHIDDEN") != 0,
        number(row, table, "ZTRASHEDSTATE") != 0,
        savedAs != 4 && savedAs != 12 && scope != 2 && scope != 3,
        number(row, table, "ZVISIBILITYSTATE") == 0);
  }

  private static long number(StoredRow row, TableLayout table, String column) throws MalformedPageException {
    Long number = row.number(table.place(column));
    return number == null ? 0 : number;
  }
}
