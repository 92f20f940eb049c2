package org.photokura.ui.shell;

import java.util.List;
import org.photokura.library.Item;
import org.photokura.ui.grid.GridViewModel;
import org.photokura.ui.model.LibraryModel;
import org.photokura.ui.model.SelectionModel;
import org.photokura.ui.model.Source.Smart;

/** The items that an export can mean. */
public record ExportItems(GridViewModel grid, SelectionModel selection, LibraryModel library) {

  /** The selection, or without one all that is shown. */
  public List<Item> chosen() {
    return selection.isEmpty() ? shown() : selection.items();
  }

  /** All that is shown; nothing while the list grows, because nobody knows yet what all is. */
  public List<Item> shown() {
    boolean growing = library.readingProperty().get() && !library.state().complete();
    return grid.canAct() && !growing ? grid.content().items() : List.of();
  }

  /** Whether that is the whole library. */
  public boolean shownIsEverything() {
    return grid.content().isWhole() && library.state().complete();
  }

  /** The whole library, without what is hidden or deleted. */
  public List<Item> all() {
    return of(Smart.ALL);
  }

  /** Everything that the destination does not hold yet. */
  public List<Item> notExported() {
    return of(Smart.NOT_EXPORTED);
  }

  /** Everything whose original has not reached iCloud. */
  public List<Item> notInICloud() {
    return of(Smart.NOT_IN_ICLOUD);
  }

  private List<Item> of(Smart kind) {
    var state = library.state();
    return state.items().stream().filter(item -> kind.contains(item, state.basis())).toList();
  }
}
