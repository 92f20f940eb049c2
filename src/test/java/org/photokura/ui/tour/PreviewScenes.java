package org.photokura.ui.tour;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import javafx.scene.input.KeyCode;
import org.photokura.library.Item.Kind;
import org.photokura.library.Item.OriginalState;
import org.photokura.library.Item;

/** One photo in the whole window. */
final class PreviewScenes {

  private PreviewScenes() {}

  static List<Scene> all() {
    return List.of(
        scene("live", visit -> open(visit, item -> item.kind() == Kind.LIVE)),
        scene("photo", visit -> open(visit, item -> item.kind() == Kind.PHOTO && !item.edited())),
        scene("video", visit -> open(visit, item -> item.kind() == Kind.VIDEO)),
        scene("only-in-icloud", visit -> open(visit, item -> item.original() == OriginalState.ICLOUD_ONLY)),
        scene("upright", visit -> open(visit, item -> visit.library.shot(item).tall())),
        scene("without-info", visit -> {
          open(visit, item -> item.name().equals("IMG_4399.HEIC"));
          visit.type(KeyCode.I);
        }),
        scene("original", visit -> {
          open(visit, item -> item.kind() == Kind.LIVE);
          visit.type(KeyCode.E);
        }),
        scene("enlarged", visit -> {
          open(visit, item -> item.kind() == Kind.PHOTO && !item.edited());
          visit.type(KeyCode.PLUS);
          visit.type(KeyCode.PLUS);
        }),
        scene("loading", visit -> {
          open(visit, item -> item.kind() == Kind.PHOTO && !item.edited());
          visit.pictures.holding = true;
          visit.held.set(1);
          visit.type(KeyCode.END);
        }),
        scene("movie-on-its-way", visit -> {
          open(visit, item -> item.kind() == Kind.VIDEO);
          visit.held.set(1);
          visit.movieComes = true;
          visit.type(KeyCode.L);
        }),
        scene("cannot-play", visit -> {
          visit.movieIsTooLong = true;
          open(visit, item -> item.kind() == Kind.VIDEO);
          visit.type(KeyCode.L);
        }),
        scene("broken", visit -> {
          visit.pictures.broken = Set.of(visit.library.items.get(3).id());
          open(visit, item -> item.equals(visit.library.items.get(3)));
        }));
  }

  private static Scene scene(String name, Scene.Play play) {
    return new Scene("preview", name, play);
  }

  private static void open(Visit visit, Predicate<Item> wanted) throws Exception {
    visit.openWithPhone();
    LibraryScenes.select(visit);
    visit.run(() -> {
      var items = visit.model().grid().content().items();
      for (int i = 0; i < items.size(); i++) {
        if (wanted.test(items.get(i))) {
          visit.model().grid().open(i);
          return;
        }
      }
      throw new AssertionError("no such item");
    });
  }
}
