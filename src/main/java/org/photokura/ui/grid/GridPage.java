package org.photokura.ui.grid;

import static org.photokura.ui.fx.Labels.column;
import static org.photokura.ui.fx.Labels.label;
import static org.photokura.ui.fx.Labels.present;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Hyperlink;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.photokura.core.Problem;
import org.photokura.core.ProblemId;
import org.photokura.text.Texts;
import org.photokura.ui.fx.Buttons;
import org.photokura.ui.fx.Icons;
import org.photokura.ui.fx.MessageBar;
import org.photokura.ui.fx.Ring;
import org.photokura.ui.fx.Thumbnails;
import org.photokura.ui.fx.View;
import org.photokura.ui.model.Source;

/** The library page: toolbar, messages, the photos, the selection bar. */
public final class GridPage extends View {

  /** What another reading would tell again. */
  private static final Set<ProblemId> READING_AGAIN_IS_IN_VAIN = EnumSet.of(ProblemId.DATABASE_ABSENT, ProblemId.DATABASE_UNKNOWN_SCHEMA);

  private final GridViewModel model;
  private final Opening opening;
  private final Texts texts;
  private final TileGrid grid;
  private final GridToolbar toolbar;
  private final VBox messages = new VBox(8);
  private final StackPane empty = new StackPane();
  private final BorderPane root = new BorderPane();
  private final Set<Problem> dismissed = new HashSet<>();

  /**
   * The way to the phone that is shown, before anything of it can be read.
   *
   * @param underWay whether nobody knows yet what lies on it
   * @param failure why it could not be opened last; null if it could
   * @param readAgain has the phone read again
   */
  public record Opening(ObservableValue<Boolean> underWay, ObservableValue<@Nullable Problem> failure, Runnable readAgain) {}

  /**
   * @param offer a message above the grid, such as "137 new"; it hides itself
   * @param selectionBar the bar below
   */
  public GridPage(GridViewModel model, Opening opening, Thumbnails thumbnails, Texts texts, SourceNames names, Node offer, Node selectionBar) {
    this.model = model;
    this.opening = opening;
    this.texts = texts;
    this.grid = new TileGrid(model, thumbnails, texts);
    own((Subscription) grid::close);
    this.toolbar = part(new GridToolbar(model, texts, names));
    empty.setMouseTransparent(false);
    var center = new StackPane(grid, empty);
    VBox.setVgrow(center, Priority.ALWAYS);
    messages.getStyleClass().add("pk-messages");
    root.setTop(toolbar.root());
    root.setCenter(column(0, new VBox(offer, messages), center));
    root.setBottom(selectionBar);
    root.getStyleClass().add("pk-page");
    follow(model.contentProperty(), _ -> showEmpty());
    follow(model.library().readingProperty(), _ -> showEmpty());
    follow(model.library().progressProperty(), _ -> showEmpty());
    follow(model.library().failureProperty(), _ -> showEmpty());
    follow(opening.underWay(), _ -> showEmpty());
    follow(opening.failure(), _ -> showEmpty());
    follow(model.library().stateProperty(), state -> showNotices(state.notices()));
  }

  /** A node at the right edge, such as the information panel; null for none. It lies beside the photos, so that it never hides the one that it speaks of. */
  public void setSide(@Nullable Node wanted) {
    root.setRight(wanted);
  }

  /** The photos, which take the keyboard. */
  public Parent photos() {
    return grid;
  }

  /** Title, search, filter, order, size. */
  public Parent toolbar() {
    return toolbar.root();
  }

  /** What takes the keyboard first in the toolbar. */
  public Node toolbarFirst() {
    return toolbar.first();
  }

  /** Moves the keyboard to the search field. */
  public void focusSearch() {
    toolbar.focusSearch();
  }

  /** Shows the place of the item at the focus. */
  public void revealFocus() {
    grid.revealFocus();
  }

  private void showEmpty() {
    boolean nothing = model.content().items().isEmpty();
    present(empty, nothing);
    if (!nothing) {
      return;
    }
    empty.getChildren().setAll(emptyContent());
  }

  private Node emptyContent() {
    boolean empty = model.library().state().items().isEmpty();
    Problem ofLibrary = model.library().failureProperty().get();
    Problem failure = ofLibrary == null ? opening.failure().getValue() : ofLibrary;
    boolean waits = model.library().readingProperty().get() || failure == null && opening.underWay().getValue();
    if (waits && empty) {
      return placeholder(Ring.waiting(28, 3), toolbar.readingWords(), "", null, () -> {});
    }
    if (failure != null && empty) {
      return placeholder(Icons.icon("exclamation-triangle", "warn", "s28"), texts.what(failure), texts.toDo(failure), texts.get("ui.device.read-again"), opening.readAgain());
    }
    if (model.queryProperty().get().narrows()) {
      return noMatch(model.queryProperty().get());
    }
    if (model.sourceProperty().get() == Source.Smart.NOT_EXPORTED && !model.library().state().items().isEmpty()) {
      return placeholder(Icons.icon("check2-all", "ok", "s28"), texts.get("ui.grid.all-exported"), texts.get("ui.grid.new-appear"), null, () -> {});
    }
    String nothing = texts.get(model.content().isWhole() ? "ui.grid.no-photos" : "ui.grid.nothing");
    return placeholder(Icons.icon("images", "muted", "s28"), nothing, texts.get("ui.grid.new-appear"), null, () -> {});
  }

  /** Nothing fits what was asked for; the link takes back all of it, and says so. */
  private Node noMatch(GridQuery query) {
    String words = query.search().strip();
    String what = words.isEmpty() ? texts.get("ui.grid.no-filter-match")
        : texts.get(query.filters() == 0 ? "ui.grid.no-match" : "ui.grid.no-match-filtered", "words", words);
    String back = words.isEmpty() ? "ui.filter.clear" : query.filters() == 0 ? "ui.grid.clear-search" : "ui.grid.clear-both";
    return placeholder(Icons.icon("search", "muted", "s28"), what, "", texts.get(back), () -> model.queryProperty().set(GridQuery.ALL.withSort(query.sort())));
  }

  private static Node placeholder(Node icon, String what, String more, @Nullable String link, Runnable action) {
    var box = column(6, icon, label(what, "strong"));
    if (!more.isEmpty()) {
      box.getChildren().add(label(more, "pk-small", "muted"));
    }
    if (link != null) {
      var hyperlink = new Hyperlink(link);
      hyperlink.getStyleClass().addAll("pk-link", "pk-small");
      hyperlink.setOnAction(_ -> action.run());
      box.getChildren().add(hyperlink);
    }
    box.setAlignment(Pos.CENTER);
    box.getStyleClass().add("pk-empty");
    return box;
  }

  /** What the person should know though the library shows; each can be closed. */
  private void showNotices(List<Problem> notices) {
    messages.getChildren().clear();
    for (Problem notice : notices.stream().distinct().filter(each -> !dismissed.contains(each)).limit(2).toList()) {
      var bar = MessageBar.warning(texts.whole(notice));
      if (!READING_AGAIN_IS_IN_VAIN.contains(notice.id())) {
        bar.add(Buttons.plain(texts.get("ui.device.read-again"), opening.readAgain()));
      }
      bar.add(Buttons.flatIcon(texts.get("ui.close"), "x", () -> {
        dismissed.add(notice);
        messages.getChildren().remove(bar);
      }));
      messages.getChildren().add(bar);
    }
  }

  @Override
  public Parent root() {
    return root;
  }
}
