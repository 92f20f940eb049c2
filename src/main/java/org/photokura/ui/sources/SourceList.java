package org.photokura.ui.sources;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.geometry.Pos;
import org.jspecify.annotations.Nullable;
import org.photokura.library.Album;
import org.photokura.text.Texts;
import org.photokura.ui.fx.FxThread;
import org.photokura.ui.fx.UiThread;
import org.photokura.ui.fx.View;
import org.photokura.ui.model.Source;
import org.photokura.ui.model.Source.Smart;
import org.photokura.ui.sources.SourceRow.Heading;
import org.photokura.ui.sources.SourceRow.MoreKinds;
import org.photokura.ui.sources.SourceRow.Of;
import org.photokura.ui.sources.SourceRow.Other;
import org.photokura.ui.sources.SourceRow.OtherData;

/** The source list. Rows are built once; later only their numbers change, unless albums or kinds come or go. */
public final class SourceList extends View {

  private static final List<Smart> LIBRARY =
      List.of(
          Smart.ALL, Smart.NOT_EXPORTED, Smart.RECENTLY_ADDED, Smart.FAVOURITES, Smart.LIVE, Smart.VIDEOS, Smart.SCREENSHOTS, Smart.BURSTS);
  private static final double ROW = 28;
  /** A scroll bar is rarely quite at its end. */
  private static final double END = 0.005;
  private static final PseudoClass SCROLLS = PseudoClass.getPseudoClass("scrolls");

  private final UiThread ui = new FxThread();
  private final SourcesViewModel model;
  private final TreeView<SourceRow> tree = new TreeView<>();
  private final Set<String> closedFolders = new HashSet<>();
  /** Says that more lies below. */
  private final Region fade = new Region();
  private final StackPane root;
  private List<Album> shownAlbums = List.of();
  private List<Smart> shownKinds = List.of();
  private boolean following;

  public SourceList(SourcesViewModel model, Texts texts) {
    this.model = model;
    tree.setShowRoot(false);
    tree.setFixedCellSize(ROW);
    tree.setCellFactory(_ -> new SourceCell(model, texts));
    tree.getStyleClass().add("pk-sources");
    tree.setAccessibleText(texts.get("ui.sources.name"));
    tree.addEventFilter(KeyEvent.KEY_PRESSED, this::skipHeadings);
    fade.getStyleClass().add("pk-fade");
    fade.setMouseTransparent(true);
    fade.setVisible(false);
    fade.setMaxHeight(22);
    StackPane.setAlignment(fade, Pos.BOTTOM_CENTER);
    tree.skinProperty().subscribe(skin -> {
      if (skin != null) {
        ui.execute(this::followScrollBar);
      }
    });
    root = new StackPane(tree, fade);
    root.setMinHeight(60);
    build();
    follow(model.library().stateProperty(), _ -> refresh());
    followChanges(model.library().readingProperty(), tree::refresh);
    followChanges(model.library().failureProperty(), tree::refresh);
    followChanges(model.moreKindsProperty(), this::build);
    own(tree.getSelectionModel().selectedItemProperty().subscribe((_, now) -> {
      if (!following && now != null) {
        // After the tree has told all of its own listeners: what follows may change the selection again, which they do not bear meanwhile.
        ui.execute(() -> choose(now));
      }
    }));
    follow(model.chosenProperty(), this::select);
  }

  /** Rows end in the same line whether there is a scroll bar or not. */
  private void followScrollBar() {
    for (Node node : tree.lookupAll(".scroll-bar")) {
      if (node instanceof ScrollBar bar && bar.getOrientation() == Orientation.VERTICAL) {
        follow(bar.visibleProperty(), visible -> tree.pseudoClassStateChanged(SCROLLS, visible));
        fade.visibleProperty().bind(bar.visibleProperty().and(bar.valueProperty().lessThan(bar.maxProperty().subtract(END))));
      }
    }
  }

  private void refresh() {
    if (!model.albums().equals(shownAlbums) || !model.moreKinds().equals(shownKinds)) {
      build();
    }
    tree.refresh();
  }

  private void build() {
    shownAlbums = model.albums();
    shownKinds = model.moreKinds();
    var top = new TreeItem<SourceRow>();
    add(top, new Heading("library"));
    LIBRARY.forEach(kind -> add(top, new Of(kind)));
    if (!shownKinds.isEmpty()) {
      add(top, new MoreKinds());
      if (model.moreKindsProperty().get()) {
        shownKinds.forEach(kind -> add(top, new Of(kind)));
      }
    }
    add(top, new Heading("icloud"));
    add(top, new Of(Smart.NOT_IN_ICLOUD));
    add(top, new Of(Smart.ONLY_IN_ICLOUD));
    if (!shownAlbums.isEmpty()) {
      add(top, new Heading("albums"));
      shownAlbums.forEach(album -> addAlbum(top, album));
    }
    add(top, new Heading("other"));
    for (OtherData data : OtherData.values()) {
      add(top, new Other(data));
    }
    following = true;
    tree.setRoot(top);
    following = false;
    select(model.chosenProperty().get());
  }

  private static TreeItem<SourceRow> add(TreeItem<SourceRow> parent, SourceRow row) {
    var item = new TreeItem<>(row);
    parent.getChildren().add(item);
    return item;
  }

  private void addAlbum(TreeItem<SourceRow> parent, Album album) {
    var item = add(parent, new Of(Source.InAlbum.of(album)));
    album.children().forEach(child -> addAlbum(item, child));
    item.setExpanded(!closedFolders.contains(album.path()));
    item.expandedProperty().subscribe(expanded -> {
      if (expanded) {
        closedFolders.remove(album.path());
      } else {
        closedFolders.add(album.path());
      }
    });
  }

  private void choose(TreeItem<SourceRow> item) {
    switch (item.getValue()) {
      case Of(Source source) -> model.chosenProperty().set(source);
      case MoreKinds _ -> {
        model.moreKindsProperty().set(!model.moreKindsProperty().get());
        select(model.chosenProperty().get());
      }
      case Heading _, Other _ -> select(model.chosenProperty().get());
    }
  }

  private void select(@Nullable Source source) {
    following = true;
    var item = source == null ? null : find(tree.getRoot(), source);
    if (item == null) {
      tree.getSelectionModel().clearSelection();
    } else {
      tree.getSelectionModel().select(item);
    }
    following = false;
  }

  private static @Nullable TreeItem<SourceRow> find(TreeItem<SourceRow> below, Source source) {
    for (var child : below.getChildren()) {
      if (child.getValue() instanceof Of(Source at) && at.equals(source)) {
        return child;
      }
      var deeper = find(child, source);
      if (deeper != null) {
        return deeper;
      }
    }
    return null;
  }

  /** Up and Down pass over headings and what cannot be chosen. */
  private void skipHeadings(KeyEvent event) {
    int step = event.getCode() == KeyCode.DOWN ? 1 : event.getCode() == KeyCode.UP ? -1 : 0;
    if (step == 0 || event.isShortcutDown() || event.isShiftDown()) {
      return;
    }
    int at = tree.getSelectionModel().getSelectedIndex();
    for (int next = at + step; next >= 0 && next < tree.getExpandedItemCount(); next += step) {
      var item = tree.getTreeItem(next);
      if (item.getValue() instanceof Of) {
        tree.getSelectionModel().select(next);
        tree.getFocusModel().focus(next);
        tree.scrollTo(Math.max(0, next - 3));
        break;
      }
    }
    event.consume();
  }

  /** The node that takes the keyboard. */
  public TreeView<?> tree() {
    return tree;
  }

  @Override
  public Parent root() {
    return root;
  }
}
