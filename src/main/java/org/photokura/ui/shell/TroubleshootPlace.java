package org.photokura.ui.shell;

import static org.photokura.ui.fx.Labels.column;
import static org.photokura.ui.fx.Labels.label;
import static org.photokura.ui.fx.Labels.row;

import javafx.scene.Parent;
import javafx.scene.layout.VBox;
import org.photokura.ui.fx.Buttons;
import org.photokura.ui.fx.MessageBar;
import org.photokura.ui.fx.View;
import org.photokura.ui.model.LibraryState;
import org.photokura.ui.model.Source.Smart;

/** What can be said about iCloud from the library alone: how much is not there yet, and the way to save it. The checks have their place below. */
final class TroubleshootPlace extends View {

  private final MainView main;
  private final VBox body = new VBox(16);
  private final VBox root;

  TroubleshootPlace(MainView main) {
    this.main = main;
    var bar = row(8, label(main.texts().get("ui.side.troubleshoot"), "pk-title"));
    bar.getStyleClass().add("pk-toolbar");
    body.getStyleClass().add("pk-transfer");
    root = column(0, bar, body);
    root.getStyleClass().add("pk-page");
    follow(main.model().library().stateProperty(), this::show);
  }

  private void show(LibraryState state) {
    var texts = main.texts();
    int pending = state.count(Smart.NOT_IN_ICLOUD).items();
    if (!state.knowsCloud()) {
      body.getChildren().setAll(MessageBar.info(texts.get("ui.troubleshoot.unknown")));
    } else if (pending == 0) {
      body.getChildren().setAll(MessageBar.success(texts.get("ui.troubleshoot.none")));
    } else {
      body.getChildren().setAll(MessageBar.warning(texts.get("ui.troubleshoot.pending", "count", pending))
          .add(Buttons.flat(texts.get("ui.troubleshoot.show"), () -> main.model().showSource(Smart.NOT_IN_ICLOUD)))
          .add(Buttons.main(texts.get("ui.troubleshoot.save", "count", pending), "download",
              () -> main.export(main.model().notInICloud(), "ui.source.not-in-icloud"))));
    }
  }

  @Override
  public Parent root() {
    return root;
  }
}
