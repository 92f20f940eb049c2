package org.photokura.ui.grid;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.photokura.ui.grid.GridContent.Section;
import org.photokura.ui.model.LibraryState.Count;

class GridGeometryTest {

  /** Days of 12, 26 and 3 items. */
  private static final List<Section> DAYS = days(12, 26, 3);

  static List<Section> days(int... sizes) {
    var sections = new ArrayList<Section>();
    int from = 0;
    for (int i = 0; i < sizes.length; i++) {
      sections.add(new Section(LocalDate.of(2026, 11, 4).minusDays(i), true, from, from + sizes[i], Count.ZERO));
      from += sizes[i];
    }
    return sections;
  }

  @ParameterizedTest
  @CsvSource({"968, 1, 6, 156", "728, 1, 5, 140", "968, 0, 8, 115", "968, 2, 4, 237", "968, 3, 3, 318", "10, 1, 1, 16"})
  void fillsTheWidthWithTilesOfTheZoomStep(double width, int zoom, int columns, double tile) {
    var geometry = new GridGeometry(DAYS, width, zoom);
    assertThat(geometry.columns()).isEqualTo(columns);
    assertThat(geometry.tile()).isEqualTo(tile);
  }

  @Test
  void laysRowsBelowTheHeadingOfTheirDay() {
    var geometry = new GridGeometry(DAYS, 968, 1);
    assertThat(geometry.y(0)).isEqualTo(44);
    assertThat(geometry.y(6)).isEqualTo(44 + 162);
    assertThat(geometry.top(1)).isEqualTo(44 + 2 * 162);
    assertThat(geometry.y(12)).isEqualTo(geometry.top(1) + 44);
    assertThat(geometry.x(13)).isEqualTo(162);
    assertThat(geometry.height()).isEqualTo(3 * 44 + (2 + 5 + 1) * 162);
  }

  @Test
  void everyTileIsFoundUnderItsOwnMiddleAndNoneInTheGaps() {
    var geometry = new GridGeometry(days(12, 1, 26, 3, 100), 728, 1);
    for (int i = 0; i < 142; i++) {
      double x = geometry.x(i);
      double y = geometry.y(i);
      assertThat(geometry.itemAt(x + 70, y + 70)).hasValue(i);
      assertThat(geometry.itemAt(x + 1, y + 1)).hasValue(i);
      assertThat(geometry.itemAt(x + 143, y + 70)).isEqualTo(OptionalInt.empty());
    }
    assertThat(geometry.itemAt(10, 10)).as("on the heading").isEmpty();
    assertThat(geometry.itemAt(10, -1)).isEmpty();
    assertThat(geometry.itemAt(10, geometry.height() + 1)).isEmpty();
    assertThat(geometry.itemAt(400, geometry.y(12) + 5)).as("beside the only tile of a day").isEmpty();
  }

  @Test
  void whatIsVisibleIsExactlyWhatTouchesTheStripe() {
    var geometry = new GridGeometry(days(12, 1, 26, 3, 100), 728, 1);
    for (double y0 = 0; y0 < geometry.height(); y0 += 37) {
      double y1 = y0 + 300;
      int[] range = geometry.itemsBetween(y0, y1);
      for (int i = 0; i < 142; i++) {
        boolean touches = geometry.y(i) + geometry.tile() > y0 && geometry.y(i) < y1;
        boolean within = i >= range[0] && i < range[1];
        assertThat(!touches || within).as("item %s touches %s..%s", i, y0, y1).isTrue();
        boolean near = geometry.y(i) + geometry.tile() + 6 >= y0 && geometry.y(i) <= y1;
        assertThat(!within || near).as("item %s is near %s..%s", i, y0, y1).isTrue();
      }
    }
  }

  @Test
  void aRubberBandTakesWhatItTouches() {
    var geometry = new GridGeometry(DAYS, 968, 1);
    assertThat(geometry.itemsIn(0, 0, 968, 43)).isEmpty();
    assertThat(geometry.itemsIn(10, 50, 20, 60)).containsExactly(0);
    assertThat(geometry.itemsIn(100, 100, 400, 250)).containsExactly(0, 1, 2, 6, 7, 8);
    assertThat(geometry.itemsIn(157, 50, 161, 60)).as("only the gap").isEmpty();
  }

  @Test
  void nothingIsNowhere() {
    var geometry = new GridGeometry(List.of(), 968, 1);
    assertThat(geometry.height()).isZero();
    assertThat(geometry.itemAt(5, 5)).isEmpty();
    assertThat(geometry.itemsBetween(0, 500)).containsExactly(0, 0);
  }
}
