package app.bellhop.aws.credentials;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileEditTest {

    @TempDir
    Path folder;

    /** Of two headings, {@code [profile default]} counts. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "[default]\nregion = a\n[profile default]\nregion = b\n",
                "[profile default]\nregion = b\n[default]\nregion = a\n",
                "[default]\nregion = a\n"
            })
    void whatIsSetCounts(String text) throws Exception {
        Path config = Files.writeString(
                folder.resolve("config"), ProfileEdit.edited(text, "default", Map.of("sso_role_name", "admin")));
        AwsFiles files = AwsFiles.read(Optional.of(config), Optional.empty());
        assertEquals(
                "admin",
                files.profiles()
                        .profile("default")
                        .orElseThrow()
                        .property("sso_role_name")
                        .orElse(""));
    }

    @Test
    void everyOtherByteStays() {
        assertEquals(
                "# a\r\n[profile p]\r\nsso_role_name = admin\r\nregion = b\n\n[profile q]\n",
                ProfileEdit.edited(
                        "# a\r\n[profile p]\r\nregion = b\n\n[profile q]\n", "p", Map.of("sso_role_name", "admin")));
    }
}
