package org.photokura.library.database;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.photokura.library.Item;

/** A small library with one of everything, with what must come out of it, by the name to show. */
final class StandardLibrary {

  private static final String DCIM = "DCIM/100APPLE";
  private static final String MUTATIONS = "/PhotoData/Mutations/DCIM/100APPLE/";

  final List<AssetSpec> assets = new ArrayList<>();
  final Map<String, Long> files = new LinkedHashMap<>();

  /** What {@link #describe} must tell, by the id of the item. */
  final Map<String, String> expected = new LinkedHashMap<>();

  private final Generation generation;
  private int number;

  StandardLibrary(Generation generation) {
    this.generation = generation;
    plain();
    kinds();
    renderings();
    bursts();
    flags();
    clouds();
    subtypes();
    files.put("/DCIM/100APPLE/IMG_9999.JPG", 9L);
    expected.put("file:/DCIM/100APPLE/IMG_9999.JPG", "photo IMG_9999.JPG unknown onDevice original /DCIM/100APPLE/IMG_9999.JPG 9");
  }

  void writeTo(PhotosDatabaseBuilder builder, DatabasePhone phone) {
    builder.folder("Trips", null).album("Kyoto in autumn", "Trips").album("Best of", null)
        .album("old", 2, "Old", null, true)
        .folder("Thrown away", null).album("gone with its folder", "Thrown away")
        .album("Family", 1505, "Family", null, false)
        .album("an import", 1506, "an import", null, false)
        .add(assets);
    builder.album("Thrown away", 4000, "Thrown away", null, true);
    files.forEach(phone::file);
  }

  private AssetSpec add(String fileName, long bytes) {
    String uuid = "%08X-0000-4000-8000-000000000000".formatted(++number);
    var spec = new AssetSpec(uuid, DCIM, fileName).created(700_000_000 + number, 32400)
        .attribute("ZORIGINALFILENAME", fileName)
        .attribute("ZORIGINALFILESIZE", bytes);
    assets.add(spec);
    if (bytes > 0) {
      files.put("/" + DCIM + "/" + fileName, bytes);
    }
    return spec;
  }

  private void expect(AssetSpec spec, String description) {
    expected.put(String.valueOf(spec.asset.get("ZUUID")), description);
  }

  private void plain() {
    var photo = add("IMG_0001.HEIC", 1001).resource(0, 1, 0, true, 1001L);
    expect(photo, "photo IMG_0001.HEIC uploaded onDevice original /DCIM/100APPLE/IMG_0001.HEIC 1001");
    var video = add("IMG_0002.MOV", 2002).video().set("ZDURATION", 12.5).resource(1, 1, 0, true, 2002L);
    expect(video, "video IMG_0002.MOV uploaded onDevice original /DCIM/100APPLE/IMG_0002.MOV 2002");
    var renamed = add("IMG_0003.JPG", 3003).attribute("ZORIGINALFILENAME", "Sunset.JPG");
    expect(renamed, "photo Sunset.JPG uploaded onDevice original /DCIM/100APPLE/IMG_0003.JPG 3003");
    var fromCloud = add("IMG_0004.HEIC", 0).set("ZDIRECTORY", "PhotoData/CPLAssets/group12").set("ZFILENAME", "AB12.HEIC");
    files.put("/PhotoData/CPLAssets/group12/AB12.HEIC", 44L);
    expect(fromCloud, "photo IMG_0004.HEIC uploaded onDevice original /PhotoData/CPLAssets/group12/AB12.HEIC 44");
    var empty = add("IMG_0005.JPG", 0);
    files.put("/DCIM/100APPLE/IMG_0005.JPG", 0L);
    expect(empty, "photo IMG_0005.JPG uploaded onDevice original /DCIM/100APPLE/IMG_0005.JPG 0");
  }

  private void kinds() {
    var live = add("IMG_0010.HEIC", 10).live().resource(0, 1, 0, true, 10L).resource(3, 18, 0, true, 11L);
    files.put("/DCIM/100APPLE/IMG_0010.MOV", 11L);
    expect(live, "live IMG_0010.HEIC uploaded onDevice original /DCIM/100APPLE/IMG_0010.HEIC 10, liveVideo /DCIM/100APPLE/IMG_0010.MOV 11");
    var still = add("IMG_0011.HEIC", 12);
    expect(still, "photo IMG_0011.HEIC uploaded onDevice original /DCIM/100APPLE/IMG_0011.HEIC 12");
    var movieOfItsOwn = add("IMG_0011.MOV", 13).video();
    expect(movieOfItsOwn, "video IMG_0011.MOV uploaded onDevice original /DCIM/100APPLE/IMG_0011.MOV 13");
    var proRaw = add("IMG_0012.DNG", 14).set("ZUNIFORMTYPEIDENTIFIER", "com.adobe.raw-image");
    expect(proRaw, "photo IMG_0012.DNG uploaded onDevice [RAW] original /DCIM/100APPLE/IMG_0012.DNG 14");
    var twin = add("IMG_0013.JPG", 15).resource(4, 17, 0, true, 16L);
    files.put("/DCIM/100APPLE/IMG_0013.DNG", 16L);
    expect(twin, "photo IMG_0013.JPG uploaded onDevice [RAW] original /DCIM/100APPLE/IMG_0013.JPG 15, raw /DCIM/100APPLE/IMG_0013.DNG 16");
  }

