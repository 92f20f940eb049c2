package org.photokura.ui.shell;

import org.jspecify.annotations.Nullable;
import org.photokura.device.DeviceFacts;
import org.photokura.device.Udid;
import org.photokura.text.Texts;
import org.photokura.ui.devices.CardActions;
import org.photokura.ui.fx.Question;

/** What can be asked of the phone itself: the menu of its card, and the checks. */
record PhoneMenu(MainView main) implements CardActions {

  @Override
  public void readAgain() {
    main.model().readAgain();
  }

  @Override
  public void showDetails() {
    var session = main.model().session().get();
    DetailsSheet.open(main.sheets(), main.texts(), session == null ? DeviceFacts.UNKNOWN : session.facts(), session == null ? null : session.device());
  }

  @Override
  public void restart() {
    Texts texts = main.texts();
    var asked = main.model().listedPhone();
    Question.ask(main.sheets(), texts.get("ui.restart.title", "name", main.phoneName()), texts.get("ui.restart.text"), texts.get("ui.restart.not-now"),
        texts.get("ui.restart.do"), true, () -> restart(asked));
  }

  private void restart(@Nullable Udid phone) {
    main.model().restart(phone, () -> main.toasts().show(main.texts().get("ui.restart.under-way")), main::tell);
  }
}
