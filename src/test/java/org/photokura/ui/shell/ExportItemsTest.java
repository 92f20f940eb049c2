package org.photokura.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.photokura.library.LibraryReader;
import org.photokura.ui.fake.DirectUi;
import org.photokura.ui.fake.FakeSession;
import org.photokura.ui.fake.Samples;
import org.photokura.ui.fake.Story;
import org.photokura.ui.grid.GridViewModel;
import org.photokura.ui.model.LibraryModel;
import org.photokura.ui.model.SelectionModel;

class ExportItemsTest {

  @Test
  void allIsNothingWhileTheListGrowsUnlessItIsSelected() {
    var seen = new ArrayList<Integer>();
    var items = new ExportItems[1];
    LibraryReader reader = (session, sink, cancellation) -> {
      sink.items(Story.items(20));
      seen.add(items[0].grid().content().items().size());
      seen.add(items[0].chosen().size());
      items[0].selection().add(items[0].grid().content().items().subList(0, 2));
      seen.add(items[0].chosen().size());
      items[0].selection().clear();
    };
    var background = DirectUi.background();
    var library = new LibraryModel(reader, background, Clock.systemUTC());
    var selection = new SelectionModel();
    items[0] = new ExportItems(new GridViewModel(library, selection, background), selection, library);
    library.read(new FakeSession(Samples.DEVICE, Samples.FACTS), false);
    int shown = items[0].grid().content().items().size();
    assertThat(seen).as("listed, taken without a selection, taken with one").isEqualTo(List.of(shown, 0, 2));
    assertThat(items[0].chosen()).hasSize(shown);
    assertThat(items[0].shownIsEverything()).isTrue();
  }
}
