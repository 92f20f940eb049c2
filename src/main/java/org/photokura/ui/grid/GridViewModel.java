package org.photokura.ui.grid;

import java.util.Collection;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.photokura.library.Item;
import org.photokura.ui.fx.Background;
import org.photokura.ui.grid.GridFocus.OnHeading;
import org.photokura.ui.grid.GridFocus.OnItem;
import org.photokura.ui.model.LibraryModel;
import org.photokura.ui.model.SelectionModel;
import org.photokura.ui.model.Source;

/** What the grid shows and what is ticked in it. */
public final class GridViewModel {

  private final LibraryModel library;
  private final SelectionModel selection;
  private final Background background;
  private final ObjectProperty<Source> source = new SimpleObjectProperty<>(Source.Smart.ALL);
  private final ObjectProperty<GridQuery> query = new SimpleObjectProperty<>(GridQuery.ALL);
  private final IntegerProperty zoom = new SimpleIntegerProperty(1);
  private final ReadOnlyObjectWrapper<GridContent> content = new ReadOnlyObjectWrapper<>(GridContent.EMPTY);
  private final ObjectProperty<@Nullable GridFocus> focus = new SimpleObjectProperty<>();
  private final ReadOnlyBooleanWrapper counting = new ReadOnlyBooleanWrapper();
  private Background.Job job = Background.Job.NONE;
  private int anchor;
  private @Nullable Item wanted;
  private IntConsumer onOpen = _ -> {};
  private Runnable onFound = () -> {};
  private final BooleanProperty info = new SimpleBooleanProperty();

  public GridViewModel(LibraryModel library, SelectionModel selection, Background background) {
    this.library = library;
    this.selection = selection;
    this.background = background;
    library.stateProperty().subscribe((_, now) -> {
      selection.retain(now.items());
      refresh();
    });
    source.subscribe((_, _) -> refresh());
    query.subscribe((_, _) -> refresh());
  }

  public ObjectProperty<Source> sourceProperty() {
    return source;
  }

  public ObjectProperty<GridQuery> queryProperty() {
    return query;
  }

  /** The zoom step, 0 to 3. */
  public IntegerProperty zoomProperty() {
    return zoom;
  }

  public ReadOnlyObjectProperty<GridContent> contentProperty() {
    return content.getReadOnlyProperty();
  }

  public GridContent content() {
    return content.get();
  }

  /** Whether the content does not yet follow the last change. */
  public ReadOnlyBooleanProperty countingProperty() {
    return counting.getReadOnlyProperty();
  }

  /** Where the keyboard is; null before it was anywhere. */
  public ObjectProperty<@Nullable GridFocus> focusProperty() {
    return focus;
  }

  /** Whether the information about the photo at the focus is shown beside the grid. */
  public BooleanProperty infoProperty() {
    return info;
  }

  /** Shows an item among all photos, and moves the focus to it as soon as they are there. */
  public void find(Item item) {
    wanted = item;
    query.set(GridQuery.ALL);
    source.set(Source.Smart.ALL);
    refresh();
  }

  /** Moves the focus to an item; where it is not shown any more, to what stands in its place. */
  public void focusOn(Item item, int place) {
    var items = content().items();
    int index = indexOf(items, item);
    focus.set(items.isEmpty() ? null : new OnItem(index >= 0 ? index : Math.min(place, items.size() - 1)));
  }

  /** Who scrolls to the focus once an item was found. */
  void setOnFound(Runnable handler) {
    onFound = handler;
  }

  public LibraryModel library() {
    return library;
  }

  public SelectionModel selection() {
    return selection;
  }

  /** Whether the photos can be selected and opened: not while they are only a first glance. */
  public boolean canAct() {
    return !library.state().isGlance();
  }

  /** Larger or smaller tiles. */
  public void zoomBy(int steps) {
    zoom.set(Math.clamp(zoom.get() + steps, 0, GridGeometry.zoomSteps() - 1));
  }

  /** The item at the focus, if there is one. */
  public @Nullable Item focusedItem() {
    return focus.get() instanceof OnItem(int index) && index < content().items().size() ? content().items().get(index) : null;
  }

