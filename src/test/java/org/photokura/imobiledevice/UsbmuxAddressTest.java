package org.photokura.imobiledevice;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.photokura.core.HostSystem;
import org.photokura.imobiledevice.UsbmuxAddress.Tcp;
import org.photokura.imobiledevice.UsbmuxAddress.Unix;

class UsbmuxAddressTest {

  @ParameterizedTest
  @CsvSource({"127.0.0.1:4000,127.0.0.1,4000", "localhost:65535,localhost,65535", "[::1]:27015,::1,27015", "::1:27015,::1,27015"})
  void readsHostAndPort(String value, String host, int port) {
    assertThat(UsbmuxAddress.of(value, false)).isEqualTo(new Tcp(host, port));
    assertThat(UsbmuxAddress.of(value, true)).isEqualTo(new Tcp(host, port));
  }

  @Test
  void readsASocketInTheFileSystemWhereTheSystemHasThem() {
    assertThat(UsbmuxAddress.of("UNIX:/tmp/with space", false)).isEqualTo(new Unix(Path.of("/tmp/with space")));
    assertThat(UsbmuxAddress.of("UNIX:/tmp/socket", true)).isEqualTo(new Tcp("127.0.0.1", 27015));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "nonsense", "UNIX:", "host:", "host:0", "host:65536", "host:123456", ":4000", "host:4000x"})
  void goesToTheStandardPlaceForAnythingElse(String value) {
    assertThat(UsbmuxAddress.of(value, false)).isEqualTo(new Unix(Path.of("/var/run/usbmuxd")));
    assertThat(UsbmuxAddress.of(value, true)).isEqualTo(new Tcp("127.0.0.1", 27015));
  }

  @Test
  void isSeenByNativeCodeOfThisProcessOnceItIsSet() {
    UsbmuxAddress.set("127.0.0.1:4711");
    assertThat(new SystemCalls(HostSystem.current()).environment(UsbmuxAddress.VARIABLE)).isEqualTo("127.0.0.1:4711");
    UsbmuxAddress.set("127.0.0.1:4712");
    assertThat(new SystemCalls(HostSystem.current()).environment(UsbmuxAddress.VARIABLE)).isEqualTo("127.0.0.1:4712");
  }
}
