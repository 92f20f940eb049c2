package org.photokura.virtualphone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.photokura.protocol.afc.AfcHeader;
import org.photokura.protocol.afc.AfcOperation;
import org.photokura.protocol.afc.AfcStatus;

class AfcSessionTest {

  private static final byte[] PHOTO = InMemoryTree.bytes(InMemoryTree.noise(1), 1_300_001);

  private final InMemoryTree tree =
      new InMemoryTree()
          .file("/DCIM/100APPLE/IMG_0001.HEIC", PHOTO, 1_700_000_000_123_456_789L)
          .file("/DCIM/100APPLE/empty.JPG", new byte[0])
          .file("/DCIM/100APPLE/写真 が\u0301.JPG", new byte[] {5})
          .file("/DCIM/100APPLE/huge.MOV", 5_000_000_000L, InMemoryTree.DEFAULT_NANOS, InMemoryTree.noise(2))
          .link("/DCIM/first", "100APPLE/IMG_0001.HEIC")
          .link("/DCIM/folder", "/DCIM/100APPLE")
          .link("/DCIM/outside", "../../etc/passwd")
          .link("/DCIM/circle", "circle");

  private VirtualUsbmuxd usbmuxd;
  private VirtualPhone phone;
  private AfcProbe afc;

  @BeforeEach
  void connect() throws Exception {
    usbmuxd = VirtualUsbmuxd.start();
    use(VirtualPhone.serving(tree));
  }

  private void use(VirtualPhone.Builder builder) throws Exception {
    if (phone != null) {
      phone.unplug();
    }
    phone = builder.build();
    usbmuxd.plug(phone);
    var host = new TestHost(usbmuxd);
    host.pair();
    afc = host.afc();
  }

  @AfterEach
  void close() throws IOException {
    afc.close();
    usbmuxd.close();
  }

  @Test
  void listsNamesAsTheyAre() throws IOException {
    assertThat(afc.list("/").texts()).containsExactly(".", "..", "DCIM");
    assertThat(afc.list("/DCIM/100APPLE/").texts())
        .containsExactlyInAnyOrder(".", "..", "IMG_0001.HEIC", "empty.JPG", "写真 が\u0301.JPG", "huge.MOV");
    assertThat(afc.list("DCIM/./100APPLE/../100APPLE").texts()).hasSize(6);
    assertThat(afc.list("").texts()).as("no path is the root").contains("DCIM");
  }

  @Test
  void tellsWhatAPhoneTellsOfAFile() throws IOException {
    assertThat(afc.stat("/DCIM/100APPLE/IMG_0001.HEIC").pairs())
        .isEqualTo(
            Map.of(
                "st_size", "1300001",
                "st_blocks", "2544",
                "st_nlink", "1",
                "st_ifmt", "S_IFREG",
                "st_mtime", "1700000000123456789",
                "st_birthtime", "1700000000123456789"));
    assertThat(afc.stat("/DCIM").pairs()).containsEntry("st_ifmt", "S_IFDIR");
    assertThat(afc.stat("/DCIM/first").pairs()).containsEntry("st_ifmt", "S_IFLNK").containsEntry("LinkTarget", "100APPLE/IMG_0001.HEIC");
    assertThat(afc.stat("/DCIM/folder/IMG_0001.HEIC").pairs()).containsEntry("st_size", "1300001");
    assertThat(afc.ask(AfcOperation.GET_DEVICE_INFO, new byte[0]).pairs())
        .isEqualTo(Map.of("Model", "iPhone16,1", "FSTotalBytes", "256000000000", "FSFreeBytes", "41873002496", "FSBlockSize", "4096"));
  }

