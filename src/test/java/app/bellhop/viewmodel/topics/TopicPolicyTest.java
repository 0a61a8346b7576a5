package app.bellhop.viewmodel.topics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.sns.Topic;
import app.bellhop.fake.FakeDialogs;
import app.bellhop.viewmodel.base.DocumentEditorViewModel;
import app.bellhop.viewmodel.form.Field;
import app.bellhop.viewmodel.form.Form;
import app.bellhop.viewmodel.form.Problem;
import app.bellhop.viewmodel.main.BellTestBase;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopicPolicyTest extends BellTestBase {

    @Test
    void anOrganizationIsAllowedToSubscribeByAStatementThatIsShownFirst() {
        Topic streets = sns.topic("streets");
        choose(streets);
        run("topicPolicy");
        DocumentEditorViewModel editor = test.dialogs.editor();
        test.dialogs.answer(Map.of(Field.ONLY, "o-a1b2c3d4e5"));
        editor.insert(editor.document().templates().stream()
                .filter(template -> template.label().equals("Allow an organization to subscribe"))
                .findFirst()
                .orElseThrow());
        assertTrue(
                editor.text().get().contains("\"aws:PrincipalOrgID\" : \"o-a1b2c3d4e5\""),
                editor.text().get());
        assertEquals(null, editor.problem().get());
        assertFalse(sns.attributes.getOrDefault(streets.arn(), Map.of()).containsKey("Policy"), "not saved yet");
        editor.review();
        editor.save();
        assertTrue(sns.attributes.get(streets.arn()).get("Policy").contains("o-a1b2c3d4e5"));
    }

    @Test
    void policyIsEditedWithACheckAndADiff() {
        Topic streets = sns.topic("streets");
        choose(streets);
        run("topicPolicy");
        DocumentEditorViewModel editor = test.dialogs.editor();
        editor.text()
                .set(
                        "{\"Statement\": [{\"Effect\": \"Allow\", \"Principal\": \"*\",\n \"Action\": \"s3:Get\", \"Resource\": \""
                                + streets.arn() + "\"}]}");
        assertEquals(2, editor.problem().get().line());
        editor.text().set(editor.text().get().replace("s3:Get", "sns:Publish"));
        assertEquals(null, editor.problem().get());
        editor.review();
        editor.save();
        assertTrue(editor.saved().get());
        assertTrue(sns.attributes.get(streets.arn()).get("Policy").contains("sns:Publish"));
        run("deliveryPolicy");
        test.dialogs.editor().text().set("[1]");
        assertFalse(test.dialogs.editor().problem().get() == null);
    }

    @Test
    void policyTemplatesGoIn() {
        choose(sns.topic("streets"));
        run("topicPolicy");
        DocumentEditorViewModel editor = test.dialogs.editor();
        test.dialogs.answer(Map.of(Field.ONLY, "city-data"));
        editor.insert(editor.document().templates().get(0));
        assertTrue(
                editor.text().get().contains("arn:aws:s3:::city-data"),
                editor.text().get());
        editor.insert(editor.document().templates().get(5));
        assertTrue(editor.text().get().contains("aws:SecureTransport"));
    }

    @ParameterizedTest
    @CsvSource({
        "Allow another account to publish, 1234-5678-9012, arn:aws:iam::123456789012:root",
        "Allow another account to subscribe, arn:aws:iam::123456789012:root, arn:aws:iam::123456789012:root",
        "Allow another account to publish, ' 1234 5678 9012', arn:aws:iam::123456789012:root",
        "Allow another account to publish, 12345, Enter a 12-digit account ID.",
        "Allow another account to publish, arn:aws:iam::123456789012:role/x, Enter a 12-digit account ID.",
        "Allow an organization to publish, arn:aws:organizations::123456789012:organization/o-a1b2c3d4e5, o-a1b2c3d4e5",
        "Allow an organization to publish, o-abc, Enter an organization ID such as o-a1b2c3d4e5.",
        "Allow a bucket to publish to this topic, s3://city-data/in/, arn:aws:s3:::city-data",
        "Allow a bucket to publish to this topic, my bucket, Enter the name of a bucket.",
    })
    void accountsOrganizationsAndBucketsGoIntoAPolicyAsPeopleCopyThem(String template, String typed, String expected) {
        choose(sns.topic("streets"));
        run("topicPolicy");
        DocumentEditorViewModel editor = test.dialogs.editor();
        test.dialogs.answer(Map.of(Field.ONLY, typed));
        editor.insert(editor.document().templates().stream()
                .filter(t -> t.label().equals(template))
                .findFirst()
                .orElseThrow());
        Form form = test.dialogs.last();
        assertEquals(
                expected,
                form.problems(FakeDialogs.answers(form, Map.of(Field.ONLY, typed))).stream()
                        .map(Problem::text)
                        .findFirst()
                        .orElseGet(() -> editor.text().get().contains('"' + expected + '"')
                                ? expected
                                : editor.text().get()));
    }
}
