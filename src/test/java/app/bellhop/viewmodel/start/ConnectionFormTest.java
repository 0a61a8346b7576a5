package app.bellhop.viewmodel.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import app.bellhop.fake.FakeDialogs;
import app.bellhop.settings.Connection;
import app.bellhop.settings.ConnectionLook;
import app.bellhop.settings.ConnectionSecrets;
import app.bellhop.settings.ServerOptions;
import app.bellhop.settings.SignInOptions;
import app.bellhop.viewmodel.form.Answers;
import app.bellhop.viewmodel.form.Field;
import app.bellhop.viewmodel.form.Form;
import app.bellhop.viewmodel.form.Problem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ConnectionFormTest {

    private static final Connection BLANK =
            new Connection("id", "", Connection.Source.SAVED, null, null, null, null, null);
    private static final Connection FULL = new Connection(
            "id",
            "Office",
            Connection.Source.SAVED,
            null,
            "https://s3.example.com",
            "https://sns.example.com",
            "eu-west-1",
            "AKIA",
            new ConnectionLook(ConnectionLook.Color.RED, "Production", "s3://logs/2026/", true),
            new ServerOptions(
                    ServerOptions.Addressing.PATH,
                    ServerOptions.Checksums.WHEN_REQUIRED,
                    true,
                    "http://me@proxy.example.com:3128",
                    "/ca.pem",
                    "/me.p12",
                    List.of("ab12")),
            new SignInOptions(false, "arn:aws:iam::123456789012:role/r", "ext", "arn:aws:iam::1:mfa/me", "session"));
    private static final ConnectionSecrets SAVED = new ConnectionSecrets("old", "token", "proxy", "certificate");

    private static ConnectionForm form(Connection original) {
        return new ConnectionForm(original, original.id(), List.of("Production"), List.of());
    }

    private static List<String> problems(Connection original, Map<String, String> texts) {
        return said(original, texts, false);
    }

    private static List<String> said(Connection original, Map<String, String> texts, boolean hints) {
        Form form = form(original).form("t", "ok");
        Answers typed = FakeDialogs.answers(form, texts);
        return (hints ? form.hints(typed) : form.problems(typed))
                .stream()
                        .map(problem -> problem.field().name() + ": " + problem.text())
                        .toList();
    }

    private static Connector.Edited edited(Connection original, Map<String, String> texts) {
        ConnectionForm form = form(original);
        Form asked = form.form("t", "ok");
        Answers typed = FakeDialogs.answers(asked, texts);
        assertEquals(List.<Problem>of(), asked.problems(typed));
        return form.edited(typed);
    }

    @Test
    void thePlaceToOpenAtIsReadInEveryForm() {
        for (String typed : List.of("arn:aws:s3:::logs/2026/", "https://logs.s3.eu-west-1.amazonaws.com/2026/")) {
            assertEquals(
                    "s3://logs/2026/",
                    edited(FULL, Map.of("defaultPlace", typed))
                            .connection()
                            .look()
                            .defaultPlace());
        }
        assertEquals(
                List.of("defaultPlace: Enter a location like s3://bucket or s3://bucket/prefix."),
                problems(FULL, Map.of("defaultPlace", "ftp://logs/2026/")));
    }

    private static ConnectionSecrets secrets(Map<String, String> texts) {
        return edited(FULL, texts).secrets().apply(SAVED);
    }

    @Test
    void everyFieldSaysWhatIsWrongWithIt() {
        Map<String, String> texts = new HashMap<>(Map.of(
                "endpoint", "https://s3.example.com",
                "snsEndpoint", "sns.example.com",
                "region", "eu west",
                "proxy", "http://me:secret@proxy",
                "roleArn", "admin",
                "sessionName", "my session",
                "defaultPlace", "s3://"));
        assertEquals(
                List.of(
                        "name: Enter a name.",
                        "snsEndpoint: Start the endpoint with https:// or http://: https://sns.example.com or"
                                + " http://sns.example.com.",
                        "region: Enter a region such as eu-west-1, without spaces.",
                        "roleArn: Enter a role ARN such as arn:aws:iam::123456789012:role/name.",
                        "sessionName: Use 2 to 64 letters, digits and _+=,.@-",
                        "accessKeyId: Enter the access key ID.",
                        "secretAccessKey: Enter the secret access key.",
                        "proxy: Enter an address such as http://user@proxy.example.com:3128. The password goes into the"
                                + " next field.",
                        "defaultPlace: Enter a location like s3://bucket or s3://bucket/prefix."),
                problems(BLANK, texts));
        assertEquals(
                List.of("endpoint: Enter a URL such as https://s3.example.com:9000, without user name, “?” or “#”."),
                problems(FULL, Map.of("endpoint", "not one")));
        assertEquals(
                List.of("roleArn: Enter the role that the external ID, MFA device or session name is for."),
                problems(FULL, Map.of("roleArn", "")));
    }

    @Test
    void anSnsEndpointAloneWouldLeaveS3ToAws() {
        assertEquals(
                List.of("endpoint: Enter the S3 endpoint too; if it’s empty, S3 requests go to AWS."),
                problems(FULL, Map.of("endpoint", "")));
    }

    @Test
    void whatIsLeftOutIsNotSet() {
        Connector.Edited made =
                edited(BLANK, Map.of("name", " Office ", "accessKeyId", " key ", "secretAccessKey", " s "));
        assertEquals(
                new Connection("id", "Office", Connection.Source.SAVED, null, null, null, null, "key"),
                made.connection());
        assertEquals(ConnectionSecrets.ofKey("s"), made.secrets().apply(ConnectionSecrets.NONE));
    }

    @Test
    void editingNothingChangesNothing() {
        Connector.Edited same = edited(FULL, Map.of());
        assertEquals(FULL, same.connection());
        assertEquals(SAVED, same.secrets().apply(SAVED));
    }

    @Test
    void snsFollowsTheS3EndpointWhileTheBoxIsChecked() {
        assertEquals(
                "https://other.example",
                edited(FULL, Map.of("sameSns", "true", "endpoint", "https://other.example"))
                        .connection()
                        .snsEndpoint());
        assertNull(edited(FULL, Map.of("sameSns", "false")).connection().snsEndpoint());
        assertEquals(
                List.of("sameSns: The SNS endpoint differs. Uncheck this box to keep it."),
                problems(FULL, Map.of("sameSns", "true", "snsEndpoint", "https://sns.other.example")));
    }

    @Test
    void newSecretReplacesTheSessionTokenThatWasIssuedWithTheOldOne() {
        assertEquals(
                new ConnectionSecrets("new", null, "proxy", "certificate"), secrets(Map.of("secretAccessKey", "new")));
        assertEquals(
                new ConnectionSecrets("old", "newer", "proxy", "certificate"),
                secrets(Map.of("sessionToken", "newer")));
    }

    @Test
    void secretIsAskedForAgainWhenTheKeyChanges() {
        assertEquals(
                List.of("secretAccessKey: Enter the secret access key."),
                problems(FULL, Map.of("accessKeyId", "other")));
        assertEquals(
                List.of(),
                said(FULL, Map.of("accessKeyId", "other"), true).stream()
                        .filter(hint -> hint.startsWith("secret"))
                        .toList());
        assertEquals(
                List.of("secretAccessKey: Leave empty to keep the saved one."),
                said(FULL, Map.of(), true).stream()
                        .filter(hint -> hint.startsWith("secret"))
                        .toList());
    }

    @Test
    void passwordsStayWithTheProxyAndCertificateTheyWereTypedFor() {
        assertEquals(
                new ConnectionSecrets("old", "token", null, null),
                secrets(Map.of("proxy", "http://other.example", "clientCertificate", "")));
        assertEquals(" p2 ", secrets(Map.of("proxyPassword", " p2 ")).proxyPassword(), "as it was typed");
    }

    @Test
    void anonymousNeedsNoKeys() {
        Connector.Edited made = edited(BLANK, Map.of("name", "Public", "anonymous", "true"));
        assertNull(made.connection().accessKeyId());
        assertEquals(ConnectionSecrets.NONE, made.secrets().apply(ConnectionSecrets.NONE));
    }

    @Test
    void copyOfAProfileHasTheProfilesCredentials() {
        Connection profile =
                Connection.ofProfile("dev", "eu-west-1", null, null).copy("new", "dev (2)");
        Connector.Edited made = edited(profile, Map.of("color", "Red", "name", "Dev"));
        assertEquals(Connection.Source.PROFILE, made.connection().source());
        assertEquals("dev", made.connection().profile());
        assertEquals(ConnectionLook.Color.RED, made.connection().look().color());
        assertEquals(
                "AWS profile dev",
                form(profile).form("t", "ok").fields().stream()
                        .filter(field -> field.kind() == Field.Kind.FACT)
                        .map(field -> String.valueOf(field.initial()))
                        .collect(Collectors.joining()));
    }

    @Test
    void trustInCertificatesCanBeTakenBack() {
        Connector.Edited kept = edited(FULL, Map.of());
        assertEquals(List.of("ab12"), kept.connection().server().trustedCertificates());
        Connector.Edited dropped = edited(FULL, Map.of("keepTrusted", "false"));
        assertEquals(List.of(), dropped.connection().server().trustedCertificates());
        assertEquals(
                List.of(),
                form(BLANK).form("t", "ok").fields().stream()
                        .filter(field -> field.name().equals("keepTrusted"))
                        .toList(),
                "none is trusted yet");
    }
}
