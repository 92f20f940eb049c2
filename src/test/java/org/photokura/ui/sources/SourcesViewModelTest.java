package org.photokura.ui.sources;

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
import org.photokura.ui.model.LibraryModel;
import org.photokura.ui.model.Source.Smart;

class SourcesViewModelTest {

  @Test
  void saysNoNumberBeforeAnythingCame() {
    var counted = new ArrayList<Boolean>();
    var model = new SourcesViewModel[1];
    LibraryReader reader = (session, sink, cancellation) -> {
      counted.add(model[0].counted());
      sink.items(Story.items(20));
      counted.add(model[0].counted());
    };
    var library = new LibraryModel(reader, DirectUi.background(), Clock.systemUTC());
    model[0] = new SourcesViewModel(library);
    library.read(new FakeSession(Samples.DEVICE, Samples.FACTS), false);
    counted.add(model[0].counted());
    assertThat(counted).as("before the first item, after some, after all").isEqualTo(List.of(false, true, true));
    assertThat(model[0].count(Smart.ALL).items()).isPositive();
  }

  @Test
  void knowsNoNumberBeforeAPhoneWasRead() {
    var library = new LibraryModel((session, sink, cancellation) -> {}, DirectUi.background(), Clock.systemUTC());
    var model = new SourcesViewModel(library);
    assertThat(model.known(Smart.ALL)).as("before").isFalse();
    library.read(new FakeSession(Samples.DEVICE, Samples.FACTS), false);
    assertThat(model.known(Smart.ALL)).as("an empty one was read").isTrue();
  }

  @Test
  void saysThatAnEmptyLibraryHoldsNothing() {
    var library = new LibraryModel((session, sink, cancellation) -> {}, DirectUi.background(), Clock.systemUTC());
    var model = new SourcesViewModel(library);
    library.read(new FakeSession(Samples.DEVICE, Samples.FACTS), false);
    assertThat(model.counted()).isTrue();
  }
}
