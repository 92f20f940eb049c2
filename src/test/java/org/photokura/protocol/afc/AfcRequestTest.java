package org.photokura.protocol.afc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AfcRequestTest {

  private static final AfcPath PATH = new AfcPath("/DCIM/ä");
  private static final String PATH_HEX = "2f4443494d2fc3a400";

  private static String payload(AfcRequest request) throws Exception {
    var frame = ByteBuffer.allocate(request.frameBytes() + 5).position(5).order(ByteOrder.BIG_ENDIAN);
    request.encode(frame, 0x1122);
    assertThat(frame.remaining()).isZero();
    assertThat(frame.order()).isEqualTo(ByteOrder.BIG_ENDIAN);
    frame.position(5);
    var header = AfcHeader.decode(frame);
    assertThat(header.packetNumber()).isEqualTo(0x1122);
    assertThat(header.operation()).isEqualTo(request.operation().code());
    assertThat(header.entireBytes()).isEqualTo(request.frameBytes());
    assertThat(header.dataBytes()).isZero();
    var bytes = new byte[frame.remaining()];
    frame.get(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  @Test
  void encodesEachRequestAsLibimobiledeviceDoes() throws Exception {
    assertThat(payload(new AfcRequest.ReadDir(PATH))).isEqualTo(PATH_HEX);
    assertThat(payload(new AfcRequest.GetFileInfo(PATH))).isEqualTo(PATH_HEX);
    assertThat(payload(new AfcRequest.GetDeviceInfo())).isEmpty();
    assertThat(payload(new AfcRequest.FileOpen(PATH))).isEqualTo("0100000000000000" + PATH_HEX);
    assertThat(payload(new AfcRequest.FileRead(7, 0x100000))).isEqualTo("0700000000000000" + "0000100000000000");
    assertThat(payload(new AfcRequest.FileSeek(7, 0x123456789AL))).isEqualTo("0700000000000000" + "0000000000000000" + "9a78563412000000");
    assertThat(payload(new AfcRequest.FileClose(-1))).isEqualTo("ffffffffffffffff");
  }

  @Test
  void knowsNoOperationThatWrites() {
    var reading = List.of(AfcOperation.READ_DIR, AfcOperation.GET_FILE_INFO, AfcOperation.GET_DEVICE_INFO, AfcOperation.FILE_OPEN,
        AfcOperation.FILE_READ, AfcOperation.FILE_SEEK, AfcOperation.FILE_CLOSE);
    assertThat(Arrays.stream(AfcRequest.class.getPermittedSubclasses()).map(Class::getSimpleName))
        .containsExactlyInAnyOrder("ReadDir", "GetFileInfo", "GetDeviceInfo", "FileOpen", "FileRead", "FileSeek", "FileClose");
    var one = Stream.of(new AfcRequest.ReadDir(PATH), new AfcRequest.GetFileInfo(PATH), new AfcRequest.GetDeviceInfo(), new AfcRequest.FileOpen(PATH),
        new AfcRequest.FileRead(1, 1), new AfcRequest.FileSeek(1, 1), new AfcRequest.FileClose(1));
    assertThat(one.map(AfcRequest::operation)).containsExactlyElementsOf(reading);
  }

  @Test
  void refusesPathsThatNoPhoneCanHave() {
    for (String bad : List.of("/a\0b", "/\uD800", "/" + "x".repeat(AfcPath.MAX_BYTES))) {
      assertThatThrownBy(() -> new AfcPath(bad)).isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(new AfcPath("/\uD83D\uDE00").encodedBytes()).isEqualTo(6);
    assertThat(new AfcPath("/e\u0301").encodedBytes()).isEqualTo(5);
  }
}
