package app.bellhop.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.bellhop.fake.ChildJvm;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** V18: the region of the environment, in a process that has one. */
class EnvironmentRegionTest {

    /** Prints the region of the environment's connection. */
    public static final class Region {
        public static void main(String[] arguments) {
            System.out.println(AwsProfiles.read().environment().orElseThrow().region());
        }
    }

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"eu-north-1, , eu-north-1", "eu-north-1, eu-west-1, eu-west-1", "' eu-north-1 ', , eu-north-1", "'', , "
    })
    void isThatOfTheAwsCliToo(String standard, @Nullable String own, @Nullable String expected) throws Exception {
        ProcessBuilder builder = ChildJvm.of(Region.class, List.of());
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("AWS_"));
        environment.put("AWS_ACCESS_KEY_ID", "AKIA");
        environment.put("AWS_CONFIG_FILE", folder.resolve("config").toString());
        environment.put("AWS_DEFAULT_REGION", standard);
        if (own != null) {
            environment.put("AWS_REGION", own);
        }
        Process process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try (var output = process.inputReader()) {
            assertEquals(List.of(String.valueOf(expected)), output.lines().toList());
        }
        assertEquals(0, process.waitFor());
    }
}
