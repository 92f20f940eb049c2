package org.photokura.ui.grid;

import static org.photokura.ui.fx.Labels.label;
import static org.photokura.ui.fx.Labels.spacer;
import static org.photokura.ui.fx.Labels.whole;

import java.time.LocalDate;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import org.photokura.text.Texts;
import org.photokura.ui.grid.GridContent.Section;

/** The heading of a day: its tick, its date, how much it holds. */
final class DayHeading extends HBox {

  private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");

  private final Texts texts;
  private final CheckBox tick = new CheckBox();
  private final Label day = whole("", "pk-day");
  private final Label facts = label("", "pk-caption", "muted");
  private int section = -1;
  private GridViewModel.Ticked ticked = GridViewModel.Ticked.NONE;

  DayHeading(Texts texts, IntConsumer onTick) {
    super(10);
    this.texts = texts;
    tick.getStyleClass().add("pk-tick");
    tick.setAllowIndeterminate(true);
    tick.setFocusTraversable(false);
    tick.setOnAction(_ -> onTick.accept(section));
    getStyleClass().addAll("pk-row", "pk-day-heading");
    getChildren().addAll(tick, day, spacer(), facts);
    setManaged(false);
    setAccessibleRole(AccessibleRole.CHECK_BOX);
  }

  int section() {
    return section;
  }

  void show(int number, Section shown, LocalDate today) {
    section = number;
    LocalDate date = shown.day();
    day.setText(date == null ? texts.get("ui.grid.undated") : texts.formats().day(date, today));
    var count = shown.count();
    String items = texts.get("ui.items", "count", count.items());
    String size = texts.formats().size(count.bytes());
    facts.setText(count.bytes() == 0 ? items : texts.get("ui.grid.facts", Map.of("items", items, "size", size)));
  }

  void mark(GridViewModel.Ticked now, boolean current) {
    ticked = now;
    tick.setIndeterminate(ticked == GridViewModel.Ticked.SOME);
    tick.setSelected(ticked == GridViewModel.Ticked.ALL);
    tick.setAccessibleText(texts.get("ui.grid.tick-day", "day", day.getText()));
    pseudoClassStateChanged(CURRENT, current);
  }

  /** For the keyboard's way through the grid the heading as a whole is the stop. */
  @Override
  public @Nullable Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
    return switch (attribute) {
      case TEXT -> words();
      case SELECTED -> ticked == GridViewModel.Ticked.ALL;
      case INDETERMINATE -> ticked == GridViewModel.Ticked.SOME;
      default -> super.queryAccessibleAttribute(attribute, parameters);
    };
  }

  private String words() {
    String state = switch (ticked) {
      case NONE -> "";
      case SOME -> texts.get("ui.tile.partly-selected");
      case ALL -> texts.get("ui.tile.selected");
    };
    return Stream.of(day.getText(), facts.getText(), state).filter(each -> !each.isEmpty()).collect(Collectors.joining(texts.get("ui.tile.separator")));
  }
}