  /**
   * A click on a tile. Plain, it selects this one; but it never throws a selection of several away: there it ticks or unticks, as Ctrl does. With Shift it
   * selects up to here.
   */
  public void click(int index, boolean add, boolean range) {
    Item item = content().items().get(index);
    focus.set(new OnItem(index));
    if (!canAct()) {
      return;
    }
    if (range) {
      selectRange(anchor, index, add);
      return;
    }
    anchor = index;
    boolean several = selection.size() > 1;
    if (add || several || selection.contains(item)) {
      selection.toggle(item);
    } else {
      selection.setAll(List.of(item));
    }
  }

  /** A click on a tile's tick. */
  public void tick(int index) {
    focus.set(new OnItem(index));
    anchor = index;
    if (canAct()) {
      selection.toggle(content().items().get(index));
    }
  }

  /** Ticks a whole day, or unticks it if all of it is ticked. */
  public void tickSection(int section) {
    var items = itemsOf(section);
    if (items.stream().allMatch(selection::contains)) {
      selection.remove(items);
    } else if (canAct()) {
      selection.add(items);
    }
    anchor = content().sections().get(section).from();
  }

  /** S or Ctrl+Space. */
  public void tickFocused() {
    switch (focus.get()) {
      case OnItem(int index) -> tick(index);
      case OnHeading(int section) -> tickSection(section);
      case null -> {}
    }
  }

  /** The keyboard moved with Shift: what lies between is selected. */
  public void extendTo(int index) {
    selectRange(anchor, index, false);
  }

  /** The keyboard moved without Shift: a range begins here. */
  public void anchorAt(int index) {
    anchor = index;
  }

  /** A rubber band over these; {@code before} was selected when it began. */
  public void band(List<Integer> indices, Collection<Item> before) {
    if (!canAct()) {
      return;
    }
    var items = content().items();
    selection.setAll(before);
    selection.add(indices.stream().map(items::get).toList());
  }

  /** Opens the preview at an item. */
  public void open(int index) {
    focus.set(new OnItem(index));
    if (canAct()) {
      onOpen.accept(index);
    }
  }

  /** Who shows the preview. */
  public void setOnOpen(IntConsumer handler) {
    onOpen = handler;
  }

  /** Ctrl+A. */
  public void selectAllShown() {
    if (canAct()) {
      selection.add(content().items());
    }
  }

  /** How much of a day is ticked. */
  public Ticked ticked(int section) {
    var items = itemsOf(section);
    long ticked = items.stream().filter(selection::contains).count();
    return ticked == 0 ? Ticked.NONE : ticked == items.size() ? Ticked.ALL : Ticked.SOME;
  }

  /** How much of a day is ticked. */
  public enum Ticked {
    NONE,
    SOME,
    ALL
  }

  private List<Item> itemsOf(int section) {
    var run = content().sections().get(section);
    return content().items().subList(run.from(), run.to());
  }

  private void selectRange(int from, int to, boolean add) {
    if (!canAct()) {
      return;
    }
    var items = content().items();
    var range = items.subList(Math.min(from, to), Math.min(items.size(), Math.max(from, to) + 1));
    if (add) {
      selection.add(range);
    } else {
      selection.setAll(range);
    }
  }

  private void refresh() {
    job.cancel();
    counting.set(true);
    var state = library.state();
    var wantedSource = source.get();
    var wantedQuery = query.get();
    job = background.run(_ -> GridContent.of(state, wantedSource, wantedQuery), this::show, _ -> counting.set(false));
  }

  private void show(GridContent next) {
    Item found = wanted;
    if (found != null && next.source() == Source.Smart.ALL && next.query().equals(GridQuery.ALL)) {
      wanted = null;
      counting.set(false);
      content.set(next);
      anchor = Math.max(0, indexOf(next.items(), found));
      focus.set(next.items().isEmpty() ? null : new OnItem(anchor));
      onFound.run();
      return;
    }
    Item focused = focusedItem();
    int place = focus.get() instanceof OnItem(int index) ? index : 0;
    boolean sameSource = next.source().equals(content().source());
    counting.set(false);
    content.set(next);
    if (!sameSource || focused == null) {
      focus.set(next.items().isEmpty() ? null : new OnItem(0));
      anchor = 0;
      return;
    }
    focusOn(focused, place);
    anchor = Math.clamp(anchor, 0, Math.max(0, next.items().size() - 1));
  }

  private static int indexOf(List<Item> items, Item wanted) {
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i).id().equals(wanted.id())) {
        return i;
      }
    }
    return -1;
  }
}
