package org.photokura.ui.tour;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import javafx.scene.control.Button;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.stage.PopupWindow;
import javafx.stage.Window;
import org.photokura.core.Problem;
import org.photokura.core.ProblemId;
import org.photokura.device.AttachedDevice;
import org.photokura.device.ConnectionType;
import org.photokura.device.DeviceException;
import org.photokura.device.DeviceFacts;
import org.photokura.device.TrustState;
import org.photokura.device.Udid;
import org.photokura.library.Item;
import org.photokura.ui.devices.ConnectState;
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
          visit.saved = _ -> true;
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
          reopenFilter(visit);
        }),
        scene("notice", visit -> {
          visit.reader = (_, sink, _) -> {
            sink.items(visit.library.items.stream().map(LibraryScenes::fromFiles).toList());
            sink.notice(Problem.of(ProblemId.DATABASE_CORRUPT));
          };
          visit.openWithPhone();
        }),
        scene("unreadable", visit -> {
          visit.reader = (_, _, _) -> {
            throw new DeviceException(Problem.of(ProblemId.SERVICE_REFUSED), DeviceException.Reach.DEVICE);
          };
          visit.open();
          visit.plugIn();
          visit.await("it is told", () -> visit.model().library().failureProperty().get() != null);
        }),
        scene("no-filter-match", visit -> {
          visit.openWithPhone();
          query(visit, GridQuery.ALL.withFilters(Set.of(), EnumSet.of(GridQuery.State.NOT_IN_ICLOUD, GridQuery.State.ONLY_IN_ICLOUD), null, null));
        }),
        scene("sort-menu", visit -> {
          visit.openWithPhone();
          query(visit, GridQuery.ALL.withSort(GridQuery.Sort.NAME));
          showSorting(visit);
        }),
        scene("search", visit -> {
          visit.openWithPhone();
          visit.run(() -> visit.window().stage().getScene().lookup("#search").requestFocus());
          query(visit, GridQuery.ALL.withSearch("IMG_44"));
        }),
        scene("destination-gone", visit -> {
          visit.folderIsThere = false;
          visit.openWithPhone();
          select(visit);
        }),
        scene("locked", visit -> {
          visit.openWithPhone();
          visit.devices.trust = TrustState.LOCKED;
          visit.await("it is told", () -> visit.model().devices().state() instanceof ConnectState.Locked);
        }),
        scene("trust-lost", visit -> {
          visit.openWithPhone();
          visit.devices.pairAnswer = TrustState.REFUSED;
          visit.devices.trust = TrustState.REFUSED;
          visit.await("it is told", () -> visit.model().devices().state() instanceof ConnectState.Refused);
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
        scene("large-tiles", visit -> {
          visit.openWithPhone();
          visit.run(() -> visit.model().grid().zoomProperty().set(3));
        }),
        scene("broken-pictures", visit -> {
          visit.pictures.broken = Set.of(visit.library.items.get(2).id(), visit.library.items.get(7).id());
          visit.openWithPhone();
        }),
        scene("keyboard", visit -> {
          visit.openWithPhone();
          focus(visit, 2);
          visit.run(() -> visit.window().stage().getScene().lookup(".pk-grid").requestFocus());
          visit.type(KeyCode.RIGHT);
          visit.type(KeyCode.S);
          visit.type(KeyCode.RIGHT);
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
          visit.showMenu(".pk-device .menu-button");
        }),
        scene("unplugged", visit -> {
          visit.openWithPhone();
          visit.unplug();
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

  /** Opens the filter again for each picture, where its button is then. */
  private static void reopenFilter(Visit visit) {
    visit.beforePicture = () -> {
      var button = (Button) visit.window().stage().getScene().lookup("#filter");
      if (Window.getWindows().stream().anyMatch(window -> window instanceof PopupWindow && window.isShowing())) {
        button.fire();
      }
      button.fire();
    };
  }

  /** In narrow windows the filter holds the sorting. */
  private static void showSorting(Visit visit) {
    visit.showMenu(".pk-toolbar .menu-button");
    Runnable wide = visit.beforePicture;
    reopenFilter(visit);
    Runnable narrow = visit.beforePicture;
    visit.beforePicture = () -> (visit.window().stage().getScene().lookup(".pk-toolbar .menu-button").isVisible() ? wide : narrow).run();
  }

  /** An item of which only its files are known; of those nobody knows what iCloud has. */
  private static Item fromFiles(Item item) {
    return new Item(item.id(), null, item.kind() == Item.Kind.BURST ? Item.Kind.PHOTO : item.kind(), item.name(), item.created(), false, false, false, item.edited(),
        List.of(), Item.CloudState.UNKNOWN, Item.OriginalState.ON_DEVICE, item.files(), Item.Details.NONE);
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
