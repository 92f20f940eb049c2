package org.photokura.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.photokura.protocol.afc.AfcOperation;
import org.photokura.protocol.afc.AfcStatus;
import org.photokura.virtualphone.Fault;
import org.photokura.virtualphone.InMemoryTree;
import org.photokura.virtualphone.VirtualPhone;
import org.photokura.virtualphone.VirtualUsbmuxd;
import org.photokura.virtualphone.When;

/** What goes wrong before the first file is copied must hide no photo, and end no export that could have gone on. */
class ListingFaultsTest {

  private static final int FILES = 30;

  @TempDir Path folder;
  private VirtualUsbmuxd usbmuxd;
  private VirtualPhone phone;
  private CommandLineHarness cli;

  @BeforeEach
  void start() throws IOException {
    usbmuxd = VirtualUsbmuxd.start(0);
    cli = new CommandLineHarness(folder.resolve("home"), usbmuxd.address());
    var tree = new InMemoryTree();
    for (int i = 0; i < FILES; i++) {
      tree.file("/DCIM/%dAPPLE/IMG_%04d.JPG".formatted(100 + i % 2, i), InMemoryTree.bytes(InMemoryTree.noise(i), 1_000 + i), 1_700_000_000_000_000_000L);
    }
    phone = VirtualPhone.serving(tree).build();
    usbmuxd.plug(phone);
    assertThat(cli.run("pair").status()).isZero();
  }

  @AfterEach
  void stop() {
    usbmuxd.close();
  }

  private CommandLineHarness.Result export(String... more) {
    var args = new ArrayList<>(List.of("export", "--all", "--json", "--to", folder.resolve("out").toString()));
    args.addAll(List.of(more));
    return cli.run(args.toArray(String[]::new));
  }

  private static int copied(CommandLineHarness.Result result) {
    return result.json().get("counts").get("copied").asInt();
  }

  @Test
  void waitsForAPhoneThatWasUnpluggedWhileItWasListed() {
    phone.arm(new Fault.Unplug(When.on(AfcOperation.READ_DIR).path("/DCIM/101APPLE").times(1), 50, 700L));
    var result = export("--wait", "20");
    assertThat(result.status()).as(result.err()).isZero();
    assertThat(copied(result)).isEqualTo(FILES);
  }

  @Test
  void aPhoneThatStaysAwayWhileItIsListedEndsWithItsStatusInTime() {
    phone.arm(new Fault.Unplug(When.on(AfcOperation.GET_FILE_INFO).path("/DCIM/101APPLE/*").times(1), 50));
    long from = System.nanoTime();
    var result = export("--wait", "1");
    assertThat(result.status()).as(result.err()).isEqualTo(7);
    assertThat(System.nanoTime() - from).isLessThan(10_000_000_000L);
  }

  @Test
  void aPhoneThatLeavesWhileItIsListedIsLostAndNotAbsent() {
    phone.arm(new Fault.Unplug(When.on(AfcOperation.READ_DIR).path("/DCIM/101APPLE").times(1), 50));
    assertThat(cli.run("list", "--json").status()).as("lost").isEqualTo(7);
    assertThat(cli.run("list", "--json").status()).as("absent").isEqualTo(3);
  }

  @Test
  void aPhoneThatLocksItselfWhileItIsListedEndsAsLocked() {
    phone.arm(new Fault.Lock(When.on(AfcOperation.READ_DIR).path("/DCIM").times(1)));
    assertThat(export("--wait", "1").status()).isEqualTo(4);
  }

  /** With the time limits of every day. */
  @Test
  @Tag("slow")
  void aFileThatIsNeverAnsweredForFailsAloneAndEndsNoExport() {
    phone.arm(new Fault.Stall(When.at("/DCIM/101APPLE/IMG_0007.JPG").operation(AfcOperation.GET_FILE_INFO), 0));
    var result = export("--wait", "5");
    assertThat(result.status()).as(result.err()).isEqualTo(5);
    assertThat(copied(result)).isEqualTo(FILES - 1);
    assertThat(result.json().get("items").findValuesAsText("reason")).containsOnlyOnce("file-timeout");
  }

  @Test
  void oneBadMomentOfThePhoneHidesNoFolderAndNoFile() {
    phone.arm(new Fault.Answer(When.on(AfcOperation.READ_DIR).path("/DCIM/100APPLE").times(1), AfcStatus.IO_ERROR));
    phone.arm(new Fault.Answer(When.on(AfcOperation.GET_FILE_INFO).path("/DCIM/101APPLE/*").times(5), AfcStatus.UNKNOWN_ERROR));
    var result = export();
    assertThat(result.status()).as(result.err()).isZero();
    assertThat(copied(result)).isEqualTo(FILES);
  }

  @Test
  void aFolderOfTheCameraThatCannotBeReadIsNeverCalledAllDone() {
    phone.arm(new Fault.Answer(When.on(AfcOperation.READ_DIR).path("/DCIM/100APPLE"), AfcStatus.IO_ERROR));
    var result = export();
    assertThat(result.status()).as(result.err()).isEqualTo(5);
    assertThat(copied(result)).isEqualTo(FILES / 2);
    var list = cli.run("list", "--json");
    assertThat(list.status()).as(list.err()).isEqualTo(5);
    assertThat(list.jsonLines()).hasSize(FILES / 2);
  }
}
