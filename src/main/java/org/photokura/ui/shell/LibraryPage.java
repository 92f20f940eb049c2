package org.photokura.ui.shell;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.VBox;
import org.photokura.text.Texts;
import org.photokura.ui.devices.PhoneNotice;
import org.photokura.ui.export.NewPhotosOffer;
import org.photokura.ui.export.SelectionBar;
import org.photokura.ui.fx.View;
import org.photokura.ui.grid.GridPage;
import org.photokura.ui.sources.SourceWords;

/** The photos of the phone with all that stands around them: notices, the offer of what is new, the selection bar, the information. */
final class LibraryPage extends View {

  private final GridPage grid;
  private final SelectionBar bar;

  LibraryPage(MainView main, ExportFlow exports) {
    var model = main.model();
    Texts texts = main.texts();
    var shown = Bindings.createObjectBinding(() -> new SelectionBar.Shown(model.items().shown().size(), model.items().shownIsEverything()),
        model.grid().contentProperty(), model.library().stateProperty(), model.library().readingProperty());
    this.bar = part(new SelectionBar(model.selection(), shown, model.destination(), main.thumbnails(), texts, () -> exports.export(model.items().chosen())));
    var offer = part(new NewPhotosOffer(model.library(), model.destination(), model.settings(), texts, model::listedPhone, exports::exportNew));
    var notice = part(new PhoneNotice(model.devices(), model.readTroubleProperty(main.thumbnails().troubleProperty()), texts));
    this.grid = part(new GridPage(model.grid(), new GridPage.Opening(model.openingProperty(), model.session().failureProperty(), model::readAgain), main.thumbnails(), texts, source -> SourceWords.name(texts, source), new VBox(notice.root(), offer.root()),
        bar.root()));
    part(new GridInfo(model, grid, main.preview()));
  }

  /** What takes the keyboard when the page opens. */
  Node first() {
    return grid.photos();
  }

  /** Moves the keyboard to the search field. */
  void focusSearch() {
    grid.focusSearch();
  }

  /** Shows the place of the item at the focus. */
  void revealFocus() {
    grid.revealFocus();
  }

  /** The areas between which F6 moves. */
  List<Area> areas() {
    return List.of(new Area(grid.toolbar(), grid.toolbarFirst()), new Area(grid.photos(), grid.photos()), new Area(bar.root(), bar.first()));
  }

  @Override
  public Parent root() {
    return grid.root();
  }
}
