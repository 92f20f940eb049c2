package org.photokura.ui.shell;

import static org.photokura.ui.fx.Labels.column;
import static org.photokura.ui.fx.Labels.label;
import static org.photokura.ui.fx.Labels.row;
import static org.photokura.ui.fx.Labels.spacer;
import static org.photokura.ui.fx.Labels.whole;

import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.photokura.device.AttachedDevice;
import org.photokura.device.ConnectionType;
import org.photokura.device.DeviceFacts;
import org.photokura.device.DeviceModels;
import org.photokura.text.Texts;
import org.photokura.ui.fx.Buttons;
import org.photokura.ui.fx.SheetHost;

/** What the phone says about itself, to read and to copy. */
final class DetailsSheet {

  private DetailsSheet() {}

  static void open(SheetHost host, Texts texts, DeviceFacts facts, @Nullable AttachedDevice device) {
    var grid = new GridPane(24, 6);
    var formats = texts.formats();
    add(grid, texts, "name", facts.name());
    add(grid, texts, "model", facts.productType() == null ? null : DeviceModels.name(facts.productType()) + " (" + facts.productType() + ")");
    add(grid, texts, "ios", facts.iosVersion() == null ? null
        : facts.buildVersion() == null ? facts.iosVersion() : facts.iosVersion() + " (" + facts.buildVersion() + ")");
    add(grid, texts, "capacity", facts.capacityBytes() == null ? null : formats.size(facts.capacityBytes()));
    add(grid, texts, "free", facts.freeBytes() == null ? null : formats.size(facts.freeBytes()));
    add(grid, texts, "zone", facts.timeZone());
    if (device != null) {
      add(grid, texts, "connection", device.connection() == ConnectionType.USB ? "USB" : texts.get("ui.device.wifi"));
      add(grid, texts, "udid", device.udid().value());
    }
    var close = Buttons.main(texts.get("ui.close"), host::close);
    var sheet = column(14, label(texts.get("ui.details.title"), "pk-title"), grid, row(8, spacer(), close));
    sheet.getStyleClass().add("pk-question");
    sheet.setMaxSize(540, Region.USE_PREF_SIZE);
    host.open(sheet, close, () -> {});
  }

  private static void add(GridPane grid, Texts texts, String key, @Nullable String value) {
    if (value == null) {
      return;
    }
    var field = new TextField(value);
    field.setEditable(false);
    field.getStyleClass().add("pk-bare");
    field.setPrefColumnCount(30);
    grid.addRow(grid.getRowCount(), whole(texts.get("ui.details." + key), "muted"), field);
  }
}