  private void renderings() {
    var edited = add("IMG_0020.HEIC", 20).edited().resource(0, 2, 2, true, 21L);
    files.put("/DCIM/100APPLE/IMG_0020.AAE", 22L);
    files.put(MUTATIONS + "IMG_0020/Adjustments/FullSizeRender.heic", 21L);
    files.put(MUTATIONS + "IMG_0020/Adjustments/Adjustments.plist", 1L);
    expect(edited, "photo IMG_0020.HEIC uploaded onDevice edited original /DCIM/100APPLE/IMG_0020.HEIC 20, sidecar /DCIM/100APPLE/IMG_0020.AAE 22, edited "
        + MUTATIONS + "IMG_0020/Adjustments/FullSizeRender.heic 21");
    var live = add("IMG_0021.HEIC", 23).live().edited();
    files.put("/DCIM/100APPLE/IMG_0021.MOV", 24L);
    files.put(MUTATIONS + "IMG_0021/Adjustments/FullSizeRender.jpg", 25L);
    files.put(MUTATIONS + "IMG_0021/Adjustments/FullSizeRender.mov", 26L);
    expect(live, "live IMG_0021.HEIC uploaded onDevice edited original /DCIM/100APPLE/IMG_0021.HEIC 23, liveVideo /DCIM/100APPLE/IMG_0021.MOV 24, edited "
        + MUTATIONS + "IMG_0021/Adjustments/FullSizeRender.jpg 25, editedLiveVideo " + MUTATIONS + "IMG_0021/Adjustments/FullSizeRender.mov 26");
    var video = add("IMG_0022.MOV", 27).video().edited();
    files.put(MUTATIONS + "IMG_0022/Adjustments/FullSizeRender.mov", 28L);
    expect(video, "video IMG_0022.MOV uploaded onDevice edited original /DCIM/100APPLE/IMG_0022.MOV 27, edited "
        + MUTATIONS + "IMG_0022/Adjustments/FullSizeRender.mov 28");
    var reverted = add("IMG_0023.JPG", 29);
    files.put(MUTATIONS + "IMG_0023/Adjustments/FullSizeRender.jpg", 30L);
    expect(reverted, "photo IMG_0023.JPG uploaded onDevice original /DCIM/100APPLE/IMG_0023.JPG 29");
  }

  private void bursts() {
    add("IMG_0030.JPG", 31).burst("BURST-1", 2);
    var key = add("IMG_0031.JPG", 32).burst("BURST-1", 16 | 4);
    add("IMG_0032.JPG", 33).burst("BURST-1", 2);
    expect(key, "burst IMG_0031.JPG uploaded onDevice original /DCIM/100APPLE/IMG_0031.JPG 32, burstFrame /DCIM/100APPLE/IMG_0030.JPG 31, "
        + "burstFrame /DCIM/100APPLE/IMG_0032.JPG 33");
  }

  private void flags() {
    var favorite = add("IMG_0040.JPG", 40).set("ZFAVORITE", 1).album("Kyoto in autumn").album("Best of").album("old").album("an import")
        .album("gone with its folder");
    expect(favorite, "photo IMG_0040.JPG uploaded onDevice favorite {Best of|Trips/Kyoto in autumn} original /DCIM/100APPLE/IMG_0040.JPG 40");
    var hidden = add("IMG_0041.JPG", 41).set("ZHIDDEN", 1).album("Family");
    expect(hidden, "photo IMG_0041.JPG uploaded onDevice hidden {Family} original /DCIM/100APPLE/IMG_0041.JPG 41");
    var trashed = add("IMG_0042.JPG", 42).set("ZTRASHEDSTATE", 1);
    expect(trashed, "photo IMG_0042.JPG uploaded onDevice trashed original /DCIM/100APPLE/IMG_0042.JPG 42");
    var withYou = add("IMG_0043.JPG", 43).set("ZSAVEDASSETTYPE", 12);
    withYou.set("ZBUNDLESCOPE", 3);
    var shared = add("IMG_0044.JPG", 0).set("ZSAVEDASSETTYPE", 4).set("ZBUNDLESCOPE", 2)
        .set("ZDIRECTORY", "PhotoData/PhotoCloudSharingData/1/2/100CLOUD").album("Family");
    files.put("/PhotoData/PhotoCloudSharingData/1/2/100CLOUD/IMG_0044.JPG", 45L);
    expect(shared, "photo IMG_0044.JPG unknown onDevice shared {Family} original /PhotoData/PhotoCloudSharingData/1/2/100CLOUD/IMG_0044.JPG 45");
  }

