package org.photokura.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import org.junit.jupiter.api.Test;
import org.photokura.device.TrustState;
import org.photokura.library.Item;
import org.photokura.transfer.Outcome;
import org.photokura.ui.fake.FakeExport;
import org.photokura.ui.fake.FakeWorld;
import org.photokura.ui.model.Source.Smart;

/** What is saved counts as saved while the export runs, not only at its end. */
class CountMeanwhileTest extends WindowTest {

  @Override
  void prepare(FakeWorld before) {
    before.devices.trust = TrustState.TRUSTED;
  }

  @Test
  void countsWhatTheRunSavedWhileItRuns() {
    connect();
    int fresh = onFx(this::notExported);
    click("Export all…");
    exportTo(folder.resolve("Photos"));
    await("it is counted", () -> !window.stage().getScene().lookup("#start-export").isDisabled());
    clickId("start-export");
    await("the run begins", () -> !world.exports.isEmpty());
    FakeExport run = world.exports.getFirst();
    List<Item> all = onFx(() -> window.model().items().notExported());
    var seen = new ArrayList<Integer>();
    onFx(() -> window.model().library().stateProperty().subscribe((_, state) -> seen.add(state.count(Smart.NOT_EXPORTED).items())));

    all.subList(0, 3).forEach(item -> run.tell(new Outcome.Copied(item.id(), List.of(), List.of())));
    run.tell(new Outcome.AlreadyThere(all.get(3).id(), List.of()));
    await("four are not new any more", () -> notExported() == fresh - 4);
    onFx(() -> {
      window.model().showSource(Smart.ALL);
      return true;
    });
    await("a tile is marked", () -> window.stage().getScene().getRoot().lookupAll(".pk-tile").stream().filter(Node::isVisible)
        .anyMatch(node -> node.queryAccessibleAttribute(AccessibleAttribute.TEXT).toString().contains("exported")));
    assertThat(onFx(() -> window.model().library().saved().whole().contains(all.getFirst()))).as("what is safe only the catalog tells").isFalse();

    all.forEach(item -> world.saved.add(item.id()));
    run.finish.countDown();
    await("the catalog is read at the end", () -> notExported() == 0);
    assertThat(onFx(() -> List.copyOf(seen))).as("it never grows").isSortedAccordingTo(Comparator.reverseOrder());
  }

  private int notExported() {
    return window.model().library().state().count(Smart.NOT_EXPORTED).items();
  }
}
