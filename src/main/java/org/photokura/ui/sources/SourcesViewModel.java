package org.photokura.ui.sources;

import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.photokura.library.Album;
import org.photokura.ui.model.LibraryModel;
import org.photokura.ui.model.LibraryState.Count;
import org.photokura.ui.model.Source;
import org.photokura.ui.model.Source.Smart;

/** What the source list shows, and which row is chosen. */
public final class SourcesViewModel {

  private final LibraryModel library;
  private final ObjectProperty<@Nullable Source> chosen = new SimpleObjectProperty<>(Smart.ALL);
  private final BooleanProperty moreKinds = new SimpleBooleanProperty();

  public SourcesViewModel(LibraryModel library) {
    this.library = library;
  }

  /** The source whose photos are shown; null while another page is. */
  public ObjectProperty<@Nullable Source> chosenProperty() {
    return chosen;
  }

  /** Whether the rarer kinds are unfolded. */
  public BooleanProperty moreKindsProperty() {
    return moreKinds;
  }

  public LibraryModel library() {
    return library;
  }

  /** The rarer kinds of which the library holds something. */
  List<Smart> moreKinds() {
    return Smart.MORE_KINDS.stream().filter(kind -> count(kind).items() > 0).toList();
  }

  List<Album> albums() {
    return library.state().albums();
  }

  Count count(Source source) {
    return library.state().count(source);
  }

  /** Whether sources are counted at all yet: neither a first glance is, nor a library of which nothing came so far. */
  boolean counted() {
    return !library.state().isGlance() && !(library.readingProperty().get() && library.state().items().isEmpty());
  }

  /** Whether anything was read of a phone. */
  boolean wasRead() {
    return library.state().readAt() != null;
  }

  /** Whether the number of a source can be known: without the phone's database nothing is known of iCloud, favourites, bursts or what a picture shows. */
  boolean known(Source source) {
    var state = library.state();
    if (state.items().isEmpty() && (library.failureProperty().get() != null || !wasRead())) {
      return false;
    }
    return switch (source) {
      case Smart.NOT_IN_ICLOUD, Smart.ONLY_IN_ICLOUD -> state.knowsCloud();
      case Smart.FAVOURITES, Smart.SCREENSHOTS, Smart.BURSTS -> state.fromDatabase() || state.items().isEmpty();
      default -> true;
    };
  }
}
