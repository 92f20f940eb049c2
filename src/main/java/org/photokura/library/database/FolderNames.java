package org.photokura.library.database;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.photokura.library.files.MediaType;

/** Which files there are, by the listings of their folders: one question a folder instead of one a file. */
final class FolderNames {

  /** Whether a path is there. */
  enum Answer {
    THERE,
    NOT_THERE,
    /** The phone does not show that folder. */
    UNKNOWN
  }

  private record Folder(Set<String> names, Map<String, List<String>> byStem, Map<String, String> byNormalForm) {}

  private final Map<String, Optional<List<String>>> answers;
  private final Map<String, Folder> folders = new HashMap<>();

  /**
   * @param answers the names by folder; no entry: there is no such folder; no value: the phone does not show it
   */
  FolderNames(Map<String, Optional<List<String>>> answers) {
    this.answers = answers;
  }

  Answer has(String path) {
    Optional<List<String>> answer = answers.get(MediaPath.folder(path));
    if (answer == null) {
      return Answer.NOT_THERE;
    }
    if (answer.isEmpty()) {
      return Answer.UNKNOWN;
    }
    return folder(MediaPath.folder(path)).names().contains(MediaPath.name(path)) ? Answer.THERE : Answer.NOT_THERE;
  }

  /** Whether the phone does not show one of the folders below that one. */
  boolean anyUnknownBelow(String root) {
    return answers.entrySet().stream().anyMatch(answer -> answer.getValue().isEmpty() && answer.getKey().startsWith(root + "/"));
  }

  /** The path as its folder spells it: the database may compose letters otherwise than the file system. The same path if nothing fits. */
  String asListed(String path) {
    String folder = MediaPath.folder(path);
    String name = MediaPath.name(path);
    if (folder(folder).names().contains(name)) {
      return path;
    }
    String normal = Normalizer.normalize(name, Normalizer.Form.NFC);
    String listed = folder(folder).names().contains(normal) ? normal : folder(folder).byNormalForm().get(normal);
    return listed == null ? path : MediaPath.join(folder, listed);
  }

  /** Names in that folder that have that stem, also {@code IMG_O1234} for {@code IMG_1234}. */
  Collection<String> withStem(String folder, String stem) {
    return folder(folder).byStem().getOrDefault(stem, List.of());
  }

  private Folder folder(String path) {
    return folders.computeIfAbsent(path, key -> index(answers.getOrDefault(key, Optional.empty()).orElse(List.of())));
  }

  private static Folder index(List<String> names) {
    var byStem = new HashMap<String, List<String>>();
    var byNormalForm = new HashMap<String, String>();
    for (String name : names) {
      byStem.computeIfAbsent(stem(name), key -> new ArrayList<>(2)).add(name);
      if (!Normalizer.isNormalized(name, Normalizer.Form.NFC)) {
        byNormalForm.put(Normalizer.normalize(name, Normalizer.Form.NFC), name);
      }
    }
    return new Folder(new HashSet<>(names), byStem, byNormalForm);
  }

  private static String stem(String name) {
    String stem = MediaType.stem(name);
    return stem.startsWith("IMG_O") && MediaType.of(name) == MediaType.SIDECAR ? "IMG_" + stem.substring(5) : stem;
  }
}
