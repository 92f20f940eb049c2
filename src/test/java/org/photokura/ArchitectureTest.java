package org.photokura;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.net.URL;
import java.nio.channels.FileChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The rules of docs/architecture.md, each with its reason in the failure text. A new top-level package is declared here and there. */
class ArchitectureTest {

  private static final String ROOT = "org.photokura.";

  /** Package → the packages of ours that it may use, besides itself. */
  private static final Map<String, Set<String>> MAY_USE = new LinkedHashMap<>();

  private static final Set<String> NETWORK = Set.of("java.net.Socket", "java.net.ServerSocket", "java.net.DatagramSocket", "java.net.MulticastSocket", "java.net.URLConnection",
      "java.net.HttpURLConnection", "java.nio.channels.SocketChannel", "java.nio.channels.ServerSocketChannel", "java.nio.channels.DatagramChannel",
      "java.nio.channels.AsynchronousSocketChannel", "java.nio.channels.AsynchronousServerSocketChannel", "javax.net.SocketFactory", "javax.net.ssl.SSLSocketFactory");

  private static JavaClasses classes;

  static {
    allow("core", "");
    allow("settings", "core");
    allow("text", "core");
    allow("protocol", "core");
    allow("device", "core");
    allow("imobiledevice", "device protocol core");
    allow("afc", "device protocol core");
    allow("virtualphone", "protocol core");
    allow("library", "device core");
    allow("catalog", "library core");
    allow("transfer", "catalog library device core");
    allow("diagnose", "library device protocol text core");
    allow("cli", "diagnose transfer catalog library device settings text core");
    allow("ui", "diagnose transfer catalog library device settings text core");
  }

  private static void allow(String name, String uses) {
    MAY_USE.put(name, uses.isEmpty() ? Set.of() : Set.of(uses.split(" ")));
  }

  @BeforeAll
  static void readClasses() {
    classes = new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("org.photokura");
  }

  @Test
  void everyPackageIsDeclared() {
    var found = new TreeSet<String>();
    for (JavaClass c : classes) {
      if (c.getPackageName().startsWith(ROOT)) {
        found.add(c.getPackageName().substring(ROOT.length()).split("\\.")[0]);
      }
    }
    var declared = new TreeSet<>(MAY_USE.keySet());
    declared.add("app");
    assertThat(declared).as("declare new packages in ArchitectureTest and in docs/architecture.md").containsAll(found);
  }

  @TestFactory
  Stream<DynamicTest> packagesUseOnlyWhatTheyMay() {
    return MAY_USE.keySet().stream().map(name -> DynamicTest.dynamicTest(name, () -> {
      var allowed = MAY_USE.get(name);
      var forbidden = MAY_USE.keySet().stream()
          .filter(other -> !other.equals(name) && !allowed.contains(other))
          .map(other -> ROOT + other + "..")
          .toArray(String[]::new);
      check(noClasses().that().resideInAPackage(ROOT + name + "..")
          .should().dependOnClassesThat().resideInAnyPackage(forbidden)
          .because("docs/architecture.md lets " + name + " use only " + allowed
              + ": pass what it needs through a constructor, or move the code to where it belongs"));
    }));
  }

  @Test
  void nothingUsesTheCompositionRoot() {
    check(noClasses().that().resideOutsideOfPackage(ROOT + "app..").should().dependOnClassesThat().resideInAPackage(ROOT + "app..")
        .because("app wires everything together; what is wired must not know it"));
  }

  @Test
  void packagesHaveNoCycles() {
    check(slices().matching("org.photokura.(*)..").should().beFreeOfCycles()
        .because("a cycle means that two packages are one: move the shared part down"));
  }

  @Test
  void featuresOfTheWindowKnowNeitherEachOtherNorTheShell() {
    var features = Set.of("devices", "sources", "grid", "preview", "export", "troubleshoot", "settings");
    for (String feature : features) {
      var others = Stream.concat(features.stream().filter(f -> !f.equals(feature)), Stream.of("shell"))
          .map(f -> ROOT + "ui." + f + "..")
          .toArray(String[]::new);
      check(noClasses().that().resideInAPackage(ROOT + "ui." + feature + "..")
          .should().dependOnClassesThat().resideInAnyPackage(others)
          .because("features meet in the shell through constructors and callbacks; shared controls live in ui.fx"));
    }
  }

  @Test
  void viewModelsKnowNoSceneGraph() {
    check(noClasses().that().haveSimpleNameEndingWith("ViewModel")
        .should().dependOnClassesThat().resideInAnyPackage("javafx.scene..", "javafx.stage..", "atlantafx..")
        .because("view models are tested without a toolkit: use javafx.beans only"));
  }

