package app.bellhop.viewmodel.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import app.bellhop.fake.FakeDialogs;
import app.bellhop.settings.Connection;
import app.bellhop.viewmodel.form.Answers;
import app.bellhop.viewmodel.form.Problem;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NewConnectionFormTest {

    private final NewConnectionForm form = new NewConnectionForm();

    private List<String> problems(Map<String, String> texts) {
        return form.form().problems(FakeDialogs.answers(form.form(), texts)).stream()
                .map(problem -> problem.field().name() + ": " + problem.text())
                .toList();
    }

    @Test
    void everyFieldSaysWhatIsWrongWithIt() {
        assertEquals(
                List.of(
                        "name: Enter a name.",
                        "snsEndpoint: Start the endpoint with https:// or http://: https://sns.example.com or"
                                + " http://sns.example.com.",
                        "accessKeyId: Enter the access key ID.",
                        "secretAccessKey: Enter the secret access key."),
                problems(Map.of("endpoint", "https://s3.example.com", "snsEndpoint", "sns.example.com")));
        assertEquals(
                List.of("endpoint: Enter a URL such as https://s3.example.com:9000, without user name, “?” or “#”."),
                problems(Map.of("name", "n", "endpoint", "not one", "accessKeyId", "k", "secretAccessKey", "s")));
    }

    @Test
    void anSnsEndpointAloneWouldLeaveS3ToAws() {
        assertEquals(
                List.of("endpoint: Enter the S3 endpoint too; if it’s empty, S3 requests go to AWS."),
                problems(Map.of(
                        "name", "n", "snsEndpoint", "http://a.example", "accessKeyId", "k", "secretAccessKey", "s")));
    }

    @Test
    void whatIsLeftOutIsNotSet() {
        Answers typed = FakeDialogs.answers(
                form.form(), Map.of("name", " Office ", "accessKeyId", " key ", "secretAccessKey", " s "));
        assertEquals(List.<Problem>of(), form.form().problems(typed));
        Connection made = form.connection(typed);
        assertEquals("Office", made.name());
        assertEquals("key", made.accessKeyId());
        assertNull(made.endpoint());
        assertNull(made.region());
        assertEquals("s", form.secret(typed));
    }
}
