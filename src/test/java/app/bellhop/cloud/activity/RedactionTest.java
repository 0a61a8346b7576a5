package app.bellhop.cloud.activity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RedactionTest {

    private static Object kept(String name, Object value) {
        return Redaction.of(Map.of(name, value)).get(name);
    }

    @Test
    void keysPasswordsAndTokensAreWithheldWhereverTheyStand() {
        for (String name : List.of(
                "SSECustomerKey",
                "SSECustomerKeyMD5",
                "CopySourceSSECustomerKey",
                "MFA",
                "Token",
                "OneTimePassword",
                "SecretAccessKey",
                "SessionToken",
                "PlatformCredential")) {
            assertEquals(Withheld.SECRET, kept(name, "s3cr3t"), name);
            assertFalse(
                    kept("Attributes", List.of(Map.of(name, "s3cr3t")))
                            .toString()
                            .contains("s3cr3t"),
                    name);
        }
    }

    @Test
    void whatIsNoSecretStays() {
        Map<String, Object> plain = Map.of(
                "Key", "token=1/password",
                "Tagging", "team=a&key=b&code=c",
                "SSEKMSKeyId", "arn:aws:kms:eu-west-1:1:key/2",
                "NextToken", "page2",
                "Message", "See https://example.com/?page=2 or write to me@example.com",
                "MaxKeys", 1000);
        assertEquals(plain, Redaction.of(plain));
    }

    @Test
    void linksLoseTheirSignatures() {
        String link = "https://b.s3.amazonaws.com/k?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIA%2F2026"
                + "&X-Amz-Security-Token=tok&X-Amz-Expires=60&X-Amz-Signature=abc123";
        assertEquals(
                "Get https://b.s3.amazonaws.com/k?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=REDACTED"
                        + "&X-Amz-Security-Token=REDACTED&X-Amz-Expires=60&X-Amz-Signature=REDACTED now",
                kept("Message", "Get " + link + " now"));
        String html = String.valueOf(kept("Message", link.replace("&", "&amp;") + "\"" + link.replace("&", "\\u0026")));
        assertFalse(html.contains("abc123") || html.contains("AKIA") || html.contains("=tok"), html);
    }

    @Test
    void addressesLosePasswordsAndTokens() {
        assertEquals("https://REDACTED@example.com/x", kept("Endpoint", "https://ann:pw@example.com/x"));
        assertEquals(
                "https://example.com/hook?token=REDACTED&room=1",
                kept("Endpoint", "https://example.com/hook?token=t0k&room=1"));
    }
}
