package org.photokura.ui.fx;

import java.util.function.Function;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** What the values of a combo box are called. The box is not editable: nobody types a name. */
public final class Names<T> extends StringConverter<T> {

  private final Function<T, String> names;

  public Names(Function<T, String> names) {
    this.names = names;
  }

  @Override
  public String toString(@Nullable T value) {
    return value == null ? "" : names.apply(value);
  }

  @Override
  public T fromString(String name) {
    throw new UnsupportedOperationException("not editable");
  }
}
