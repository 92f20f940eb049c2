package org.photokura.ui.grid;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.photokura.ui.grid.GridContent.Section;
import org.photokura.ui.grid.GridFocus.OnHeading;
import org.photokura.ui.grid.GridFocus.OnItem;
import org.photokura.ui.grid.GridNavigator.Move;

class GridNavigatorTest {

  /** Six columns; days of 12, 8 and 3 items. */
  private static final List<Section> DAYS = GridGeometryTest.days(12, 8, 3);
  private final GridNavigator navigator = new GridNavigator(DAYS, new GridGeometry(DAYS, 968, 1), 400);

  private GridFocus go(GridFocus from, Move... moves) {
    GridFocus at = from;
    for (Move move : moves) {
      at = navigator.move(at, move);
    }
    return at;
  }

  @Test
  void leftAndRightGoThroughAllDays() {
    assertThat(go(new OnItem(11), Move.RIGHT)).isEqualTo(new OnItem(12));
    assertThat(go(new OnItem(12), Move.LEFT)).isEqualTo(new OnItem(11));
    assertThat(go(new OnItem(0), Move.LEFT)).isEqualTo(new OnItem(0));
    assertThat(go(new OnItem(22), Move.RIGHT)).isEqualTo(new OnItem(22));
  }

  @Test
  void downStopsAtTheHeadingOfTheNextDay() {
    assertThat(go(new OnItem(2), Move.DOWN)).isEqualTo(new OnItem(8));
    assertThat(go(new OnItem(8), Move.DOWN)).isEqualTo(new OnHeading(1));
    assertThat(go(new OnHeading(1), Move.DOWN)).isEqualTo(new OnItem(12));
    assertThat(go(new OnItem(16), Move.DOWN)).as("below it the row is short").isEqualTo(new OnItem(19));
    assertThat(go(new OnItem(22), Move.DOWN)).as("at the end").isEqualTo(new OnItem(22));
  }

  @Test
  void upStopsAtTheHeadingAndKeepsTheColumnWhereItCan() {
    assertThat(go(new OnItem(12), Move.UP)).isEqualTo(new OnHeading(1));
    assertThat(go(new OnHeading(1), Move.UP)).isEqualTo(new OnItem(6));
    assertThat(go(new OnItem(0), Move.UP)).isEqualTo(new OnHeading(0));
    assertThat(go(new OnHeading(0), Move.UP)).isEqualTo(new OnHeading(0));
    assertThat(go(new OnHeading(2), Move.UP)).isEqualTo(new OnItem(18));
  }

  @Test
  void jumpsFromDayToDay() {
    assertThat(go(new OnItem(3), Move.NEXT_DAY)).isEqualTo(new OnItem(12));
    assertThat(go(new OnItem(3), Move.NEXT_DAY, Move.NEXT_DAY, Move.NEXT_DAY)).isEqualTo(new OnItem(20));
    assertThat(go(new OnItem(15), Move.PREVIOUS_DAY)).as("first to the beginning of this day").isEqualTo(new OnItem(12));
    assertThat(go(new OnItem(12), Move.PREVIOUS_DAY)).isEqualTo(new OnItem(0));
  }

  @Test
  void pagesAndEnds() {
    assertThat(go(new OnItem(1), Move.END)).isEqualTo(new OnItem(22));
    assertThat(go(new OnItem(22), Move.HOME)).isEqualTo(new OnItem(0));
    assertThat(go(new OnItem(1), Move.PAGE_DOWN)).isEqualTo(new OnItem(13));
    assertThat(go(new OnItem(13), Move.PAGE_UP)).isEqualTo(new OnItem(1));
  }

  @Test
  void everyMoveFromEveryPlaceStaysInside() {
    for (Move move : Move.values()) {
      for (int i = 0; i < 23; i++) {
        assertThat(navigator.itemOf(go(new OnItem(i), move))).isBetween(0, 22);
      }
      for (int s = 0; s < 3; s++) {
        assertThat(navigator.itemOf(go(new OnHeading(s), move))).isBetween(0, 22);
      }
    }
  }
}
