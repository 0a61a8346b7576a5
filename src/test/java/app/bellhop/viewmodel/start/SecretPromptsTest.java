package app.bellhop.viewmodel.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import app.bellhop.fake.FakeDialogs;
import app.bellhop.settings.SecretStorage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretPromptsTest {

    private final FakeDialogs dialogs = new FakeDialogs();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "true | Bellhop uses the keychains of macOS and Windows with Java 22 or newer. Its packages include it.",
                "false | ''"
            })
    void firstSecretOnAnOlderJavaSaysWhatANewerOneHas(boolean newerJava, String detail) {
        ask(newerJava, 0);
        assertEquals(
                "This system has no keychain that Bellhop can use. Where should secret access keys and passwords be saved?",
                dialogs.last().text());
        assertEquals(detail, String.join("\n", dialogs.last().details()));
    }

    @Test
    void unencryptedSecretsOfEarlierVersionsAreCounted() {
        ask(false, 2);
        assertEquals(
                "The secrets of 2 connections were saved without encryption by an earlier version. They will be moved,"
                        + " and the old file wiped.",
                String.join("\n", dialogs.last().details()));
    }

    private void ask(boolean newerJava, int saved) {
        new SecretPrompts(() -> dialogs, Runnable::run, () -> fail("nothing failed"), newerJava)
                .storage(List.of(SecretStorage.PASSPHRASE_FILE, SecretStorage.THIS_RUN), saved)
                .join();
    }
}
