package org.photokura.ui.shell;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.photokura.text.Texts;
import org.photokura.ui.fx.Icons;
import org.photokura.ui.shell.DemoTroubles.Kind;

/** The demo's menu of misfortunes, at the lower left. */
final class TroubleMenu {

  private final StackPane root = new StackPane();

  TroubleMenu(DemoTroubles troubles, Texts texts) {
    var menu = new MenuButton(texts.get("ui.trouble"), Icons.icon("lightning", "s14"));
    menu.setId("trouble");
    menu.getStyleClass().addAll("pk-button", "low", "pk-trouble-menu");
    menu.setFocusTraversable(false);
    for (Kind kind : Kind.values()) {
      if (troubles.kinds().contains(kind)) {
        var item = new CheckMenuItem(texts.get("ui.trouble." + kind.key()));
        item.setId("trouble-" + kind.key());
        item.setOnAction(_ -> troubles.set(kind, item.isSelected()));
        menu.getItems().add(item);
      }
    }
    if (!troubles.scenarios().isEmpty()) {
      menu.getItems().add(new SeparatorMenuItem());
      troubles.scenarios().stream().sorted().forEach(scenario -> {
        var item = new MenuItem(scenario);
        item.setOnAction(_ -> troubles.play(scenario));
        menu.getItems().add(item);
      });
    }
    menu.setOnShowing(_ -> menu.getItems().forEach(item -> {
      for (Kind kind : Kind.values()) {
        if (item instanceof CheckMenuItem check && ("trouble-" + kind.key()).equals(item.getId())) {
          check.setSelected(troubles.isOn(kind));
        }
      }
    }));
    menu.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    StackPane.setAlignment(menu, Pos.TOP_CENTER);
    StackPane.setMargin(menu, new Insets(4, 0, 0, 0));
    root.setPickOnBounds(false);
    root.getChildren().add(menu);
  }

  StackPane root() {
    return root;
  }
}
