package org.photokura.library.files;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.photokura.library.FileRole;
import org.photokura.library.Item;

/**
 * The files of one item, found by their names: in one folder, files with the same stem belong together as a camera writes them. A HEIC or JPEG
 * takes a MOV (Live Photo), a RAW twin, AAE recipes and {@code IMG_E…} renderings; a movie without such a still takes the recipes and
 * renderings. Everything else is an item of its own, so that no file is ever left out.
 *
 * <p><b>Source:</b> device-facts: Live Photo, ProRAW, {@code IMG_E}/{@code IMG_O} are names of Image Capture and PTP.<br>
 * <b>Checked by:</b> FileGroupTest. <b>Unverified:</b> whether a phone ever holds {@code IMG_E…} in DCIM other than by import.
 */
final class FileGroup {

  /** {@code IMG_E1234}: the rendering of {@code IMG_1234}; {@code IMG_O1234}: a recipe of it. */
  private static final Pattern VARIANT = Pattern.compile("IMG_([EO])(\\d{4,})");

  private static final Comparator<PhoneFile> BY_PREFERENCE =
      Comparator.comparing((PhoneFile f) -> !MediaType.extension(f.name()).startsWith("hei")).thenComparing(PhoneFile::name);

  private final Item.Kind kind;
  private final PhoneFile main;
  private final List<Member> members = new ArrayList<>();

  /** A file and what it is to the item. */
  record Member(FileRole role, PhoneFile file) {}

  private FileGroup(Item.Kind kind, PhoneFile main) {
    this.kind = kind;
    this.main = main;
    members.add(new Member(FileRole.ORIGINAL, main));
  }

  /** Files that could belong together have the same key. */
  static String key(String fileName) {
    String stem = MediaType.stem(fileName);
    if (!mayBeVariant(stem)) {
      return stem;
    }
    var variant = VARIANT.matcher(stem);
    return variant.matches() ? "IMG_" + variant.group(2) : stem;
  }

  /**
   * Makes items of files of one folder that share a {@link #key}. If the phone keeps renderings for that stem, they are given to the first group.
   */
  static List<FileGroup> of(List<PhoneFile> files) {
    if (files.size() == 1) {
      // The rule below comes to the same; most files are alone, and a listing of many is waited for.
      var alone = new ArrayList<FileGroup>(1);
      alone.add(new FileGroup(kindOf(files.getFirst()), files.getFirst()));
      return alone;
    }
    var sorted = files.stream().sorted(BY_PREFERENCE).toList();
    var rest = new ArrayList<PhoneFile>();
    var renderings = new ArrayList<PhoneFile>();
    boolean hasPlain = sorted.stream().anyMatch(f -> !isVariant(f) && MediaType.of(f.name()) != MediaType.SIDECAR);
    for (PhoneFile file : sorted) {
      (hasPlain && isVariant(file) && MediaType.of(file.name()) != MediaType.SIDECAR ? renderings : rest).add(file);
    }

    var groups = new ArrayList<FileGroup>();
    FileGroup first = takeMain(rest);
    if (first != null) {
      groups.add(first);
      rest.removeIf(first::takes);
      renderings.removeIf(first::addRendering);
    }
    rest.addAll(renderings);
    rest.forEach(file -> groups.add(new FileGroup(kindOf(file), file)));
    return groups;
  }

  /** An item whose original is not on the phone though a rendering of it is. */
  static FileGroup ofRendering(PhoneFile rendering) {
    var group = new FileGroup(kindOf(rendering), rendering);
    group.members.set(0, new Member(FileRole.EDITED, rendering));
    return group;
  }

  private static @Nullable FileGroup takeMain(List<PhoneFile> files) {
    PhoneFile main = null;
    for (PhoneFile file : files) {
      if (main == null || rank(file) < rank(main)) {
        main = file;
      }
    }
    if (main == null || rank(main) == 9) {
      return null;
    }
    files.remove(main);
    return new FileGroup(kindOf(main), main);
  }

  private static int rank(PhoneFile file) {
    return switch (MediaType.of(file.name())) {
      case STILL -> MediaType.isCameraStill(file.name()) ? 0 : 1;
      case MOVIE -> 2;
      case RAW -> 3;
      case SIDECAR, OTHER -> 9;
    };
  }

  /** Adds the file if it belongs here; answers whether it did. */
  private boolean takes(PhoneFile file) {
    boolean cameraStill = MediaType.isCameraStill(main.name());
    FileRole role = switch (MediaType.of(file.name())) {
      case SIDECAR -> FileRole.SIDECAR;
      case MOVIE -> cameraStill && MediaType.isLiveMovie(file.name()) ? FileRole.LIVE_VIDEO : null;
      case RAW -> cameraStill ? FileRole.RAW : null;
      case STILL, OTHER -> null;
    };
    if (role == null || (role != FileRole.SIDECAR && has(role))) {
      return false;
    }
    members.add(new Member(role, file));
    return true;
  }

  /** Adds an edited rendering if it can be one of this item; answers whether it can. */
  boolean addRendering(PhoneFile file) {
    FileRole role = switch (MediaType.of(file.name())) {
      case STILL, RAW -> kind == Item.Kind.VIDEO ? null : FileRole.EDITED;
      case MOVIE -> kind == Item.Kind.VIDEO ? FileRole.EDITED : FileRole.EDITED_LIVE_VIDEO;
      case SIDECAR, OTHER -> null;
    };
    if (role == null) {
      return false;
    }
    members.add(new Member(role, file));
    return true;
  }

  /** Quicker than the pattern, and true for all that it takes. */
  private static boolean mayBeVariant(String stem) {
    return stem.startsWith("IMG_E") || stem.startsWith("IMG_O");
  }

  private static boolean isVariant(PhoneFile file) {
    String stem = MediaType.stem(file.name());
    return mayBeVariant(stem) && VARIANT.matcher(stem).matches();
  }

  private static Item.Kind kindOf(PhoneFile file) {
    return MediaType.of(file.name()) == MediaType.MOVIE ? Item.Kind.VIDEO : Item.Kind.PHOTO;
  }

  boolean has(FileRole role) {
    return members.stream().anyMatch(m -> m.role() == role);
  }

  Item.Kind kind() {
    return has(FileRole.LIVE_VIDEO) ? Item.Kind.LIVE : kind;
  }

  /** The file that names and dates the item. */
  PhoneFile main() {
    return main;
  }

  List<Member> members() {
    return members;
  }
}
