package app.bellhop.aws.credentials;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.bellhop.cloud.ConnectionProblem;
import app.bellhop.cloud.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.profiles.ProfileFile;

/** What AWS's own parsers are tested with: the profiles and properties of each file, and the line of each mistake. */
class AwsFileCasesTest {

    private static final String ALL_CHARACTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    @TempDir
    Path folder;

    /** Config file, credentials file, and the profiles. */
    static List<Arguments> good() {
        return List.of(
                good("", "{}"),
                good("[profile foo]", "{foo={}}"),
                good(
                        "[profile some-thing:long/the_one%only.foo@bar+]\n[profile foo!bar]",
                        "{some-thing:long/the_one%only.foo@bar+={}}"),
                good("[profile \tfoo \t]", "{foo={}}"),
                good("[profile\tfoo]", "{foo={}}"),
                good("[   profile foo    ]\nname = value\n[profile bar]", "{bar={}, foo={name=value}}"),
                good("[profilefoo]\nname = value\n[profile bar]", "{bar={}}"),
                good("[profile " + ALL_CHARACTERS + "]", "{" + ALL_CHARACTERS + "={}}"),
                good("[profile in valid]\nname = value", "[in valid 2]\nname2 = value2", "{}"),
                good(
                        "[profile foo]\nname = value\n[profile in valid]\nx = 1\n[profile bar]\nname = value2",
                        "{bar={name=value2}, foo={name=value}}"),
                good("[foo]\nname = value", "{}"),
                good("", "[profile foo]\nname = value", "{}"),
                good("", "[   foo    ]\nname = value\n[profile bar]", "{foo={name=value}}"),
                good("[sso-session foo]\nname = value\n[profile bar]", "{bar={}}"),
                good("", "[sso-sessionfoo]\nname = value\n[bar]", "{bar={}, sso-sessionfoo={name=value}}"),
                good("[profile foo]\n[profile bar]", "{bar={}, foo={}}"),
                good(
                        "[profile foo]\nname = value\n[profile bar]\nname2 = value2",
                        "{bar={name2=value2}, foo={name=value}}"),
                good("[profile foo]\nname = value", "{foo={name=value}}"),
                good("[profile foo]\r\nname = value", "{foo={name=value}}"),
                good("[profile foo]\nname = val=ue", "{foo={name=val=ue}}"),
                good("[profile foo]\nname = 😂", "{foo={name=😂}}"),
                good("[profile foo]\nname = value\nname2 = value2", "{foo={name=value, name2=value2}}"),
                good("[profile foo]\nname \t=  \tvalue \t", "{foo={name=value}}"),
                good("[profile foo]\nname =", "{foo={name=}}"),
                good("[profile foo]\nin valid = value", "{foo={}}"),
                good(
                        "[profile foo]\n" + ALL_CHARACTERS + " = value",
                        "{foo={abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz0123456789-_=value}}"),
                good("\t \n[profile foo]\n\t\n \nname = value\n\t \n[profile bar]\n \t", "{bar={}, foo={name=value}}"),
                good("# Comment\n[profile foo] # Comment\nname = value # Comment with # sign", "{foo={name=value}}"),
                good("; Comment\n[profile foo] ; Comment\nname = value ; Comment with ; sign", "{foo={name=value}}"),
                good("# Comment\n[profile foo] ; Comment\nname = value # Comment with ; sign", "{foo={name=value}}"),
                good(";\n[profile foo];\nname = value ;\n", "{foo={name=value}}"),
                good("[profile foo]; Adjacent\n[profile bar]# Adjacent", "{bar={}, foo={}}"),
                good(
                        "[profile foo]\nname = value; Adjacent\nname2 = value# Adjacent",
                        "{foo={name=value; Adjacent, name2=value# Adjacent}}"),
                good("[profile foo]\nname = value\n -continued", "{foo={name=value\n-continued}}"),
                good(
                        "[profile foo]\nname = value\n -continued\n -and-continued",
                        "{foo={name=value\n-continued\n-and-continued}}"),
                good("[profile foo]\nname = value\n \t -continued \t ", "{foo={name=value\n-continued}}"),
                good("[profile foo]\nname = value\n -continued # Comment", "{foo={name=value\n-continued # Comment}}"),
                good("[profile foo]\nname = value\n -continued ; Comment", "{foo={name=value\n-continued ; Comment}}"),
                good("[profile foo]\nname = value\n[profile foo]\nname2 = value2", "{foo={name=value, name2=value2}}"),
                good("[profile foo]\nname = value\nname = value2", "{foo={name=value2}}"),
                good("[profile foo]\nname = value\n[profile foo]\nname = value2", "{foo={name=value2}}"),
                good("[profile foo]\nName = value\n[profile foo]\nname = value2", "{foo={name=value2}}"),
                good("[profile default]\nname = value\n[default]\nname2 = value2", "{default={name=value}}"),
                good("[default]\nname2 = value2\n[profile default]\nname = value", "{default={name=value}}"),
                good(
                        "[profile default]\nname = value\n[default]\nname2 = value2\n[profile default]\nname3 = value3",
                        "{default={name=value, name3=value3}}"),
                good(
                        "[profile default]\nname = value\n[default]\nname2 = value2\n[profile default]\nname3 = value3",
                        "[default]\nsecret=foo",
                        "{default={name=value, name3=value3, secret=foo}}"),
                good("[profile foo]\nname = value", "[foo]\nname2 = value2", "{foo={name=value, name2=value2}}"),
                good("[profile foo]\nname = value", "[foo]\nname = value2", "{foo={name=value2}}"),
                good("[profile foo]\ns3 =\n name = value", "{foo={s3=\nname = value}}"),
                good("[profile foo]\ns3 =\n name =", "{foo={s3=\nname =}}"),
                good("[profile foo]\ns3 =\n in valid = value", "{foo={s3=\nin valid = value}}"),
                good(
                        "[profile foo]\ns3 =\n name = value\n\t \n name2 = value2",
                        "{foo={s3=\nname = value\nname2 = value2}}"));
    }

