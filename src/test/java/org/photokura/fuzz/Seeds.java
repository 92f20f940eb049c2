package org.photokura.fuzz;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.photokura.library.image.TestHeics;
import org.photokura.library.image.TestPictures;
import org.photokura.protocol.afc.AfcHeader;
import org.photokura.protocol.plist.PropertyLists;
import org.photokura.protocol.usbmux.UsbmuxCodec;
import org.photokura.protocol.usbmux.UsbmuxDevice;
import org.photokura.protocol.usbmux.UsbmuxReply;

/** Sound inputs to begin from: small ones, so that a change falls on something that matters. */
final class Seeds {

  private static final int KINDS_OF_FRAME = 8;

  private Seeds() {}

  /** Writes them to {@code FOLDER/target-name/seed-n}, for a fuzzer that reads files. */
  public static void main(String[] args) throws IOException {
    for (var target : FuzzTarget.values()) {
      var folder = Files.createDirectories(Path.of(args[0], target.name().toLowerCase(java.util.Locale.ROOT)));
      int number = 0;
      for (var seed : target.seeds()) {
        Files.write(folder.resolve("seed-" + ++number), seed);
      }
      System.out.println(target.name().toLowerCase(java.util.Locale.ROOT) + " " + target.type().getName());
    }
  }

  static List<byte[]> propertyLists() {
    var values = Map.of("DeviceName", "\u82b1\u306eiPhone", "PasswordProtected", true, "TotalDataAvailable", 1_234_567_890_123L, "Ratio", 0.5, "Seen", Instant.EPOCH,
        "HostCertificate", new byte[] {1, 2, 3}, "Domains", List.of("a", List.of(), Map.of("b", 1L)), "BatteryCurrentCapacity", 87L);
    return List.of(PropertyLists.toBinary(values), PropertyLists.toXml(values), PropertyLists.toBinary(List.of("x", 1L)), PropertyLists.toXml("x"),
        "<?xml version=\"1.0\"?><!DOCTYPE plist [<!ENTITY a \"b\">]><plist><string>&a;</string></plist>".getBytes(StandardCharsets.UTF_8));
  }

  static List<byte[]> frames() {
    var frames = new ArrayList<byte[]>();
    var info = "st_size\0" + "1234\0st_ifmt\0S_IFREG\0st_mtime\0" + "1600000000000000000\0st_birthtime\0" + "1600000000000000000\0";
    for (int kind = 0; kind < KINDS_OF_FRAME; kind++) {
      frames.add(frame(kind, info.getBytes(StandardCharsets.UTF_8)));
    }
    var header = ByteBuffer.allocate(AfcHeader.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    new AfcHeader(AfcHeader.BYTES + 8, AfcHeader.BYTES + 8, 7, 2).encode(header);
    frames.add(frame(0, header.array()));
    for (var reply : List.of(new UsbmuxReply.Attached(UsbmuxDevice.usb(3, "00008110-0001")), new UsbmuxReply.Detached(3))) {
      var bytes = UsbmuxCodec.encode(reply, 1);
      var array = new byte[bytes.remaining()];
      bytes.get(array);
      frames.add(frame(KINDS_OF_FRAME - 1, array));
    }
    return frames;
  }

  private static byte[] frame(int kind, byte[] content) {
    return ByteBuffer.allocate(1 + content.length).put((byte) kind).put(content).array();
  }

  static List<byte[]> pictures() {
    var small = TestPictures.quadrants(24, 16, BufferedImage.TYPE_INT_RGB);
    var jpeg = TestPictures.jpeg(small, false);
    return Stream.of(TestHeics.single(), TestHeics.grid().build(), TestPictures.resource("alpha.heic"), TestPictures.resource("turned.mov"), TestPictures.resource("h264.mov"), jpeg,
        TestPictures.withExif(jpeg, smallExif()), smallExif(), TestPictures.encoded(small, "png"), TestPictures.encoded(small, "gif"), TestPictures.encoded(small, "tiff"))
        .toList();
  }

  /** Little-endian TIFF: orientation, date, a rational, and a directory for GPS. */
  private static byte[] smallExif() {
    var tiff = ByteBuffer.allocate(128).order(ByteOrder.LITTLE_ENDIAN);
    tiff.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(8).putShort((short) 4);
    entry(tiff, 0x0112, 3, 1, 6);
    entry(tiff, 0x0132, 2, 20, 80);
    entry(tiff, 0x011A, 5, 1, 104);
    entry(tiff, 0x8825, 4, 1, 62);
    tiff.putInt(0).putShort((short) 1);
    entry(tiff, 0x0001, 2, 2, 'N');
    tiff.position(80);
    tiff.put("2026:05:04 03:02:01".getBytes(StandardCharsets.US_ASCII));
    tiff.position(104);
    return tiff.putInt(72).putInt(1).array();
  }

  private static void entry(ByteBuffer tiff, int tag, int type, int count, int value) {
    tiff.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
  }

  static List<byte[]> databases() throws IOException {
    var folder = Files.createTempDirectory("photokura-seeds-");
    var file = folder.resolve("seed.sqlite");
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file); var statement = connection.createStatement()) {
      statement.execute("PRAGMA page_size = 512");
      statement.execute("CREATE TABLE ZASSET (Z_PK INTEGER PRIMARY KEY, ZHIDDEN INTEGER, ZTRASHEDSTATE INTEGER, ZKIND INTEGER, ZKINDSUBTYPE INTEGER, ZFAVORITE INTEGER, "
          + "ZVISIBILITYSTATE INTEGER, ZSAVEDASSETTYPE INTEGER, ZDATECREATED TIMESTAMP, ZUUID VARCHAR, ZDIRECTORY VARCHAR, ZFILENAME VARCHAR)");
      statement.execute("CREATE INDEX Z_Asset_byDateCreatedIndex ON ZASSET (ZDATECREATED COLLATE BINARY ASC)");
      for (int i = 0; i < 12; i++) {
        statement.execute("INSERT INTO ZASSET VALUES (NULL, 0, 0, 0, 0, 0, 0, 3, " + (700_000_000 + i) + ".5, 'uuid-" + i + "', 'DCIM/100APPLE', 'IMG_" + i + ".HEIC')");
      }
    } catch (SQLException e) {
      throw new IOException(e);
    }
    try {
      return List.of(Files.readAllBytes(file));
    } finally {
      Files.delete(file);
      Files.delete(folder);
    }
  }

  static List<byte[]> edits() {
    return List.of(new byte[] {0, 0, 0, 0}, new byte[] {0, 5, 1, 3, 0, 40, 2, 19, 0, 80, 3, 10}, new byte[64]);
  }
}
