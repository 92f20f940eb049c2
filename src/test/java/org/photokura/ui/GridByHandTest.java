package org.photokura.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import javafx.css.PseudoClass;
import javafx.geometry.Point2D;
import javafx.geometry.VerticalDirection;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.Test;
import org.photokura.device.TrustState;
import org.photokura.library.Item;
import org.photokura.ui.fake.FakeWorld;
import org.photokura.ui.grid.GridFocus;
import org.photokura.ui.grid.GridFocus.OnHeading;
import org.photokura.ui.grid.GridFocus.OnItem;
import org.photokura.ui.grid.GridQuery;
import org.photokura.ui.grid.GridViewModel;
import org.photokura.ui.shell.Page;

/** The photos in the real window, by mouse and by keys. */
class GridByHandTest extends WindowTest {

  @Override
  int items() {
    return 400;
  }

  @Override
  void prepare(FakeWorld before) {
    before.devices.trust = TrustState.TRUSTED;
  }

  @Test
  void aRubberBandSelectsWhatItTouches() {
    begin();
    var from = corner(tile(0), 0.5);
    var to = corner(tile(8), 0.5);
    robot.drag(from, MouseButton.PRIMARY).moveTo(from.add(12, 12)).moveTo(to);
    await("the band shows", () -> lookup(".pk-band").isVisible());
    robot.drop();
    int columns = columns();
    assertThat(8 / columns).as("the second row").isEqualTo(1);
    var expected = IntStream.range(0, 12).filter(i -> i % columns <= 8 % columns).boxed().toList();
    assertThat(selected()).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(onFx(() -> lookup(".pk-band").isVisible())).isFalse();
  }

  @Test
  void controlAddsAndShiftTakesTheRange() {
    begin();
    click(tile(1), false, false);
    click(tile(3), true, false);
    assertThat(selected()).containsExactlyInAnyOrder(1, 3);
    click(tile(6), false, true);
    assertThat(selected()).containsExactlyInAnyOrder(3, 4, 5, 6);
    click(tile(0), true, false);
    click(tile(5), true, false);
    assertThat(selected()).containsExactlyInAnyOrder(0, 3, 4, 6);
  }

  @Test
  void controlAWithAndWithoutShiftTakesAllAndNone() {
    begin();
    driver.keys(KeyCode.CONTROL, KeyCode.A);
    await("all are selected", () -> window.model().selection().size() == grid().content().items().size());
    driver.keys(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.A);
    await("none is selected", () -> window.model().selection().isEmpty());
  }

  @Test
  void theTickOfADaySelectsIt() {
    begin();
    var heading = lookup(".pk-day-heading");
    var tick = (CheckBox) heading.lookup(".pk-tick");
    robot.clickOn(tick);
    int day = grid().content().sections().getFirst().to();
    await("the day is selected", () -> window.model().selection().size() == day && tick.isSelected());
    assertThat(spoken(heading)).endsWith("selected").doesNotContain("partly");
    click(tile(2), true, false);
    await("a part is selected", tick::isIndeterminate);
    assertThat(spoken(heading)).endsWith("partly selected");
  }

  @Test
  void keysMoveByTilesRowsPagesDaysAndToTheEnds() {
    begin();
    int columns = columns();
    type(KeyCode.RIGHT);
    assertThat(focus()).isEqualTo(new OnItem(1));
    type(KeyCode.DOWN);
    assertThat(focus()).isEqualTo(new OnItem(1 + columns));
    type(KeyCode.LEFT);
    assertThat(focus()).isEqualTo(new OnItem(columns));
    type(KeyCode.UP);
    type(KeyCode.UP);
    assertThat(focus()).as("the heading is a stop").isEqualTo(new OnHeading(0));
    type(KeyCode.END);
    int last = grid().content().items().size() - 1;
    assertThat(focus()).isEqualTo(new OnItem(last));
    assertThat(tile(last)).as("it is scrolled to").isNotNull();
    type(KeyCode.PAGE_UP);
    int higher = ((OnItem) focus()).index();
    assertThat(higher).isBetween(last - 60, last - columns);
    type(KeyCode.PAGE_DOWN);
    assertThat(((OnItem) focus()).index()).isGreaterThan(higher);
    type(KeyCode.HOME);
    assertThat(focus()).isEqualTo(new OnItem(0));
    driver.keys(KeyCode.CONTROL, KeyCode.DOWN);
    assertThat(focus()).isEqualTo(new OnItem(grid().content().sections().get(1).from()));
    driver.keys(KeyCode.CONTROL, KeyCode.UP);
    assertThat(focus()).isEqualTo(new OnItem(0));
  }