    private static Arguments good(String config, String profiles) {
        return good(config, "", profiles);
    }

    private static Arguments good(String config, String credentials, String profiles) {
        return Arguments.of(config, credentials, profiles);
    }

    @ParameterizedTest
    @MethodSource("good")
    void isReadAsAwsReadsIt(String config, String credentials, String profiles) throws IOException {
        AwsFiles read = read(config, credentials);
        assertEquals(profiles, shown(read.profiles()));
        // AWS passes over a profile whose name is none without a word.
        assertEquals(
                List.of(),
                read.problems().stream()
                        .filter(problem -> problem.code() != ConnectionProblem.AWS_FILE_NAME)
                        .toList());
    }

    /** Sections of other kinds are kept for the profiles that name them. */
    @ParameterizedTest
    @ValueSource(strings = {"sso-session", "services"})
    void otherSectionsAreNoProfiles(String kind) throws IOException {
        AwsFiles read = read("[" + kind + " foo]\nname = value\n[profile bar]", "[" + kind + " foo]\nname = other");
        assertEquals("{bar={}}", shown(read.profiles()));
        assertEquals(
                Map.of("name", "value"),
                read.profiles().getSection(kind, "foo").orElseThrow().properties());
    }

    @ParameterizedTest
    @MethodSource("bad")
    void aMistakeIsNamedByItsLine(String config, int line, String rest) throws IOException {
        AwsFiles read = read(config, "");
        assertEquals(
                List.of(Reason.of(
                        ConnectionProblem.AWS_FILE_LINE,
                        folder.resolve("config").toString(),
                        line)),
                read.problems());
        assertEquals(rest, shown(read.profiles()));
    }

    /** Config file, the line of its mistake, and the profiles without it. */
    static List<Arguments> bad() {
        return List.of(
                Arguments.of("[profile foo", 1, "{}"),
                Arguments.of("name = value", 1, "{}"),
                Arguments.of(" -continued", 1, "{}"),
                Arguments.of("[profile foo]\n= value", 2, "{foo={}}"),
                Arguments.of("[profile foo]\nkey : value", 2, "{foo={}}"),
                Arguments.of("[profile foo]\n -continued", 2, "{foo={}}"),
                Arguments.of("[profile foo]\nname = value\n[profile foo]\n -continued", 4, "{foo={name=value}}"),
                Arguments.of("[profile foo]\ns3 =\n invalid", 3, "{foo={s3=}}"),
                Arguments.of("[profile foo]\ns3 =\n = value", 3, "{foo={s3=}}"));
    }

    private AwsFiles read(String config, String credentials) throws IOException {
        return AwsFiles.read(
                Optional.of(Files.writeString(folder.resolve("config"), config)),
                Optional.of(Files.writeString(folder.resolve("credentials"), credentials)));
    }

    private static String shown(ProfileFile files) {
        Map<String, Map<String, String>> shown = new TreeMap<>();
        files.profiles().forEach((name, profile) -> shown.put(name, properties(profile.properties())));
        return shown.toString();
    }

    /** Without those that the SDK makes of the lines of others, with a dot in their names. */
    private static Map<String, String> properties(Map<String, String> all) {
        Map<String, String> sorted = new TreeMap<>(all);
        sorted.keySet().removeIf(name -> name.contains("."));
        return sorted;
    }
}
