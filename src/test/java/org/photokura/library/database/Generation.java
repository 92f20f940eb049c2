package org.photokura.library.database;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The schemas of Photos.sqlite by iOS version, as far as they differ in what we read (device-facts §4.1 and 4.2). */
enum Generation {
  IOS_13("ZGENERICASSET", 26, 34),
  IOS_14("ZASSET", 26, 3),
  IOS_15("ZASSET", 27, 3),
  IOS_16("ZASSET", 28, 3),
  IOS_17_0("ZASSET", 28, 3),
  IOS_17_6("ZASSET", 29, 3),
  IOS_18("ZASSET", 30, 3),
  IOS_26("ZASSET", 33, 3),
  IOS_27_BETA("ZASSET", 34, 3);

  final String assets;
  final int albumEntity;
  final int assetEntity;

  Generation(String assets, int albumEntity, int assetEntity) {
    this.assets = assets;
    this.albumEntity = albumEntity;
    this.assetEntity = assetEntity;
  }

  String joinTable() {
    return "Z_" + albumEntity + "ASSETS";
  }

  String albumColumn() {
    return "Z_" + albumEntity + "ALBUMS";
  }

  String assetColumn() {
    return "Z_" + assetEntity + "ASSETS";
  }

  private boolean since(Generation other) {
    return compareTo(other) >= 0;
  }

  /** The column that tells of an edit, and what it says for one. */
  String adjustedColumn() {
    return since(IOS_18) ? "ZADJUSTMENTSSTATE" : "ZHASADJUSTMENTS";
  }

  int adjustedValue() {
    return since(IOS_18) ? 3 : 1;
  }

  boolean tellsHdr() {
    return since(IOS_15);
  }

  boolean tellsSpatial() {
    return since(IOS_17_0);
  }

  Set<String> assetColumns() {
    var columns = new TreeSet<>(List.of(
        "ZUUID", "ZDIRECTORY", "ZFILENAME", "ZKIND", "ZKINDSUBTYPE", "ZPLAYBACKSTYLE", "ZVIDEOCPDURATIONVALUE", "ZDEPTHTYPE", "ZUNIFORMTYPEIDENTIFIER",
        "ZFAVORITE", "ZHIDDEN", "ZTRASHEDSTATE", "ZTRASHEDDATE", "ZVISIBILITYSTATE", "ZSAVEDASSETTYPE", "ZAVALANCHEUUID", "ZAVALANCHEPICKTYPE",
        "ZDATECREATED", "ZADDEDDATE", "ZMODIFICATIONDATE", "ZSORTTOKEN", "ZDURATION", "ZWIDTH", "ZHEIGHT", "ZORIENTATION", "ZLATITUDE", "ZLONGITUDE",
        "ZCLOUDLOCALSTATE", "ZMEDIAGROUPUUID", "ZADDITIONALATTRIBUTES", "ZMASTER", "ZEXTENDEDATTRIBUTES"));
    columns.add(adjustedColumn());
    if (tellsHdr()) {
      columns.addAll(List.of("ZHDRTYPE", "ZBUNDLESCOPE", "ZISDETECTEDSCREENSHOT"));
    }
    if (tellsSpatial()) {
      columns.add("ZSPATIALTYPE");
    }
    if (since(IOS_16)) {
      columns.add("ZACTIVELIBRARYSCOPEPARTICIPATIONSTATE");
    }
    if (!since(IOS_26)) {
      columns.add("ZCLOUDPLACEHOLDERKIND");
    }
    return columns;
  }

  Set<String> attributeColumns() {
    return new TreeSet<>(List.of(
        "ZASSET", "ZASSETDESCRIPTION", "ZORIGINALFILENAME", "ZORIGINALFILESIZE", "ZTIMEZONENAME", "ZTIMEZONEOFFSET", "ZINFERREDTIMEZONEOFFSET",
        "ZEXIFTIMESTAMPSTRING", "ZTITLE", "ZUPLOADATTEMPTS", "ZCAMERACAPTUREDEVICE", "ZORIGINALRESOURCECHOICE",
        since(IOS_18) ? "ZORIGINALSTABLEHASH" : "ZMASTERFINGERPRINT"));
  }
}
