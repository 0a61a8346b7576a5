package app.bellhop.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.INTERFACES;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.policy.Operation;
import app.bellhop.cloud.policy.UseCase;
import app.bellhop.demo.DemoServer;
import app.bellhop.viewmodel.main.MainViewModel;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may know whom. No exceptions. */
class ArchitectureTest {

    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("app.bellhop");

    private static final List<String> ROOTS =
            List.of("src/main/java", "src/main/java22", "src/test/java", "src/test/java22");

    private static final int MAX_LINES = 400;

    /** In a room, beside its package-info. */
    private static final int MAX_FILES = 25;

    /** Package to the packages of ours that it may import. */
    private static final Map<String, List<String>> MAY_IMPORT = Map.of(
            "ui", List.of("viewmodel", "work", "cloud", "transfer", "batch", "table"),
            "viewmodel", List.of("work", "cloud", "transfer", "batch", "table", "settings"),
            "work", List.of("cloud", "transfer", "batch", "table", "settings"),
            "transfer", List.of("cloud", "batch"),
            "table", List.of("cloud", "batch"),
            "batch", List.of("cloud"),
            "aws", List.of("cloud", "settings"),
            "demo", List.of(),
            "settings", List.of(),
            "cloud", List.of());

    /** A room of screens to the features that it shows beside its own. */
    private static final Map<String, List<String>> SHOWN_TOO = Map.of("buckets", List.of("objects"));

    /** Rooms below {@code viewmodel} that hold what all screens share. */
    private static final Set<String> PLAIN_ROOMS = Set.of(
            "app.bellhop.viewmodel.base",
            "app.bellhop.viewmodel.form",
            "app.bellhop.viewmodel.command",
            "app.bellhop.viewmodel.rows");

    /** What tables show and how, what they sum up, and what choosers offer: state of screens, though it needs no JavaFX. */
    private static final Set<String> ROWS =
            Set.of("CommonPlace", "ObjectRow", "ObjectOrder", "Resolution", "TransferTally");

    static Stream<String> packages() {
        return MAY_IMPORT.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("packages")
    void importsOnlyWhatItMay(String name) {
        String[] allowed = Stream.concat(Stream.of(name), MAY_IMPORT.get(name).stream())
                .map(ArchitectureTest::packageOf)
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage(packageOf(name))
                .should()
                .dependOnClassesThat(resideInAnyPackage("app.bellhop..").and(not(resideInAnyPackage(allowed))))
                .allowEmptyShould(true)
                .check(OURS);
    }

    @Test
    void theScreensKnowOnlyPlainRecordsOfTheServices() {
        noClasses()
                .that()
                .resideInAPackage("app.bellhop.ui..")
                .should()
                .dependOnClassesThat(resideInAPackage("app.bellhop.cloud..").and(INTERFACES))
                .orShould()
                .dependOnClassesThat()
                .haveNameMatching("app\\.bellhop\\.cloud\\.(s3\\.S3|sns\\.Sns|sqs\\.Sqs)")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("app.bellhop.transfer.TransferQueue")
                .check(OURS);
    }

    @Test
    void noScreenTakesTheMainViewModelWhole() {
        noClasses()
                .that()
                .resideInAPackage("app.bellhop.ui..")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(MainViewModel.class)
                .check(OURS);
    }

    @Test
    void noFeatureKnowsMain() {
        noClasses()
                .that()
                .resideInAnyPackage("app.bellhop.viewmodel..", "app.bellhop.ui..")
                .and()
                .resideOutsideOfPackages("app.bellhop.viewmodel.main", "app.bellhop.ui.main")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("app.bellhop.viewmodel.main", "app.bellhop.ui.main")
                .check(OURS);
    }

    @ParameterizedTest
    @MethodSource("features")
    void screensKnowTheViewModelsOfTheirFeature(String feature) {
        String[] allowed = Stream.concat(
                        Stream.of(feature, "base", "command", "rows"),
                        SHOWN_TOO.getOrDefault(feature, List.of()).stream())
                .map(room -> "app.bellhop.viewmodel." + room)
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage("app.bellhop.ui." + feature)
                .should()
                .dependOnClassesThat(resideInAPackage("app.bellhop.viewmodel..").and(not(resideInAnyPackage(allowed))))
                .check(OURS);
    }

    /** Every room of screens but {@code main}, which holds them together. */
    static Stream<String> features() {
        return OURS.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> name.startsWith("app.bellhop.ui."))
                .map(name -> name.substring("app.bellhop.ui.".length()))
                .filter(room -> !room.equals("main"))
                .distinct();
    }

    @Test
    void packagesFormNoCycles() {
        slices().matching("app.bellhop.(**)").should().beFreeOfCycles().check(OURS);
    }

    @Test
    void onlyScreensAndAppKnowScenes() {
        onlyIn("javafx.scene..", "app.bellhop.ui..", "app.bellhop.app..");
        onlyIn("javafx.stage..", "app.bellhop.ui..", "app.bellhop.app..");
    }

    @Test
    void viewModelsKnowBeansAndCollectionsOnly() {
        noClasses()
                .that()
                .resideInAPackage("app.bellhop.viewmodel..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("javafx..")
                        .and(not(resideInAnyPackage("javafx.beans..", "javafx.collections..", "javafx.util.."))))
                .check(OURS);
    }