  @Test
  void answersTheCodesOfARealPhone() throws IOException {
    assertThat(afc.stat("/nothing").status()).isEqualTo(AfcStatus.OBJECT_NOT_FOUND);
    assertThat(afc.stat("/DCIM/100APPLE/IMG_0001.HEIC/below").status()).isEqualTo(AfcStatus.OBJECT_NOT_FOUND);
    assertThat(afc.list("/nothing").status()).isEqualTo(AfcStatus.OBJECT_NOT_FOUND);
    assertThat(afc.list("/DCIM/100APPLE/IMG_0001.HEIC").status()).isEqualTo(AfcStatus.READ_ERROR);
    assertThat(afc.open("/nothing", 1).status()).isEqualTo(AfcStatus.OBJECT_NOT_FOUND);
    assertThat(afc.open("/DCIM", 1).status()).isEqualTo(AfcStatus.OBJECT_IS_DIR);
    assertThat(afc.read(77, 4).status()).isEqualTo(AfcStatus.INVALID_ARGUMENT);
    assertThat(afc.close(77)).isEqualTo(AfcStatus.INVALID_ARGUMENT);
    assertThat(afc.seek(77, 0, 0)).isEqualTo(AfcStatus.INVALID_ARGUMENT);
    assertThat(afc.ask(AfcOperation.FILE_TELL, AfcProbe.words(77)).status()).isEqualTo(AfcStatus.INVALID_ARGUMENT);
    assertThat(afc.ask(AfcOperation.FILE_READ_AT, AfcProbe.words(1, 0, 1)).status()).isEqualTo(AfcStatus.NOT_SUPPORTED);
    assertThat(afc.ask(AfcOperation.STATUS, new byte[0]).status()).isEqualTo(AfcStatus.UNKNOWN_PACKET);
  }

  @Test
  void nothingLeadsOutOfTheRoot() throws IOException {
    assertThat(afc.stat("/../etc/passwd").status()).isEqualTo(AfcStatus.PERMISSION_DENIED);
    assertThat(afc.list("..").status()).isEqualTo(AfcStatus.PERMISSION_DENIED);
    assertThat(afc.open("/DCIM/outside", 1).status()).isEqualTo(AfcStatus.OBJECT_NOT_FOUND);
    assertThat(afc.open("/DCIM/circle", 1).status()).isEqualTo(AfcStatus.OBJECT_NOT_FOUND);
    long handle = afc.open("/DCIM/first");
    assertThat(afc.read(handle, 10).data()).isEqualTo(java.util.Arrays.copyOf(PHOTO, 10));
  }

  @Test
  void readsSeeksAndTells() throws IOException {
    long handle = afc.open("/DCIM/100APPLE/IMG_0001.HEIC");

    assertThat(afc.read(handle, 1_000_000).data()).isEqualTo(java.util.Arrays.copyOf(PHOTO, 1_000_000));
    assertThat(afc.ask(AfcOperation.FILE_TELL, AfcProbe.words(handle)).word()).isEqualTo(1_000_000);
    assertThat(afc.read(handle, 1_000_000).data()).hasSize(300_001);
    assertThat(afc.read(handle, 10).data()).as("at the end").isEmpty();
    assertThat(afc.seek(handle, 0, 123_456)).isEqualTo(AfcStatus.SUCCESS);
    assertThat(afc.read(handle, 777).data()).isEqualTo(java.util.Arrays.copyOfRange(PHOTO, 123_456, 123_456 + 777));
    assertThat(afc.seek(handle, 1, -777)).isEqualTo(AfcStatus.SUCCESS);
    assertThat(afc.read(handle, 1).data()).containsExactly(PHOTO[123_456]);
    assertThat(afc.seek(handle, 2, -1)).isEqualTo(AfcStatus.SUCCESS);
    assertThat(afc.read(handle, 9).data()).containsExactly(PHOTO[1_300_000]);
    assertThat(afc.seek(handle, 0, -1)).isEqualTo(AfcStatus.INVALID_ARGUMENT);
    assertThat(afc.close(handle)).isEqualTo(AfcStatus.SUCCESS);
    assertThat(afc.close(handle)).isEqualTo(AfcStatus.INVALID_ARGUMENT);
    assertThat(afc.read(afc.open("/DCIM/100APPLE/empty.JPG"), 10).data()).isEmpty();
  }

