package org.photokura.ui.model;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import org.photokura.library.Item;
import org.photokura.ui.model.LibraryState.Count;

/** The items that are ticked. UI thread only. Followers watch the version; it grows with every change. */
public final class SelectionModel {

  private final Map<String, Item> ticked = new LinkedHashMap<>();
  private final ReadOnlyLongWrapper version = new ReadOnlyLongWrapper();

  /** Changes whenever the selection does. */
  public ReadOnlyLongProperty versionProperty() {
    return version.getReadOnlyProperty();
  }

  public boolean contains(Item item) {
    return ticked.containsKey(item.id());
  }

  public boolean isEmpty() {
    return ticked.isEmpty();
  }

  public int size() {
    return ticked.size();
  }

  /** In the order in which they were ticked. */
  public List<Item> items() {
    return List.copyOf(ticked.values());
  }

  /** How many and how large. */
  public Count count() {
    return Count.of(ticked.values());
  }

  public void add(Collection<Item> items) {
    items.forEach(item -> ticked.put(item.id(), item));
    changed();
  }

  public void remove(Collection<Item> items) {
    items.forEach(item -> ticked.remove(item.id()));
    changed();
  }

  public void toggle(Item item) {
    if (ticked.remove(item.id()) == null) {
      ticked.put(item.id(), item);
    }
    changed();
  }

  /** Ticks these and no others. */
  public void setAll(Collection<Item> items) {
    ticked.clear();
    add(items);
  }

  public void clear() {
    if (!ticked.isEmpty()) {
      ticked.clear();
      changed();
    }
  }

  /** Keeps what is still there, with what is known of it now. */
  public void retain(List<Item> present) {
    if (ticked.isEmpty()) {
      return;
    }
    var kept = new LinkedHashMap<String, Item>();
    for (Item item : present) {
      if (ticked.containsKey(item.id())) {
        kept.put(item.id(), item);
      }
    }
    ticked.clear();
    ticked.putAll(kept);
    changed();
  }

  private void changed() {
    version.set(version.get() + 1);
  }
}