  private void clouds() {
    var pending = add("IMG_0050.JPG", 50).cloud(1, 1);
    expect(pending, "photo IMG_0050.JPG pending onDevice original /DCIM/100APPLE/IMG_0050.JPG 50");
    var notYet = add("IMG_0051.JPG", 51).cloud(0, 0);
    expect(notYet, "photo IMG_0051.JPG pending onDevice original /DCIM/100APPLE/IMG_0051.JPG 51");
    var withoutMaster = add("IMG_0052.JPG", 52).cloud(0, null);
    expect(withoutMaster, "photo IMG_0052.JPG pending onDevice original /DCIM/100APPLE/IMG_0052.JPG 52");
    var away = add("IMG_0053.HEIC", 0).attribute("ZORIGINALFILESIZE", 53).resource(0, 1, 0, false, 53L);
    expect(away, "photo IMG_0053.HEIC uploaded iCloudOnly");
    var liveAway = add("IMG_0054.HEIC", 0).live().resource(0, 1, 0, false, 53L);
    files.put("/DCIM/100APPLE/IMG_0054.AAE", 54L);
    expect(liveAway, "live IMG_0054.HEIC uploaded iCloudOnly sidecar /DCIM/100APPLE/IMG_0054.AAE 54");
    var hereAfterAll = add("IMG_0055.HEIC", 55).resource(0, 1, 0, false, 55L);
    expect(hereAfterAll, "photo IMG_0055.HEIC uploaded onDevice original /DCIM/100APPLE/IMG_0055.HEIC 55");
    var reduced = add("IMG_0057.HEIC", 7).attribute("ZORIGINALFILESIZE", 57).resource(0, 1, 0, false, 57L);
    expect(reduced, "photo IMG_0057.HEIC uploaded iCloudOnly");
    var missing = add("IMG_0056.HEIC", 0).cloud(0, 0).resource(0, 1, 0, true, 56L);
    expect(missing, "photo IMG_0056.HEIC pending onDevice original /DCIM/100APPLE/IMG_0056.HEIC null");
  }

  private void subtypes() {
    expectSubtype(add("IMG_0060.PNG", 60).set("ZKINDSUBTYPE", 10), "photo", "SCREENSHOT");
    expectSubtype(add("IMG_0061.JPG", 61).set("ZKINDSUBTYPE", 1), "photo", "PANORAMA");
    expectSubtype(add("IMG_0062.MOV", 62).video().set("ZKINDSUBTYPE", 101), "video", "SLOW_MOTION");
    expectSubtype(add("IMG_0063.MOV", 63).video().set("ZKINDSUBTYPE", 102), "video", "TIME_LAPSE");
    expectSubtype(add("IMG_0064.MP4", 64).video().set("ZKINDSUBTYPE", 103), "video", "SCREEN_RECORDING");
    expectSubtype(add("IMG_0065.HEIC", 65).set("ZDEPTHTYPE", 1), "photo", "PORTRAIT");
    expectSubtype(add("IMG_0066.HEIC", 66).attribute("ZCAMERACAPTUREDEVICE", 1), "photo", "SELFIE");
    expectSubtype(add("IMG_0067.GIF", 67).set("ZPLAYBACKSTYLE", 2), "photo", "ANIMATED");
    expectSubtype(add("IMG_0068.HEIC", 68).set("ZHDRTYPE", 3), "photo", generation.tellsHdr() ? "HDR" : "");
    expectSubtype(add("IMG_0069.MOV", 69).video().set("ZSPATIALTYPE", 1), "video", generation.tellsSpatial() ? "SPATIAL" : "");
  }

  private void expectSubtype(AssetSpec spec, String kind, String subtype) {
    Object name = spec.asset.get("ZFILENAME");
    expect(spec, kind + " " + name + " uploaded onDevice " + (subtype.isEmpty() ? "" : "[" + subtype + "] ")
        + "original /DCIM/100APPLE/" + name + " " + files.get("/DCIM/100APPLE/" + name));
  }

  /** An item as one line. */
  static String describe(Item item) {
    var words = new ArrayList<String>(List.of(item.kind().key(), item.name(), item.cloud().key(), item.original().key()));
    if (item.favorite()) {
      words.add("favorite");
    }
    if (item.hidden()) {
      words.add("hidden");
    }
    if (item.trashed()) {
      words.add("trashed");
    }
    if (item.edited()) {
      words.add("edited");
    }
    if (item.details().shared()) {
      words.add("shared");
    }
    if (!item.details().subtypes().isEmpty()) {
      words.add(new TreeSet<>(item.details().subtypes()).toString());
    }
    if (!item.albums().isEmpty()) {
      words.add("{" + String.join("|", item.albums()) + "}");
    }
    if (!item.files().isEmpty()) {
      words.add(item.files().stream().map(f -> f.role().key() + " " + f.path() + " " + f.sizeBytes()).collect(Collectors.joining(", ")));
    }
    return String.join(" ", words);
  }
}
