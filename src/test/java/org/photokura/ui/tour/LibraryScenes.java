package org.photokura.ui.tour;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import javafx.scene.TraversalDirection;
import javafx.scene.control.TreeView;
import org.photokura.core.Problem;
import org.photokura.core.ProblemId;
import org.photokura.device.AttachedDevice;
import org.photokura.device.ConnectionType;
import org.photokura.device.DeviceFacts;
import org.photokura.device.Udid;
import org.photokura.library.Item;
import org.photokura.ui.grid.GridFocus;
import org.photokura.ui.grid.GridQuery;
import org.photokura.ui.model.Source.Smart;

/** The photos: how they come, what is chosen of them, what there is besides. */
final class LibraryScenes {

  private LibraryScenes() {}

  static List<Scene> all() {
    return List.of(
        scene("grid", Visit::openWithPhone),
        scene("selection", visit -> {
          visit.openWithPhone();
          select(visit);
        }),
        scene("offer", visit -> {
          visit.offering();
          visit.openWithPhone();
          focus(visit, 14);
        }),
        scene("loading", visit -> {
          visit.held.set(1);
          visit.reader = (_, _, cancellation) -> hold(cancellation);
          visit.open();
          visit.plugIn();
          visit.await("it is being read", () -> visit.model().library().readingProperty().get());
        }),
        scene("growing", visit -> {
          visit.held.set(1);
          visit.pictures.holding = true;
          visit.reader = (_, sink, cancellation) -> {
            sink.items(visit.library.items.subList(0, 3_000));
            hold(cancellation);
          };
          visit.open();
          visit.plugIn();
          visit.await("some are listed", () -> !visit.model().grid().content().items().isEmpty());
        }),
        scene("first-look", visit -> {
          visit.held.set(1);
          visit.reader = (_, sink, cancellation) -> {
            sink.preview(visit.library.items.subList(0, 60));
            hold(cancellation);
          };
          visit.open();
          visit.plugIn();
          visit.await("it is being read", () -> visit.model().library().readingProperty().get());
        }),
        scene("empty", visit -> {
          visit.reader = (_, _, _) -> {};
          visit.openWithPhone();
        }),
        scene("all-exported", visit -> {
          visit.allSaved = true;
          visit.openWithPhone();
          visit.run(() -> visit.model().showSource(Smart.NOT_EXPORTED));
        }),
        scene("no-result", visit -> {
          visit.openWithPhone();
          query(visit, GridQuery.ALL.withSearch("Nara"));
        }),
        scene("filter", visit -> {
          visit.openWithPhone();
          query(visit, GridQuery.ALL.withFilters(EnumSet.of(Item.Kind.LIVE, Item.Kind.VIDEO), Set.of(), null, null));
          visit.press("#filter");
        }),
        scene("notice", visit -> {
          visit.notices = List.of(Problem.of(ProblemId.DATABASE_CORRUPT));
          visit.openWithPhone();
        }),
        scene("info", visit -> {
          visit.openWithPhone();
          focus(visit, 0);
          visit.press("#grid-info");
        }),
        scene("small-tiles", visit -> {
          visit.openWithPhone();
          visit.run(() -> visit.model().grid().zoomProperty().set(0));
        }),
        scene("broken-pictures", visit -> {
          visit.pictures.broken = Set.of(visit.library.items.get(2).id(), visit.library.items.get(7).id());
          visit.openWithPhone();
        }),
        scene("keyboard", visit -> {
          visit.openWithPhone();
          focus(visit, 3);
          visit.run(() -> visit.window().stage().getScene().lookup("#grid-info").requestFocusTraversal(TraversalDirection.NEXT));
        }),
        scene("other-data", visit -> {
          visit.openWithPhone();
          visit.run(() -> ((TreeView<?>) visit.window().stage().getScene().lookup(".pk-sources")).scrollTo(30));
        }),
        scene("more-kinds", visit -> {
          visit.openWithPhone();
          visit.run(() -> visit.model().sources().moreKindsProperty().set(true));
        }),
        scene("several-phones", visit -> {
          var second = new AttachedDevice(new Udid("00008030-000B33334444002E"), ConnectionType.USB, 2);
          visit.devices.factsOf.put(second.udid(), new DeviceFacts("Ken’s iPhone", "iPhone12,8", "26.1", "23B1", 64_000_000_000L, 3_200_000_000L, 54, false, false, "Asia/Tokyo"));
          visit.openWithPhone();
          visit.devices.attached = List.of(Visit.PHONE, second);
          visit.await("both are seen", () -> visit.model().devices().phonesProperty().get().size() == 2);
          visit.run(() -> ((javafx.scene.control.MenuButton) visit.window().stage().getScene().lookup(".pk-device .menu-button")).show());
        }),
        scene("unplugged", visit -> {
          visit.openWithPhone();
          visit.devices.attached = List.of();
          visit.await("it is gone", () -> visit.model().devices().phonesProperty().get().isEmpty());
        }));
  }

  private static Scene scene(String name, Scene.Play play) {
    return new Scene("library", name, play);
  }

  /** The first day and two of the next are ticked. */
  static void select(Visit visit) {
    visit.run(() -> {
      var items = visit.model().grid().content().items();
      visit.model().selection().setAll(new ArrayList<>(visit.album(visit.library.kyoto())));
      visit.model().selection().add(items.subList(12, 14));
    });
  }

  private static void focus(Visit visit, int index) {
    visit.run(() -> visit.model().grid().focusProperty().set(new GridFocus.OnItem(index)));
  }

  private static void query(Visit visit, GridQuery query) throws InterruptedException {
    visit.run(() -> visit.model().grid().queryProperty().set(query));
    visit.await("the grid follows", () -> visit.model().grid().content().query().equals(query));
  }

  /** A reading that does not end. */
  private static void hold(org.photokura.core.Cancellation cancellation) {
    while (true) {
      cancellation.throwIfCancelled();
      java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
    }
  }
}
