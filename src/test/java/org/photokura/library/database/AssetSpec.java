package org.photokura.library.database;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An asset to be written into a database, by columns; whatever is not said has the value of an ordinary photo that is in iCloud. */
final class AssetSpec {

  /** A row of ZINTERNALRESOURCE. */
  record Resource(int type, int subtype, int version, int local, int remote, @Nullable Long bytes, int cloud) {}

  final Map<String, @Nullable Object> asset = new LinkedHashMap<>();
  final Map<String, @Nullable Object> attributes = new LinkedHashMap<>();
  final List<Resource> resources = new ArrayList<>();
  final List<String> albums = new ArrayList<>();
  @Nullable Integer master = 3;
  @Nullable String caption;
  boolean adjusted;

  AssetSpec(String uuid, String directory, String fileName) {
    asset.put("ZUUID", uuid);
    asset.put("ZDIRECTORY", directory);
    asset.put("ZFILENAME", fileName);
    asset.put("ZKIND", 0);
    asset.put("ZKINDSUBTYPE", 0);
    asset.put("ZPLAYBACKSTYLE", 1);
    asset.put("ZFAVORITE", 0);
    asset.put("ZHIDDEN", 0);
    asset.put("ZTRASHEDSTATE", 0);
    asset.put("ZVISIBILITYSTATE", 0);
    asset.put("ZSAVEDASSETTYPE", 3);
    asset.put("ZBUNDLESCOPE", 0);
    asset.put("ZCLOUDLOCALSTATE", 1);
    asset.put("ZLATITUDE", -180.0);
    asset.put("ZLONGITUDE", -180.0);
    asset.put("ZDATECREATED", 700_000_000.0);
    attributes.put("ZTIMEZONEOFFSET", 0);
  }

  AssetSpec set(String column, @Nullable Object value) {
    asset.put(column, value);
    return this;
  }

  AssetSpec attribute(String column, @Nullable Object value) {
    attributes.put(column, value);
    return this;
  }

  AssetSpec created(double secondsSince2001, @Nullable Integer offsetSeconds) {
    return set("ZDATECREATED", secondsSince2001).attribute("ZTIMEZONEOFFSET", offsetSeconds);
  }

  AssetSpec video() {
    return set("ZKIND", 1).set("ZPLAYBACKSTYLE", 4);
  }

  AssetSpec live() {
    return set("ZKINDSUBTYPE", 2).set("ZPLAYBACKSTYLE", 3).set("ZVIDEOCPDURATIONVALUE", 1800).set("ZMEDIAGROUPUUID", asset.get("ZUUID"));
  }

  AssetSpec burst(String uuid, int pick) {
    return set("ZAVALANCHEUUID", uuid).set("ZAVALANCHEPICKTYPE", pick).set("ZVISIBILITYSTATE", pick == 2 ? 2 : 0);
  }

  AssetSpec edited() {
    adjusted = true;
    return this;
  }

  AssetSpec album(String title) {
    albums.add(title);
    return this;
  }

  /** iCloud: 0 not synced, 1 pending, 3 synced; null: no row. */
  AssetSpec cloud(int asset, @Nullable Integer masterState) {
    master = masterState;
    return set("ZCLOUDLOCALSTATE", asset);
  }

  AssetSpec resource(int type, int subtype, int version, boolean local, @Nullable Long bytes) {
    int state = master == null ? 0 : master;
    resources.add(new Resource(type, subtype, version, local ? 1 : -1, state == 3 ? 1 : 0, bytes, state));
    return this;
  }
}
