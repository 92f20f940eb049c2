package org.photokura.ui.shell;

import javafx.scene.Parent;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.photokura.ui.fx.View;
import org.photokura.ui.grid.GridPage;
import org.photokura.ui.preview.InfoPanel;

/** The information beside the grid: about the photo at the focus. */
final class GridInfo extends View {

  private final WindowViewModel model;
  private final GridPage page;
  private final PreviewLayer preview;
  private final StackPane nothing = new StackPane();
  private @Nullable InfoPanel panel;

  GridInfo(WindowViewModel model, GridPage page, PreviewLayer preview) {
    this.model = model;
    this.page = page;
    this.preview = preview;
    follow(model.grid().infoProperty(), this::show);
    followChanges(model.grid().focusProperty(), this::refresh);
  }

  private void show(boolean shown) {
    if (panel != null) {
      panel.close();
    }
    panel = shown ? preview.panel() : null;
    page.setSide(panel == null ? null : panel.root());
    refresh();
  }

  private void refresh() {
    if (panel != null) {
      panel.show(model.grid().focusedItem());
    }
  }

  @Override
  public Parent root() {
    return panel == null ? nothing : panel.root();
  }

  @Override
  public void close() {
    if (panel != null) {
      panel.close();
    }
    super.close();
  }
}
