package app.bellhop.viewmodel.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import app.bellhop.fake.FakeDialogs;
import app.bellhop.settings.Connection;
import app.bellhop.settings.ServerOptions;
import app.bellhop.settings.services.StorageServices;
import app.bellhop.viewmodel.form.Answers;
import app.bellhop.viewmodel.form.Form;
import app.bellhop.viewmodel.form.Problem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What choosing a service does to the form of a new connection. */
class ServiceFieldsTest {

    private final ConnectionForm form = new ConnectionForm(
            new Connection("id", "", Connection.Source.SAVED, null, null, null, null, null),
            "id",
            List.of(),
            StorageServices.read());
    private final Form asked = form.form("t", "ok");

    private static Map<String, String> with(Map<String, String> more) {
        Map<String, String> texts = new HashMap<>(Map.of("name", "n", "accessKeyId", "k", "secretAccessKey", "s"));
        texts.putAll(more);
        return texts;
    }

    private List<String> problems(Map<String, String> more) {
        return texts(asked.problems(FakeDialogs.answers(asked, with(more))));
    }

    private List<String> hints(Map<String, String> more) {
        return texts(asked.hints(FakeDialogs.answers(asked, with(more))));
    }

    private static List<String> texts(List<Problem> said) {
        return said.stream()
                .map(problem -> problem.field().name() + ": " + problem.text())
                .toList();
    }

    private Connection connection(Map<String, String> more) {
        assertEquals(List.of(), problems(more));
        Answers typed = FakeDialogs.answers(asked, with(more));
        return form.edited(typed).connection();
    }

    @Test
    void awsIsChosenFirstAndNeedsNoEndpoint() {
        assertNull(connection(Map.of()).endpoint());
    }

    @Test
    void serviceFillsInEndpointRegionAndAddressing() {
        Connection wasabi = connection(Map.of("service", "Wasabi"));
        assertEquals("https://s3.us-east-1.wasabisys.com", wasabi.endpoint());
        assertEquals("us-east-1", wasabi.region());
        assertNull(wasabi.snsEndpoint());
        Connection cos = connection(Map.of("service", "Tencent Cloud COS"));
        assertEquals(ServerOptions.Addressing.VIRTUAL_HOST, cos.server().addressing());
    }

    @Test
    void endpointFollowsTheRegion() {
        assertEquals(
                "https://fra1.digitaloceanspaces.com",
                connection(Map.of("service", "DigitalOcean Spaces", "region", "fra1"))
                        .endpoint());
    }

    @Test
    void serverWithSnsHasItAtTheSameAddress() {
        Connection localStack = connection(Map.of("service", "LocalStack"));
        assertEquals("http://localhost:4566", localStack.endpoint());
        assertEquals("http://localhost:4566", localStack.snsEndpoint());
    }

    @Test
    void whatOnlyTheUserKnowsMustBeFilledIn() {
        assertEquals(
                List.of("endpoint: Replace <host> with the server’s host name or IP address."),
                problems(Map.of("service", "MinIO")));
        assertEquals(
                List.of("endpoint: Replace <account> with your account ID."),
                problems(Map.of("service", "Cloudflare R2")));
        assertEquals(
                List.of("endpoint: Replace <namespace> with your tenancy’s object storage namespace."),
                problems(Map.of("service", "Oracle Cloud Infrastructure")));
        assertEquals(
                "http://nas:9000",
                connection(Map.of("service", "MinIO", "endpoint", "http://nas:9000"))
                        .endpoint());
    }

    @Test
    void whatTheServiceLacksIsSaid() {
        List<String> hints = hints(Map.of("service", "Google Cloud Storage"));
        assertEquals(
                "service: Create HMAC keys for S3 access there. Not supported there: object tags, bucket policies, bucket"
                        + " notifications to SNS.",
                hints.stream()
                        .filter(hint -> hint.startsWith("service"))
                        .findFirst()
                        .orElseThrow());
        assertEquals(
                "region: Regions: fsn1, nbg1, hel1",
                hints(Map.of("service", "Hetzner Object Storage")).stream()
                        .filter(hint -> hint.startsWith("region"))
                        .findFirst()
                        .orElseThrow());
    }
}
