package org.photokura.ui.export;

import static org.photokura.ui.fx.Labels.label;
import static org.photokura.ui.fx.Labels.row;
import static org.photokura.ui.fx.Labels.present;
import static org.photokura.ui.fx.Labels.spacer;
import static org.photokura.ui.fx.Labels.whole;

import java.util.List;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.photokura.library.Item;
import org.photokura.text.Texts;
import org.photokura.ui.fx.Buttons;
import org.photokura.ui.fx.Icons;
import org.photokura.ui.fx.Thumb;
import org.photokura.ui.fx.Thumbnails;
import org.photokura.ui.fx.View;
import org.photokura.ui.model.DestinationModel;
import org.photokura.ui.model.DestinationModel.Destination;
import org.photokura.ui.model.LibraryModel;
import org.photokura.ui.model.LibraryState.Count;
import org.photokura.ui.model.SelectionModel;

/** What is selected, how much room there is for it, and the way to export it. */
public final class SelectionBar extends View {

  private static final PseudoClass NOTHING = PseudoClass.getPseudoClass("nothing");

  private final SelectionModel selection;
  private final Texts texts;
  private final HBox stack;
  private final List<Thumb> thumbs;
  private final Node tick = Icons.icon("check-circle", "muted", "s18");
  private final Label selected = whole("", "strong");
  private final Label size = whole("", "muted");
  private final Region line = new Region();
  private final Label room = label("", "pk-small", "muted");
  private final Button clear;
  private final Button export;
  private final HBox root;

  /**
   * @param library no export while it is only a first glance
   * @param actions what the buttons do
   */
  public SelectionBar(
      SelectionModel selection, DestinationModel destination, LibraryModel library, Thumbnails thumbnails, Texts texts, Actions actions) {
    this.selection = selection;
    this.texts = texts;
    thumbs = List.of(new Thumb(thumbnails, 28), new Thumb(thumbnails, 28), new Thumb(thumbnails, 28));
    stack = new HBox(-8);
    stack.getStyleClass().add("pk-stack");
    stack.setMaxHeight(Region.USE_PREF_SIZE);
    stack.getChildren().addAll(thumbs);
    line.getStyleClass().addAll("pk-vline", "short");
    clear = Buttons.flat(texts.get("ui.clear"), selection::clear);
    export = Buttons.main("", "download", () -> actions.export(selection.isEmpty()));
    export.getStyleClass().add("big");
    export.setId("export");
    root = row(12, stack, tick, row(0, selected, size), line, room, spacer(), clear, export);
    root.getStyleClass().add("pk-selection-bar");
    line.getStyleClass().add("pk-room");
    room.getStyleClass().add("pk-room");
    follow(selection.versionProperty(), _ -> showSelection());
    follow(destination.destinationProperty(), this::showRoom);
    follow(library.stateProperty(), state -> export.setDisable(state.isGlance() || state.items().isEmpty()));
  }

  private void showSelection() {
    boolean none = selection.isEmpty();
    present(stack, !none);
    present(tick, none);
    present(clear, !none);
    root.pseudoClassStateChanged(NOTHING, none);
    List<Item> items = none ? List.of() : selection.items();
    for (int i = 0; i < thumbs.size(); i++) {
      present(thumbs.get(i), i < items.size());
      thumbs.get(i).show(i < items.size() ? items.get(i) : null);
    }
    if (none) {
      selected.setText(texts.get("ui.selection.none"));
      size.setText(" · " + texts.get("ui.selection.how"));
      export.setText(texts.get("ui.selection.export-all"));
      export.getStyleClass().remove("main");
    } else {
      Count count = selection.count();
      selected.setText(texts.get("ui.selection.count", "count", count.items()));
      String bytes = texts.formats().size(count.bytes());
      size.setText(count.bytes() == 0 ? "" : " · " + (count.someSizesUnknown() ? texts.get("ui.at-least", "size", bytes) : bytes));
      export.setText(texts.get("ui.selection.export"));
      if (!export.getStyleClass().contains("main")) {
        export.getStyleClass().add("main");
      }
    }
  }

  private void showRoom(@Nullable Destination destination) {
    present(room, destination != null);
    present(line, destination != null);
    if (destination == null) {
      return;
    }
    room.getStyleClass().removeAll("muted", "bad");
    var disk = destination.room();
    if (disk == null) {
      room.setText(texts.get("ui.selection.destination-gone", "folder", destination.folder().toString()));
      room.getStyleClass().add("bad");
      room.setGraphic(Icons.icon("exclamation-triangle", "bad"));
    } else {
      room.setText(texts.get("ui.selection.room", Map.of("size", texts.formats().size(disk.freeBytes()), "drive", disk.drive())));
      room.getStyleClass().add("muted");
      room.setGraphic(Icons.icon("hdd", "muted"));
    }
  }

  /** The node that takes the keyboard first. */
  public Node first() {
    return export;
  }

  @Override
  public Parent root() {
    return root;
  }

  /** What the bar leaves to the shell. */
  @FunctionalInterface
  public interface Actions {
    /** @param all whether everything shown is meant because nothing is selected */
    void export(boolean all);
  }
}
