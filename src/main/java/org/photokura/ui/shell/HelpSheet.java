package org.photokura.ui.shell;

import static org.photokura.ui.fx.Labels.column;
import static org.photokura.ui.fx.Labels.label;
import static org.photokura.ui.fx.Labels.row;
import static org.photokura.ui.fx.Labels.spacer;
import static org.photokura.ui.fx.Labels.wrapped;

import java.util.List;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.photokura.core.HostSystem;
import org.photokura.text.Texts;
import org.photokura.ui.fx.Buttons;
import org.photokura.ui.fx.SheetHost;

/** The keys of the window. */
final class HelpSheet {

  private record Key(String keys, String does) {}

  private static final List<Key> KEYS = List.of(
      new Key("F6", "areas"), new Key("← ↑ → ↓", "move"), new Key("Ctrl+↑ ↓", "days"), new Key("S", "select"), new Key("Shift+← ↑ → ↓", "range"),
      new Key("Ctrl+A", "all"), new Key("Space", "preview"), new Key("Ctrl+E", "export"), new Key("Ctrl+O", "folder"), new Key("Ctrl+F", "search"),
      new Key("Ctrl+ + −", "zoom"), new Key("Ctrl+R", "again"), new Key("Ctrl+T", "troubleshoot"), new Key("Ctrl+,", "settings"), new Key("P", "pause"));

  private HelpSheet() {}

  static void open(SheetHost host, Texts texts) {
    var grid = new GridPane(20, 8);
    var words = new ColumnConstraints();
    words.setHgrow(Priority.ALWAYS);
    grid.getColumnConstraints().addAll(new ColumnConstraints(), words, new ColumnConstraints(), words);
    boolean mac = HostSystem.current() == HostSystem.MAC;
    for (int i = 0; i < KEYS.size(); i++) {
      Key key = KEYS.get(i);
      int column = i % 2 * 2;
      grid.add(label(mac ? key.keys().replace("Ctrl+", "⌘") : key.keys(), "pk-kbd"), column, i / 2);
      grid.add(label(texts.get("ui.help." + key.does())), column + 1, i / 2);
    }
    var close = Buttons.main(texts.get("ui.close"), host::close);
    var sheet = column(14, label(texts.get("ui.help"), "pk-title"), wrapped(texts.get("ui.help.lead"), "muted"), label(texts.get("ui.help.keys"), "pk-heading"),
        grid, row(8, spacer(), close));
    sheet.getStyleClass().add("pk-question");
    sheet.setMaxSize(680, Region.USE_PREF_SIZE);
    host.open(sheet, close, () -> {});
  }
}