  @Test
  void shiftWithArrowsSelectsARangeAndSTicks() {
    begin();
    type(KeyCode.RIGHT);
    driver.keys(KeyCode.SHIFT, KeyCode.RIGHT);
    driver.keys(KeyCode.SHIFT, KeyCode.RIGHT);
    assertThat(selected()).containsExactlyInAnyOrder(1, 2, 3);
    type(KeyCode.S);
    assertThat(selected()).containsExactlyInAnyOrder(1, 2);
    driver.keys(KeyCode.CONTROL, KeyCode.SPACE);
    assertThat(selected()).containsExactlyInAnyOrder(1, 2, 3);
  }

  @Test
  void spaceAndEnterOpenThePreviewAndItsKeysComeBack() {
    begin();
    type(KeyCode.RIGHT);
    for (KeyCode open : List.of(KeyCode.SPACE, KeyCode.ENTER)) {
      type(open);
      await(open + " opens it", () -> lookup(".pk-preview") != null);
      type(KeyCode.RIGHT);
      type(KeyCode.ESCAPE);
      await("it closes", () -> lookup(".pk-preview") == null);
    }
    assertThat(focus()).as("where the looking ended").isEqualTo(new OnItem(3));
  }

  @Test
  void aHeadingSticksToTheUpperEdgeWhileItsDayIsScrolled() {
    begin();
    double top = onFx(() -> lookup(".pk-day-heading").getLayoutY());
    assertThat(top).isZero();
    int day = 1;
    while (grid().content().sections().get(day).to() - grid().content().sections().get(day).from() < 3 * columns()) {
      day++;
    }
    int inside = grid().content().sections().get(day).from() + 2 * columns();
    onFx(() -> {
      grid().focusProperty().set(new OnItem(grid().content().items().size() - 1));
      return true;
    });
    type(KeyCode.LEFT);
    onFx(() -> {
      grid().focusProperty().set(new OnItem(inside + 1));
      return true;
    });
    type(KeyCode.LEFT);
    String date = dateOf(day);
    await("the heading of " + date + " is seen", () -> sticksFor(date));
  }

  @Test
  void theInformationMarksThePhotoThatItSpeaksOf() {
    begin();
    onFx(() -> {
      grid().focusProperty().set(new OnItem(4));
      grid().infoProperty().set(true);
      return true;
    });
    var informing = PseudoClass.getPseudoClass("informing");
    await("the grid marks it", () -> lookup(".pk-grid").getPseudoClassStates().contains(informing));
    assertThat(onFx(() -> tileNow(4).getPseudoClassStates().contains(PseudoClass.getPseudoClass("current")))).isTrue();
    String name = grid().content().items().get(4).name();
    awaitText(name.substring(0, name.indexOf('.')));
    var panel = lookup(".pk-info");
    assertThat(onFx(() -> panel.localToScene(panel.getBoundsInLocal()).intersects(tileNow(4).localToScene(tileNow(4).getBoundsInLocal())))).isFalse();
  }

  @Test
  void theInformationSpeaksOfWhatIsSeenAfterScrollingAway() {
    begin();
    type(KeyCode.HOME);
    var grid = lookup(".pk-grid");
    robot.moveTo(grid);
    robot.scroll(200, VerticalDirection.DOWN);
    await("it scrolled", () -> !isShown(0));
    onFx(() -> {
      grid().infoProperty().set(true);
      return true;
    });
    await("another photo has the focus", () -> grid().focusProperty().get() instanceof OnItem(int at) && at > 0 && isShown(at));
  }

