package app.bellhop.aws.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.policy.Operation;
import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** No call without its IAM action: the table of both is complete. */
class OperationTest {

    private static final Set<String> NO_REQUEST = Set.of("Utilities", "Close", "Builder", "Create", "ServiceName");

    @Test
    void everyCallOfTheSdkHasItsIamAction() {
        JavaClasses classes = ArchConfiguration.withThreadLocalScope(configuration -> {
            configuration.setResolveMissingDependenciesFromClassPath(false); // The SDK's names are enough.
            return new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("app.bellhop.aws");
        });
        Set<String> called = new TreeSet<>();
        for (JavaClass ours : classes) {
            for (JavaMethodCall call : ours.getMethodCallsFromSelf()) {
                if (call.getTargetOwner()
                        .getSimpleName()
                        .matches("(S3|Sns|Sqs|CloudWatch|Athena)AsyncClient|S3Presigner")) {
                    called.add(operation(call.getName()));
                }
            }
        }
        called.removeAll(NO_REQUEST);
        Set<String> known = Arrays.stream(Operation.values())
                .map(operation -> operation.api)
                .collect(Collectors.toSet());
        assertTrue(called.size() > 40, "the calls are found: " + called);
        called.removeAll(known);
        assertEquals(Set.of(), called, "calls without an Operation");
    }

    private static String operation(String method) {
        String plain = method.replaceAll("Paginator$", "").replaceFirst("^presign", "");
        return Character.toUpperCase(plain.charAt(0)) + plain.substring(1);
    }

    @Test
    void actionsAreNamedAsIamNamesThem() {
        for (Operation operation : Operation.values()) {
            assertTrue(
                    operation.iamAction.matches("(s3|s3express|sns|sqs|cloudwatch|athena|glue):[A-Z][A-Za-z]+"),
                    operation.iamAction);
        }
    }
}
