package app.bellhop.viewmodel.buckets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.s3.bucket.BucketSection;
import app.bellhop.fake.FakeObjectStore;
import app.bellhop.viewmodel.base.DocumentEditorViewModel;
import app.bellhop.viewmodel.buckets.BucketSectionViewModel.State;
import app.bellhop.viewmodel.form.Field;
import app.bellhop.viewmodel.inspector.InspectorTestBase;
import app.bellhop.work.objects.TextDiff;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BucketInspectorViewModelTest extends InspectorTestBase {

    private BucketSectionViewModel section(BucketSection name) {
        return inspector.bucket().section(name);
    }

    @Test
    void sectionsLoadByThemselvesAndSayWhatIsNotSupported() {
        s3.sections.put(BucketSection.VERSIONING, "{\"Status\":\"Enabled\"}");
        store.failing.put("get CORS", FakeObjectStore.failure(ErrorKind.NOT_SUPPORTED, "NotImplemented"));
        store.failing.put("get LOGGING", FakeObjectStore.failure(ErrorKind.ACCESS_DENIED, "AccessDenied"));
        run("inspectBucket");
        assertEquals("default", inspector.bucket().region().get());
        assertEquals(State.SET, section(BucketSection.VERSIONING).state().get());
        assertEquals("Enabled", section(BucketSection.VERSIONING).summary().get());
        assertEquals(State.UNSET, section(BucketSection.TAGS).state().get());
        assertEquals(State.NOT_SUPPORTED, section(BucketSection.CORS).state().get());
        assertEquals(
                "This server doesn’t support Test (s3://bucket/).",
                section(BucketSection.CORS).summary().get());
        assertEquals(State.FAILED, section(BucketSection.LOGGING).state().get());
        assertTrue(section(BucketSection.LOGGING).summary().get().contains("s3:Test"));
        assertEquals("", test.error(), "one refusal among many is no banner");
    }

    @Test
    void creationThatNobodyMaySeeIsADash() {
        store.failing.put("listBuckets", FakeObjectStore.failure(ErrorKind.ACCESS_DENIED, "AccessDenied"));
        run("inspectBucket");
        assertEquals("–", inspector.bucket().created().get());
    }

    @ParameterizedTest
    @CsvSource({"NOT_FOUND, NoSuchBucket", "BAD_CREDENTIALS, ExpiredToken", "CLOCK_SKEW, RequestTimeTooSkewed"})
    void whatTheListingSaysIsNotSaidAtEachSection(ErrorKind kind, String code) {
        for (BucketSection name : BucketSection.values()) {
            store.failing.put("get " + name, FakeObjectStore.failure(kind, code));
        }
        run("inspectBucket");
        for (BucketSection name : BucketSection.values()) {
            assertEquals("–", section(name).summary().get());
            assertEquals(State.FAILED, section(name).state().get());
        }
    }

    @Test
    void whatManySectionsFailForIsSaidOnce() {
        for (BucketSection name : BucketSection.values()) {
            store.failing.put("get " + name, FakeObjectStore.failure(ErrorKind.NETWORK, "InternalError"));
        }
        store.failing.put("get CORS", FakeObjectStore.failure(ErrorKind.INVALID, "InvalidRequest"));
        store.failing.put("get LOGGING", FakeObjectStore.failure(ErrorKind.ACCESS_DENIED, "AccessDenied"));
        store.failing.put("facts", FakeObjectStore.failure(ErrorKind.NETWORK, "InternalError"));
        run("inspectBucket");
        assertEquals(
                "Reading the settings failed for s3://bucket/: the server returned an error (InternalError).",
                inspector.bucket().failure().get());
        assertEquals("–", inspector.bucket().region().get());
        assertEquals("Not read", section(BucketSection.TAGS).summary().get());
        assertFalse(section(BucketSection.TAGS).retryable().get(), "one button is enough for all of them");
        assertTrue(section(BucketSection.CORS).summary().get().contains("InvalidRequest"), "it is another one");
        assertTrue(section(BucketSection.CORS).retryable().get());
        assertEquals(
                "Missing permission: s3:Test.",
                section(BucketSection.LOGGING).summary().get());

        store.failing.clear();
        inspector.bucket().tryAgain();
        assertEquals("", inspector.bucket().failure().get());
        assertEquals("default", inspector.bucket().region().get());
        assertEquals("Not set", section(BucketSection.TAGS).summary().get());
    }

    @Test
    void failureOfOneSectionIsSaidThere() {
        store.failing.put("get CORS", FakeObjectStore.failure(ErrorKind.NETWORK, "InternalError"));
        run("inspectBucket");
        assertEquals("", inspector.bucket().failure().get());
        assertTrue(section(BucketSection.CORS).summary().get().contains("InternalError"));
        store.failing.clear();
        section(BucketSection.CORS).tryAgain();
        assertEquals("Not set", section(BucketSection.CORS).summary().get());
    }

    @Test
    void whatAServerDoesNotExplainIsUnknown() {
        store.failing.put("get CORS", FakeObjectStore.failure(ErrorKind.NOT_FOUND, "404"));
        run("inspectBucket");
        assertEquals(State.FAILED, section(BucketSection.CORS).state().get());
        assertEquals(
                "Unknown: the server answered Test with 404 and no reason.",
                section(BucketSection.CORS).summary().get());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "VERSIONING | status=Suspended | Suspended",
                "WEBSITE | index=home.html,error=404.html | home.html, 404.html",
                "WEBSITE | redirect=www.example.com | Redirects to www.example.com",
                "LOGGING | targetBucket=logs,targetPrefix=x/ | s3://logs/x/",
                "REQUEST_PAYMENT | payer=Requester | Requester",
                "PUBLIC_ACCESS_BLOCK | BlockPublicAcls=true,RestrictPublicBuckets=true | 2 of 4 on",
                "OWNERSHIP | ownership=ObjectWriter | ObjectWriter",
                "ENCRYPTION | algorithm=aws:kms,kmsKey=k1 | aws:kms",
                "TAGS | tags=a=1 | a=1"
            })
    void formMakesADocumentThatIsLookedAtBeforeItIsSent(BucketSection name, String typed, String summary) {
        run("inspectBucket");
        Map<String, String> answers = new java.util.HashMap<>();
        for (String pair : typed.split(",")) {
            answers.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
        }
        test.dialogs.answer(answers);
        section(name).editForm();
        DocumentEditorViewModel editor = test.dialogs.editor();
        assertTrue(editor.reviewing().get());
        assertTrue(editor.diff().stream().allMatch(line -> line.kind() == TextDiff.Kind.ADDED));
        assertEquals(0, calls("put " + name));
        editor.save();
        assertTrue(editor.saved().get());
        assertEquals(summary, section(name).summary().get());
    }

    @Test
    void formKeepsWhatItDoesNotShow() {
        s3.sections.put(
                BucketSection.WEBSITE, "{\"IndexDocument\":{\"Suffix\":\"a.html\"},\"RoutingRules\":[{\"x\":1}]}");
        run("inspectBucket");
        test.dialogs.answer(Map.of("index", "b.html"));
        section(BucketSection.WEBSITE).editForm();
        test.dialogs.editor().save();
        assertTrue(s3.sections.get(BucketSection.WEBSITE).contains("RoutingRules"));
        assertTrue(s3.sections.get(BucketSection.WEBSITE).contains("b.html"));
    }

    @Test
    void formIsAboutWhatItWasOpenedWith() {
        s3.sections.put(BucketSection.TAGS, "{\"TagSet\":[{\"Key\":\"a\",\"Value\":\"1\"}]}");
        run("inspectBucket");
        test.dialogs.meanwhile = () -> {
            s3.sections.put(BucketSection.TAGS, "{\"TagSet\":[{\"Key\":\"theirs\",\"Value\":\"1\"}]}");
            section(BucketSection.TAGS).load("other");
        };
        test.dialogs.answer(Map.of("tags", "a=2"));
        section(BucketSection.TAGS).editForm();
        DocumentEditorViewModel editor = test.dialogs.editor();
        assertEquals("data", editor.document().subject());
        editor.save();
        assertTrue(s3.sections.get(BucketSection.TAGS).contains("theirs"), "they are not replaced unseen");
        assertFalse(editor.saved().get());
    }

    @Test
    void documentWithAProblemIsMarkedAndCannotBeSent() {
        run("inspectBucket");
        section(BucketSection.POLICY).editDocument();
        DocumentEditorViewModel editor = test.dialogs.editor();
        editor.text().set("{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": [ {\n}");
        assertEquals(4, editor.problem().get().line());
        editor.review();
        assertFalse(editor.reviewing().get());
        editor.save();
        assertEquals(0, calls("put POLICY"));
    }

    @Test
    void templatesGoIntoThePolicyAndWordsAreCompleted() {
        run("inspectBucket");
        section(BucketSection.POLICY).editDocument();
        DocumentEditorViewModel editor = test.dialogs.editor();
        test.dialogs.answer(Map.of(Field.ONLY, "public/"));
        editor.insert(editor.document().templates().get(0));
        assertTrue(
                editor.text().get().contains("arn:aws:s3:::data/public/*"),
                editor.text().get());
        test.dialogs.answer(Map.of(Field.ONLY, "12"));
        editor.insert(editor.document().templates().get(1));
        assertEquals("Enter a 12-digit account ID.", test.dialogs.problems.get(1));
        editor.insert(editor.document().templates().get(2));
        assertTrue(editor.text().get().contains("aws:SecureTransport"));
        assertEquals(null, editor.problem().get());
        editor.review();
        editor.save();
        assertTrue(section(BucketSection.POLICY).summary().get().startsWith("Public, 2 statements"));
        assertEquals(
                "Public (according to S3)", inspector.bucket().policyStatus().get());
        assertTrue(editor.document().words().contains("s3:GetObjectAcl"));
    }

    @Test
    void refusedDocumentStaysOpenWithTheReason() {
        store.failing.put("put TAGS", FakeObjectStore.failure(ErrorKind.INVALID, "InvalidTag"));
        run("inspectBucket");
        section(BucketSection.TAGS).editDocument();
        DocumentEditorViewModel editor = test.dialogs.editor();
        editor.text().set("{\"TagSet\": []}");
        editor.review();
        editor.save();
        assertFalse(editor.saved().get());
        assertTrue(
                editor.failure().get().contains("InvalidTag"), editor.failure().get());
        editor.edit();
        assertFalse(editor.reviewing().get());
    }

    @Test
    void longConfigurationIsShownInWholeLinesBeforeItIsDeleted() {
        String line = "  \"Prefix\" : \"a-prefix-of-some-length/\",\n";
        s3.sections.put(BucketSection.LIFECYCLE, "{\n" + line.repeat(50) + "}");
        run("inspectBucket");
        section(BucketSection.LIFECYCLE).delete();
        String shown = test.dialogs.last().details().get(0);
        assertTrue(shown.endsWith("length/\",\n…"), shown);
        assertTrue(shown.length() < 700, shown);
    }

    @Test
    void sectionIsTakenAwayAfterAQuestionThatShowsIt() {
        s3.sections.put(BucketSection.CORS, "{\"CORSRules\":[{}]}");
        run("inspectBucket");
        section(BucketSection.CORS).delete();
        assertTrue(test.dialogs.last().details().get(0).contains("CORSRules"));
        assertTrue(s3.sections.containsKey(BucketSection.CORS), "turned down");
        test.dialogs.answer(Map.of());
        section(BucketSection.CORS).delete();
        assertEquals(State.UNSET, section(BucketSection.CORS).state().get());
    }

    @Test
    void websiteOpensOnceThereIsOne() {
        run("inspectBucket");
        assertFalse(enabled("openWebsite"));
        s3.sections.put(BucketSection.WEBSITE, "{\"IndexDocument\":{\"Suffix\":\"index.html\"}}");
        inspector.leave();
        run("inspectBucket");
        run("openWebsite");
        assertEquals("http://site/", test.openedAddress.toString());
    }

    @Test
    void accessLogIsReadFilteredAndToldWhenEmpty() {
        s3.sections.put(
                BucketSection.LOGGING, "{\"LoggingEnabled\":{\"TargetBucket\":\"data\",\"TargetPrefix\":\"logs/\"}}");
        run("inspectBucket");
        run("viewAccessLog");
        AccessLogViewModel log = test.dialogs.screen(AccessLogViewModel.class);
        log.load();
        assertTrue(
                log.status().get().startsWith("No log entries in s3://data/logs/"),
                log.status().get());
        String line = "o data [06/Feb/2019:00:00:%s +0000] 1.2.3.4 ada R REST.GET.OBJECT %s \"GET /x HTTP/1.1\" 200"
                + " - 113 5 7 - \"-\" \"agent\" - h SigV4 c a host t -\n";
        String lines = line.formatted("01", "old.txt") + "broken line\n" + line.formatted("02", "new.txt")
                + line.formatted("03", "x").replace("o data", "o other");
        store.objects.put(at("logs/1"), lines.getBytes(StandardCharsets.UTF_8));
        log.load();
        assertEquals("2 of 2 lines", log.status().get());
        assertEquals("new.txt", log.records().get(0).key(), "the newest first");
        log.filter().set("OLD");
        assertEquals(1, log.records().size());
        store.objects.put(at("logs/2"), new byte[(4 << 20) + 1]);
        log.load();
        assertEquals("1 of 2 lines · 1 log file only partly read", log.status().get());
        for (String operation : List.of("read", "listAll")) {
            store.failing.put(operation, FakeObjectStore.failure(ErrorKind.ACCESS_DENIED, "AccessDenied"));
            log.load();
            assertTrue(log.status().get().contains("s3:Test"), log.status().get());
        }
    }

    @Test
    void logFilesBeyondTheNewestAreTold() {
        s3.sections.put(
                BucketSection.LOGGING, "{\"LoggingEnabled\":{\"TargetBucket\":\"data\",\"TargetPrefix\":\"logs/\"}}");
        for (int i = 0; i < 302; i++) {
            store.objects.put(at("logs/%03d".formatted(i)), new byte[0]);
        }
        run("inspectBucket");
        run("viewAccessLog");
        AccessLogViewModel log = test.dialogs.screen(AccessLogViewModel.class);
        log.load();
        assertEquals("0 of 0 lines · 2 older log files not read", log.status().get());
    }

    @Test
    void documentThatSomebodyElseChangedIsComparedAnew() {
        s3.sections.put(BucketSection.TAGS, "{\"TagSet\": []}");
        run("inspectBucket");
        section(BucketSection.TAGS).editDocument();
        DocumentEditorViewModel editor = test.dialogs.editor();
        editor.text().set("{\"TagSet\": [1]}");
        editor.review();
        s3.sections.put(BucketSection.TAGS, "{\"TagSet\": [2]}");
        editor.save();
        assertFalse(editor.saved().get());
        assertTrue(s3.sections.get(BucketSection.TAGS).contains("2"), "not overwritten");
        assertTrue(editor.diff().get(0).text().contains("2"), "the changes are against what is there");
        editor.save();
        assertTrue(editor.saved().get());
    }
}