  @Test
  void theFocusStaysWhereThePageIsBuiltAnewBesideTheInformation() {
    begin();
    onFx(() -> {
      grid().queryProperty().set(GridQuery.ALL.withSort(GridQuery.Sort.NAME));
      return true;
    });
    await("it is sorted, without days", () -> grid().content().sections().size() == 1);
    onFx(() -> {
      grid().infoProperty().set(true);
      grid().focusProperty().set(new OnItem(40));
      return true;
    });
    var before = lookup(".pk-grid");
    onFx(() -> {
      window.model().go(Page.SETTINGS);
      window.model().go(Page.LIBRARY);
      return true;
    });
    await("the page is another", () -> lookup(".pk-grid") != null && lookup(".pk-grid") != before);
    assertThat(focus()).isEqualTo(new OnItem(40));
    await("the photo at the focus is shown", () -> isShown(40));
  }

  @Test
  void aSearchWithoutAMatchLeadsBack() {
    begin();
    driver.keys(KeyCode.CONTROL, KeyCode.F);
    await("the field has the keyboard", () -> window.stage().getScene().getFocusOwner() instanceof TextField);
    robot.write("Nara");
    awaitText("No photo matches “Nara”");
    click("Clear the search");
    await("all photos are back", () -> grid().content().isWhole());
    onFx(() -> {
      grid().queryProperty().set(GridQuery.ALL.withSearch("Nara").withFilters(Set.of(Item.Kind.BURST), Set.of(), null, null));
      return true;
    });
    awaitText("No photo matches “Nara” and the filter");
    click("Clear search and filter");
    await("all photos are back again", () -> grid().content().isWhole());
  }

  @Test
  void findsADayByItsWords() {
    begin();
    driver.keys(KeyCode.CONTROL, KeyCode.F);
    robot.write("4 nov");
    await("only that day is shown", () -> grid().content().sections().size() == 1);
    assertThat(grid().content().items()).hasSize(12);
  }

  private void begin() {
    connect();
    onFx(() -> {
      lookup(".pk-grid").requestFocus();
      return true;
    });
  }

  private GridViewModel grid() {
    return window.model().grid();
  }

  private GridFocus focus() {
    return onFx(() -> grid().focusProperty().get());
  }

  private void type(KeyCode key) {
    robot.type(key);
  }

  private Node lookup(String selector) {
    return window.stage().getScene().lookup(selector);
  }

  private List<Integer> selected() {
    return onFx(() -> {
      var items = grid().content().items();
      return IntStream.range(0, items.size()).filter(i -> window.model().selection().contains(items.get(i))).boxed().toList();
    });
  }

  private boolean isShown(int index) {
    return lookup(".pk-grid").lookupAll(".pk-tile").stream()
        .anyMatch(tile -> tile.isVisible() && Integer.valueOf(index).equals(tile.queryAccessibleAttribute(AccessibleAttribute.INDEX)));
  }

  private int columns() {
    double first = onFx(() -> tileNow(0).getLayoutY());
    return (int) IntStream.range(0, 12).filter(i -> onFx(() -> tileNow(i).getLayoutY()) == first).count();
  }

  private Node tileNow(int index) {
    return lookup(".pk-grid").lookupAll(".pk-tile").stream()
        .filter(tile -> tile.isVisible() && Integer.valueOf(index).equals(tile.queryAccessibleAttribute(AccessibleAttribute.INDEX))).findFirst().orElseThrow();
  }

  private String dateOf(int section) {
    return onFx(() -> window.model().grid().content().sections().get(section).day().toString());
  }

  /** Whether one heading lies at the upper edge, and the photos below it are of that day. */
  private boolean sticksFor(String date) {
    var grid = lookup(".pk-grid");
    long atTheEdge = grid.lookupAll(".pk-day-heading").stream().filter(heading -> heading.isVisible() && heading.getLayoutY() == 0).count();
    int topmost = grid.lookupAll(".pk-tile").stream().filter(Node::isVisible)
        .map(tile -> (Integer) tile.queryAccessibleAttribute(AccessibleAttribute.INDEX)).min(Integer::compare).orElseThrow();
    return atTheEdge == 1 && grid().content().items().get(topmost).created().toLocalDate().toString().equals(date);
  }

  private static String spoken(Node node) {
    return onFx(() -> (String) node.queryAccessibleAttribute(AccessibleAttribute.TEXT));
  }

  private static Point2D corner(Node node, double share) {
    return onFx(() -> {
      var bounds = node.localToScreen(node.getBoundsInLocal());
      return new Point2D(bounds.getMinX() + bounds.getWidth() * share, bounds.getMinY() + bounds.getHeight() * share);
    });
  }
}
