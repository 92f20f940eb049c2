package org.photokura.ui.fx;

import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;
import javafx.util.Subscription;

/**
 * A part of the window: builds its nodes from a view model and follows it until it is closed. Views are thrown away and built anew when the language changes;
 * view models stay.
 */
public abstract class View implements AutoCloseable {

  private Subscription following = Subscription.EMPTY;

  /** A change that closes the view is still told to those who followed when it began, this view among them. */
  private boolean closed;

  /** The node to show. */
  public abstract Parent root();

  /** Calls the follower with the value now and after every change, until the view is closed. */
  protected final <T> void follow(ObservableValue<T> value, Consumer<? super T> follower) {
    own(value.subscribe(now -> {
      if (!closed) {
        follower.accept(now);
      }
    }));
  }

  /** Calls the follower after every change, until the view is closed. */
  protected final void followChanges(ObservableValue<?> value, Runnable follower) {
    own(value.subscribe(() -> {
      if (!closed) {
        follower.run();
      }
    }));
  }

  /** Ends with the view. */
  protected final void own(Subscription subscription) {
    following = following.and(subscription);
  }

  /** A view within this one: ends with it. */
  protected final <V extends View> V part(V part) {
    own(part::close);
    return part;
  }

  @Override
  public void close() {
    closed = true;
    following.unsubscribe();
    following = Subscription.EMPTY;
  }
}