    /** What knows neither JavaFX nor words and forms is the work of another room, unless it is what screens share. */
    @Test
    void viewModelsHoldNothingButScreens() {
        var work = OURS.stream()
                .filter(type -> type.getPackageName().startsWith("app.bellhop.viewmodel."))
                .filter(type -> !type.isNestedClass() && !PLAIN_ROOMS.contains(type.getPackageName()))
                .filter(type -> type.getDirectDependenciesFromSelf().stream()
                        .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                        .noneMatch(other -> other.getPackageName().startsWith("javafx.")
                                || other.getPackageName().startsWith("app.bellhop.viewmodel.")
                                        && !outermost(other).equals(type)))
                .map(JavaClass::getSimpleName)
                .filter(name -> !name.equals("package-info") && !ROWS.contains(name))
                .toList();
        assertEquals(List.of(), work);
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(ArchitectureTest::outermost).orElse(type);
    }

    @Test
    void servicesKnowNoJavaFx() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "app.bellhop.cloud..",
                        "app.bellhop.work..",
                        "app.bellhop.transfer..",
                        "app.bellhop.batch..",
                        "app.bellhop.table..",
                        "app.bellhop.aws..",
                        "app.bellhop.settings..",
                        "app.bellhop.demo..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("javafx..")
                .check(OURS);
    }

    @Test
    void theSdkStaysInItsRoom() {
        onlyIn("software.amazon..", "app.bellhop.aws..", "app.bellhop.demo..");
    }

    @Test
    void theDemosServerLibraryStaysInItsRoom() {
        onlyIn("org.gaul..", "app.bellhop.demo..");
        onlyIn("jakarta..", "app.bellhop.demo..");
        onlyIn("org.junit..", "app.bellhop.demo.junit..");
    }

    @Test
    void sqliteStaysInItsRooms() {
        onlyIn("java.sql..", "app.bellhop.transfer..", "app.bellhop.demo..");
    }

    @Test
    void otherLanguagesAreCalledForKeychainsOnly() {
        onlyIn("java.lang.foreign..", "app.bellhop.settings.secrets..");
    }

    @Test
    void threadsAndTheFxClockAreMadeInAppOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackage("app.bellhop.app..")
                .and()
                .areNotAssignableTo(DemoServer.class) // Has to run on its own in other projects' tests, too.
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Executors.class)
                .orShould()
                .callConstructor(Thread.class)
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("javafx.application.Platform")
                .check(OURS);
    }

    /** An animation that lasts, such as a ticker, has JavaFX look sixty times a second for something to draw. */
    @Test
    void noAnimationLastsForEver() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveNameMatching("javafx\\.animation\\.(Timeline|AnimationTimer)")
                .check(OURS);
    }

    @Test
    void nobodyWaitsInScreensAndViewModels() {
        noClasses()
                .that()
                .resideInAnyPackage("app.bellhop.ui..", "app.bellhop.viewmodel..")
                .should()
                .callMethod(CompletableFuture.class, "join")
                .orShould()
                .callMethod(CompletableFuture.class, "get")
                .orShould()
                .callMethod(Thread.class, "sleep", long.class)
                .check(OURS);
    }

    @Test
    void nothingStaticChanges() {
        fields().that()
                .areStatic()
                .and()
                .areDeclaredInClassesThat()
                .resideOutsideOfPackage("app.bellhop.app")
                .should()
                .beFinal()
                .andShould()
                .notHaveRawType(resideInAPackage("java.util.concurrent.atomic"))
                .check(OURS);
    }

    @Test
    void everyPackageSaysWhatMayBeNull() {
        var unmarked = OURS.stream()
                .map(JavaClass::getPackage)
                .filter(room -> !room.isAnnotatedWith(NullMarked.class))
                .map(JavaPackage::getName)
                .distinct()
                .toList();
        assertEquals(List.of(), unmarked);
    }

    @Test
    void controllersAndViewModelsAreFinal() {
        classes()
                .that()
                .haveSimpleNameEndingWith("Controller")
                .or()
                .haveSimpleNameEndingWith("ViewModel")
                .should()
                .haveModifier(JavaModifier.FINAL)
                .check(OURS);
    }

    @Test
    void noFileIsLong() throws IOException {
        for (String root : ROOTS) {
            try (Stream<Path> files = Files.walk(Path.of(root))) {
                for (Path file : (Iterable<Path>) files.filter(f -> f.toString().endsWith(".java"))::iterator) {
                    int lines = Files.readAllLines(file).size();
                    assertTrue(lines <= MAX_LINES, file + " has " + lines + " lines");
                }
            }
        }
    }

    @Test
    void noRoomIsFull() throws IOException {
        for (String root : ROOTS) {
            try (Stream<Path> folders = Files.walk(Path.of(root))) {
                for (Path folder : (Iterable<Path>) folders.filter(Files::isDirectory)::iterator) {
                    try (Stream<Path> files = Files.list(folder)) {
                        long count = files.filter(f -> f.toString().endsWith(".java"))
                                .filter(f -> !f.endsWith("package-info.java"))
                                .count();
                        assertTrue(count <= MAX_FILES, folder + " holds " + count + " files");
                    }
                }
            }
        }
    }

    private static void onlyIn(String library, String... rooms) {
        noClasses()
                .that()
                .resideOutsideOfPackages(rooms)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .check(OURS);
    }

    private static String packageOf(String name) {
        return "app.bellhop." + name + "..";
    }

    @Test
    void everyOperationBelongsToAUseCase() {
        Set<Operation> missing = EnumSet.allOf(Operation.class);
        for (UseCase feature : UseCase.values()) {
            missing.removeAll(feature.operations());
        }
        assertEquals(Set.of(), missing, "name these in a UseCase, so that its policy allows them");
    }
}
