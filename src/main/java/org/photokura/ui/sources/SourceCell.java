package org.photokura.ui.sources;

import static org.photokura.ui.fx.Labels.growWidth;
import static org.photokura.ui.fx.Labels.label;
import static org.photokura.ui.fx.Labels.present;
import static org.photokura.ui.fx.Labels.whole;

import java.util.Map;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.control.TreeCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.photokura.text.Texts;
import org.photokura.ui.fx.Icons;
import org.photokura.ui.fx.Labels;
import org.photokura.ui.model.LibraryState.Count;
import org.photokura.ui.model.Source;
import org.photokura.ui.model.Source.Smart;
import org.photokura.ui.sources.SourceRow.Heading;
import org.photokura.ui.sources.SourceRow.MoreKinds;
import org.photokura.ui.sources.SourceRow.Of;
import org.photokura.ui.sources.SourceRow.Other;

/** One row: icon, name, number. */
final class SourceCell extends TreeCell<SourceRow> {

  private static final PseudoClass HEADING = PseudoClass.getPseudoClass("heading");
  private static final PseudoClass OFF = PseudoClass.getPseudoClass("off");
  private static final double INDENT = 22;
  private static final double PADDING = 16;
  /** What the skin leaves for an arrow; the cell's padding takes it back, because the arrow stands in the icon's place. */
  private static final double DISCLOSURE = 18;

  private final SourcesViewModel model;
  private final Texts texts;
  private final FontIcon icon = Icons.icon("images", "row-icon");
  private final Label name = growWidth(label("", "row-name"));
  private final Label number = whole("", "row-number");
  private final FontIcon lock = Icons.icon("lock", "muted", "s12");
  private final HBox row = Labels.row(10, icon, name, lock, number);

  SourceCell(SourcesViewModel model, Texts texts) {
    this.model = model;
    this.texts = texts;
    getStyleClass().add("pk-source");
    var noArrow = new Region();
    noArrow.setPrefWidth(DISCLOSURE);
    setDisclosureNode(noArrow);
    icon.setOnMousePressed(event -> {
      var item = getTreeItem();
      if (item != null && !item.isLeaf()) {
        item.setExpanded(!item.isExpanded());
        event.consume();
      }
    });
    icon.setMouseTransparent(false);
    name.setMinWidth(0);
    setGraphicTextGap(0);
  }

  @Override
  protected void updateItem(@Nullable SourceRow item, boolean empty) {
    super.updateItem(item, empty);
    setText(null);
    setTooltip(null);
    setDisable(false);
    pseudoClassStateChanged(HEADING, false);
    pseudoClassStateChanged(OFF, false);
    if (empty || item == null) {
      setGraphic(null);
      setAccessibleText(null);
      return;
    }
    setGraphic(row);
    int level = Math.max(0, getTreeView().getTreeItemLevel(getTreeItem()) - 1);
    row.prefWidthProperty().bind(widthProperty().subtract(PADDING + INDENT * level));
    present(icon, true);
    present(lock, false);
    number.getStyleClass().removeAll("pk-badge", "accent", "warning");
    switch (item) {
      case Heading(String key) -> heading(key);
      case Of(Source source) -> source(source);
      case MoreKinds _ -> more();
      case Other(SourceRow.OtherData data) -> other(data);
    }
  }

  private void heading(String key) {
    pseudoClassStateChanged(HEADING, true);
    name.setText(texts.get("ui.sources." + key));
    setAccessibleText(name.getText());
    present(icon, false);
    boolean other = key.equals("other");
    present(lock, other);
    number.setText(other ? texts.get("ui.sources.needs-backup") : "");
  }

  private void source(Source source) {
    Count count = model.count(source);
    name.setText(SourceWords.name(texts, source));
    boolean known = model.known(source);
    number.setText(!model.counted() ? "…" : known ? texts.formats().count(count.items()) : "–");
    switch (source) {
      case Smart kind -> {
        icon.setIconLiteral("bi-" + SourceWords.icon(kind));
        if (kind == Smart.NOT_EXPORTED && count.items() > 0) {
          number.getStyleClass().addAll("pk-badge", "accent");
        } else if (kind == Smart.NOT_IN_ICLOUD && count.items() > 0) {
          number.getStyleClass().addAll("pk-badge", "warning");
        }
      }
      case Source.InAlbum _ -> {
        var item = getTreeItem();
        boolean folder = item != null && !item.isLeaf();
        icon.setIconLiteral("bi-" + (!folder ? "folder2" : item.isExpanded() ? "chevron-down" : "chevron-right"));
      }
    }
    if (model.counted()) {
      setTooltip(new Tooltip(name.getText() + "\n" + (known ? facts(count) : texts.get(model.wasRead() ? "ui.sources.unknown" : "ui.sources.not-read"))));
    }
    setAccessibleText(texts.get("ui.sources.row", Map.of("name", name.getText(), "count", number.getText())));
  }

  /** How many, and how large. */
  private String facts(Count count) {
    String items = texts.get("ui.items", "count", count.items());
    if (count.bytes() == 0) {
      return items;
    }
    String size = texts.formats().size(count.bytes());
    return texts.get("ui.grid.facts", Map.of("items", items, "size", count.someSizesUnknown() ? texts.get("ui.at-least", "size", size) : size));
  }

  private void more() {
    boolean open = model.moreKindsProperty().get();
    icon.setIconLiteral("bi-" + (open ? "chevron-up" : "chevron-down"));
    name.setText(texts.get(open ? "ui.sources.fewer" : "ui.sources.more"));
    number.setText("");
    pseudoClassStateChanged(OFF, true);
    setAccessibleText(name.getText());
  }

  private void other(SourceRow.OtherData data) {
    icon.setIconLiteral("bi-" + data.icon());
    name.setText(texts.get("ui.other." + data.key()));
    number.setText("");
    pseudoClassStateChanged(OFF, true);
    setTooltip(new Tooltip(texts.get("ui.sources.needs-backup-long")));
    setAccessibleText(name.getText() + ", " + texts.get("ui.sources.needs-backup"));
  }
}
