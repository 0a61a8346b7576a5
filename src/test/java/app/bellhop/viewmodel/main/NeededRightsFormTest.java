package app.bellhop.viewmodel.main;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.s3.S3Location;
import app.bellhop.fake.FakeDialogs;
import app.bellhop.viewmodel.form.Answer;
import app.bellhop.viewmodel.form.Answers;
import app.bellhop.viewmodel.form.Field;
import app.bellhop.viewmodel.form.Form;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NeededRightsFormTest extends MainTestBase {

    private static Field<?> field(Form form, String name) {
        return form.fields().stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** What the policy's field holds once the others hold that. */
    private static String policy(Form form, Map<String, String> typed) {
        Answers answers = FakeDialogs.answers(form, typed);
        Answer<?> filled = form.filled(field(form, typed.keySet().iterator().next()), answers)
                .get(0);
        assertEquals("policy", filled.field().name());
        return (String) filled.value().orElseThrow();
    }

    @Test
    void policyFollowsWhatIsTickedAndNamed() {
        store.put("photos", "2026/a.jpg");
        open(new S3Location("photos", "2026/"));
        test.dialogs.answer(Map.of("policy", "{}"));
        main.commands().get("neededRights").run();
        Form form = test.dialogs.last();
        assertTrue(String.valueOf(field(form, "policy").initial()).contains("arn:aws:s3:::photos/2026/*"));
        assertEquals("{}", test.clipboard);
        String uploads = policy(form, Map.of("UPLOAD", "true"));
        assertTrue(uploads.contains("s3:PutObject") && uploads.contains("s3:ListAllMyBuckets"), uploads);
        assertFalse(uploads.contains("sns:"), uploads);
        String copied = policy(form, Map.of("places", "arn:aws:s3:::photos/2026/ https://films.s3.amazonaws.com/"));
        assertTrue(copied.contains("\"arn:aws:s3:::photos/2026/*\""), copied);
        assertTrue(copied.contains("\"arn:aws:s3:::films/*\""), copied);
        String topic = "arn:aws:sns:eu-west-1:123456789012:alerts";
        String publish = policy(form, Map.of("PUBLISH", "true", "topics", topic));
        assertTrue(publish.contains("sns:Publish") && publish.contains(topic), publish);
    }
}
