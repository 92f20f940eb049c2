package org.photokura.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.photokura.ui.WindowDriver.await;
import static org.photokura.ui.WindowDriver.onFx;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.photokura.core.ProblemId;
import org.photokura.settings.Settings;
import org.photokura.transfer.ExportReport;
import org.photokura.ui.devices.ConnectState;
import org.photokura.ui.shell.DemoTroubles.Kind;
import org.photokura.ui.shell.Page;
import org.photokura.virtualphone.LinkModel;
import org.photokura.virtualphone.MediaTree;
import org.photokura.virtualphone.demo.OnTheFlyLibrary;

/**
 * Each entry of the demo's Trouble menu, chosen there: the window says what happened and what to do, keeps what it shows, and heals by itself when the trouble is switched
 * off, or after the one thing that it asks for.
 */
class TroubleMenuTest extends RealWindowTest {

  @Override
  MediaTree photos() {
    return new OnTheFlyLibrary(24);
  }

  @Override
  Settings settings() {
    return super.settings().withDestination(destination().toString());
  }

  private void turn(Kind kind) {
    boolean before = troubles().isOn(kind);
    driver.clickId("trouble");
    driver.clickInPopup("trouble-" + kind.key());
    await("the trouble is turned", () -> troubles().isOn(kind) != before);
  }

  private DemoTroubleBoard troubles() {
    return (DemoTroubleBoard) graph.services().troubles();
  }

  private void awaitHealed() {
    await("the phone is ready", () -> window.model().devices().state() instanceof ConnectState.Ready);
    await("no notice is left", () -> !window.stage().getScene().lookup("#phone-notice").isVisible());
    var readBefore = onFx(() -> window.model().library().state().readAt());
    // A phone that has just come back may go once more before it stays; who reads again in that moment asks in vain.
    await("the library can be read again", () -> {
      if (!window.model().library().readingProperty().get()) {
        window.model().readAgain();
      }
      return !readBefore.equals(window.model().library().state().readAt());
    });
    await("it was read whole", () -> window.model().library().state().complete() && !window.model().library().readingProperty().get());
    assertThat(onFx(() -> window.model().library().failureProperty().get())).isNull();
  }

  private void assertPhotosStay() {
    assertThat(onFx(() -> window.model().page())).isEqualTo(Page.LIBRARY);
    assertThat(onFx(() -> window.model().grid().content().items())).as("listed photos stay").isNotEmpty();
  }

  private void exportAll() {
    driver.click("Export all…");
    driver.clickId("start-export");
    await("bytes arrive", () -> {
      var now = window.model().runs().snapshotProperty().get();
      return now != null && now.bytesDone() > 0;
    });
  }

  private void assertAllSaved(ExportReport... reports) throws Exception {
    var last = reports[reports.length - 1];
    assertThat(last.counts().failed() + last.counts().skipped() + last.counts().onlyInICloud()).isZero();
    assertSameBytes(reports);
  }

  @Test
  void cableOut() {
    driver.awaitLibrary();
    turn(Kind.CABLE_OUT);
    driver.awaitTextBeginning("The iPhone is not connected. What was listed stays, and nothing is lost");
    driver.awaitText("Not connected");
    assertPhotosStay();
    turn(Kind.CABLE_OUT);
    awaitHealed();
  }

  @Test
  void lockedInTheMiddleOfAnExport() throws Exception {
    driver.awaitLibrary();
    slowly();
    exportAll();
    turn(Kind.LOCKED);
    driver.awaitText("The iPhone is locked");
    driver.awaitText("Unlock it: nothing is lost, and the export goes on by itself.");
    driver.awaitTextBeginning("Waiting for ");
    fast();
    turn(Kind.LOCKED);
    assertAllSaved(awaitReport());
  }

  @Test
  void lockedWhileLooking() {
    driver.awaitLibrary();
    turn(Kind.LOCKED);
    onFx(() -> {
      window.model().readAgain();
      window.model().grid().zoomProperty().set(3);
      return true;
    });
    driver.awaitText("The iPhone is locked. Everything saved until now is complete. Unlock it to go on.");
    assertPhotosStay();
    turn(Kind.LOCKED);
    awaitHealed();
  }

