package org.photokura.ui.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Parent;
import org.junit.jupiter.api.Test;

class ViewTest {

  private final SimpleStringProperty state = new SimpleStringProperty("before");
  private final List<String> told = new ArrayList<>();

  private final class Follower extends View {

    private Follower() {
      follow(state, told::add);
      followChanges(state, () -> told.add("changed"));
    }

    @Override
    public Parent root() {
      throw new AssertionError("nobody shows it");
    }
  }

  @Test
  void isToldWhatIsAndWhatBecomes() {
    var view = new Follower();
    state.set("after");
    view.close();
    state.set("later");
    assertThat(told).containsExactlyInAnyOrder("before", "after", "changed");
  }

  /** What it built then would never be closed: a library's whole window was kept by it. */
  @Test
  void isNotToldOfTheVeryChangeThatClosesIt() {
    var views = new ArrayList<View>();
    state.subscribe((_, _) -> views.forEach(View::close));
    views.add(new Follower());
    state.set("after");
    assertThat(told).containsExactly("before", "changed"); // JavaFX tells that something changes before it tells what to.
  }
}
