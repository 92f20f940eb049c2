package org.photokura.ui.export;

import static org.photokura.ui.fx.Labels.label;
import static org.photokura.ui.fx.Labels.row;
import static org.photokura.ui.fx.Labels.present;
import static org.photokura.ui.fx.Labels.spacer;
import static org.photokura.ui.fx.Labels.whole;

import java.io.File;
import java.util.List;
import java.util.Map;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.stage.DirectoryChooser;
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
import org.photokura.ui.model.LibraryState.Count;
import org.photokura.ui.model.SelectionModel;

/** What is selected, how much room there is for it, and the way to export it. */
public final class SelectionBar extends View {

  private static final PseudoClass NOTHING = PseudoClass.getPseudoClass("nothing");

  private final SelectionModel selection;
  private final ObservableValue<Shown> shown;
  private final Texts texts;
  private final HBox stack;
  private final List<Thumb> thumbs;
  private final Node tick = Icons.icon("check-circle", "muted", "s18");
  private final Label selected = whole("", "strong");
  private final Label size = whole("", "muted");
  private final Region line = new Region();
  private final Label room = label("", "pk-small", "muted");
  private final Button choose;
  private final Button clear;
  private final Button export;
  private final HBox root;

  /**
   * What an export without a selection takes.
   *
   * @param count of the items that are shown and can be exported
   * @param everything whether they are the whole library
   */
  public record Shown(int count, boolean everything) {}

  /**
   * @param shown what an export without a selection takes
   * @param exporting asks where to
   */
  public SelectionBar(
      SelectionModel selection, ObservableValue<Shown> shown, DestinationModel destination, Thumbnails thumbnails, Texts texts, Runnable exporting) {
    this.selection = selection;
    this.shown = shown;
    this.texts = texts;
    thumbs = List.of(new Thumb(thumbnails, 28), new Thumb(thumbnails, 28), new Thumb(thumbnails, 28));
    stack = new HBox(-8);
    stack.getStyleClass().add("pk-stack");
    stack.setMaxHeight(Region.USE_PREF_SIZE);
    stack.getChildren().addAll(thumbs);
    line.getStyleClass().addAll("pk-vline", "short");
    choose = Buttons.plain(texts.get("ui.choose"), () -> choose(destination));
    choose.setId("choose-destination");
    clear = Buttons.flat(texts.get("ui.clear"), selection::clear);
    export = Buttons.main("", "download", exporting);
    export.getStyleClass().add("big");
    export.setId("export");
    root = row(12, stack, tick, row(0, selected, size), line, room, choose, spacer(), clear, export);
    root.getStyleClass().add("pk-selection-bar");
    line.getStyleClass().add("pk-room");
    room.getStyleClass().add("pk-room");
    follow(selection.versionProperty(), _ -> showSelection());
    follow(destination.destinationProperty(), this::showRoom);
    followChanges(shown, this::showSelection);
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
      Shown all = shown.getValue();
      selected.setText(texts.get("ui.selection.none"));
      size.setText(all.count() == 0 ? "" : " · " + texts.get("ui.selection.how"));
      export.setText(all.everything() || all.count() == 0 ? texts.get("ui.selection.export-all") : texts.get("ui.selection.export-shown", "count", all.count()));
      export.getStyleClass().remove("main");
      export.setDisable(all.count() == 0);
    } else {
      Count count = selection.count();
      selected.setText(texts.get("ui.selection.count", "count", count.items()));
      String bytes = texts.formats().size(count.bytes());
      size.setText(count.bytes() == 0 ? "" : " · " + (count.someSizesUnknown() ? texts.get("ui.at-least", "size", bytes) : bytes));
      export.setText(texts.get("ui.selection.export"));
      export.setDisable(false);
      if (!export.getStyleClass().contains("main")) {
        export.getStyleClass().add("main");
      }
    }
  }

  private void showRoom(@Nullable Destination destination) {
    present(room, destination != null);
    present(line, destination != null);
    boolean gone = destination != null && (destination.room() == null || destination.isGone());
    present(choose, gone);
    present(size, !gone);
    if (destination == null) {
      return;
    }
    room.getStyleClass().removeAll("muted", "bad", "pk-room");
    room.setTooltip(new Tooltip(destination.folder().toString()));
    var disk = destination.room();
    if (gone || disk == null) {
      room.setText(texts.get("ui.selection.destination-gone"));
      room.getStyleClass().add("bad");
      room.setGraphic(Icons.icon("exclamation-triangle", "bad"));
    } else {
      room.setText(texts.get("ui.selection.room", Map.of("size", texts.formats().size(disk.freeBytes()), "drive", disk.drive())));
      room.getStyleClass().addAll("muted", "pk-room"); // Hidden where there is little room; a folder that is missing never is.
      room.setGraphic(Icons.icon("hdd", "muted"));
    }
  }

  private void choose(DestinationModel destination) {
    var chooser = new DirectoryChooser();
    chooser.setTitle(texts.get("ui.export.destination"));
    File chosen = chooser.showDialog(root.getScene().getWindow());
    if (chosen != null) {
      destination.choose(chosen.toPath());
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
}