  @Test
  void refusesTrust() {
    driver.awaitLibrary();
    turn(Kind.REFUSES_TRUST);
    look();
    driver.awaitTextBeginning("The iPhone no longer knows this computer. Nothing is lost");
    assertPhotosStay();
    driver.click("Ask again");
    driver.awaitTextBeginning("“Don’t Trust” was tapped on the iPhone. Nothing is lost. Ask again");
    turn(Kind.REFUSES_TRUST);
    driver.click("Ask again");
    awaitHealed();
  }

  @Test
  void forgotThisComputer() {
    driver.awaitLibrary();
    turn(Kind.FORGOT_THIS_COMPUTER);
    look();
    driver.awaitTextBeginning("The iPhone no longer knows this computer. Nothing is lost: only the permission has to be given anew. Ask again");
    turn(Kind.FORGOT_THIS_COMPUTER);
    driver.click("Ask again");
    awaitHealed();
  }

  @Test
  void slowLink() throws Exception {
    driver.awaitLibrary();
    turn(Kind.SLOW_LINK);
    exportAll();
    await("the export crawls, and says how fast", () -> {
      var now = window.model().runs().snapshotProperty().get();
      return now != null && now.bytesPerSecond() > 0 && now.bytesPerSecond() < 4_000_000;
    });
    turn(Kind.SLOW_LINK);
    assertAllSaved(awaitReport());
  }

  /** Slow, because the engine's patience with a reply is twenty seconds. */
  @Test
  @Tag("slow")
  void stopsAnsweringNowAndThen() throws Exception {
    driver.awaitLibrary();
    turn(Kind.STALLS);
    exportAll();
    turn(Kind.STALLS);
    assertAllSaved(awaitReport());
  }

  @Test
  void usbServiceHangs() {
    driver.awaitLibrary();
    turn(Kind.USB_SERVICE_HANGS);
    driver.awaitTextBeginning("The USB service for iPhones does not answer. Everything saved until now is complete. Unplug the iPhone");
    driver.awaitText("Not connected");
    assertPhotosStay();
    turn(Kind.USB_SERVICE_HANGS);
    awaitHealed();
  }

  @Test
  void usbServiceIsGone() {
    driver.awaitLibrary();
    turn(Kind.USB_SERVICE_GONE);
    driver.awaitTextBeginning("The USB service for iPhones is not running. Nothing on the iPhone or in your folders was touched. Unplug the iPhone");
    assertPhotosStay();
    turn(Kind.USB_SERVICE_GONE);
    awaitHealed();
  }

  @Test
  void diskFullBeforeAnExport() throws Exception {
    driver.awaitLibrary();
    turn(Kind.DISK_FULL);
    driver.click("Export all…");
    await("it says how much is missing", () -> driver.everythingSaid().contains(" do not fit. Free some room or choose another folder."));
    assertThat(onFx(() -> window.stage().getScene().lookup("#start-export").isDisabled())).isTrue();
  }

  @Test
  void diskFullInTheMiddleOfAnExport() throws Exception {
    driver.awaitLibrary();
    slowly();
    exportAll();
    turn(Kind.DISK_FULL);
    var full = awaitReport();
    assertThat(full.stoppedBy()).isNotNull();
    assertThat(full.stoppedBy().id()).isEqualTo(ProblemId.DESTINATION_FULL);
    await("the report shows", () -> window.model().page() == Page.REPORT);
    int left = full.counts().skipped() + full.counts().failed();
    assertThat(left).isPositive();
    driver.awaitTextBeginning("The destination is full: ");
    assertSameBytes(full);
    fast();
    turn(Kind.DISK_FULL);
    assertThat(onFx(() -> driver.says("Export the other " + left + "…") || driver.says("Try the " + left + " again…"))).isTrue();
    driver.clickId("try-again");
    driver.clickId("start-export");
    await("it runs again", () -> window.model().runs().reportProperty().get() != full);
    assertAllSaved(full, awaitReport());
  }

  /** So slow that a run cannot end before the trouble comes, however busy the machine is. */
  private void slowly() {
    phone().link(new LinkModel(1_000_000, 5));
  }

  /** For connections that are made from now on; those that are there break. */
  private void fast() {
    phone().link(LinkModel.NONE);
    phone().dropConnections();
  }

  /** What a person does who wonders: reading again makes the window ask the phone. */
  private void look() {
    onFx(() -> {
      window.model().readAgain();
      return true;
    });
  }
}
