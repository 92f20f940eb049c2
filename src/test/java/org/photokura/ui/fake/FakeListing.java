package org.photokura.ui.fake;

import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;
import org.photokura.core.Problem;
import org.photokura.ui.model.LibraryState;
import org.photokura.ui.troubleshoot.TroubleshootViewModel.Listing;

/** A list that the test sets; counts how often it was to be read anew. */
public final class FakeListing implements Listing {

  public final SimpleObjectProperty<LibraryState> state = new SimpleObjectProperty<>(LibraryState.EMPTY);
  public final SimpleObjectProperty<@Nullable Problem> failure = new SimpleObjectProperty<>();
  public int readings;
  /** What reading anew does; nothing where the phone is away. */
  public Runnable onRead = () -> {};

  @Override
  public ObservableValue<LibraryState> state() {
    return state;
  }

  @Override
  public ObservableValue<@Nullable Problem> failure() {
    return failure;
  }

  @Override
  public void readAgain() {
    readings++;
    onRead.run();
  }
}
