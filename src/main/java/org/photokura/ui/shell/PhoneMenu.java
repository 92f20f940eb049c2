package org.photokura.ui.shell;

import org.photokura.device.DeviceFacts;
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
    Question.ask(main.sheets(), texts.get("ui.restart.title", "name", main.phoneName()), texts.get("ui.restart.text"), texts.get("ui.restart.not-now"),
        texts.get("ui.restart.do"), true, this::restartNow);
  }

  private void restartNow() {
    var session = main.model().session().get();
    if (session != null) {
      main.model().background().run(cancellation -> {
        session.restart(cancellation);
        return session;
      }, _ -> main.toasts().show(main.texts().get("ui.restart.under-way")), main::tell);
    }
  }
}
