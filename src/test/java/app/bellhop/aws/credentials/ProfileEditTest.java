package app.bellhop.aws.credentials;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

    /** What is left of the old value counts for the SDK: another account or role than the one that was chosen. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "[profile p]\nSSO_Role_Name = old\n",
                "[profile p]\nsso_role_name\t=\told # tail\r\n",
                "[profile p]\nregion = a\n[profile q]\n[profile p]\nsso_role_name = old\n",
                "\uFEFF[profile p]\nsso_role_name = old\n",
                "[profile\u00A0p]\nsso_role_name = old\n",
                "[profile p] ; mine\nsso_role_name=old"
            })
    void theOldValueIsGoneHoweverItIsWritten(String text) throws Exception {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        String edited = ProfileEdit.edited(
                new String(bytes, StandardCharsets.ISO_8859_1), "p", Map.of("sso_role_name", "admin"));
        Path config = Files.write(folder.resolve("config"), edited.getBytes(StandardCharsets.ISO_8859_1));
        AwsFiles files = AwsFiles.read(Optional.of(config), Optional.empty());
        assertEquals(
                Optional.of("admin"),
                files.profiles().profile("p").orElseThrow().property("sso_role_name"));
        assertEquals(List.of(), files.problems());
    }

    @Test
    void everyOtherByteStays() {
        assertEquals(
                "# a\r\n[profile p]\r\nsso_role_name = admin\r\nregion = b\n\n[profile q]\n",
                ProfileEdit.edited(
                        "# a\r\n[profile p]\r\nregion = b\n\n[profile q]\n", "p", Map.of("sso_role_name", "admin")));
    }
}