  @Test
  void readsBeyondFourGigabytes() throws IOException {
    long handle = afc.open("/DCIM/100APPLE/huge.MOV");
    assertThat(afc.seek(handle, 0, 4_999_999_000L)).isEqualTo(AfcStatus.SUCCESS);
    var expected = ByteBuffer.allocate(1_000);
    InMemoryTree.noise(2).fill(4_999_999_000L, expected);

    assertThat(afc.read(handle, 10_000).data()).isEqualTo(expected.array());
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 2, 3, 4, 5, 6, 99})
  void opensForReadingOnly(long mode) throws IOException {
    assertThat(afc.open("/DCIM/100APPLE/IMG_0001.HEIC", mode).status()).isEqualTo(AfcStatus.PERMISSION_DENIED);
    assertThat(phone.writeAttempts()).isEqualTo(1);
  }

  @Test
  void refusesAndCountsEveryWrite() throws IOException {
    byte[] path = AfcProbe.text("/DCIM/100APPLE/IMG_0001.HEIC");
    byte[] two = AfcProbe.join(path, AfcProbe.text("/x"));
    byte[] sized = AfcProbe.join(AfcProbe.words(1), path);
    long handle = afc.open("/DCIM/100APPLE/IMG_0001.HEIC");
    var payloads =
        Map.ofEntries(
            Map.entry(AfcOperation.WRITE_FILE, path),
            Map.entry(AfcOperation.WRITE_PART, path),
            Map.entry(AfcOperation.TRUNCATE, sized),
            Map.entry(AfcOperation.REMOVE_PATH, path),
            Map.entry(AfcOperation.MAKE_DIR, path),
            Map.entry(AfcOperation.WRITE_FILE_ATOMIC, path),
            Map.entry(AfcOperation.FILE_WRITE, AfcProbe.words(handle)),
            Map.entry(AfcOperation.FILE_SET_SIZE, AfcProbe.words(handle, 0)),
            Map.entry(AfcOperation.RENAME_PATH, two),
            Map.entry(AfcOperation.FILE_LOCK, AfcProbe.words(handle, 2)),
            Map.entry(AfcOperation.MAKE_LINK, AfcProbe.join(AfcProbe.words(2), two)),
            Map.entry(AfcOperation.SET_FILE_TIME, sized),
            Map.entry(AfcOperation.FILE_SET_IMMUTABLE_HINT, AfcProbe.words(handle)),
            Map.entry(AfcOperation.REMOVE_PATH_AND_CONTENTS, path),
            Map.entry(AfcOperation.FILE_WRITE_AT, AfcProbe.words(handle, 0)));
    for (var entry : payloads.entrySet()) {
      assertThat(afc.ask(entry.getKey(), entry.getValue()).status()).as("%s", entry.getKey()).isEqualTo(AfcStatus.PERMISSION_DENIED);
    }

    assertThat(phone.writeAttempts()).isEqualTo(payloads.size());
    assertThat(afc.stat("/DCIM/100APPLE/IMG_0001.HEIC").pairs()).containsEntry("st_size", "1300001");
  }

  @Test
  void throwsTheDataOfAWriteAway() throws IOException {
    long handle = afc.open("/DCIM/100APPLE/IMG_0001.HEIC");
    byte[] write = AfcProbe.request(500, AfcOperation.FILE_WRITE, AfcProbe.words(handle), new byte[3_000_000]);
    byte[] stat = AfcProbe.request(501, AfcOperation.GET_FILE_INFO, AfcProbe.text("/DCIM"), new byte[0]);

    afc.wire().send(ByteBuffer.wrap(AfcProbe.join(write, stat)));

    assertThat(afc.receive().status()).isEqualTo(AfcStatus.PERMISSION_DENIED);
    assertThat(afc.receive().header().packetNumber()).isEqualTo(501);
  }

  @Test
  void answersRequestsInFlightInOrder() throws IOException {
    long handle = afc.open("/DCIM/100APPLE/IMG_0001.HEIC");
    byte[] requests = new byte[0];
    for (int i = 0; i < 13; i++) {
      requests = AfcProbe.join(requests, AfcProbe.request(100 + i, AfcOperation.FILE_READ, AfcProbe.words(handle, 100_001), new byte[0]));
    }
    afc.wire().send(ByteBuffer.wrap(requests));

    var all = new java.io.ByteArrayOutputStream();
    for (int i = 0; i < 13; i++) {
      AfcProbe.Reply reply = afc.receive();
      assertThat(reply.header().packetNumber()).isEqualTo(100 + i);
      all.writeBytes(reply.data());
    }
    assertThat(all.toByteArray()).isEqualTo(PHOTO);
    assertThat(phone.statistics().maxRequestsInFlight()).isEqualTo(13);
  }

  @Test
  void aRequestMayComeByteByByte() throws IOException {
    byte[] stat = AfcProbe.request(9, AfcOperation.GET_FILE_INFO, AfcProbe.text("/DCIM"), new byte[0]);
    for (byte b : stat) {
      afc.wire().send(ByteBuffer.wrap(new byte[] {b}));
    }

    assertThat(afc.receive().header().packetNumber()).isEqualTo(9);
  }

  @Test
  void closesOnGarbage() throws IOException {
    afc.wire().send(ByteBuffer.wrap(new byte[100]));
    assertThat(afc.wire().receiveRest(1)).isEmpty();
  }

  @Test
  void closesOnAnEndlessHeader() throws IOException {
    var header = ByteBuffer.allocate(AfcHeader.BYTES);
    new AfcHeader(1L << 40, 1L << 40, 1, AfcOperation.READ_DIR.code()).encode(header);
    afc.wire().send(header.flip());
    assertThat(afc.wire().receiveRest(1)).isEmpty();
  }

  @Test
  void runsOutOfFileSlots() throws Exception {
    use(VirtualPhone.serving(tree).afc(new AfcOptions(3, 1 << 20, true, false)));
    List<Long> handles = new java.util.ArrayList<>();
    for (int i = 0; i < 3; i++) {
      handles.add(afc.open("/DCIM/100APPLE/IMG_0001.HEIC"));
    }
    assertThat(afc.open("/DCIM/100APPLE/IMG_0001.HEIC", 1).status()).isEqualTo(AfcStatus.NO_RESOURCES);

    afc.close(handles.get(1));
    afc.open("/DCIM/100APPLE/IMG_0001.HEIC");

    assertThat(phone.statistics().maxOpenFiles()).isEqualTo(3);
    assertThat(afc.read(handles.getFirst(), 2_000_000).data()).as("reads are capped").hasSize(1 << 20);
    assertThat(afc.ask(AfcOperation.FILE_READ_AT, AfcProbe.words(handles.getLast(), 1_300_000, 5)).data()).containsExactly(PHOTO[1_300_000]);
    assertThat(afc.ask(AfcOperation.READ_FILE, AfcProbe.join(AfcProbe.words(0, 3), AfcProbe.text("/DCIM/first"))).data())
        .isEqualTo(java.util.Arrays.copyOf(PHOTO, 3));
    afc.close();
    Await.until("files of a closed connection are closed", () -> phone.statistics().openFiles() == 0 && phone.statistics().connections() == 0);
  }

  @Test
  void aLockedPhoneDeniesFilesButNotNames() throws IOException {
    long handle = afc.open("/DCIM/100APPLE/IMG_0001.HEIC");
    phone.lock();

    assertThat(afc.read(handle, 10).status()).isEqualTo(AfcStatus.PERMISSION_DENIED);
    assertThat(afc.open("/DCIM/100APPLE/IMG_0001.HEIC", 1).status()).isEqualTo(AfcStatus.PERMISSION_DENIED);
    assertThat(afc.list("/").texts()).contains("DCIM");

    phone.unlock();
    assertThat(afc.read(handle, 10).data()).hasSize(10);
  }

  @Test
  void dataMayComeAsHeaderPayload() throws Exception {
    use(VirtualPhone.serving(tree).afc(new AfcOptions(8, 1 << 20, false, true)));
    AfcProbe.Reply reply = afc.read(afc.open("/DCIM/100APPLE/IMG_0001.HEIC"), 500_000);

    assertThat(reply.header().dataBytes()).isZero();
    assertThat(reply.header().headerPayloadBytes()).isEqualTo(500_000);
    assertThat(reply.data()).isEqualTo(java.util.Arrays.copyOf(PHOTO, 500_000));
    assertThat(afc.list("/").texts()).contains("DCIM");
  }

  @Test
  void aFolderOfManyNamesIsOneReply() throws IOException {
    for (int i = 0; i < 20_000; i++) {
      tree.file("/DCIM/big/IMG_%05d.HEIC".formatted(i), new byte[0]);
    }
    assertThat(afc.list("/DCIM/big").texts()).hasSize(20_002);
  }

  @Test
  void aTreeThatCannotReadIsAnIoError() throws Exception {
    tree.file("/DCIM/bad", 100, 0, (offset, into) -> {
      throw new IllegalStateException("broken on purpose");
    });
    long handle = afc.open("/DCIM/bad");
    assertThat(afc.read(handle, 10).status()).isEqualTo(AfcStatus.IO_ERROR);
    assertThat(afc.stat("/DCIM").pairs()).isNotEmpty();
  }
}
