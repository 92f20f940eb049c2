package org.photokura.virtualphone.demo;

import java.util.List;
import java.util.function.Predicate;
import org.photokura.virtualphone.demo.DemoItem.Flag;
import org.photokura.virtualphone.demo.DemoItem.Kind;

/**
 * What a reader of a generated library must find. An item is what a person calls one photo: a burst is one.
 *
 * @param items all, with the hidden and the deleted
 * @param photos stills that are neither live nor a burst
 * @param favorites hearts
 * @param deleted in Recently Deleted
 * @param pending not in iCloud yet
 * @param onlyInICloud the phone holds no original
 * @param originalFiles files in DCIM and CPLAssets
 * @param originalBytes their sizes together
 */
public record Expected(int items, int photos, int livePhotos, int videos, int bursts, int favorites, int hidden, int deleted, int edited, int pending, int onlyInICloud,
    long originalFiles, long originalBytes) {

  static Expected of(List<DemoItem> assets, long originalFiles, long originalBytes) {
    var items = assets.stream().filter(item -> item.burst() == null || item.burstKey()).toList();
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
        originalFiles,
        originalBytes);
  }

  private static int count(List<DemoItem> items, Predicate<DemoItem> which) {
    return (int) items.stream().filter(which).count();
  }
}
