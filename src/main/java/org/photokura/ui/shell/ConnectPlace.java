package org.photokura.ui.shell;

import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.photokura.ui.devices.ConnectActions;
import org.photokura.ui.devices.ConnectPage;
import org.photokura.ui.devices.LastDestination;
import org.photokura.ui.model.DestinationModel.Destination;

/** What the connection screens ask of the window. */
record ConnectPlace(MainView main, Pages pages) implements ConnectActions {

  /** "Apple Devices" in the Microsoft Store. */
  private static final String STORE = "ms-windows-store://pdp/?productid=9NP83LWLPZ9K";

  ConnectPage page() {
    var model = main.model();
    return new ConnectPage(model.devices(), model.destination().destinationProperty().map(ConnectPlace::lastDestination), main.texts(), this);
  }

  private static @Nullable LastDestination lastDestination(@Nullable Destination d) {
    if (d == null || !d.exists()) {
      return null;
    }
    var items = d.saved().itemCount();
    return new LastDestination(d.folder().toString(), items.isPresent() ? items.getAsInt() : null,
        d.saved().lastRun().map(end -> LocalDate.ofInstant(end, ZoneId.systemDefault())).orElse(null), d.room() == null ? null : d.room().freeBytes());
  }

  @Override
  public void help() {
    pages.help(main);
  }

  @Override
  public void settings() {
    main.model().go(Page.SETTINGS);
  }

  @Override
  public void notAppearing() {
    pages.connectionHelp(main);
  }

  @Override
  public void openStore() {
    main.model().services().desktop().openAddress(STORE);
  }

  @Override
  public void openDestination() {
    main.openDestination();
  }

  @Override
  public void checkDestination() {
    pages.checkDestination(main);
  }
}
