package app.bellhop.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.athena.Athena;
import app.bellhop.cloud.change.Changes;
import app.bellhop.cloud.metrics.Metrics;
import app.bellhop.cloud.policy.Operation;
import app.bellhop.cloud.s3.ObjectStore;
import app.bellhop.cloud.s3.S3;
import app.bellhop.cloud.s3.bucket.BucketConfiguration;
import app.bellhop.cloud.sns.Sns;
import app.bellhop.cloud.sqs.Sqs;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every operation of the ports that changes something says so: those that ask before every write ask about these. Which
 * operations of the services a port's method sends is read from the code, down to the one table of operations.
 */
class ChangesTest {

    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("app.bellhop.aws", "app.bellhop.cloud");

    /** What the names of operations that only read begin with. */
    private static final List<String> READING = List.of("Get", "List", "Head", "Check");

    /**
     * Some take away what was allowed to be made, and must work while the connection closes: the parts of an upload, a
     * temporary queue and its messages. One signs a link to upload with, and sends nothing. Those of a dead-letter queue
     * look at messages, and let them be received again. One stops a query that was allowed to run.
     */
    private static final Set<String> NO_CHANGES = Set.of(
            "ObjectStore.abortUpload",
            "TemporaryQueues.receive",
            "TemporaryQueues.acknowledge",
            "TemporaryQueues.delete",
            "Sharing.presign",
            "DeadLetterQueues.look",
            "DeadLetterQueues.release",
            "Athena.stop");

    /** Where operations are compared, not sent. */
    private static final String MACHINERY = "app.bellhop.aws.client";

    private static Stream<Class<?>> ports() {
        return Stream.concat(
                Stream.of(S3.class, Sns.class, Sqs.class)
                        .flatMap(all -> Arrays.stream(all.getRecordComponents()))
                        .map(RecordComponent::getType)
                        .filter(Class::isInterface),
                Stream.of(Metrics.class, Athena.class));
    }

    static Stream<Method> requests() {
        return ports().flatMap(port -> Arrays.stream(port.getMethods()))
                .filter(method -> CompletableFuture.class.isAssignableFrom(method.getReturnType()));
    }

    private static boolean writes(String operation) {
        return READING.stream().noneMatch(Operation.valueOf(operation).api::startsWith);
    }

    static String name(Method method) {
        return method.getDeclaringClass().getSimpleName() + "." + method.getName();
    }

    /** The operations that a port's method may send, by their names in the table. */
    static Set<String> sent(Method method) {
        Set<JavaCodeUnit> seen = new HashSet<>();
        Deque<JavaCodeUnit> open = new ArrayDeque<>();
        JavaClass port = OURS.get(method.getDeclaringClass());
        String[] parameters =
                Arrays.stream(method.getParameterTypes()).map(Class::getName).toArray(String[]::new);
        Stream.concat(Stream.of(port), port.getAllSubclasses().stream())
                .flatMap(type -> type.tryGetMethod(method.getName(), parameters).stream())
                .forEach(open::add);
        Set<String> operations = new TreeSet<>();
        while (!open.isEmpty()) {
            JavaCodeUnit unit = open.pop();
            if (!seen.add(unit)) {
                continue;
            }
            unit.getFieldAccesses().stream()
                    .filter(access -> !access.getOriginOwner().getPackageName().equals(MACHINERY))
                    .filter(access -> !access.getOriginOwner().isEquivalentTo(Operation.class))
                    .map(JavaFieldAccess::getTarget)
                    .filter(field -> field.getOwner().isEquivalentTo(Operation.class))
                    .map(AccessTarget::getName)
                    .filter(ChangesTest::isOperation)
                    .forEach(operations::add);
            Stream.concat(
                            unit.getCallsFromSelf().stream().map(call -> call.getTarget()),
                            unit.getCodeUnitReferencesFromSelf().stream().map(call -> call.getTarget()))
                    .filter(target -> target.getOwner().getPackageName().startsWith("app.bellhop."))
                    .flatMap(target -> implementations(target))
                    .forEach(open::add);
        }
        return operations;
    }

    private static boolean isOperation(String field) {
        return Arrays.stream(Operation.values())
                .anyMatch(operation -> operation.name().equals(field));
    }

    private static Stream<JavaCodeUnit> implementations(AccessTarget.CodeUnitAccessTarget target) {
        String[] parameters =
                target.getRawParameterTypes().stream().map(JavaClass::getName).toArray(String[]::new);
        Stream<JavaCodeUnit> declared = target.resolveMember().stream().map(unit -> unit);
        Stream<JavaCodeUnit> below = target.getOwner().isInterface()
                ? target.getOwner().getAllSubclasses().stream()
                        .flatMap(type -> type.tryGetMethod(target.getName(), parameters).stream())
                : Stream.of();
        return Stream.concat(declared, below);
    }

    @Test
    void whatTheCodeSendsIsSeen() throws Exception {
        Method delete = Arrays.stream(ObjectStore.class.getMethods())
                .filter(method -> method.getName().equals("deleteBelow"))
                .findFirst()
                .orElseThrow();
        assertTrue(
                sent(delete).containsAll(List.of("DeleteObjects", "ListObjectsV2")),
                () -> sent(delete).toString());
        Method list = ObjectStore.class.getMethod("listBuckets");
        assertEquals(Set.of("ListBuckets"), sent(list));
    }

    @Test
    void noOperationThatWritesEscapes() {
        Set<String> unmarked = requests()
                .filter(method -> !method.isAnnotationPresent(Changes.class))
                .filter(method -> !NO_CHANGES.contains(name(method)))
                .filter(method -> sent(method).stream().anyMatch(ChangesTest::writes))
                .map(method -> name(method) + " sends " + sent(method))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(Set.of(), unmarked);
    }

    @Test
    void whatOnlyReadsIsNotAskedAbout() {
        Set<String> marked = requests()
                .filter(method -> method.isAnnotationPresent(Changes.class))
                .filter(method -> method.getDeclaringClass() != BucketConfiguration.class)
                .filter(method -> sent(method).stream().noneMatch(ChangesTest::writes))
                .map(method -> name(method) + " sends " + sent(method))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(Set.of(), marked);
    }

    /** Its operations stand in a table by section, which the code alone does not tell. */
    @Test
    void bucketSettingsAreChangedByTwoMethods() {
        assertEquals(
                Set.of("put", "delete"),
                requests()
                        .filter(method -> method.getDeclaringClass() == BucketConfiguration.class)
                        .filter(method -> method.isAnnotationPresent(Changes.class))
                        .map(Method::getName)
                        .collect(Collectors.toSet()));
    }
}
