package org.photokura.ui.shell;

import static org.photokura.ui.fx.Labels.label;
import static org.photokura.ui.fx.Labels.row;

import javafx.geometry.Side;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import org.photokura.text.Texts;
import org.photokura.ui.fx.Icons;
import org.photokura.ui.shell.DemoTroubles.Kind;

/** The demo's own strip below the window: that nothing here is real, and the menu of misfortunes. */
final class TroubleMenu {

  private final HBox root;

  TroubleMenu(DemoTroubles troubles, Texts texts) {
    var menu = new MenuButton(texts.get("ui.trouble"), Icons.icon("lightning", "s14"));
    menu.setId("trouble");
    menu.getStyleClass().addAll("pk-button", "quiet", "low");
    menu.setPopupSide(Side.TOP);
    for (Kind kind : Kind.values()) {
      if (troubles.kinds().contains(kind)) {
        var item = new CheckMenuItem(texts.get("ui.trouble." + kind.key()));
        item.setId("trouble-" + kind.key());
        item.setOnAction(_ -> troubles.set(kind, item.isSelected()));
        menu.getItems().add(item);
      }
    }
    if (!troubles.scenarios().isEmpty()) {
      var scenarios = new Menu(texts.get("ui.trouble.scenarios"));
      scenarios.setId("trouble-scenarios");
      var group = new ToggleGroup();
      for (String scenario : troubles.scenarios()) {
        var item = new RadioMenuItem(texts.get("ui.trouble.scenario." + scenario));
        item.setId("scenario-" + scenario);
        item.setToggleGroup(group);
        item.setOnAction(_ -> troubles.play(scenario));
        scenarios.getItems().add(item);
      }
      menu.getItems().addAll(new SeparatorMenuItem(), scenarios);
    }
    menu.setOnShowing(_ -> menu.getItems().forEach(item -> {
      for (Kind kind : Kind.values()) {
        if (item instanceof CheckMenuItem check && ("trouble-" + kind.key()).equals(item.getId())) {
          check.setSelected(troubles.isOn(kind));
        }
      }
    }));
    root = row(8, Icons.icon("phone", "muted", "s14"), label(texts.get("ui.demo"), "pk-caption", "muted"), menu);
    root.getStyleClass().add("pk-demo-strip");
  }

  HBox root() {
    return root;
  }
}
