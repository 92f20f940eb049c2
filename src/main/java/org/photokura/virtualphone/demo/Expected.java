package org.photokura.virtualphone.demo;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.photokura.virtualphone.demo.DemoItem.Flag;
import org.photokura.virtualphone.demo.DemoItem.Kind;

/**
 * What a reader of a generated library must find. An item is what a person calls one photo: a burst is one. Hidden and deleted items
 * count everywhere.
 *
 * @param items all
 * @param photos stills that are neither live nor a burst
 * @param favorites hearts
 * @param deleted in Recently Deleted
 * @param pending not in iCloud yet
 * @param onlyInICloud the phone holds no original
 * @param albums items in each album, by its path
 * @param originalFiles files in DCIM and CPLAssets
 * @param originalBytes their sizes together
 */
public record Expected(
    int items,
    int photos,
    int livePhotos,
    int videos,
    int bursts,
    int favorites,
    int hidden,
    int deleted,
    int edited,
    int pending,
    int onlyInICloud,
    Map<String, Integer> albums,
    long originalFiles,
    long originalBytes) {

  static Expected of(List<DemoItem> assets, DemoFiles files) {
    var items = assets.stream().filter(item -> item.burst() == null || item.burstKey()).toList();
    var albums = new TreeMap<String, Integer>();
    items.forEach(item -> item.albums().forEach(album -> albums.merge(album, 1, Integer::sum)));
    long count = 0;
    long bytes = 0;
    for (var asset : assets) {
      for (var file : files.of(asset)) {
        if (file.path().startsWith("/DCIM/") || file.path().startsWith("/PhotoData/CPLAssets/")) {
          count++;
          bytes += file.sizeBytes();
        }
      }
    }
    return new Expected(
        items.size(),
        count(items, item -> item.burst() == null && item.kind() != Kind.LIVE && !item.kind().isVideo()),
        count(items, item -> item.kind() == Kind.LIVE),
        count(items, item -> item.kind().isVideo()),
        count(items, item -> item.burst() != null),
        count(items, item -> item.is(Flag.FAV)),
        count(items, item -> item.is(Flag.HIDDEN)),
        count(items, item -> item.is(Flag.DELETED)),
        count(items, DemoItem::edited),
        count(items, item -> item.is(Flag.PENDING)),
        count(items, item -> item.is(Flag.ICLOUD)),
        Map.copyOf(albums),
        count,
        bytes);
  }

  private static int count(List<DemoItem> items, Predicate<DemoItem> which) {
    return (int) items.stream().filter(which).count();
  }
}