  @Test
  void onlyTheThreadBridgeUsesPlatform() {
    check(noClasses().that().resideOutsideOfPackages(ROOT + "ui.fx..", ROOT + "app..")
        .should().dependOnClassesThat().haveFullyQualifiedName("javafx.application.Platform")
        .because("ui.fx is the only way onto the FX thread"));
  }

  @Test
  void jnaStaysBehindItsFences() {
    check(noClasses().that().resideOutsideOfPackages(ROOT + "imobiledevice..", ROOT + "library.image.heif..")
        .should().dependOnClassesThat().resideInAPackage("com.sun.jna..")
        .because("native code is fenced: everything else uses device.* and library.image.*"));
  }

  @Test
  void sqlStaysWhereDatabasesAre() {
    check(noClasses().that().resideOutsideOfPackages(ROOT + "catalog..", ROOT + "library..", ROOT + "virtualphone.demo..")
        .should().dependOnClassesThat().resideInAPackage("java.sql..")
        .because("SQL belongs to catalog, library and the demo library"));
  }

  @Test
  void onlyConcurrentMakesThreads() {
    var makers = Set.of("java.util.concurrent.Executors", "java.util.Timer", "java.util.concurrent.ForkJoinPool", "javafx.concurrent.Service");
    check(noClasses().that().resideOutsideOfPackages(ROOT + "core.concurrent..")
        .should().dependOnClassesThat(new DescribedPredicate<JavaClass>("make threads") {
          @Override
          public boolean test(JavaClass c) {
            return makers.contains(c.getName());
          }
        })
        .orShould().callConstructor(Thread.class, Runnable.class)
        .orShould().callConstructor(Thread.class, Runnable.class, String.class)
        .orShould().callMethod(Thread.class, "ofPlatform")
        .orShould().callMethod(Thread.class, "ofVirtual")
        .orShould().callMethod(Thread.class, "startVirtualThread", Runnable.class)
        .because("core.concurrent.Threads names every thread and loses no exception"));
  }

  @Test
  void nobodySleeps() {
    check(noClasses().should().callMethod(Thread.class, "sleep", long.class).orShould().callMethod(Thread.class, "sleep", Duration.class)
        .because("a sleep cannot be cancelled: wait on a condition or the timer, with a deadline"));
  }

  @Test
  void onlyTheCommandLinePrints() {
    check(noClasses().that().resideOutsideOfPackages(ROOT + "cli..", ROOT + "app..")
        .should().accessField(System.class, "out").orShould().accessField(System.class, "err")
        .because("only cli prints; everything else returns values or logs"));
  }

  @Test
  void exportsReachTheDiskOnlyThroughTransferDisk() {
    check(noClasses().that().resideInAPackage(ROOT + "transfer")
        .should().callMethod(FileChannel.class, "open", Path.class, OpenOption[].class)
        .because("transfer.disk is the only place that writes to the user's disk"));
  }

  @Test
  void theFilesOfThePortOfferNoWritingOperation() {
    check(classes().that().resideInAPackage(ROOT + "device").and().haveSimpleNameStartingWith("DeviceFiles")
        .should(new ArchCondition<JavaClass>("offer no writing operation") {
          @Override
          public void check(JavaClass c, ConditionEvents events) {
            c.getMethods().stream()
                .filter(m -> m.getName().toLowerCase(Locale.ROOT).matches(".*(write|delete|remove|rename|truncate|mkdir|makedir).*"))
                .forEach(m -> events.add(SimpleConditionEvent.violated(m, m.getFullName())));
          }
        })
        .because("Photokura never changes the phone"));
  }

  /** docs/privacy.md promises it: nothing leaves the computer. */
  @Test
  void onlyTheWayToThePhoneOpensConnections() {
    var network = DescribedPredicate.describe("open connections", (JavaClass type) -> NETWORK.contains(type.getName()) || type.getPackageName().startsWith("java.net.http"));
    check(noClasses().that().resideOutsideOfPackages(ROOT + "imobiledevice..", ROOT + "virtualphone..").and().doNotHaveSimpleName("SingleInstance")
        .should().dependOnClassesThat(network)
        .orShould().callMethod(URL.class, "openStream").orShould().callMethod(URL.class, "openConnection")
        .because("nothing leaves the computer: there are no look-ups, and the phone is reached through imobiledevice; a look-up would be opt-in, announced, and named here"));
  }

  private static void check(ArchRule rule) {
    rule.allowEmptyShould(true).check(classes);
  }
}
