package org.photokura.ui.preview;

import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.photokura.library.FileRole;
import org.photokura.library.Item;
import org.photokura.ui.model.SelectionModel;

/** Which photo is looked at, out of which row of photos, and how. */
public final class PreviewViewModel {

  private final List<Item> items;
  private final SelectionModel selection;
  private final ReadOnlyIntegerWrapper index;
  private final ReadOnlyObjectWrapper<Item> item;
  private final BooleanProperty original = new SimpleBooleanProperty();
  private final BooleanProperty playing = new SimpleBooleanProperty();

  /**
   * @param items the row; not empty
   * @param start where to begin
   */
  public PreviewViewModel(List<Item> items, int start, SelectionModel selection) {
    this.items = List.copyOf(items);
    this.selection = selection;
    this.index = new ReadOnlyIntegerWrapper(Math.clamp(start, 0, items.size() - 1));
    this.item = new ReadOnlyObjectWrapper<>(this.items.get(index.get()));
  }

  public List<Item> items() {
    return items;
  }

  public ReadOnlyIntegerProperty indexProperty() {
    return index.getReadOnlyProperty();
  }

  public int index() {
    return index.get();
  }

  public ReadOnlyObjectProperty<Item> itemProperty() {
    return item.getReadOnlyProperty();
  }

  public Item item() {
    return item.get();
  }

  public SelectionModel selection() {
    return selection;
  }

  /** Whether the original is shown although there is an edited version. */
  public BooleanProperty originalProperty() {
    return original;
  }

  /** Whether the movie of the item plays, or is on its way. */
  public BooleanProperty playingProperty() {
    return playing;
  }

  /** The next or previous one. */
  public void step(int by) {
    go(index.get() + by);
  }

  /** Another one; at an end it stays. */
  public void go(int to) {
    int next = Math.clamp(to, 0, items.size() - 1);
    if (next != index.get()) {
      playing.set(false);
      original.set(false);
      index.set(next);
      item.set(items.get(next));
    }
  }

  /** S. */
  public void tick() {
    selection.toggle(item.get());
  }

  /** Whether there is something to export: what is selected, or the photo that is looked at, if the phone holds its original. */
  public boolean canExport() {
    return !selection.isEmpty() || item.get().original() == Item.OriginalState.ON_DEVICE;
  }

  /** Whether there is an edited version to compare with the original. */
  public boolean hasEdited() {
    return item.get().file(FileRole.EDITED).isPresent() || item.get().file(FileRole.EDITED_LIVE_VIDEO).isPresent();
  }

  /** Whether there is something to play: a video, or a Live Photo's movie. */
  public boolean canPlay() {
    return movie() != null;
  }

  /** The file that plays: the edited one where it is shown. */
  public org.photokura.library.@org.jspecify.annotations.Nullable ItemFile movie() {
    Item shown = item.get();
    boolean wantsEdited = !original.get();
    if (shown.kind() == Item.Kind.VIDEO) {
      var edited = wantsEdited ? shown.file(FileRole.EDITED) : java.util.Optional.<org.photokura.library.ItemFile>empty();
      return edited.or(() -> shown.file(FileRole.ORIGINAL)).orElse(null);
    }
    var edited = wantsEdited ? shown.file(FileRole.EDITED_LIVE_VIDEO) : java.util.Optional.<org.photokura.library.ItemFile>empty();
    return edited.or(() -> shown.file(FileRole.LIVE_VIDEO)).orElse(null);
  }
}
