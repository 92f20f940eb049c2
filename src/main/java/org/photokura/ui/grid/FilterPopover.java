package org.photokura.ui.grid;

import static org.photokura.ui.fx.Labels.column;
import static org.photokura.ui.fx.Labels.label;
import static org.photokura.ui.fx.Labels.row;
import static org.photokura.ui.fx.Labels.present;
import static org.photokura.ui.fx.Labels.spacer;

import atlantafx.base.controls.Popover;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.photokura.library.Item.Kind;
import org.photokura.text.Texts;
import org.photokura.ui.fx.Buttons;
import org.photokura.ui.fx.Motion;
import org.photokura.ui.fx.Names;
import org.photokura.ui.grid.GridQuery.Sort;
import org.photokura.ui.grid.GridQuery.State;

/** Kinds, states and days to narrow the grid by; each change shows at once. */
final class FilterPopover {

  /** Between the button and the popover, which counts it upwards. */
  private static final double GAP = -6;

  private final GridViewModel model;
  private final Texts texts;
  private final Map<Kind, CheckBox> kinds = new EnumMap<>(Kind.class);
  private final Map<State, CheckBox> states = new EnumMap<>(State.class);
  private final DatePicker since = new DatePicker();
  private final DatePicker until = new DatePicker();
  private final ComboBox<Sort> sort = new ComboBox<>();
  private final VBox sortBox;
  private final Popover popover;
  private boolean filling;

  FilterPopover(GridViewModel model, Texts texts) {
    this.model = model;
    this.texts = texts;
    for (Kind kind : Kind.values()) {
      kinds.put(kind, box("ui.kind." + kind.name().toLowerCase(Locale.ROOT)));
    }
    for (State state : State.values()) {
      states.put(state, box("ui.filter." + state.key()));
    }
    for (var picker : new DatePicker[] {since, until}) {
      picker.setPrefWidth(150);
      picker.valueProperty().subscribe((_, _) -> changed());
    }
    since.setAccessibleText(texts.get("ui.filter.since"));
    until.setAccessibleText(texts.get("ui.filter.until"));
    sort.getItems().setAll(Sort.values());
    sort.setConverter(new Names<>(order -> texts.get("ui.sort." + order.key())));
    sort.setMaxWidth(Double.MAX_VALUE);
    sort.valueProperty().subscribe((_, order) -> {
      if (!filling && order != null) {
        model.queryProperty().set(model.queryProperty().get().withSort(order));
      }
    });
    sortBox = column(6, label(texts.get("ui.grid.sort"), "pk-small", "strong"), sort);
    present(sortBox, false);
    popover = new Popover(content());
    popover.setArrowLocation(Popover.ArrowLocation.TOP_CENTER);
    popover.setHeaderAlwaysVisible(false);
    popover.setDetachable(false);
    popover.setAnimated(!Motion.reduced());
    popover.setArrowSize(0);
  }

  private Node content() {
    var days = new GridPane(8, 6);
    days.addRow(0, label(texts.get("ui.filter.since"), "pk-small", "muted"), label(texts.get("ui.filter.until"), "pk-small", "muted"));
    days.addRow(1, since, until);
    var clear = Buttons.link(texts.get("ui.filter.clear"), this::clear);
    clear.getStyleClass().add("low");
    var content = column(12, sortBox,
        column(6, label(texts.get("ui.filter.kinds"), "pk-small", "strong"), grid(kinds.values())),
        column(6, label(texts.get("ui.filter.states"), "pk-small", "strong"), grid(states.values())),
        column(6, label(texts.get("ui.filter.days"), "pk-small", "strong"), days),
        row(0, spacer(), clear));
    content.getStyleClass().add("pk-filter");
    return content;
  }

  private static GridPane grid(Iterable<CheckBox> boxes) {
    var pane = new GridPane(16, 8);
    int i = 0;
    for (CheckBox box : boxes) {
      box.setMinWidth(142);
      pane.add(box, i % 2, i / 2);
      i++;
    }
    return pane;
  }

  private CheckBox box(String key) {
    var box = new CheckBox(texts.get(key));
    box.getStyleClass().add("pk-filter-check");
    box.setOnAction(_ -> changed());
    return box;
  }

  void withSort(boolean shown) {
    present(sortBox, shown);
  }

  void toggle(Node owner) {
    if (popover.isShowing()) {
      popover.hide();
      return;
    }
    fill();
    popover.show(owner, GAP);
  }

  private void fill() {
    filling = true;
    var query = model.queryProperty().get();
    kinds.forEach((kind, box) -> box.setSelected(query.kinds().contains(kind)));
    states.forEach((state, box) -> box.setSelected(query.states().contains(state)));
    since.setValue(query.since());
    until.setValue(query.until());
    sort.setValue(query.sort());
    filling = false;
  }

  private void clear() {
    model.queryProperty().set(GridQuery.ALL.withSearch(model.queryProperty().get().search()).withSort(model.queryProperty().get().sort()));
    fill();
  }

  private void changed() {
    if (filling) {
      return;
    }
    var chosenKinds = EnumSet.noneOf(Kind.class);
    kinds.forEach((kind, box) -> {
      if (box.isSelected()) {
        chosenKinds.add(kind);
      }
    });
    var chosenStates = EnumSet.noneOf(State.class);
    states.forEach((state, box) -> {
      if (box.isSelected()) {
        chosenStates.add(state);
      }
    });
    LocalDate from = since.getValue();
    LocalDate to = until.getValue();
    model.queryProperty().set(model.queryProperty().get().withFilters(chosenKinds, chosenStates, from, to));
  }
}
