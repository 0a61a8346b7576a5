package app.bellhop.work.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.s3.bucket.BucketSection;
import app.bellhop.fake.FakeObjectStore;
import app.bellhop.fake.FakeS3;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WebsiteSetupTest {

    private static final Website WANTED = new Website("index.html", "", true, Optional.empty(), false);

    private final FakeS3 s3 = new FakeS3(new FakeObjectStore());

    private WebsiteSetup read() throws Exception {
        return WebsiteSetup.read(s3.all(), "site", WANTED, Runnable::run).get();
    }

    @Test
    void anEmptyBucketNeedsAPolicyAndAnIndexDocument() throws Exception {
        WebsiteSetup setup = read();
        assertEquals(Optional.empty(), setup.unblocked());
        assertTrue(setup.publicPolicy().orElseThrow().contains("s3:GetObject"));
        assertEquals(
                "{\"IndexDocument\":{\"Suffix\":\"index.html\"}}",
                setup.documents().orElseThrow().json());
    }

    @Test
    void onlyTheTwoSettingsAboutPoliciesAreTurnedOff() throws Exception {
        s3.sections.put(BucketSection.PUBLIC_ACCESS_BLOCK, "{\"BlockPublicAcls\":true,\"BlockPublicPolicy\":true}");
        assertEquals(
                "{\"BlockPublicAcls\":true,\"BlockPublicPolicy\":false,\"RestrictPublicBuckets\":false}",
                read().unblocked().orElseThrow());
    }

    @Test
    void whatIsSetAlreadyStays() throws Exception {
        s3.sections.put(BucketSection.POLICY, read().publicPolicy().orElseThrow());
        s3.sections.put(BucketSection.WEBSITE, read().documents().orElseThrow().json());
        assertEquals(Optional.empty(), read().publicPolicy());
        assertEquals(Optional.empty(), read().documents());
    }

    @Test
    void aRedirectOfAllRequestsIsDroppedAndNamed() throws Exception {
        s3.sections.put(
                BucketSection.WEBSITE,
                "{\"RedirectAllRequestsTo\":{\"HostName\":\"old.example\"},\"ErrorDocument\":{\"Key\":\"e.html\"}}");
        WebsiteSetup.Documents documents = read().documents().orElseThrow();
        assertEquals("old.example", documents.droppedRedirect());
        assertEquals("e.html", documents.errorKey());
        assertTrue(!documents.json().contains("Redirect"), documents.json());
    }
}
