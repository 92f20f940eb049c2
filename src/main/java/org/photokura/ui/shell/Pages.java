package org.photokura.ui.shell;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;
import org.photokura.core.Problem;
import org.photokura.diagnose.Checks;
import org.photokura.diagnose.EvidenceReader;
import org.photokura.diagnose.IosVersions;
import org.photokura.diagnose.connection.UsbSight;
import org.photokura.text.Texts;
import org.photokura.ui.fx.Question;
import org.photokura.ui.fx.View;
import org.photokura.ui.model.LibraryState;
import org.photokura.ui.settings.SettingsActions;
import org.photokura.ui.settings.SettingsPage;
import org.photokura.ui.troubleshoot.ConnectionSheet;
import org.photokura.ui.troubleshoot.ConnectionViewModel;
import org.photokura.ui.troubleshoot.TroubleshootView;
import org.photokura.ui.troubleshoot.TroubleshootViewModel;

/** Where the pages of the features come from that the main view only names. A new feature's page is made here. */
final class Pages {

  private static final Duration CONNECTION_LOOKS = Duration.ofSeconds(1);

  private final Duration betweenLooks;
  private @Nullable TroubleshootViewModel troubleshooting;

  /**
   * @param betweenLooks how long the checks leave the phone alone between two looks
   */
  Pages(Duration betweenLooks) {
    this.betweenLooks = betweenLooks;
  }

  /** The settings page. */
  View settings(MainView main) {
    var model = main.model();
    boolean alone = model.library().state().items().isEmpty();
    return new SettingsPage(model.settings(), model.destination(), main.texts(), new SettingsPlace(main), alone ? () -> model.go(Page.LIBRARY) : null);
  }

  private record SettingsPlace(MainView main) implements SettingsActions {
    @Override
    public boolean canCheckFiles() {
      return main.model().services().checker() != null;
    }

    @Override
    public void checkFiles() {
      main.pages().checkDestination(main);
    }

    @Override
    public boolean canSaveLog() {
      return main.model().services().logs() != null;
    }

    @Override
    public void saveLog(Path file) {
      var logs = main.model().services().logs();
      if (logs != null) {
        SaveDialog.write(main, file, logs::writeTo);
      }
    }

    @Override
    public @Nullable Boolean usbServiceRuns() {
      var seen = main.model().services().monitor().now();
      return seen.looked() ? seen.problem() == null : null;
    }

    @Override
    public void explainConnection() {
      main.pages().connectionHelp(main);
    }
  }

  /** After a crash: what is safe, and the report that a person may pass on. */
  void offerCrashReport(MainView main) {
    var logs = main.model().services().logs();
    if (logs == null) {
      return;
    }
    Texts texts = main.texts();
    main.sheets().forWindow(() ->
        Question.ask(main.sheets(), texts.get("ui.crash.title"), texts.get("ui.crash.text"), texts.get("ui.crash.later"), texts.get("ui.crash.save"), false,
            () -> SaveDialog.open(main, texts.get("ui.crash.title"), "photokura-report.zip", List.of("zip"), logs::writeTo)));
  }

  /** Why photos are not in iCloud. The model outlives the page, so that what the person answered is kept. */
  TroubleshootView troubleshoot(MainView main) {
    if (troubleshooting == null) {
      var model = main.model();
      troubleshooting = new TroubleshootViewModel(new EvidenceReader(model.clock())::read, new Checks(new IosVersions()::newest),
          model.session().sessionProperty(), new ListingOf(model), model.background(), model.clock(), betweenLooks);
    }
    return new TroubleshootView(troubleshooting, main.texts(), main.sheets(), new TroubleshootPlace(main));
  }

  private record ListingOf(WindowViewModel model) implements TroubleshootViewModel.Listing {
    @Override
    public ObservableValue<LibraryState> state() {
      return model.library().stateProperty();
    }

    @Override
    public ObservableValue<@Nullable Problem> failure() {
      return model.library().failureProperty();
    }

    @Override
    public void readAgain() {
      model.readUnlessReading();
    }
  }

  /** F1: the keys, and where the rest is told. */
  void help(MainView main) {
    main.sheets().forWindow(() -> HelpSheet.open(main.sheets(), main.texts()));
  }

  /** "My iPhone does not appear": the way to it is looked at, again and again. */
  void connectionHelp(MainView main) {
    var model = main.model();
    var system = main.texts().system();
    main.sheets().forWindow(() -> ConnectionSheet.open(main.sheets(), main.texts(),
        new ConnectionViewModel(system, model.services().monitor()::now, () -> UsbSight.look(system), model.background(), CONNECTION_LOOKS)));
  }

  /** Re-hashes the destination and tells what it found. */
  void checkDestination(MainView main) {
    var checker = main.model().services().checker();
    var destination = main.model().destination().get();
    if (checker == null || destination == null) {
      return;
    }
    main.sheets().forWindow(() ->
        ChecksumSheet.open(main.sheets(), main.texts(), main.model().background(), cancellation -> checker.check(destination.folder(), cancellation),
            found -> main.sheets().forWindow(() -> tellChecked(main, found)), problem -> main.sheets().forWindow(() -> main.tell(problem))));
  }

  private static void tellChecked(MainView main, UiServices.Checked found) {
    Texts texts = main.texts();
    if (found.ok() == found.checked()) {
      ProblemSheet.words(main.sheets(), texts, texts.get("ui.check.fine", "count", found.checked()), texts.get("ui.check.fine.text"));
    } else {
      CheckedSheet.open(main, found);
    }
  }
}
