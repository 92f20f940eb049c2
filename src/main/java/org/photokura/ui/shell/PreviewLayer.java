package org.photokura.ui.shell;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.photokura.device.DeviceSession;
import org.photokura.library.Item;
import org.photokura.text.Texts;
import org.photokura.ui.fx.Motion;
import org.photokura.ui.fx.Thumbnails;
import org.photokura.ui.preview.InfoPanel;
import org.photokura.ui.preview.PreviewPane;
import org.photokura.ui.preview.PreviewViewModel;
import org.photokura.ui.sources.SourceWords;

/** Where the preview lies: above the page, below the sheets. It also makes the information panel beside the grid. */
final class PreviewLayer {

  private final MainView main;
  private final WindowViewModel model;
  private final Thumbnails thumbnails;
  private final Texts texts;
  private final StackPane root = new StackPane();
  private @Nullable PreviewPane open;
  private @Nullable PreviewViewModel shown;
  private @Nullable Node focusBefore;
  private boolean withInfo = true;

  PreviewLayer(MainView main, Thumbnails thumbnails) {
    this.main = main;
    this.model = main.model();
    this.thumbnails = thumbnails;
    this.texts = main.texts();
    root.setVisible(false);
  }

  StackPane root() {
    return root;
  }

  boolean isOpen() {
    return open != null;
  }

  /** Opens at an item of the grid. */
  void open(int index) {
    var items = model.grid().content().items();
    if (index >= items.size() || open != null) {
      return;
    }
    focusBefore = root.getScene().getFocusOwner();
    var services = model.services();
    var preview = new PreviewViewModel(items, index, model.selection());
    shown = preview;
    var pane = new PreviewPane(preview, services.pictures(), thumbnails, services.movies(), model.background(), services.desktop(), texts, context(),
        SourceWords.name(texts, model.grid().sourceProperty().get()), withInfo, new Actions());
    open = pane;
    root.getChildren().setAll(pane.root());
    root.setVisible(true);
    main.below().setDisable(true);
    Motion.fadeIn(pane.root(), 160);
    pane.root().requestFocus();
  }

  /** Asks where to export what is selected, or the photo that is looked at. */
  void export() {
    var looked = shown;
    if (looked != null && !looked.canExport()) {
      main.toasts().show(texts.get("ui.export.only-in-icloud.why"));
      return;
    }
    main.exports().export(model.selection().isEmpty() && looked != null ? List.of(looked.item()) : model.selection().items());
  }

  /** Closes it; the grid stands at the photo that was looked at last. */
  void close() {
    if (open == null) {
      return;
    }
    open.close();
    open = null;
    root.getChildren().clear();
    root.setVisible(false);
    main.below().setDisable(false);
    if (shown != null && !model.grid().content().items().isEmpty()) {
      model.grid().focusOn(shown.item(), shown.index());
      var page = main.libraryPage();
      if (page != null) {
        page.revealFocus();
      }
    }
    if (focusBefore != null) {
      focusBefore.requestFocus();
    }
  }

  /** The information panel for beside the grid. */
  InfoPanel panel() {
    return new InfoPanel(model.services().pictures(), model.background(), texts, context(), null);
  }

  private InfoPanel.Context context() {
    return new InfoPanel.Context() {
      @Override
      public @Nullable DeviceSession phone() {
        return model.session().get();
      }

      @Override
      public boolean saved(Item item) {
        return model.library().saved().contains(item);
      }

      @Override
      public @Nullable String destination() {
        var destination = model.destination().get();
        return destination == null ? null : destination.folder().toString();
      }

      @Override
      public LocalDate today() {
        return LocalDate.now(model.clock());
      }

      @Override
      public @Nullable Duration readAgo() {
        Instant read = model.library().state().readAt();
        return read == null ? null : Duration.between(read, model.clock().instant());
      }
    };
  }

  private final class Actions implements PreviewPane.Actions {
    @Override
    public void close() {
      PreviewLayer.this.close();
    }

    @Override
    public void export() {
      PreviewLayer.this.export();
    }

    @Override
    public void infoShown(boolean isShown) {
      withInfo = isShown;
    }
  }
}
