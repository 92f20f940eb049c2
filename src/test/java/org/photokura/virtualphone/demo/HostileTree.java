package org.photokura.virtualphone.demo;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.photokura.virtualphone.MediaTree;
import org.photokura.virtualphone.demo.media.Content;
import org.photokura.virtualphone.demo.media.Noise;
import org.photokura.virtualphone.demo.media.Rope;

/**
 * A phone whose names were chosen to do harm: every file is small, has bytes of its own, and must arrive exactly once inside the
 * destination. Paths are
 * the raw strings that a listing gives, also where a name pretends to be a path.
 */
public final class HostileTree implements MediaTree {

  /** A picture of no bytes. */
  public static final String EMPTY = "/DCIM/100APPLE/IMG_0000.JPG";

  /** A film of 4.5 GiB, made on the fly; only with {@link #withHugeFile()}. */
  public static final String HUGE = "/DCIM/104APPLE/IMG_4500.MOV";

  public static final long HUGE_BYTES = 4_831_838_208L + 12_345;

  /** A NUL cannot travel: names end at it. Everything else can. */
  private static final List<String> NAMES = List.of(
      "IMG_0001.JPG",
      "..\\..\\IMG_0002.JPG",
      "C:\\Windows\\IMG_0003.JPG",
      "C:IMG_0004.JPG",
      "a:b*?.jpg",
      "IMG<0005>|\".JPG",
      "CON.JPG",
      "con.jpg",
      "nul",
      "AUX.HEIC",
      "COM1.MOV",
      "LPT¹.JPG",
      "CON .JPG",
      "IMG_0006.JPG.",
      "IMG_0007.JPG ",
      "IMG_0007.JPG  ..",
      " IMG_0008.JPG",
      "...",
      "..JPG",
      "~IMG_0009.JPG",
      "-rf.JPG",
      "--help",
      "IMG_0010\n.JPG",
      "IMG_0011\t\u0007\u001B[31m.JPG",
      "IMG_0012\r\n.JPG",
      "IMG_0013\u007F.JPG",
      "IMG_0014\u202Egpj.exe",
      "IMG_0015\u200B.JPG",
      "IMG_0016\uFEFF.JPG",
      "Caf\u00E9.JPG",
      "Cafe\u0301.JPG",
      "img_0017.jpg",
      "IMG_0017.JPG",
      "Img_0017.Jpg",
      "stra\u00DFe.JPG",
      "STRASSE.JPG",
      "\u0130stanbul.JPG",
      "istanbul.JPG",
      "\uD83C\uDF38\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67.JPG",
      "\u5199\u771F \u4EAC\u90FD.HEIC",
      "\u0645\u0631\u062D\u0628\u0627.JPG",
      "%2e%2e%2fIMG_0018.JPG",
      "{name}.JPG",
      "$HOME`id`.JPG",
      "IMG_0019",
      ".IMG_0020.JPG",
      ".photokura",
      "Thumbs.db",
      "a".repeat(251) + ".JPG",
      "a".repeat(250) + "b.JPG",
      "\u5199".repeat(83) + "ab.JPG",
      "e\u0301".repeat(83) + "ab.JPG");

  /** Only a broken or malicious phone lists these. */
  private static final List<String> NAMES_THAT_ARE_PATHS = List.of("../IMG_0030.JPG", "../../../../tmp/photokura-evil.JPG",
      "/etc/IMG_0031.JPG", "a/b/IMG_0032.JPG");

  private static final List<String> FOLDERS = List.of("100APPLE", "100apple", "101APPLE.", "102 APPLE ", "CON", "a:b", "\u00FCber",
      "u\u0308ber", "-f");

  private static final Instant TAKEN = Instant.parse("2026-11-04T08:08:21.381Z");

  private final Map<String, Content> files = new LinkedHashMap<>();
  private final Map<String, List<String>> folders = new LinkedHashMap<>();

  private HostileTree(boolean paths, boolean huge) {
    add(EMPTY, Rope.of(new byte[0]));
    for (var name : NAMES) {
      add("/DCIM/100APPLE/" + name, content(files.size()));
    }
    for (var folder : FOLDERS) {
      add("/DCIM/" + folder + "/IMG_0001.HEIC", content(files.size()));
    }
    add("/PhotoData/CPLAssets/group1/..HEIC", content(files.size()));
    if (paths) {
      for (var name : NAMES_THAT_ARE_PATHS) {
        put("/DCIM/103APPLE", name, content(files.size()));
      }
    }
    if (huge) {
      add(HUGE, Rope.builder().add(("huge " + HUGE).getBytes(StandardCharsets.UTF_8)).add(new Noise(45,
          HUGE_BYTES - 5 - HUGE.length())).build());
    }
  }

  /** Names that a file system of the phone allows. */
  public static HostileTree ofNames() {
    return new HostileTree(false, false);
  }

  /** With names that contain a separator, as no honest phone would list them. */
  public static HostileTree withPathsAsNames() {
    return new HostileTree(true, false);
  }

  /** With a file beyond 4 GiB. */
  public static HostileTree withHugeFile() {
    return new HostileTree(false, true);
  }

  /** Every file that must arrive, by its path. */
  public Map<String, Content> files() {
    return Map.copyOf(files);
  }

  @Override
  public Optional<Entry> stat(String path) {
    var file = files.get(path);
    if (file != null) {
      return Optional.of(Entry.file(file.sizeBytes(), nanos()));
    }
    return folders.containsKey(path) ? Optional.of(Entry.folder(nanos())) : Optional.empty();
  }

  @Override
  public List<String> list(String folder) {
    return List.copyOf(folders.getOrDefault(folder, List.of()));
  }

  @Override
  public int read(String path, long offset, ByteBuffer into) {
    var file = files.get(path);
    return file == null ? 0 : file.read(offset, into);
  }

  private static Content content(int number) {
    return Rope.builder().add("file %d ".formatted(number).getBytes(StandardCharsets.UTF_8)).add(new Noise(number,
        700 + number * 13L)).build();
  }

  private void add(String path, Content content) {
    int slash = path.lastIndexOf('/');
    put(path.substring(0, slash), path.substring(slash + 1), content);
  }

  private void put(String folder, String name, Content content) {
    if (files.put(folder + "/" + name, content) == null) {
      enter(folder, name);
    }
  }

  private void enter(String folder, String name) {
    boolean known = folders.containsKey(folder);
    folders.computeIfAbsent(folder, _ -> new ArrayList<>()).add(name);
    if (!known && !folder.equals("/")) {
      int slash = folder.lastIndexOf('/');
      enter(slash == 0 ? "/" : folder.substring(0, slash), folder.substring(slash + 1));
    }
  }

  private static long nanos() {
    return TAKEN.toEpochMilli() * 1_000_000;
  }
}
