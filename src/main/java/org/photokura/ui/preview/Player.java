package org.photokura.ui.preview;

import static org.photokura.ui.fx.Labels.column;
import static org.photokura.ui.fx.Labels.label;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.media.Media;
import javafx.scene.media.MediaException;
import javafx.scene.media.MediaPlayer;
import javafx.scene.media.MediaView;
import org.jspecify.annotations.Nullable;
import org.photokura.core.Cancellation;
import org.photokura.core.ProblemException;
import org.photokura.device.DeviceSession;
import org.photokura.library.ItemFile;
import org.photokura.text.Texts;
import org.photokura.ui.fx.Background;
import org.photokura.ui.fx.Buttons;
import org.photokura.ui.fx.Desktop;
import org.photokura.ui.fx.Ring;

/**
 * Plays a movie of the phone over its picture. The movie is brought here first. Where this computer's media cannot play it, it can be opened with the system's
 * own player; the picture stays to be seen meanwhile.
 *
 * <p><b>Unverified:</b> movies of a real phone; on Linux the system's FFmpeg decides what plays.
 */
final class Player extends StackPane {

  private final Movies movies;
  private final Background background;
  private final Desktop desktop;
  private final Texts texts;
  private final Runnable onEnded;
  private final Runnable beforeChange;
  private Background.Job job = Background.Job.NONE;
  private @Nullable MediaPlayer player;
  /** What is here for playing; set by the fetch, taken by whoever ends it. */
  private final AtomicReference<@Nullable Path> file = new AtomicReference<>();

  /**
   * @param onEnded called when nothing plays any more, or nobody wants it to
   * @param beforeChange called before buttons go that may have the keyboard
   */
  Player(Movies movies, Background background, Desktop desktop, Texts texts, Runnable onEnded, Runnable beforeChange) {
    this.movies = movies;
    this.background = background;
    this.desktop = desktop;
    this.texts = texts;
    this.onEnded = onEnded;
    this.beforeChange = beforeChange;
    setPickOnBounds(false);
    setVisible(false);
  }

  /** Says why nothing can be played. */
  void refuse(String why) {
    stop();
    setVisible(true);
    offer(why, "", null);
  }

  /** Begins to fetch and then to play. */
  void play(DeviceSession phone, ItemFile movie) {
    stop();
    setVisible(true);
    if (!movies.takes(movie)) {
      offer(texts.get("ui.preview.too-large"), "", null);
      return;
    }
    var ring = Ring.filling(48, 5);
    var waiting = column(14, ring, label(texts.get("ui.preview.loading"), "pk-small"), Buttons.plain(texts.get("ui.cancel"), onEnded));
    waiting.getStyleClass().add("pk-player-offer");
    waiting.setId("movie-on-its-way");
    waiting.setAlignment(Pos.CENTER);
    waiting.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    change(waiting);
    job = background.run(
        cancellation -> fetch(phone, movie, ring, cancellation),
        this::show,
        problem -> offer(texts.what(problem), "", null));
  }

  /** A movie that arrives after nobody wants it any more goes at once. */
  private Path fetch(DeviceSession phone, ItemFile movie, Ring ring, Cancellation cancellation) throws ProblemException {
    Path fetched = movies.fetch(phone, movie, share -> background.ui().execute(() -> ring.setProgress(share)), cancellation);
    if (!cancellation.isCancelled()) {
      file.set(fetched);
    }
    if (cancellation.isCancelled()) {
      file.compareAndSet(fetched, null);
      movies.release(fetched);
    }
    return fetched;
  }

  private void show(Path fetched) {
    try {
      var made = new MediaPlayer(new Media(fetched.toUri().toString()));
      player = made;
      var view = new MediaView(made);
      view.getStyleClass().add("media-view");
      view.setPreserveRatio(true);
      view.fitWidthProperty().bind(widthProperty());
      view.fitHeightProperty().bind(heightProperty());
      made.setOnReady(() -> change(view));
      made.setOnError(() -> offer(texts.get("ui.preview.cannot-play"), texts.get("ui.preview.cannot-play.safe"), fetched));
      made.setOnEndOfMedia(onEnded);
      made.play();
    } catch (MediaException _) {
      offer(texts.get("ui.preview.cannot-play"), texts.get("ui.preview.cannot-play.safe"), fetched);
    }
  }

  /** Says that it cannot be played here, and what can be done. */
  private void offer(String what, String safe, @Nullable Path fetched) {
    disposePlayer();
    var buttons = new HBox(8);
    buttons.setAlignment(Pos.CENTER);
    if (fetched != null) {
      buttons.getChildren().add(Buttons.plain(texts.get("ui.preview.open-outside"), "box-arrow-up-right", () -> openOutside(fetched)));
    }
    buttons.getChildren().add(Buttons.plain(texts.get("ui.close"), onEnded));
    var box = column(10, label(what));
    if (!safe.isEmpty()) {
      box.getChildren().add(label(safe, "pk-small", "muted"));
    }
    box.getChildren().add(buttons);
    box.setAlignment(Pos.CENTER);
    box.getStyleClass().add("pk-player-offer");
    box.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    change(box);
  }

  /** The other program may open it late, and reads it as long as it likes. */
  private void openOutside(Path fetched) {
    file.set(null);
    movies.handOver(fetched);
    desktop.openFile(fetched);
  }

  /** Stops; the picture shows again. */
  void stop() {
    job.cancel();
    disposePlayer();
    Path done = file.getAndSet(null);
    if (done != null) {
      background.run(() -> movies.release(done));
    }
    change();
    setVisible(false);
  }

  private void change(Node... to) {
    beforeChange.run();
    getChildren().setAll(to);
  }

  private void disposePlayer() {
    if (player != null) {
      player.dispose();
      player = null;
    }
  }
}
