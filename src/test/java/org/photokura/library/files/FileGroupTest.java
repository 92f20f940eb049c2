package org.photokura.library.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileGroupTest {

  /** Names in, then items as {@code kind: role name, role name}. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      IMG_0001.HEIC                                             | photo: original IMG_0001.HEIC
      IMG_0001.HEIC IMG_0001.MOV                                | live: original IMG_0001.HEIC + liveVideo IMG_0001.MOV
      IMG_0001.jpg IMG_0001.mov                                 | live: original IMG_0001.jpg + liveVideo IMG_0001.mov
      IMG_0001.MOV                                              | video: original IMG_0001.MOV
      IMG_0001.MOV IMG_0001.AAE                                 | video: original IMG_0001.MOV + sidecar IMG_0001.AAE
      IMG_0001.PNG IMG_0001.MOV                                 | photo: original IMG_0001.PNG; video: original IMG_0001.MOV
      IMG_0001.HEIC IMG_0001.MP4                                | photo: original IMG_0001.HEIC; video: original IMG_0001.MP4
      IMG_0001.DNG                                              | photo: original IMG_0001.DNG
      IMG_0001.DNG IMG_0001.JPG                                 | photo: original IMG_0001.JPG + raw IMG_0001.DNG
      IMG_0001.HEIC IMG_0001.JPG IMG_0001.MOV                   | live: original IMG_0001.HEIC + liveVideo IMG_0001.MOV; photo: original IMG_0001.JPG
      IMG_0001.HEIC IMG_0001.AAE IMG_O0001.AAE                  | photo: original IMG_0001.HEIC + sidecar IMG_0001.AAE + sidecar IMG_O0001.AAE
      IMG_0001.HEIC IMG_E0001.HEIC                              | photo: original IMG_0001.HEIC + edited IMG_E0001.HEIC
      IMG_0001.HEIC IMG_0001.MOV IMG_E0001.HEIC IMG_E0001.MOV   | live: original IMG_0001.HEIC + liveVideo IMG_0001.MOV + edited IMG_E0001.HEIC + editedLiveVideo IMG_E0001.MOV
      IMG_0001.MOV IMG_E0001.MOV                                | video: original IMG_0001.MOV + edited IMG_E0001.MOV
      IMG_0001.MOV IMG_E0001.JPG                                | video: original IMG_0001.MOV; photo: original IMG_E0001.JPG
      IMG_E0001.HEIC                                            | photo: original IMG_E0001.HEIC
      IMG_E0001.JPG IMG_E0001.MOV                               | live: original IMG_E0001.JPG + liveVideo IMG_E0001.MOV
      IMG_0001.AAE                                              | photo: original IMG_0001.AAE
      notes                                                     | photo: original notes
      a.txt a.pdf                                               | photo: original a.pdf; photo: original a.txt
      a.txt a.MOV a.AAE                                         | video: original a.MOV + sidecar a.AAE; photo: original a.txt
      a.JPG a.jpg                                               | photo: original a.JPG; photo: original a.jpg
      a.GIF a.PNG                                               | photo: original a.GIF; photo: original a.PNG
      """)
  void groupsFilesOfOneStem(String names, String expected) {
    assertThat(describe(names.split(" "))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"IMG_0001.HEIC,IMG_0001", "IMG_E0001.HEIC,IMG_0001", "IMG_O0001.AAE,IMG_0001", "IMG_EASY.JPG,IMG_EASY", ".hidden,.hidden", "a.b.jpg,a.b", "x,x"})
  void filesThatMayBelongTogetherShareAKey(String name, String key) {
    assertThat(FileGroup.key(name)).isEqualTo(key);
  }

  private static String describe(String... names) {
    List<PhoneFile> files = Arrays.stream(names).map(name -> new PhoneFile("/DCIM/100APPLE", name, null)).toList();
    return FileGroup.of(files).stream()
        .map(group -> group.kind().key() + ": " + group.members().stream()
            .map(m -> m.role().key() + " " + m.file().name())
            .collect(Collectors.joining(" + ")))
        .collect(Collectors.joining("; "));
  }
}
